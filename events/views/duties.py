"""The people at an event's door: who is on it, for whom and until when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committee.http import Request
from events.duty_forms import DutyForm
from events.services import duties
from events.views.events import logged_event, refusals_told


@require_http_methods(["GET", "HEAD", "POST"])
def door_duties(request: Request, pk: int) -> HttpResponse:
    """Who is on the door of the event, and the form that puts an account on it."""
    event = logged_event(request, pk)
    form = DutyForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and form.is_valid():
        duty = form.attempt(duties.put_on_door, actor=request.user, event=event, **form.arguments)
        if duty is not None:
            messages.success(request, _("%(name)s is on the door.") % {"name": duty.user})
            return redirect("door_duties", pk=pk)
    rows = event.door_duties.select_related("user").order_by("user__email")
    context = {"event": event, "form": form, "duties": rows}
    return render(request, "events/door_duties.html", context)


@require_POST
def end_duty(request: Request, pk: int, duty: int) -> HttpResponse:
    """Take an account off the door."""
    event = logged_event(request, pk)
    found = get_object_or_404(event.door_duties.select_related("user"), pk=duty)
    with refusals_told(request):
        duties.end_duty(actor=request.user, duty=found)
        said = _("%(name)s is not on the door any more.") % {"name": found.user}
        messages.success(request, said)
    return redirect("door_duties", pk=pk)
