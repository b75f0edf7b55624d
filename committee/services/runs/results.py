"""What a step says of each appointment in its chunk."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from committee.errors import DomainError
from committee.findings import Finding
from committee.models import Outcome, Person


@dataclass(frozen=True)
class Result:
    """What became of one appointment, and why where it was left out."""

    outcome: Outcome
    finding: Finding | None = None


Results = dict[UUID, Result]

BEGUN = Result(Outcome.BEGUN)
DONE = Result(Outcome.DONE)


def skipped(code: str, **values: object) -> Result:
    """Left out because the action is not for it; not worth trying again as it is."""
    return Result(Outcome.SKIPPED, (code, values))


def failed(error: Exception) -> Result:
    """Left out because of ``error``; to be tried again once the reason is gone.

    What is kept names nobody, since it outlives whom it is about.
    """
    if isinstance(error, DomainError):
        said = {
            name: str(value)
            for name, value in error.values.items()
            if not isinstance(value, Person)
        }
        return Result(Outcome.FAILED, ("refused", {"code": error.code, "values": said}))
    return Result(Outcome.FAILED, ("unexpected", {"error": type(error).__name__}))
