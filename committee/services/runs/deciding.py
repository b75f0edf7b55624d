"""A person's part of a run: to start it, hold it, go on, give it up, or try again what failed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import Min
from django.utils import timezone
from django.utils.formats import date_format

from committee.access import Action, require
from committee.audit import acting
from committee.errors import (
    DayUnlikely,
    EmptyBatch,
    OwnNominees,
    OwnRun,
    RunMovedOn,
    RunOpen,
)
from committee.models import Appointment, Batch, Outcome, Run, SecondApproval, User
from committee.services.refusals import refusing
from committee.services.runs.actions import JUDGES
from committee.services.runs.approving import CAN_BE_APPROVED
from committee.services.runs.results import Result, skipped
from committee.services.runs.working import call_workers

AT_ONCE = 5_000
"""Appointments judged at once by a dry run."""
A_YEAR = timedelta(days=366)
LIST_ENTRIES = """
    INSERT INTO committee_runentry (run_id, appointment_id, place)
    SELECT %s, a.id, row_number() OVER (ORDER BY c.path, t.rank, p.name, a.id)
    FROM committee_batchentry e
    JOIN committee_appointment a ON a.id = e.appointment_id
    JOIN committee_person p ON p.id = a.person_id
    JOIN committee_post post ON post.id = a.post_id
    JOIN committee_title t ON t.id = post.title_id
    JOIN committee_committee c ON c.id = post.committee_id
    WHERE e.batch_id = %s
"""


def start(*, actor: User, batch: Batch, action: str, dated: date | None = None) -> Run:
    """Begin an action on everybody in the batch; workers do it.

    ``dated`` is the day printed on certificates, today by default; other actions have none.

    Raises ``DayUnlikely``, ``EmptyBatch``, and ``RunOpen`` while another run of the batch goes on.
    """
    require(actor, Action.APPOINT, batch.committee)
    if action == Run.Action.ISSUE:
        dated = dated or timezone.localdate()
        _refuse_unlikely(dated, batch)
    with acting(actor, reason=f"run started: {action}"), _one_at_a_time():
        run = Run.objects.create(batch=batch, action=action, started_by=actor, dated=dated)
        with connection.cursor() as cursor:
            cursor.execute(LIST_ENTRIES, [run.pk, batch.pk])
            run.total = cursor.rowcount
        if not run.total:
            raise EmptyBatch
        if action == Run.Action.APPROVE and _too_many_for_one(batch):
            SecondApproval.objects.create(run=run, asked_by=actor)
            run.status = Run.Status.AWAITING
        run.save(update_fields=["total", "status"])
        if run.status == Run.Status.RUNNING:
            call_workers(run)
    return run


def _refuse_unlikely(dated: date, batch: Batch) -> None:
    """A slip of the keyboard is printed on hundreds of certificates, whose numbers begin with it.

    Earliest a year before the first of the terms begins, or a year ago; latest in a year.
    """
    today = timezone.localdate()
    begins = batch.appointments.aggregate(first=Min("term__startswith"))["first"]
    first, last = min(begins or today, today) - A_YEAR, today + A_YEAR
    if not first <= dated <= last:
        days = {"first": first, "last": last}
        raise DayUnlikely(**{name: date_format(day, "DATE_FORMAT") for name, day in days.items()})


def _too_many_for_one(batch: Batch) -> bool:
    """Whether the run may come to approve more people than one person decides on."""
    most = batch.committee.campaign.two_approvers_above
    if most is None:
        return False
    return batch.appointments.filter(status__in=CAN_BE_APPROVED).count() > most


def agree(*, actor: User, run: Run) -> Run:
    """Agree to a run that waits for a second person; it begins, in the name of who asked for it.

    Raises ``OwnRun`` where that is the same person, ``OwnNominees`` where they nominated some of
    those whom the run may approve and the campaign wants another one for that, and ``RunMovedOn``
    where it does not wait.
    """
    with (
        acting(actor, reason="run agreed to"),
        refusing({"second_approval_by_another": OwnRun()}),
    ):
        held = _locked(actor, run, (Run.Status.AWAITING,))
        if held.batch.committee.campaign.separate_approver:
            own = Appointment.objects.filter(nominated_by=actor, status__in=CAN_BE_APPROVED)
            if held.entries.filter(appointment__in=own).exists():
                raise OwnNominees
        SecondApproval.objects.filter(run=held).update(given_by=actor, given_at=timezone.now())
        return _changed(held, status=Run.Status.RUNNING)


def dry_run(*, actor: User, batch: Batch, action: str) -> list[tuple[Result, int]]:
    """What a run would do to how many of the batch, the most first; nothing is written.

    It is asked of the same functions that the run asks, in the name of ``actor``.
    """
    require(actor, Action.APPOINT, batch.committee)
    run = Run(batch=batch, action=action, started_by=actor)
    judge = JUDGES[Run.Action(action)]
    counts: dict[str, list[Any]] = {}
    keys = batch.entries.order_by("pk").values_list("appointment", flat=True)
    for some in batched(keys.iterator(), AT_ONCE, strict=False):
        inside = Appointment.objects.within(batch.committee).filter(pk__in=some)
        judged = judge(run, list(inside.order_by().values_list("pk", flat=True)))
        for result in (judged.get(key, skipped("outside")) for key in some):
            same = json.dumps([result.outcome, result.finding], default=str)
            counts.setdefault(same, [result, 0])[1] += 1
    found = [(result, number) for result, number in counts.values()]
    return sorted(found, key=lambda each: (each[0].outcome != Outcome.DONE, -each[1]))


def pause(*, actor: User, run: Run) -> Run:
    """Begin nothing more for now. Raises ``RunMovedOn`` unless the run is running."""
    return _move(actor, run, "paused", (Run.Status.RUNNING,), status=Run.Status.PAUSED)


def resume(*, actor: User, run: Run) -> Run:
    """Go on with a paused run, from now on in the name of ``actor``. Raises ``RunMovedOn``."""
    running = {"status": Run.Status.RUNNING, "finding": None, "started_by": actor}
    return _move(actor, run, "resumed", (Run.Status.PAUSED,), **running)


def cancel(*, actor: User, run: Run) -> Run:
    """Begin nothing more for good; what was done stays. Raises ``RunMovedOn`` where it is over."""
    over = {"status": Run.Status.CANCELLED, "over_at": timezone.now(), "finding": None}
    return _move(actor, run, "cancelled", Run.OPEN, **over)


def retry_failed(*, actor: User, run: Run) -> Run:
    """Try those again that failed, and no others, in the name of ``actor``.

    Raises ``RunMovedOn`` where the run was cancelled or nobody failed, and ``RunOpen`` while a
    later run of the batch goes on.
    """
    with acting(actor, reason="run retried"), _one_at_a_time():
        again = {"status": Run.Status.RUNNING, "over_at": None, "started_by": actor}
        held = _locked(actor, run, (Run.Status.DONE, Run.Status.RUNNING))
        failed = held.entries.filter(outcome=Outcome.FAILED)
        if not failed.update(outcome=Outcome.WAITING, finding=None):
            raise RunMovedOn(status=held.get_status_display())
        return _changed(held, **again)


def _move(actor: User, run: Run, done: str, expected: tuple[str, ...], **values: Any) -> Run:
    with acting(actor, reason=f"run {done}"):
        return _changed(_locked(actor, run, expected), **values)


def _locked(actor: User, run: Run, expected: tuple[str, ...]) -> Run:
    held = Run.objects.select_for_update(of=("self",)).select_related("batch__committee")
    held_run = held.get(pk=run.pk)
    require(actor, Action.APPOINT, held_run.batch.committee)
    if held_run.status not in expected:
        raise RunMovedOn(status=held_run.get_status_display())
    return held_run


def _changed(run: Run, **values: Any) -> Run:
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=list(values))
    if run.status == Run.Status.RUNNING:
        call_workers(run)
    return run


def _one_at_a_time() -> Any:
    return refusing({"run_open_once": RunOpen()})
