"""Batches and their runs as the pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from committee.access import appointments_issued_by, batches_visible_to
from committee.models import AppointmentQuerySet, Batch, Outcome, Run, RunEntry, Status
from committee.models.batch import reason_of
from committee.reports.desk import Step

ROWS_AT_ONCE = 1_000
HEADINGS = (_("Committee"), _("Post"), _("Name"), _("Outcome"), _("Reason"))


def batches_of(user: Any) -> QuerySet[Batch]:
    """The batches that the account may work with, the latest first, with their sizes."""
    visible = batches_visible_to(user).select_related("committee", "created_by")
    return visible.annotate(size=Count("entries")).order_by("-created_at")


def appointments_of(batch: Batch, user: Any) -> AppointmentQuerySet:
    """Everybody in the batch whom the account may move along."""
    rows = appointments_issued_by(user).filter(batches=batch)
    return rows.select_related("person", "post__title", "post__committee")


def batch_steps(batch: Batch, user: Any) -> list[Step]:
    """How many of the batch stand at each status; one query, and only those that occur."""
    rows = appointments_of(batch, user).order_by().values_list("status").annotate(Count("pk"))
    counted = dict(rows)
    return [Step(status, counted[status.value]) for status in Status if status.value in counted]


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    run: Run
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def over(self) -> int:
        """How many there is nothing more to do for."""
        return sum(self.counts.get(each, 0) for each in ("done", "skipped", "failed"))

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def at_work(self) -> bool:
        """Whether workers are at it, be it only to finish what was begun."""
        return self.run.status == Run.Status.RUNNING or self.counts.get("begun", 0) > 0

    @property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        """Outcomes that occur, with how many there are of each."""
        return [(each, self.counts[each]) for each in Outcome if self.counts.get(each)]

    @property
    def failed(self) -> int:
        return self.counts.get("failed", 0)

    @property
    def left_out(self) -> int:
        return self.failed + self.counts.get("skipped", 0)


def progress_of_runs(batch: Batch) -> list[Progress]:
    """The runs of a batch, the latest first, each with how far it is; two queries."""
    counts: dict[Any, dict[str, int]] = defaultdict(dict)
    entries = RunEntry.objects.filter(run__batch=batch).order_by()
    for run, outcome, number in entries.values_list("run", "outcome").annotate(Count("pk")):
        counts[run][outcome] = number
    return [
        Progress(run, counts[run.pk])
        for run in batch.runs.select_related("started_by", "second_approval__given_by")
    ]


@dataclass(frozen=True)
class Foreseen:
    """To how many appointments a run would do the same."""

    outcome: Outcome
    reason: str
    number: int


def foreseen(found: Sequence[tuple[Any, int]]) -> list[Foreseen]:
    """What a dry run found, in the reader's language."""
    return [Foreseen(result.outcome, reason_of(result.finding), number) for result, number in found]


def entries_of(run: Run, user: Any, outcome: str) -> QuerySet[RunEntry]:
    """Entries with the outcome; without one, those that were left out."""
    entries = run.entries.filter(outcome=outcome) if outcome else run.entries.left_out()
    visible = entries.filter(appointment__in=appointments_issued_by(user))
    return visible.select_related(
        "appointment__person", "appointment__post__title", "appointment__post__committee"
    )


def left_out_rows(run: Run, user: Any) -> Iterator[list[str]]:
    """Who was left out and why, for a table; headings first, in the language of the reader."""
    with override(get_language()):
        yield [str(heading) for heading in HEADINGS]
        for entry in entries_of(run, user, "").iterator(ROWS_AT_ONCE):
            held = entry.appointment
            place = [str(held.post.committee.name), str(held.post.title.name)]
            yield [*place, held.person.name, str(entry.get_outcome_display()), entry.reason]
