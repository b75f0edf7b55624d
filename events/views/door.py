"""The door of an event: find somebody on the list and let them in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from committee.errors import DomainError, NotAllowed
from committee.http import Request
from events import reports
from events.access import events_with_door_for
from events.forms import DoorSearchForm
from events.models import Attendance, Event
from events.services.door import check_in


@require_safe
def door(request: Request, pk: int) -> HttpResponse:
    """The door of one event: search a name, let the person in. No list, no contact data."""
    event = _with_door(request, pk)
    form = DoorSearchForm(request.GET if "q" in request.GET else None)
    context = {
        "event": event,
        "form": form,
        "searched": form.is_bound and form.is_valid(),
        "found": reports.find_at_door(event, form.cleaned_data["q"])
        if form.is_bound and form.is_valid()
        else [],
        "count": event.attendances.counted().count(),
    }
    return render(request, "events/door.html", context)


@require_POST
def admit(request: Request, pk: int, attendance: int) -> HttpResponse:
    """Check somebody in who is on the list."""
    event = _with_door(request, pk)
    held = get_object_or_404(
        Attendance.objects.select_related("event__host"), event=event, pk=attendance
    )
    try:
        check_in(actor=request.user, attendance=held)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s is checked in.") % {"name": held.somebody})
    return redirect("door", pk=pk)


def _with_door(request: Request, pk: int) -> Event:
    events = events_with_door_for(request.user).select_related("host")
    return get_object_or_404(events, pk=pk)
