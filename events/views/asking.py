"""Asking those whom a filter of a roster finds to an event, and guests by name."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from procrastinate.contrib.django import app as jobs

from committee.access import Action
from committee.http import Request
from committee.reports import selected
from committee.roster_forms import RosterForm
from committee.views.rosters import back_to_roster, committee_with
from events.forms import EventChoiceForm
from events.guest_forms import GuestLinesForm
from events.services import guests
from events.services.guest_lists import ask_guests as ask_by_name
from events.views.events import logged_event

MOST_AT_ONCE = 500
"""More than so many are asked by a job, so that nobody waits for the page."""


@require_http_methods(["GET", "HEAD", "POST"])
def ask_roster(request: Request, pk: int) -> HttpResponse:
    """Choose an event for those whom the filter in the address finds."""
    committee = committee_with(request, pk, Action.VIEW_CONTACT)
    asked = RosterForm(request.GET, account=request.user, committee=committee)
    if not asked.is_valid():
        return back_to_roster(request, committee)
    rows, _exact = selected(request.user, committee, **asked.chosen)
    number = rows.values("person").distinct().count()
    form = EventChoiceForm(request.POST or None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        event = form.cleaned_data["event"]
        if number > MOST_AT_ONCE:
            jobs.configure_task("ask_by_filter").defer(
                event_id=event.pk,
                actor_id=request.user.pk,
                committee_id=committee.pk,
                query=dict[str, Any](asked.query),
            )
            messages.success(request, _("They are being asked; the list fills as it goes."))
            return redirect("attendance", pk=event.pk)
        done = form.attempt(guests.ask_members, actor=request.user, event=event, holders=rows)
        if done is not None:
            said = ngettext("%(number)s person is asked.", "%(number)s people are asked.", done)
            messages.success(request, said % {"number": done})
            return redirect("attendance", pk=event.pk)
    context = {"committee": committee, "form": form, "asked": asked, "number": number}
    return render(request, "events/ask_roster.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_guests(request: Request, pk: int) -> HttpResponse:
    """Guests, a line each: read first, then asked; lines with a mistake stay in the field."""
    event = logged_event(request, pk)
    form = GuestLinesForm(request.POST or None, event=event)
    if form.is_valid() and request.POST.get("act") == "ask":
        asked = form.attempt(ask_by_name, actor=request.user, event=event, wanted=form.good)
        if asked is not None:
            said = ngettext("%(number)s guest is asked.", "%(number)s guests are asked.", asked)
            messages.success(request, said % {"number": asked})
            if not form.left:
                return redirect("attendance", pk=pk)
            form = GuestLinesForm({"guests": form.left}, event=event)
            form.is_valid()
    return render(request, "events/ask_guests.html", {"event": event, "form": form})
