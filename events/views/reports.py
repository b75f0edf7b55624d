"""The report of an event, its list as a file, and the events of a committee in numbers."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee.access import Action, committees_visible_to, may
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Committee
from committee.services.exports import ROWS_AT_ONCE
from committee.views.exports import sent
from events import charts, reports
from events.forms import ListForm
from events.report_forms import AttendanceExportForm, described
from events.services import attendance_files
from events.views.events import logged_event


@require_safe
def report(request: Request, pk: int) -> HttpResponse:
    """Who was asked, who came and how; numbers alone, nobody is named."""
    event = logged_event(request, pk)
    found = reports.event_report(event)
    columns = [(at, tally.came, tally.late) for at, tally in found.arrivals.columns]
    divisions = [("branch", found.branches), ("title", found.titles)]
    context = {
        "event": event,
        "report": found,
        "divisions": divisions,
        "columns": charts.arrivals(columns),
    }
    return render(request, "events/report.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export_attendance(request: Request, pk: int) -> HttpResponseBase:
    """Take out the event's list, or the part of it that the address asks for."""
    event = logged_event(request, pk)
    asked = ListForm(request.GET)
    chosen = asked.cleaned_data if asked.is_valid() else {}
    rows = reports.attendances_of(event, **chosen)
    form = AttendanceExportForm(request.POST if request.method == "POST" else None)
    words = described(event, asked)
    if request.method == "POST" and form.is_valid():
        export = form.attempt(
            attendance_files.export_attendance,
            actor=request.user,
            event=event,
            rows=rows,
            query={name: value for name, value in chosen.items() if value},
            described=words,
            **form.arguments,
        )
        if export is not None and export.on_its_way:
            return redirect("export", pk=export.pk)
        if export is not None:
            return sent(export, attendance_files.hand_over(export, rows))
    context = {
        "event": event,
        "form": form,
        "described": words,
        "at_once": f"{ROWS_AT_ONCE:,}",
    }
    return render(request, "events/export_attendance.html", context)


@require_safe
def committee_events(request: Request, pk: int) -> HttpResponse:
    """The committee's events in numbers, as a part of its dashboard or a page of its own."""
    committee = get_object_or_404(committees_visible_to(request.user), pk=pk)
    if not may(request.user, Action.VIEW_ROSTER, committee):
        raise NotAllowed
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "found": reports.committee_events(request.user, committee),
    }
    template = "events/committee_events.html"
    return render(request, f"{template}#numbers" if request.htmx else template, context)
