"""Background work of the events app; every task can run twice with the effect of once."""

from __future__ import annotations

from django.utils import translation
from procrastinate.contrib.django import app

from committee.models import Export
from committee.services.exports import give_up
from events.report_forms import rows_of
from events.services import attendance_files, guests


@app.task(name="send_event_invitations", retry=5)
def send_event_invitations(event_id: int) -> None:
    """Mail those who were asked, a portion at a time."""
    if guests.send_invitations(event_id):
        send_event_invitations.defer(event_id=event_id)


@app.task(name="send_place", retry=5)
def send_place(attendance_id: int) -> None:
    """Mail somebody from the waiting list that there is a place."""
    guests.send_place(attendance_id)


@app.task(name="write_attendance_export", retry=5)
def write_attendance_export(export_id: str) -> None:
    """Write the file of an export of an event's list, with the rights that its account has now."""
    export = Export.objects.select_related("requested_by", "committee").get(pk=export_id)
    with translation.override(export.language):
        rows = rows_of(export)
        if rows is None:
            give_up(export_id)
            return
        attendance_files.write_later(export, rows)
