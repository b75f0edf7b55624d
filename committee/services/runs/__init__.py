"""Runs: one action on everybody in a batch, by as many workers as there are.

``start`` puts an entry for each appointment on record and calls workers; each takes the next chunk
of what waits (``working.work``), does it in one transaction and comes back for more. A worker may
be killed at any point: its chunk is undone by the database and taken by another. What an action
does is a plain function (``actions``); how it is shared out, paused and counted is one for all.
"""

from committee.services.runs.actions import JUDGES, STEPS
from committee.services.runs.deciding import (
    agree,
    cancel,
    dry_run,
    pause,
    resume,
    retry_failed,
    start,
)
from committee.services.runs.working import call_worker, keep_going, work

ACTIONS = tuple(STEPS)
"""What a run can do."""
FORESEEN = tuple(JUDGES)
"""What a dry run can foresee."""

__all__ = [
    "ACTIONS",
    "FORESEEN",
    "agree",
    "call_worker",
    "cancel",
    "dry_run",
    "keep_going",
    "pause",
    "resume",
    "retry_failed",
    "start",
    "work",
]
