"""From the file to rows, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import ColumnsMissing, ImportBusy
from committee.models import Import, ImportRow, User
from committee.services.imports.progress import hold
from committee.services.imports.upload import path_of
from committee.spreadsheets import Refused, Table, read, recognised

REQUIRED = ("committee", "post", "name")
CONTACTS = ("phone", "email")


def read_file(key: UUID | str) -> Import:
    """Put the file's rows on record and delete the file; goes on to the check if it can.

    Runs in a job. Does nothing for an import that was read before.
    """
    with transaction.atomic():
        hold(key)
        taken = Import.objects.select_related("uploaded_by").get(pk=key)
        if taken.status != Import.Status.UPLOADED:
            return taken
        path = path_of(taken)
        try:
            with acting(taken.uploaded_by, reason="import read"), read(path, taken.kind) as table:  # type: ignore[arg-type]
                _keep(taken, table)
        except Refused as refused:
            _refuse(taken, refused)
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return taken


def _keep(taken: Import, table: Table) -> None:
    width = len(table.header)
    taken.header = table.header
    taken.mapping = _remembered(taken) or recognised(table.header)
    with connection.cursor() as cursor:
        columns = "part_of_id, number, cells, formulas, name, name_latin, phone, email, source"
        with cursor.copy(
            f"COPY committee_importrow ({columns}, digests, verdict, findings) FROM STDIN"
        ) as sink:
            for number, cells, formulas in table.rows:
                cells += [""] * (width - len(cells))
                empty = [""] * 5
                sink.write_row([taken.pk, number, cells, formulas, *empty, [], "new", "[]"])
                taken.total += 1
    if taken.total == 0:
        raise Refused("empty")
    ready = not missing(taken.mapping)
    taken.status = Import.Status.CHECKING if ready else Import.Status.READ
    _move(taken, Import.Status.UPLOADED, "header", "mapping", "total")


def _refuse(taken: Import, refused: Refused) -> None:
    taken.status = Import.Status.REFUSED
    taken.finding = [refused.code, refused.values]
    taken.header, taken.mapping, taken.total = [], {}, 0
    taken.over_at = timezone.now()
    with acting(taken.uploaded_by, reason="import refused"):
        _move(taken, Import.Status.UPLOADED, "header", "mapping", "total", "finding", "over_at")


def _move(taken: Import, before: Import.Status, *fields: str) -> None:
    """Save the new status, unless somebody moved the import on meanwhile."""
    values = {field: getattr(taken, field) for field in ("status", *fields)}
    if not Import.objects.filter(pk=taken.pk, status=before).update(**values):
        ImportRow.objects.filter(part_of=taken).delete()


def _remembered(taken: Import) -> dict[str, int]:
    """What the same account said of the same headings before."""
    earlier = (
        Import.objects.filter(uploaded_by=taken.uploaded_by, header=taken.header)
        .exclude(mapping={})
        .exclude(pk=taken.pk)
        .order_by("-uploaded_at")
        .first()
    )
    return dict(earlier.mapping) if earlier else {}


def missing(mapping: Mapping[str, int]) -> list[str]:
    """The columns without which nobody can be nominated; of the contacts, one is enough."""
    lacking = [column for column in REQUIRED if column not in mapping]
    if not any(column in mapping for column in CONTACTS):
        lacking += CONTACTS
    return lacking


def name_columns(*, actor: User, taken: Import, mapping: Mapping[str, int]) -> Import:
    """Say which column of the file is which, and check all rows by that.

    Raises ``ColumnsMissing`` and ``ImportBusy``.
    """
    require(actor, Action.APPOINT, taken.committee)
    if missing(mapping) or len(set(mapping.values())) < len(mapping):
        raise ColumnsMissing
    with acting(actor, reason="columns of an import named"):
        waiting = (Import.Status.READ, Import.Status.CHECKED)
        moved = Import.objects.filter(pk=taken.pk, status__in=waiting).update(
            mapping=dict(mapping), status=Import.Status.CHECKING, progress=0, finding=None
        )
        if not moved:
            raise ImportBusy
        jobs.configure_task("check_import").defer(import_id=str(taken.pk))
    return taken
