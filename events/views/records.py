"""Adding to an event's record: a statement, a proposal, a stated headcount."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from committee.forms import DecisionForm
from committee.http import Request, looked_for
from events.forms import HeadcountForm, ProposalForm, StatementForm
from events.models import Event
from events.services import record
from events.views.events import logged_event


def _record(
    request: Request,
    event: Event,
    form: DecisionForm,
    title: Any,
    decide: Callable[..., Any],
) -> HttpResponse:
    """Show the form; a good one goes to the service and back to the event's page."""
    if request.method == "POST" and form.is_valid():
        decided = form.attempt(decide, actor=request.user, event=event, **form.arguments)
        if decided is not None:
            return redirect("event", pk=event.pk)
    context = {"event": event, "form": form, "title": title, "find": looked_for(request)}
    return render(request, "events/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: Request, pk: int) -> HttpResponse:
    """Put on record what somebody on the list said."""
    event = logged_event(request, pk)
    form = StatementForm(request.POST or None, event=event, find=looked_for(request))
    title = _("Record a statement")
    return _record(request, event, form, title, record.record_statement)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, pk: int) -> HttpResponse:
    """Put on record a policy that somebody on the list proposed."""
    event = logged_event(request, pk)
    form = ProposalForm(request.POST or None, event=event, find=looked_for(request))
    title = _("Record a policy proposal")
    return _record(request, event, form, title, record.record_proposal)


@require_http_methods(["GET", "HEAD", "POST"])
def headcount(request: Request, pk: int) -> HttpResponse:
    """Keep a number of attendees that somebody stated, beside the count."""
    event = logged_event(request, pk)
    form = HeadcountForm(request.POST or None)
    title = _("Record a stated headcount")
    return _record(request, event, form, title, record.state_headcount)
