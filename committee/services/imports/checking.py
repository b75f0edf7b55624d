"""What every row means, and what the record says of it, before anything is decided."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count

from committee.audit import acting
from committee.models import Import, ImportRow
from committee.services.imports import rules
from committee.services.imports.places import Places
from committee.services.imports.progress import hold, telling
from committee.services.imports.rows import Meaning, meaning

BATCH = 5_000


def check(key: UUID | str) -> Import:
    """Give every row a verdict. Runs in a job; does nothing unless the import waits for it."""
    with transaction.atomic():
        hold(key)
        taken = Import.objects.select_related("committee", "uploaded_by").get(pk=key)
        if taken.status != Import.Status.CHECKING:
            return taken
        with telling(taken) as tell:
            read_meanings(taken, tell=tell)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE committee_importrow")  # or the rules are planned for one row
        rows = rules.Rows(taken)
        rules.judge(rows)
        rules.doubt(rows)
        with acting(taken.uploaded_by, reason="import checked"):
            taken.status, taken.counts = Import.Status.CHECKED, count(taken)
            checked = Import.objects.filter(pk=key, status=Import.Status.CHECKING)
            if not checked.update(status=taken.status, counts=taken.counts):
                transaction.set_rollback(True)  # it was cancelled meanwhile
    return taken


def count(taken: Import) -> dict[str, int]:
    """How many rows have which verdict."""
    return dict(
        ImportRow.objects.filter(part_of=taken)
        .order_by()
        .values_list("verdict")
        .annotate(rows=Count("pk"))
    )


def read_meanings(
    taken: Import,
    *,
    only: Collection[int] | None = None,
    tell: Callable[[int], None] = lambda rows: None,
) -> None:
    """Work out each row by itself, and write them all back in one statement.

    ``only`` are the keys of the rows to work out, of all if it is left away.
    """
    places = Places(taken)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE meanings (id bigint, name text, name_latin text, phone text,"
            " email text, source text, digests text[], post_id bigint, verdict text,"
            " findings jsonb) ON COMMIT DROP"
        )
        done = 0
        for batch in _batches(taken, only):
            with cursor.copy("COPY meanings FROM STDIN") as sink:
                for key, cells, formulas, corrected in batch:
                    row = meaning(
                        cells,
                        formulas,
                        corrected,
                        mapping=taken.mapping,
                        places=places,
                        source=taken.source,
                    )
                    sink.write_row([key, *_columns(row)])
            done += len(batch)
            tell(done)
        cursor.execute("ANALYZE meanings")
        cursor.execute(
            "UPDATE committee_importrow r SET name = m.name, name_latin = m.name_latin,"
            " phone = m.phone, email = m.email, source = m.source, digests = m.digests,"
            " post_id = m.post_id, person_id = NULL, verdict = m.verdict, findings = m.findings"
            " FROM meanings m WHERE m.id = r.id"
        )
        cursor.execute("DROP TABLE meanings")


def _batches(
    taken: Import, only: Collection[int] | None
) -> Iterator[list[tuple[int, list[str], list[int], dict[str, str]]]]:
    wanted = taken.rows.order_by("number")
    if only is not None:
        wanted = wanted.filter(pk__in=only)
    fields = ("number", "pk", "cells", "formulas", "corrected")
    last = -1
    while batch := list(wanted.filter(number__gt=last).values_list(*fields)[:BATCH]):
        last = batch[-1][0]
        yield [row[1:] for row in batch]


def _columns(row: Meaning) -> list[object]:
    return [
        row.name,
        row.name_latin,
        row.phone,
        row.email,
        row.source,
        row.digests,
        row.post,
        row.verdict.value,
        json.dumps(row.findings),
    ]
