"""Where appointments stand on their way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from committee.access import appointments_issued_by
from committee.models import Appointment, Status
from committee.paging import COUNTED_UP_TO, KeysetPage, keyset_page


@dataclass(frozen=True)
class Milestone:
    """A step on an appointment's way, for the timeline: done, current, still to come or failed."""

    label: str
    state: str
    at: datetime | None = None
    by: str = ""


WAY = (Status.NOMINATED, Status.INVITED, Status.ACCEPTED, Status.APPROVED, Status.IN_FORCE)


def steps_of(appointment: Appointment) -> list[Milestone]:
    """Where the appointment stands on its way, with who did what when."""
    invitation = appointment.invitations.first()
    certificate = appointment.certificates.order_by("issued_at").first()
    reached = {
        Status.NOMINATED: (appointment.nominated_at, str(appointment.nominated_by)),
        Status.INVITED: (invitation.created_at if invitation else None, ""),
        Status.ACCEPTED: (appointment.accepted_at, ""),
        Status.APPROVED: (appointment.approved_at, str(appointment.approved_by or "")),
        Status.IN_FORCE: (certificate.issued_at if certificate else None, ""),
    }
    steps = []
    for status in WAY:
        at, by = reached[status]
        state = "current" if status == appointment.status else "done" if at else "todo"
        steps.append(Milestone(str(status.label), state, at, by if at else ""))
    if appointment.status in (Status.DECLINED, Status.EXPIRED, Status.ENDED):
        steps = [step for step in steps if step.state == "done"]
        at = appointment.declined_at or appointment.ended_at
        label = appointment.get_status_display()
        if appointment.end_reason:
            label = f"{label}: {appointment.get_end_reason_display()}"
        steps.append(Milestone(label, "failed", at, str(appointment.ended_by or "")))
    return steps


@dataclass(frozen=True)
class Step:
    """How many of the desk's appointments stand at one status, counted to ``COUNTED_UP_TO``."""

    status: Status
    count: int

    @property
    def counted(self) -> bool:
        """Whether ``count`` is exact; otherwise there are more than that."""
        return self.count <= COUNTED_UP_TO

    @property
    def label(self) -> str:
        return str(self.status.label)


def desk_page(user: Any, *, status: str, size: int, after: str, before: str) -> KeysetPage:
    """A page of the appointments that the account may move along, the latest first."""
    rows = appointments_issued_by(user).select_related("person", "post__title", "post__committee")
    if status in Status.values:
        rows = rows.filter(status=status)
    # A key (UUIDv7) tells when it was made, and no two rows share one.
    return keyset_page(rows, ("-pk",), size=size, after=after, before=before)


def desk_steps(user: Any) -> list[Step]:
    """The appointments that the account may move along, counted by status; one query.

    Of each status no more are counted than somebody would read of.
    """
    held = appointments_issued_by(user).order_by().values_list("status", flat=True)
    some, *others = (held.filter(status=status)[: COUNTED_UP_TO + 1] for status in Status)
    counted = Counter(some.union(*others, all=True).order_by())
    return [Step(status, counted[status.value]) for status in Status]


def waiting_for(user: Any) -> list[Step]:
    """What waits for the account at the desk: to invite, to approve, to issue."""
    waiting = (Status.NOMINATED, Status.ACCEPTED, Status.APPROVED)
    return [step for step in desk_steps(user) if step.status in waiting and step.count]
