"""Imports as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.models import Import, ImportRow, Verdict

BATCH = 1_000


def imports_visible_to(user: Any) -> QuerySet[Import]:
    """Those within committees where the account may appoint: they hold contacts of people."""
    scope = authority(user).scope(Action.APPOINT)
    return Import.objects.filter(scope.q("committee__path")).select_related(
        "committee", "uploaded_by", "committed_by"
    )


@dataclass(frozen=True)
class VerdictCount:
    """How many rows of an import have a verdict."""

    verdict: Verdict
    rows: int


def verdicts_of(taken: Import) -> list[VerdictCount]:
    """Verdicts that occur, what needs eyes first."""
    order = (Verdict.ERROR, Verdict.LOOKALIKE, Verdict.GOOD, Verdict.TAKEN, Verdict.UNCHANGED)
    counts = ((verdict, taken.counts.get(verdict, 0)) for verdict in order)
    return [VerdictCount(verdict, rows) for verdict, rows in counts if rows]


def rows_of(taken: Import, verdict: str) -> QuerySet[ImportRow]:
    """Rows with the verdict; without one, those that do not come in as they are."""
    if verdict in Verdict.values:
        return taken.rows.filter(verdict=verdict)
    return taken.rows.rejected()


def rejected_cells(taken: Import) -> Iterator[list[str]]:
    """The rows that did not come in as the file had them, and before each why; headings first.

    In the language of whoever asks, however late the rows are asked for.
    """
    with override(get_language()):
        yield [str(_("Reason")), str(_("Row")), *taken.header]
        last = -1
        while rows := taken.rows.rejected().filter(number__gt=last).order_by("number")[:BATCH]:
            for row in rows:
                yield [" ".join(row.reasons), str(row.number), *row.cells]
                last = row.number


def earlier_with_same_file(taken: Import) -> Import | None:
    """The import of the very same file that was done last."""
    return (
        Import.objects.filter(
            file_digest=taken.file_digest, committee=taken.committee, status=Import.Status.DONE
        )
        .exclude(pk=taken.pk)
        .order_by("-over_at")
        .first()
    )
