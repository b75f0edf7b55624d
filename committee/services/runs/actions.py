"""What each action does with a chunk of appointments.

To add one: write a function of a run and the keys of a chunk that returns a ``Result`` for each
key, and name it in ``STEPS``. It runs in a transaction in the name of whoever started the run, with
the right to appoint asked already. It says what it leaves out and why; what it raises makes the
chunk be tried again in halves, until the one row that fails stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from committee.models import Outcome, Run
from committee.services.runs import approving, inviting, issuing, reminding
from committee.services.runs.results import Results

Act = Callable[[Run, Sequence[UUID]], Results]


@dataclass(frozen=True)
class Step:
    """A part of an action: it takes entries with one outcome and gives them another."""

    takes: Outcome
    act: Act


STEPS: dict[Run.Action, tuple[Step, ...]] = {
    Run.Action.INVITE: (Step(Outcome.WAITING, inviting.invite),),
    Run.Action.REMIND: (Step(Outcome.WAITING, reminding.remind),),
    Run.Action.APPROVE: (Step(Outcome.WAITING, approving.approve),),
    Run.Action.ISSUE: (
        Step(Outcome.WAITING, issuing.write_down),
        Step(Outcome.BEGUN, issuing.print_drafts),
    ),
}
"""The first step begins; a later one finishes what was begun, even when the run is paused."""

JUDGES: dict[Run.Action, Act] = {
    Run.Action.INVITE: inviting.judge,
    Run.Action.REMIND: reminding.judge,
    Run.Action.APPROVE: approving.judge,
    Run.Action.ISSUE: issuing.judge,
}
"""What the first step of an action will say of each appointment, with nothing written."""
