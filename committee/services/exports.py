"""Taking rows of a roster out as a file: never without a right, a reason and a trace.

Few rows are handed over at once. More are written by a worker to ``MEDIA_ROOT/exports``, under a
name that nobody can guess and that stands in no address, and are fetched over a link that asks for
the right anew each time. A week later the file is removed; the record of it stays.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import get_language
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.columns import CONTACTS
from committee.errors import NothingToExport, ReasonMissing
from committee.models import Committee, Export, User
from committee.models.export import KEPT_FOR
from committee.services.export_files import Progress, write_rows
from committee.services.files_about import export_folder

ROWS_AT_ONCE = 5_000
"""More than these are written by a worker."""
GIVEN_UP_AFTER = timedelta(days=1)

Writer = Callable[..., int]
"""Takes a format, rows, columns of theirs and a file, as ``write_rows`` does."""

PROGRESS = "UPDATE committee_export SET written = %s WHERE id = %s AND status = 'writing'"


def request_export(
    *,
    actor: User,
    committee: Committee,
    rows: QuerySet[Any],
    format: str,
    columns: Sequence[TextChoices],
    reason: str,
    query: dict[str, Any],
    described: str = "",
    job: str = "write_export",
) -> Export:
    """Put on record that ``actor`` takes the rows out, before any of them leaves.

    A few are then to be handed over with ``hand_over``; for more a worker is called, to do ``job``.

    Raises ``ReasonMissing`` and ``NothingToExport``.
    """
    require(actor, Action.VIEW_CONTACT, committee)
    if not reason.strip():
        raise ReasonMissing
    number = rows.order_by().values("pk")[: ROWS_AT_ONCE + 1].count()
    if not number:
        raise NothingToExport
    at_once = number <= ROWS_AT_ONCE
    with acting(actor, reason=f"export: {reason}"):
        export = Export.objects.create(
            requested_by=actor,
            committee=committee,
            format=format,
            query=query | {"columns": [column.value for column in columns]},
            described=described,
            contacts=any(column.value in CONTACTS for column in columns),
            language=get_language() or settings.LANGUAGE_CODE,
            reason=reason,
            status=Export.Status.HANDED_OVER if at_once else Export.Status.WAITING,
            expected=number if at_once else None,
            finished_at=timezone.now() if at_once else None,
            file_name="" if at_once else f"{secrets.token_urlsafe(32)}.{format}",
        )
        if not at_once:
            jobs.configure_task(job).defer(export_id=str(export.pk))
    return export


def hand_over(
    export: Export,
    rows: QuerySet[Any],
    columns: Sequence[TextChoices],
    write: Writer = write_rows,
) -> IO[bytes]:
    """The rows as an open file without a name, whole before its first byte is sent."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response that sends it
    written = write(export.format, rows, columns, file)
    Export.objects.filter(pk=export.pk).update(written=written, expected=written)
    file.seek(0)
    return file


def write_export(
    export: Export,
    rows: QuerySet[Any],
    columns: Sequence[TextChoices],
    write: Writer = write_rows,
) -> None:
    """Write the file of an export that waits; what is ready or given up is left as it is.

    The file is complete before its name exists: of a worker killed in between there remains a part
    that the next one removes before it writes the whole anew.
    """
    if not _begun(export, rows.order_by().count()):
        return
    path = file_of(export)
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{path.name}.*.part"):
        left.unlink(missing_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    try:
        with _progress_of(export) as progress, unfinished.open("wb") as file:
            written = write(
                export.format, rows, columns, file, folder=path.parent, progress=progress
            )
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    Export.objects.filter(pk=export.pk, status=Export.Status.WRITING).update(
        status=Export.Status.READY, written=written, expected=written, finished_at=timezone.now()
    )


def give_up(export_id: UUID | str) -> None:
    """Note that an export cannot be written, since a right or a part of its filter is gone."""
    Export.objects.filter(pk=export_id, status__in=_ON_THEIR_WAY).update(
        status=Export.Status.FAILED
    )


def opened(export: Export) -> IO[bytes]:
    """The file of an export, to be sent; the download is counted."""
    file = file_of(export).open("rb")
    Export.objects.filter(pk=export.pk).update(downloads=F("downloads") + 1)
    return file


def remove_old_files() -> int:
    """Remove files after a week and what dead workers left; returns how many files went.

    An export that no worker has finished in a day is given up.
    """
    now = timezone.now()
    stale = Export.objects.filter(requested_at__lt=now - GIVEN_UP_AFTER)
    stale.filter(status__in=_ON_THEIR_WAY).update(status=Export.Status.FAILED)
    over = Export.objects.filter(status=Export.Status.READY, finished_at__lte=now - KEPT_FOR)
    over.update(status=Export.Status.REMOVED)
    files = {path.name: path for path in export_folder().glob("*")}
    known = dict(Export.objects.filter(file_name__in=files).values_list("file_name", "status"))
    oldest = (now - GIVEN_UP_AFTER).timestamp()
    removed = 0
    for name, path in files.items():
        if name in known:
            unwanted = known[name] in (Export.Status.REMOVED, Export.Status.FAILED)
        else:
            unwanted = path.stat().st_mtime < oldest
        if unwanted:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def file_of(export: Export) -> Path:
    """Where the file of an export lies, or will lie."""
    return export_folder() / export.file_name


_ON_THEIR_WAY = (Export.Status.WAITING, Export.Status.WRITING)


def _begun(export: Export, number: int) -> bool:
    begun = Export.objects.filter(pk=export.pk, status__in=_ON_THEIR_WAY)
    return bool(begun.update(status=Export.Status.WRITING, expected=number, written=0))


@contextmanager
def _progress_of(export: Export) -> Iterator[Progress]:
    """Tells how far the export is over a connection of its own, as COPY keeps the usual one."""
    beside = connection.copy()

    def progress(written: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(PROGRESS, [written, export.pk])

    try:
        yield progress
    finally:
        beside.close()
