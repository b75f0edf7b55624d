"""A programme as data, and what differs between two of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from committee.models import Person
from events.models import Event, Guest, ProgrammeItem, Room, Speaker
from events.reports.schedule import NEW, Planned, key_of, lay_out, planned

type Entry = dict[str, Any]
"""One item: item (its key), kind, title_ko, title_en, minutes, starts (HH:MM or ""), room (its
key), and speakers as lists of role, person or guest, and key; of a room or a guest who is not on
record yet, ``NEW`` and the name."""


def snapshot_of(event: Event) -> list[Entry]:
    """The saved programme as data."""
    rows = event.programme.prefetch_related("speakers").order_by("position")
    items = list(rows)
    plans = lay_out(event, [planned(item) for item in items])
    return [
        entry(
            plan,
            kind=item.kind,
            title_ko=item.title_ko,
            title_en=item.title_en,
            speakers=[[row.role, *key_of(row)] for row in item.speakers.all()],
        )
        for item, plan in zip(items, plans, strict=True)
    ]


def entry(plan: Planned, **fields: Any) -> Entry:
    """An item that is laid out, as data."""
    starts = f"{timezone.localtime(plan.starts):%H:%M}" if plan.starts else ""
    return {
        "item": plan.key,
        "minutes": plan.minutes,
        "starts": starts,
        "room": plan.room,
        **fields,
    }


@dataclass(frozen=True)
class Change:
    """What became of one item: a sentence, and the lines that say what else of it changed."""

    sentence: str
    lines: tuple[str, ...] = ()


class Wording:
    """Puts entries into words; reads the names of their rooms and speakers in three queries."""

    def __init__(self, *programmes: Sequence[Entry]) -> None:
        entries = [each for programme in programmes for each in programme]
        keys: dict[str, set[str]] = {"person": set(), "guest": set(), NEW: set()}
        for each in entries:
            for _role, kind, key in each["speakers"]:
                keys[kind].add(key)
        people = Person.objects.filter(pk__in=keys["person"])
        guests = Guest.objects.filter(pk__in=keys["guest"])
        rooms = Room.objects.filter(pk__in={e["room"] for e in entries if e["room"].isdecimal()})
        self.names = {("person", str(person.pk)): person.label for person in people}
        self.names |= {("guest", str(guest.pk)): guest.label for guest in guests}
        self.rooms = {str(room.pk): room.name for room in rooms}

    def title(self, each: Entry) -> str:
        english = (get_language() or "ko").startswith("en")
        return str((each["title_en"] if english else "") or each["title_ko"])

    def kind(self, each: Entry) -> str:
        return str(ProgrammeItem.Kind(each["kind"]).label)

    def room(self, each: Entry) -> str:
        return self.rooms.get(each["room"]) or str(each["room"]).removeprefix(f"{NEW}:")

    def speakers(self, each: Entry) -> str:
        said = []
        for role, kind, key in each["speakers"]:
            unknown = _("somebody who is not on record any more")
            name = key if kind == NEW else self.names.get((kind, key), unknown)
            spoken = role == Speaker.Role.SPEAKER
            said.append(name if spoken else f"{name} ({Speaker.Role(role).label})")
        return ", ".join(said)

    def minutes(self, each: Entry) -> str:
        return "" if each["minutes"] is None else str(each["minutes"])

    def starts(self, each: Entry) -> str:
        return str(each["starts"])

    def other_title(self, each: Entry) -> str:
        return f"{each['title_ko']} / {each['title_en']}".strip(" /")

    def rows(self, programme: Sequence[Entry]) -> list[dict[str, str]]:
        """A programme for a page: number, starts, minutes, title, kind, room, speakers."""
        return [
            {
                "number": str(number),
                "starts": self.starts(each),
                "minutes": self.minutes(each),
                "title": self.title(each),
                "kind": self.kind(each),
                "room": self.room(each),
                "speakers": self.speakers(each),
            }
            for number, each in enumerate(programme, start=1)
        ]


def differences(
    old: Sequence[Entry], new: Sequence[Entry], wording: Wording | None = None
) -> list[Change]:
    """What has to be done to the old programme to get the new one, in the order of the new."""
    words = wording or Wording(old, new)
    before = {each["item"]: each for each in old}
    after = {each["item"] for each in new}
    moved = _moved([each["item"] for each in old], [each["item"] for each in new])
    places = {each["item"]: number for number, each in enumerate(old, start=1)}
    changes = []
    for place, each in enumerate(new, start=1):
        title = words.title(each)
        if each["item"] not in before:
            changes.append(
                Change(_("New at place %(place)s: “%(title)s”") % {"place": place, "title": title})
            )
            continue
        lines = tuple(_lines(words, before[each["item"]], each))
        if each["item"] in moved:
            where = {"title": title, "old": places[each["item"]], "new": place}
            said = _("“%(title)s” moves from place %(old)s to %(new)s") % where
            changes.append(Change(said, lines))
        elif lines:
            changes.append(Change(_("“%(title)s” changes") % {"title": title}, lines))
    gone = [each for each in old if each["item"] not in after]
    changes += [Change(_("Removed: “%(title)s”") % {"title": words.title(each)}) for each in gone]
    return changes


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Those that do not stand in the longest run of what stayed in order."""
    both = set(old) & set(new)
    first = [key for key in old if key in both]
    second = [key for key in new if key in both]
    kept: set[str] = set()
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        kept.update(first[block.a : block.a + block.size])
    return both - kept


def _lines(words: Wording, old: Entry, new: Entry) -> Iterable[str]:
    for label, say in (
        (_("Start"), words.starts),
        (_("Minutes"), words.minutes),
        (_("Title"), words.other_title),
        (_("Kind"), words.kind),
        (_("Room"), words.room),
        (_("Speakers"), words.speakers),
    ):
        before, after = say(old), say(new)
        if before != after:
            yield f"{label}: {before or '–'} → {after or '–'}"
