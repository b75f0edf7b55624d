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
from events.access import events_logged_by, events_visible_to, on_door_duty
from events.models import Event
from events.reports import attended_by

LATEST_EVENTS = 6


@require_safe
def home(request: Request) -> HttpResponse:
    """Where everybody starts: what the day brings and what waits, own posts and certificates."""
    user, today = request.user, timezone.localdate()
    logs = access.may_anywhere(user, Action.LOG_EVENT)
    appoints = access.may_anywhere(user, Action.APPOINT)
    open_reports = access.certificate_reports_visible_to(user).filter(settled_at=None)
    own = Appointment.objects.filter(person__user=user)
    running = {"held_on": today, "status": Event.Status.PUBLISHED}
    context = {
        "today": events_logged_by(user).filter(**running) if logs else [],
        "posts": own.in_force(on=today).select_related("post__title", "post__committee").by_rank(),
        "certificates": Certificate.objects.published()
        .filter(appointment__person__user=user)
        .select_related("appointment__post__title", "appointment__post__committee"),
        "events": events_visible_to(user).select_related("host")[:LATEST_EVENTS],
        "doors": on_door_duty(user).select_related("host"),
        "waiting": reports.waiting_for(user) if appoints else None,
        "reported": open_reports.count() if appoints else 0,
        "overdue": access.campaigns_led_by(user).filter(retain_until__lt=today) if appoints else [],
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
