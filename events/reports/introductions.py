"""Who is introduced at the introduction of guests (내빈소개), in which order and as what."""

from __future__ import annotations

from django.db.models import Min

from committee.models import Appointment
from events.models import Attendance, Event

GUESTS_RANK = 0
"""Guests from outside stand before the hosts, as is the custom; the order can be changed."""
NO_RANK = 100_000


def introductions_of(event: Event) -> list[Attendance]:
    """In the given order; where none is given, guests first, then by the rank of that day's title.

    Two queries. Those who come for somebody carry that one in ``proxy_for``.
    """
    rows = list(
        event.attendances.filter(introduced=True).select_related(
            "person", "guest", "proxy_for__person", "proxy_for__guest"
        )
    )
    ranked = {row.person_id for each in rows for row in (each, each.proxy_for) if row}
    ranks = dict(
        Appointment.objects.in_force(on=event.held_on)
        .filter(person__in=ranked - {None})
        .order_by()
        .values_list("person")
        .annotate(Min("post__title__rank"))
    )

    def place(row: Attendance) -> tuple[bool, int, int, str]:
        stood_for = row.proxy_for or row
        rank = ranks.get(stood_for.person_id, NO_RANK) if stood_for.person_id else GUESTS_RANK
        return row.precedence is None, row.precedence or 0, rank, row.somebody.label

    return sorted(rows, key=place)
