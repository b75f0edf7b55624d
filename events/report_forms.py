"""Forms of an event's report: what of the list is taken out, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm
from committee.models import Export
from events.access import events_visible_to, may_log
from events.columns import AttendanceColumn
from events.forms import ListForm
from events.models import Attendance, Event
from events.reports import attendances_of
from events.services.attendance_files import FORMATS

USUAL = ("name", "title", "status", "came", "left", "door")


class AttendanceExportForm(DecisionForm):
    """What is taken out of an event's list, and why."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(each.value, each.label) for each in FORMATS]
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns in the file"),
        choices=AttendanceColumn,
        widget=forms.CheckboxSelectMultiple,
        initial=USUAL,
        help_text=_(
            "Take out no more than the purpose needs. Contacts are filled in for those alone on "
            "whose roster you keep contacts."
        ),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=Export._meta.get_field("reason").max_length,
        help_text=_("Kept with the export, and read by the admins of the committee."),
    )

    @property
    def arguments(self) -> dict[str, Any]:
        chosen = [each for each in AttendanceColumn if each in self.cleaned_data["columns"]]
        return self.cleaned_data | {"columns": chosen}


def described(event: Event, asked: ListForm) -> str:
    """The filter in words, for whoever reads of the export later."""
    parts = [event.name]
    if asked.is_valid():
        status = asked.cleaned_data["status"]
        if status:
            parts.append(f"{asked['status'].label}: {Attendance.Status(status).label}")
        if asked.cleaned_data["address"]:
            parts.append(f"{asked['address'].label}: {_('none on record')}")
        if q := asked.cleaned_data["q"]:
            parts.append(f"{asked['q'].label}: {q}")
    return " · ".join(str(part) for part in parts)


def rows_of(export: Export) -> QuerySet[Attendance] | None:
    """The rows that an export asked for, with the rights of today; None where those are gone."""
    visible = events_visible_to(export.requested_by).select_related("host")
    event = visible.filter(pk=export.query["event"]).first()
    asked = ListForm(export.query)
    if event is None or not may_log(export.requested_by, event) or not asked.is_valid():
        return None
    return attendances_of(event, **asked.cleaned_data)
