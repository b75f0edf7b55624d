"""Who is expected and who was there, and the certificates handed over."""

from __future__ import annotations

from datetime import date

from committee.audit import acting
from committee.models import Appointment, Person, User
from committee.services.refusals import refusing
from events.access import require_open
from events.errors import (
    AlreadyListed,
)
from events.models import (
    Attendance,
    Event,
    Guest,
)
from events.reports.introductions import title_of
from events.services.record import naming

EXPECTED = (Attendance.Status.INVITED, Attendance.Status.GOING)
"""Who gets a pass."""


def log_attendance(
    *,
    actor: User,
    event: Event,
    somebody: Person | Guest,
    status: Attendance.Status = Attendance.Status.ATTENDED,
) -> Attendance:
    """Put a person or guest on the event's list, with the title held on that day.

    Raises ``AlreadyListed``.
    """
    require_open(actor, event)
    title_ko, title_en = title_held(somebody, event.held_on)
    doubled = AlreadyListed(person=somebody)
    constraint = f"attendance_{'person' if isinstance(somebody, Person) else 'guest'}_once"
    with acting(actor, reason="attendance logged"), refusing({constraint: doubled}):
        listed = Attendance(
            event=event,
            status=status,
            title_held_ko=title_ko,
            title_held_en=title_en,
            logged_by=actor,
            **naming(somebody),
        )
        if status in EXPECTED:
            listed.give_pass()
        listed.save()
        return listed


def title_held(somebody: Person | Guest, on: date) -> tuple[str, str]:
    """The title that introduces somebody on ``on``, in Korean and English."""
    if isinstance(somebody, Guest):
        return somebody.affiliation_ko, somebody.affiliation_en
    held = (
        Appointment.objects.in_force(on=on)
        .filter(person=somebody)
        .select_related("post__title", "post__committee")
        .by_rank()
        .first()
    )
    if held is None:
        return somebody.affiliation_ko, somebody.affiliation_en
    return title_of(held)
