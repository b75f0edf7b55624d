"""The steps of an event from draft to archive, and its cancellation with notice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committee.errors import DomainError, NotAllowed
from committee.http import Request
from events.errors import WrongState
from events.forms import CancelForm
from events.models import Event
from events.services import steps
from events.views.events import logged_event


@require_POST
def move_event(request: Request, pk: int) -> HttpResponse:
    """Publish the event, say that it was held, or archive it."""
    event = logged_event(request, pk)
    to = request.POST.get("to", "")
    try:
        if to not in (Event.Status.PUBLISHED, Event.Status.HELD, Event.Status.ARCHIVED):
            raise WrongState(status=event.get_status_display(), needed=_("choose the next step"))
        moved = steps.move_event(actor=request.user, event=event, to=to)
    except NotAllowed:
        raise
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        said = _("The event is now “%(status)s”.") % {"status": moved.get_status_display()}
        messages.success(request, said)
    return redirect("event", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel_event(request: Request, pk: int) -> HttpResponse:
    """Cancel the event; everybody who was asked or is going gets a mail."""
    event = logged_event(request, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            steps.move_event,
            actor=request.user,
            event=event,
            to=Event.Status.CANCELLED,
            **form.arguments,
        )
        if done is not None:
            messages.success(
                request, _("The event is cancelled; whoever was asked and has an address is told.")
            )
            return redirect("event", pk=pk)
    mailed, unmailed = steps.told_of_cancellation(event)
    context = {"event": event, "form": form, "mailed": mailed, "unmailed": unmailed}
    return render(request, "events/cancel.html", context)
