"""When each item of a programme is planned, and what does not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event, ProgrammeItem, Speaker

LASTS = timedelta(hours=1)
"""How long an event takes a room whose end is not on record."""


NEW = "new"
"""Stands before a name where else the key of a row on record is."""


@dataclass
class Planned:
    """One item as it is planned, saved or not; ``who`` are the keys of those who have to be there.

    A room or a guest who is not on record yet goes by the name: ``NEW``, and never as a key.
    ``starts`` and ``ends`` are given by ``lay_out``: None where nothing says when.
    """

    title: str
    minutes: int | None = None
    fixed_start: time | None = None
    room: str = ""
    who: dict[tuple[str, str], str] = field(default_factory=dict)
    key: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    problems: list[str] = field(default_factory=list)

    def overlaps(self, starts: datetime, ends: datetime) -> bool:
        return bool(self.starts and self.ends and self.starts < ends and starts < self.ends)


def at(day: date, hour: time) -> datetime:
    """The moment of an hour on a day, in the campaign's time."""
    return datetime.combine(day, hour, ZoneInfo(settings.TIME_ZONE))


def lay_out(event: Event, items: Sequence[Planned]) -> Sequence[Planned]:
    """Give each item its hours: its fixed start, or the end of the item before it.

    The first begins with the event. After an item without minutes nothing says when the next one
    begins, until one with a fixed start.
    """
    clock = at(event.held_on, event.starts_at) if event.starts_at else None
    for item in items:
        item.starts = at(event.held_on, item.fixed_start) if item.fixed_start else clock
        item.ends = None
        if item.starts and item.minutes is not None:
            item.ends = item.starts + timedelta(minutes=item.minutes)
        clock = item.ends
    return items


def push(event: Event, items: Sequence[Planned]) -> int:
    """Move each fixed start that comes too early to the end of the item before it in its room.

    Returns how many were moved; the items are laid out anew.
    """
    moved = 0
    lay_out(event, items)
    for before, item in pairwise(items):
        early = item.fixed_start and before.ends and item.starts and item.starts < before.ends
        if early and before.room == item.room and before.ends:
            item.fixed_start = before.ends.time()
            moved += 1
            lay_out(event, items)
    return moved


def find_problems(event: Event, items: Sequence[Planned]) -> None:
    """Tell beside each laid-out item what does not go together; two queries."""
    for place, item in enumerate(items):
        for earlier in items[:place]:
            _compare(earlier, item)
        if item.ends and event.ends_at and item.ends > at(event.held_on, event.ends_at):
            end = f"{event.ends_at:%H:%M}"
            item.problems.append(_("Ends after the event, which ends at %(end)s.") % {"end": end})
    for key, starts, ends in _elsewhere(event, items):
        for item in items:
            if key in item.who and item.overlaps(starts, ends):
                item.problems.append(
                    _("%(name)s speaks at another event from %(starts)s until %(ends)s.")
                    % {"name": item.who[key], **_hours(starts, ends)}
                )


def _compare(earlier: Planned, item: Planned) -> None:
    if not (earlier.starts and earlier.ends and item.overlaps(earlier.starts, earlier.ends)):
        return
    hours = {"title": earlier.title, **_hours(earlier.starts, earlier.ends)}
    if earlier.room == item.room:
        item.problems.append(_("Overlaps “%(title)s”, from %(starts)s until %(ends)s.") % hours)
    for key in earlier.who.keys() & item.who.keys():
        item.problems.append(
            _("%(name)s is in “%(title)s” then, from %(starts)s until %(ends)s.")
            % {"name": item.who[key], **hours}
        )


def _hours(starts: datetime, ends: datetime) -> dict[str, str]:
    local = timezone.localtime(starts), timezone.localtime(ends)
    return {"starts": f"{local[0]:%H:%M}", "ends": f"{local[1]:%H:%M}"}


def _elsewhere(
    event: Event, items: Sequence[Planned]
) -> Iterable[tuple[tuple[str, str], datetime, datetime]]:
    """When those who are in ``items`` have to be at other events of the day."""
    keys = {key for item in items for key in item.who}
    people = [UUID(key) for kind, key in keys if kind == "person"]
    guests = [int(key) for kind, key in keys if kind == "guest"]
    wanted = (
        Speaker.objects.exclude(role=Speaker.Role.AUTHOR)
        .filter(item__event__held_on=event.held_on)
        .exclude(item__event=event.pk)
        .exclude(item__event__status=Event.Status.CANCELLED)
    )
    speakers = wanted.filter(person__in=people) | wanted.filter(guest__in=guests)
    found = list(speakers.select_related("item__event"))
    laid_out = _programmes({speaker.item.event_id: speaker.item.event for speaker in found})
    for speaker in found:
        plan = laid_out[str(speaker.item_id)]
        hours = (plan.starts, plan.ends) if plan.ends else span(speaker.item.event)
        if hours and hours[0] and hours[1]:
            yield key_of(speaker), hours[0], hours[1]


def _programmes(events: dict[int, Event]) -> dict[str, Planned]:
    """The items of the events, laid out, by key."""
    by_event = defaultdict(list)
    for item in ProgrammeItem.objects.filter(event__in=events).order_by("event", "position"):
        by_event[item.event_id].append(planned(item))
    for pk, plans in by_event.items():
        lay_out(events[pk], plans)
    return {plan.key: plan for plans in by_event.values() for plan in plans}


def planned(item: ProgrammeItem, speakers: Iterable[Speaker] = ()) -> Planned:
    """A saved item as ``lay_out`` takes it; authors need not be there, those who read do."""
    there = [speaker for speaker in speakers if speaker.role != Speaker.Role.AUTHOR]
    return Planned(
        title=item.title,
        minutes=item.planned_minutes,
        fixed_start=item.fixed_start,
        room=str(item.room_id or ""),
        who={key_of(speaker): speaker.somebody.label for speaker in there},
        key=str(item.pk),
    )


def key_of(named: Any) -> tuple[str, str]:
    """Whom a row names, as a key."""
    if named.person_id:
        return "person", str(named.person_id)
    return "guest", str(named.guest_id)


def span(event: Event, items: Sequence[Planned] = ()) -> tuple[datetime, datetime] | None:
    """From when until when an event lasts, as far as it is known; None without an hour."""
    if event.starts_at is None:
        return None
    starts = at(event.held_on, event.starts_at)
    if event.ends_at:
        return starts, at(event.held_on, event.ends_at)
    ends = [item.ends for item in items if item.ends]
    return starts, max([starts + LASTS, *ends])
