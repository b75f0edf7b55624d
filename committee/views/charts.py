"""The organisation chart of a day, and what changed from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from committee import access, reports
from committee.access import Action
from committee.chart_forms import ChangesForm, ChartForm
from committee.charts.organization import Unit, draw
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Committee
from committee.reports.organization import Node
from committee.views.committees import visible_committee


@require_safe
def chart(request: Request, pk: int) -> HttpResponse:
    """The committees below this one on a day, as a picture and as a list."""
    committee = visible_committee(request, pk)
    form = ChartForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    on = chosen.get("on") or timezone.localdate()
    found = _organization(request, committee, on, chosen.get("depth"))
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "on": on,
        "paper": chosen.get("paper") or "a4",
        "found": found,
        "chart": draw(_unit(found.root)) if found else None,
    }
    return render(request, "committee/chart.html", context)


def _organization(
    request: Request, committee: Committee, on: date, depth: int | None
) -> reports.Organization | None:
    try:
        return reports.organization(request.user, committee, on=on, depth=depth)
    except Committee.DoesNotExist:  # on that day it did not stand yet, or not any more
        return None


def _unit(node: Node) -> Unit:
    notes = []
    if node.head:
        notes.append(f"{node.head.post.title.name} {node.head.person.label}")
    if node.taken is not None:
        notes.append(_seats(node))
    if node.more:
        notes.append(
            ngettext("+ %(number)s committee below", "+ %(number)s committees below", node.more)
            % {"number": node.more}
        )
    below = tuple(_unit(child) for child in node.below)
    return Unit(node.committee.pk, node.committee.name_then, tuple(notes), below)


def _seats(node: Node) -> str:
    if node.seats is None:
        number = node.taken or 0
        return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
    return _("%(taken)s of %(seats)s seats") % {"taken": node.taken, "seats": node.seats}


@require_safe
def changes(request: Request, pk: int) -> HttpResponse:
    """Who came, who went and what moved between two days."""
    committee = visible_committee(request, pk)
    if not access.may(request.user, Action.VIEW_ROSTER, committee):
        raise NotAllowed
    today = timezone.localdate()
    form = ChangesForm(request.GET or None, initial={"since": _month_ago(today), "until": today})
    chosen: dict[str, Any] = dict(form.initial)
    if form.is_bound:
        chosen = form.cleaned_data if form.is_valid() else {}
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "changes": reports.changes(request.user, committee, **chosen) if chosen else None,
        "most": reports.MOST_CHANGES,
        **chosen,
    }
    return render(request, "committee/changes.html", context)


def _month_ago(day: date) -> date:
    return day - timedelta(days=30)
