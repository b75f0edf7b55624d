"""A person's part of a run: to start it, hold it, go on, give it up, or try again what failed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.errors import EmptyBatch, RunMovedOn, RunOpen
from committee.models import Batch, Outcome, Run, User
from committee.services.refusals import refusing
from committee.services.runs.working import call_workers

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

    Raises ``EmptyBatch``, and ``RunOpen`` while another run of the batch goes on.
    """
    require(actor, Action.APPOINT, batch.committee)
    if action == Run.Action.ISSUE:
        dated = dated or timezone.localdate()
    with acting(actor, reason=f"run started: {action}"), _one_at_a_time():
        run = Run.objects.create(batch=batch, action=action, started_by=actor, dated=dated)
        with connection.cursor() as cursor:
            cursor.execute(LIST_ENTRIES, [run.pk, batch.pk])
            run.total = cursor.rowcount
        if not run.total:
            raise EmptyBatch
        run.save(update_fields=["total"])
        call_workers(run)
    return run


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
