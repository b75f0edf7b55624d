"""Keeping the list of those who are introduced, in its order of precedence."""

from __future__ import annotations

from committee.audit import acting
from committee.models import User
from events.access import require_open
from events.errors import NotAProxy
from events.models import Attendance, Event
from events.reports.introductions import introductions_of


def introduce(
    *, actor: User, event: Event, listed: Attendance, proxy_for: Attendance | None = None
) -> Attendance:
    """Put somebody of the event's list among those who are introduced; for another where told.

    Raises ``NotAProxy`` where the two are one, or the other is there for somebody already.
    """
    require_open(actor, event)
    with acting(actor, reason="to be introduced"):
        Event.objects.select_for_update().get(pk=event.pk)
        if proxy_for is not None:
            others = event.attendances.filter(proxy_for=proxy_for).exclude(pk=listed.pk)
            if proxy_for.pk == listed.pk or others.exists():
                raise NotAProxy(name=proxy_for.somebody.label)
        listed.introduced = True
        listed.proxy_for = proxy_for
        listed.save(update_fields=["introduced", "proxy_for"])
        return listed


def leave_out(*, actor: User, event: Event, listed: Attendance) -> None:
    """Introduce somebody no more; they stay on the event's list."""
    require_open(actor, event)
    with acting(actor, reason="not to be introduced"):
        listed.introduced, listed.precedence, listed.proxy_for = False, None, None
        listed.save(update_fields=["introduced", "precedence", "proxy_for"])


def move_introduction(*, actor: User, event: Event, listed: Attendance, by: int) -> None:
    """Move somebody up (-1) or down (1); from then on the whole order is the given one."""
    require_open(actor, event)
    with acting(actor, reason="order of precedence changed"):
        Event.objects.select_for_update().get(pk=event.pk)
        rows = introductions_of(event)
        place = next((n for n, row in enumerate(rows) if row.pk == listed.pk), None)
        if place is None or not 0 <= place + by < len(rows):
            return
        rows.insert(place + by, rows.pop(place))
        for number, row in enumerate(rows, start=1):
            row.precedence = number
        Attendance.objects.bulk_update(rows, ["precedence"])
