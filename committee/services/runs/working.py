"""A worker's part of a run: the next chunk, and when to stop."""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued
from psycopg.errors import DiskFull

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NotAllowed
from committee.models import Appointment, Outcome, Run, RunEntry
from committee.services.runs.actions import STEPS, Act, Step
from committee.services.runs.results import Results, failed, skipped

CHUNK = 200
"""Appointments in one transaction."""
LANES = 8
"""Workers that can share a run."""
BEHIND_THE_REST = -10
"""Priority of the jobs: what a single click asks for goes first."""

NOT_OF_THE_ROW = (OperationalError, InterfaceError, OSError, MemoryError)
"""What goes wrong with the machine or the database; the job is tried again, no row is blamed."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)

logger = logging.getLogger(__name__)


def call_workers(run: Run) -> None:
    """Queue as many jobs as can share what waits; what is queued already is left as it is."""
    chunks = -(-run.entries.not_over().count() // CHUNK)
    for lane in range(max(1, min(chunks, LANES))):
        call_worker(run.pk, lane)


def call_worker(key: UUID | str, lane: int) -> None:
    """Queue the next job of one lane, unless it is queued already."""
    job = jobs.configure_task(
        "work_on_run", queueing_lock=f"run {key} {lane}", priority=BEHIND_THE_REST
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(run_id=str(key), lane=lane)


def keep_going() -> None:
    """Call workers for every run that should go on, whatever became of its jobs. By the clock."""
    begun = RunEntry.objects.filter(run=OuterRef("pk"), outcome=Outcome.BEGUN)
    for run in Run.objects.filter(Q(status=Run.Status.RUNNING) | Exists(begun)):
        call_workers(run)


def work(key: UUID | str) -> bool:
    """Do the next chunk of a run; what was begun comes first.

    Returns whether there may be more to do. Runs in a job, and beside others at the same run.
    """
    run = Run.objects.select_related("batch__committee", "started_by").get(pk=key)
    try:
        return any(_take(run, step) for step in _steps(run)) or _finish(run)
    except NotAllowed:
        return _stop(run, "right_lost")
    except NOT_OF_THE_ROW as error:
        if not _no_room(error):
            raise
        return _stop(run, "no_room")


def _steps(run: Run) -> list[Step]:
    """The last step first, so that little lies half done; a run that stands begins nothing."""
    begins, *others = STEPS[Run.Action(run.action)]
    return [*reversed(others), *([begins] if run.status == Run.Status.RUNNING else [])]


def _take(run: Run, step: Step) -> bool:
    """Take a chunk through a step; whether there was one that no other worker has in hand."""
    with acting(run.started_by, reason=f"run: {run.action}", run=str(run.pk)):
        waiting = run.entries.filter(outcome=step.takes).order_by("place")
        taken = waiting.select_for_update(skip_locked=True, of=("self",))[:CHUNK]
        keys = [entry.appointment_id for entry in taken]
        if not keys:
            return False
        results: Results = {}
        if step.takes == Outcome.WAITING:
            require(run.started_by, Action.APPOINT, run.batch.committee)
            results = dict.fromkeys(_outside(run, keys), skipped("outside"))
        inside = [key for key in keys if key not in results]
        _record(run, step, results | _attempt(step.act, run, inside))
    return True


def _outside(run: Run, keys: Sequence[UUID]) -> list[UUID]:
    """Those that left the batch's committee since they were put into the batch."""
    inside = Appointment.objects.within(run.batch.committee).filter(pk__in=keys).order_by()
    return list(set(keys) - set(inside.values_list("pk", flat=True)))


def _attempt(act: Act, run: Run, keys: Sequence[UUID]) -> Results:
    """What the action says of the keys; where it raises, of each half, down to the one at fault."""
    if not keys:
        return {}
    try:
        with transaction.atomic():
            results = act(run, keys)
            return {key: results[key] for key in keys}
    except NOT_OF_THE_ROW:
        raise
    except Exception as error:
        if len(keys) == 1:
            logger.warning("run %s: %s failed", run.pk, keys[0], exc_info=True)
            return {keys[0]: failed(error)}
        middle = len(keys) // 2
        return _attempt(act, run, keys[:middle]) | _attempt(act, run, keys[middle:])


def _record(run: Run, step: Step, results: Results) -> None:
    rows: list[Any] = [
        (key, result.outcome.value, json.dumps(result.finding) if result.finding else None)
        for key, result in results.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE committee_runentry e SET outcome = v.outcome, finding = v.finding::jsonb,"
            " attempts = e.attempts + %s"
            " FROM unnest(%s::uuid[], %s::text[], %s::text[]) v(appointment, outcome, finding)"
            " WHERE e.run_id = %s AND e.appointment_id = v.appointment",
            [
                int(step.takes == Outcome.WAITING),
                *(list(column) for column in zip(*rows, strict=True)),
                run.pk,
            ],
        )


def _finish(run: Run) -> bool:
    """Close the run once nobody has any of it in hand; there is nothing more to do here."""
    with acting(None, reason="run done"):
        if not run.entries.not_over().exists():
            Run.objects.filter(pk=run.pk, status=Run.Status.RUNNING).update(
                status=Run.Status.DONE, over_at=timezone.now()
            )
    return False


def _stop(run: Run, code: str) -> bool:
    """Let the run stand until somebody who reads why resumes it."""
    with acting(None, reason=f"run stopped: {code}"):
        Run.objects.filter(pk=run.pk, status=Run.Status.RUNNING).update(
            status=Run.Status.PAUSED, finding=[code, {}]
        )
    return False


def _no_room(error: BaseException) -> bool:
    cause = error.__cause__
    return isinstance(cause, DiskFull) or getattr(error, "errno", None) in NO_ROOM
