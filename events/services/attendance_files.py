"""Taking the list of an event out as a file, by the rules of a roster's export.

A right, a reason and a trace: the same record as for rosters says who took which list and why, and
``committee.services.exports`` keeps the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from django.db.models import QuerySet

from committee.models import Export, User
from committee.services import exports
from committee.services.export_files import Progress, write_csv, write_xlsx
from events.access import require_log
from events.columns import AttendanceColumn, rows_to_export
from events.models import Attendance, Event

READ_AT_ONCE = 2_000
FORMATS = (Export.Format.CSV, Export.Format.XLSX)


def export_attendance(
    *,
    actor: User,
    event: Event,
    rows: QuerySet[Attendance],
    format: str,
    columns: Sequence[AttendanceColumn],
    reason: str,
    query: dict[str, Any],
    described: str,
) -> Export:
    """Put on record that ``actor`` takes the rows out; see ``exports.request_export``."""
    require_log(actor, event)
    return exports.request_export(
        actor=actor,
        committee=event.host,
        rows=rows,
        format=format,
        columns=columns,
        reason=reason,
        query=query | {"event": str(event.pk)},
        described=described,
        job="write_attendance_export",
    )


def hand_over(export: Export, rows: QuerySet[Attendance]) -> IO[bytes]:
    """The rows as an open file, for an export that is handed over at once."""
    return exports.hand_over(export, _texts(export, rows), _columns_of(export), write_attendance)


def write_later(export: Export, rows: QuerySet[Attendance]) -> None:
    """The same for one that waits, by a worker."""
    exports.write_export(export, _texts(export, rows), _columns_of(export), write_attendance)


def _texts(export: Export, rows: QuerySet[Attendance]) -> QuerySet[Attendance, Any]:
    defused = export.format == Export.Format.CSV  # a cell of a workbook says that it is text
    return rows_to_export(rows, export.requested_by, _columns_of(export), defused=defused)


def _columns_of(export: Export) -> list[AttendanceColumn]:
    return [column for column in AttendanceColumn if column.value in export.query["columns"]]


def write_attendance(
    format: str,
    rows: QuerySet[Attendance, Any],
    columns: Sequence[AttendanceColumn],
    file: IO[bytes],
    *,
    folder: Path | None = None,
    progress: Progress = lambda written: None,
) -> int:
    """Write what ``rows_to_export`` gave, as CSV or XLSX; returns how many rows there were."""
    headings = [str(column.label) for column in columns]
    if format == Export.Format.XLSX:
        values = rows.iterator(chunk_size=READ_AT_ONCE)
        return write_xlsx(values, headings, [False] * len(columns), file, folder, progress)
    return write_csv(rows, headings, file, progress)
