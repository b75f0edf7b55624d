"""The page where everybody starts, and the events of a person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from committee import access, reports
from committee.access import Action
from committee.http import Request
from committee.models import Appointment, Certificate
from events.access import events_visible_to, on_door_duty
from events.reports import attended_by

LATEST_EVENTS = 6


@require_safe
def home(request: Request) -> HttpResponse:
    """Where everybody starts: own posts and certificates, events, and what waits for one."""
    user = request.user
    own = Appointment.objects.filter(person__user=user)
    context = {
        "posts": own.in_force(on=timezone.localdate())
        .select_related("post__title", "post__committee")
        .by_rank(),
        "certificates": Certificate.objects.published()
        .filter(appointment__person__user=user)
        .select_related("appointment__post__title", "appointment__post__committee"),
        "events": events_visible_to(user).select_related("host")[:LATEST_EVENTS],
        "doors": on_door_duty(user).select_related("host"),
        "waiting": reports.waiting_for(user) if access.may_anywhere(user, Action.APPOINT) else None,
    }
    return render(request, "events/home.html", context)


@require_safe
def person_events(request: Request, pk: UUID) -> HttpResponse:
    """The events of a person, as a part of the person's page or a page of its own."""
    person = get_object_or_404(access.people_visible_to(request.user), pk=pk)
    attendances = attended_by(request.user, person)
    came = sum(row.was_there for row in attendances)
    context = {"person": person, "attendances": attendances, "came": came}
    template = "events/person_events.html"
    return render(request, f"{template}#list" if request.htmx else template, context)
