"""Duty at the door of an event: who may check people in there, and on which days."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from committee.audit import acting
from committee.models import User
from events.access import require_open
from events.models import DoorDuty, Event


def put_on_door(
    *, actor: User, event: Event, user: User, starts_on: date, ends_on: date | None = None
) -> DoorDuty:
    """Let an account check people in at this event, and nothing else; ``ends_on`` is not included.

    For an account that is on it already the days are changed. Raises ``Archived``.
    """
    require_open(actor, event)
    with acting(actor, reason="put on door duty"):
        duty, _created = DoorDuty.objects.update_or_create(
            user=user, event=event, defaults={"period": DateRange(starts_on, ends_on)}
        )
        return duty


def end_duty(*, actor: User, duty: DoorDuty) -> None:
    """Take an account off the door at once; that it was on it stays in the history."""
    require_open(actor, duty.event)
    with acting(actor, reason="taken off the door"):
        DoorDuty.objects.filter(pk=duty.pk).delete()
