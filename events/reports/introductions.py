"""Who is introduced at the introduction of guests (내빈소개), in which order and as what."""

from __future__ import annotations

from committee.models import Appointment
from events.models import Attendance, Event

GUESTS_RANK = 0
"""Guests from outside stand before the hosts, as is the custom; the order can be changed."""
NO_RANK = 100_000


def title_of(held: Appointment) -> tuple[str, str]:
    """How an appointment introduces its person, in Korean and English."""
    committee, title = held.post.committee, held.post.title
    return (
        f"{committee.name_ko} {title.name_ko}",
        f"{title.name_en}, {committee.name_en or committee.name_ko}",
    )


def introductions_of(event: Event) -> list[Attendance]:
    """In the given order; where none is given, guests first, then by the rank of that day's title.

    Each has the title of the event's day, whatever it was when they were asked. Two queries. Those
    who come for somebody carry that one in ``proxy_for``.
    """
    rows = list(
        event.attendances.filter(introduced=True).select_related(
            "person", "guest", "proxy_for__person", "proxy_for__guest"
        )
    )
    named = [row for each in rows for row in (each, each.proxy_for) if row]
    ranks: dict[object, int] = {}
    titles: dict[object, tuple[str, str]] = {}
    held = Appointment.objects.in_force(on=event.held_on).filter(
        person__in={row.person_id for row in named} - {None}
    )
    for each in held.select_related("post__title", "post__committee").by_rank():
        rank = each.post.title.rank
        ranks[each.person_id] = min(rank, ranks.get(each.person_id, rank))
        titles.setdefault(each.person_id, title_of(each))
    for row in named:
        if row.person_id in titles:
            row.title_held_ko, row.title_held_en = titles[row.person_id]

    def place(row: Attendance) -> tuple[bool, int, int, str]:
        stood_for = row.proxy_for or row
        rank = ranks.get(stood_for.person_id, NO_RANK) if stood_for.person_id else GUESTS_RANK
        return row.precedence is None, row.precedence or 0, rank, row.somebody.label

    return sorted(rows, key=place)
