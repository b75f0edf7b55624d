"""Making the nominations that a checked file asks for.

It is ``nominate`` for many at once: the same right, the same question for the suppressed, the same
constraints; and nothing more than nominations, so nobody is invited or shown who did not accept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import ImportBusy, NotAllowed, RowsInError
from committee.findings import Finding
from committee.models import (
    Appointment,
    Batch,
    BatchEntry,
    Import,
    ImportRow,
    Person,
    Post,
    User,
    Verdict,
)
from committee.models.batch import LONGEST_NAME
from committee.services.imports import rules
from committee.services.imports.checking import check, count
from committee.services.imports.progress import hold, hold_all, telling

BATCH = 1_000
"""Rows in one transaction, where good rows come in without the others."""
REFUSALS: dict[str, tuple[Verdict, str]] = {
    "appointment_person_once_in_a_post": (Verdict.UNCHANGED, "already"),
    "appointment_place_is_open": (Verdict.ERROR, "place_is_closed"),
}
"""What a constraint refuses though the rules let it pass, since somebody else was quicker."""


class _NotAllGood(Exception):
    """All rows or none: it was none."""


def commit(*, actor: User, taken: Import, mode: str, take_lookalikes: bool = False) -> Import:
    """Order the nominations; a job makes them.

    Raises ``ImportBusy`` unless the rows are checked and nobody was quicker, ``RowsInError`` where
    all rows are wanted and not all are good.
    """
    require(actor, Action.APPOINT, taken.committee)
    bad = taken.counts.get(Verdict.ERROR, 0)
    if not take_lookalikes:
        bad += taken.counts.get(Verdict.LOOKALIKE, 0)
    if mode == Import.Mode.ALL and bad:
        raise RowsInError(rows=bad)
    with acting(actor, reason="import committed"):
        moved = Import.objects.filter(pk=taken.pk, status=Import.Status.CHECKED).update(
            status=Import.Status.COMMITTING,
            mode=mode,
            take_lookalikes=take_lookalikes,
            committed_by=actor,
            progress=0,
            finding=None,
        )
        if not moved:
            raise ImportBusy
        jobs.configure_task("commit_import").defer(import_id=str(taken.pk))
    return taken


def take_rows(key: UUID | str) -> Import:
    """Make the nominations of the good rows, all in one transaction or a batch at a time.

    Runs in a job, and goes on where a killed one stopped: each row says whether it was taken.
    """
    taken = _fetch(key)
    if taken.status != Import.Status.COMMITTING:
        return taken
    with telling(taken) as tell:
        try:
            if taken.mode == Import.Mode.ALL:
                _take_all(taken, tell)
            else:
                _take_good(taken, tell)
        except _NotAllGood:
            _back_to_check(taken, "changed_meanwhile")
        except NotAllowed:
            _back_to_check(taken, "not_allowed")
    return _fetch(key)


def _fetch(key: UUID | str) -> Import:
    return Import.objects.select_related("committee", "committed_by").get(pk=key)


def _take_all(taken: Import, tell: Callable[[int], None]) -> None:
    with _working(taken) as at_work:
        if not at_work:
            return
        try:
            with transaction.atomic():
                done = 0
                while batch := _next(taken):
                    _take(taken, *batch)
                    if count(taken).get(Verdict.ERROR, 0):
                        raise _NotAllGood
                    done += BATCH
                    tell(min(done, taken.total))
        except IntegrityError as refused:
            if _constraint(refused) not in REFUSALS:
                raise
            raise _NotAllGood from refused
        _finish(taken)


def _take_good(taken: Import, tell: Callable[[int], None]) -> None:
    while True:
        with _working(taken) as at_work:
            if not at_work:
                return
            batch = _next(taken)
            if batch is None:
                _finish(taken)
                return
            _take_or_reject(taken, *batch)
        tell(batch[1])


@contextmanager
def _working(taken: Import) -> Iterator[bool]:
    """One transaction at the import in the name of whoever ordered it.

    Gives whether it is still wanted: it may be done, or cancelled, by now. Raises ``NotAllowed``
    where the right to appoint has ended since.
    """
    actor = taken.committed_by
    assert actor is not None  # noqa: S101 - a constraint sees to it
    with acting(actor, reason="imported", of=str(taken.pk)):
        hold(taken.pk)
        hold_all()
        require(actor, Action.APPOINT, taken.committee)
        wanted = Import.objects.filter(pk=taken.pk, status=Import.Status.COMMITTING).exists()
        if wanted and taken.take_lookalikes:
            doubtful = taken.rows.filter(verdict=Verdict.LOOKALIKE)
            doubtful.update(verdict=Verdict.GOOD, findings=[])
        yield wanted


def _next(taken: Import) -> tuple[int, int] | None:
    """The first and last number of the next rows to take."""
    good = taken.rows.filter(verdict=Verdict.GOOD).order_by("number")
    numbers = list(good.values_list("number", flat=True)[:BATCH])
    return (numbers[0], numbers[-1]) if numbers else None


def _take(taken: Import, first: int, last: int) -> None:
    """Nominate whoever stands in the rows that are still good, seen with the posts locked."""
    rows = taken.rows.filter(number__range=(first, last), verdict=Verdict.GOOD).order_by("number")
    limited = Post.objects.filter(pk__in=rows.values("post"), seats__isnull=False)
    list(limited.order_by("pk").select_for_update().values_list("pk"))
    asked = rules.Rows(taken, first, last)
    rules.judge(asked)
    rules.complete(asked)
    still_good = list(rows)
    people = _people(still_good)
    nominated = Appointment.objects.bulk_create(
        Appointment(
            person_id=people[row.number],
            post_id=row.post_id,  # type: ignore[misc]  # a good row has a post
            term=DateRange(taken.starts_on, None),
            source=row.source,
            nominated_by=taken.committed_by,
        )
        for row in still_good
    )
    rows.update(verdict=Verdict.TAKEN)
    if nominated:
        _put_together(taken, nominated)


def _put_together(taken: Import, nominated: list[Appointment]) -> None:
    """Put whoever was nominated into the batch of the import."""
    actor = taken.committed_by
    assert actor is not None  # noqa: S101 - a constraint sees to it
    batch, _new = Batch.objects.get_or_create(
        imported=taken,
        defaults={
            "committee": taken.committee,
            "name": taken.file_name[:LONGEST_NAME],
            "created_by": actor,
        },
    )
    BatchEntry.objects.bulk_create(
        BatchEntry(batch=batch, appointment=appointment) for appointment in nominated
    )


def _people(rows: list[ImportRow]) -> dict[int, UUID]:
    """Row number → person: who is on record, or a new one; one for all rows that mean the same."""
    known: dict[tuple[str, str], Person] = {}
    new: list[Person] = []
    found: dict[int, Person] = {}
    for row in rows:
        contacts = [(row.name, contact) for contact in (row.phone, row.email) if contact]
        person = next((known[contact] for contact in contacts if contact in known), None)
        if row.person_id is not None:
            person = Person(pk=row.person_id)
        elif person is None:
            person = Person(
                name=row.name, name_latin=row.name_latin, phone=row.phone, email=row.email
            )
            new.append(person)
        known.update(dict.fromkeys(contacts, person))
        found[row.number] = person
    Person.objects.bulk_create(new)
    return {number: person.pk for number, person in found.items()}


def _take_or_reject(taken: Import, first: int, last: int) -> None:
    """Take the rows; where a constraint refuses, halve them until it is one, and reject that."""
    try:
        with transaction.atomic():
            _take(taken, first, last)
    except IntegrityError as refused:
        constraint = _constraint(refused)
        if constraint not in REFUSALS:
            raise
        if first == last:
            _reject(taken, first, *REFUSALS[constraint])
            return
        middle = (first + last) // 2
        _take_or_reject(taken, first, middle)
        _take_or_reject(taken, middle + 1, last)


def _reject(taken: Import, number: int, verdict: Verdict, code: str) -> None:
    row = taken.rows.select_related("post__committee", "post__title").get(number=number)
    finding: Finding = (code, {"post": str(row.post)})
    taken.rows.filter(pk=row.pk).update(verdict=verdict, findings=[finding])


def _constraint(refused: IntegrityError) -> str:
    diagnosis = getattr(refused.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def _finish(taken: Import) -> None:
    """Mark the import as done, unless it was cancelled while all rows stood in one transaction."""
    finished = Import.objects.filter(pk=taken.pk, status=Import.Status.COMMITTING).update(
        status=Import.Status.DONE,
        counts=count(taken),
        progress=taken.total,
        over_at=timezone.now(),
    )
    if not finished:
        transaction.set_rollback(True)


def _back_to_check(taken: Import, code: str) -> None:
    """Look at the rows again, so that each says what is wrong now."""
    with acting(taken.committed_by, reason="import not committed"):
        Import.objects.filter(pk=taken.pk, status=Import.Status.COMMITTING).update(
            status=Import.Status.CHECKING, finding=[code, {}], progress=0
        )
    check(taken.pk)
