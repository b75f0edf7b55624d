"""Adding to an event's record: a statement, a proposal, a stated headcount, a conferral."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from committee.forms import DecisionForm
from committee.http import Request
from events.forms import ConferralForm, HeadcountForm, ProposalForm, StatementForm
from events.models import ProgrammeItem
from events.services import record
from events.services.ceremony import confer as confer_certificate
from events.views.events import logged_event


def _record(
    request: Request,
    pk: int,
    form: DecisionForm,
    title: Any,
    decide: Callable[..., Any],
    **arguments: Any,
) -> HttpResponse:
    """Show the form; a good one goes to the service and back to the event's page."""
    if request.method == "POST" and form.is_valid():
        decided = form.attempt(decide, actor=request.user, **arguments, **form.arguments)
        if decided is not None:
            return redirect("event", pk=pk)
    event = arguments.get("event") or arguments["item"].event
    return render(request, "events/record.html", {"event": event, "form": form, "title": title})


@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: Request, pk: int) -> HttpResponse:
    """Put on record what somebody on the list said."""
    event = logged_event(request, pk)
    form = StatementForm(request.POST or None, event=event)
    title = _("Record a statement")
    return _record(request, pk, form, title, record.record_statement, event=event)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, pk: int) -> HttpResponse:
    """Put on record a policy that somebody on the list proposed."""
    event = logged_event(request, pk)
    form = ProposalForm(request.POST or None, event=event)
    title = _("Record a policy proposal")
    return _record(request, pk, form, title, record.record_proposal, event=event)


@require_http_methods(["GET", "HEAD", "POST"])
def headcount(request: Request, pk: int) -> HttpResponse:
    """Keep a number of attendees that somebody stated, beside the count."""
    event = logged_event(request, pk)
    form = HeadcountForm(request.POST or None)
    title = _("Record a stated headcount")
    return _record(request, pk, form, title, record.state_headcount, event=event)


@require_http_methods(["GET", "HEAD", "POST"])
def confer(request: Request, pk: int, item: int) -> HttpResponse:
    """Note in a conferral item that a certificate was handed over."""
    event = logged_event(request, pk)
    held = get_object_or_404(ProgrammeItem, event=event, pk=item)
    form = ConferralForm(request.POST or None, event=event)
    title = _("Hand over a certificate")
    return _record(request, pk, form, title, confer_certificate, item=held)
