"""Whom a typed name means at an event."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.db.models import Q

from committee.access import people_visible_to
from committee.models import Person
from events.models import Attendance, Event, Guest, Speaker

MOST_PEOPLE = 200
_APART = re.compile(r"[,，、\n](?![^(]*\))")
_TITLED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<title>.+)\)$")


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a name may mean, with the title that tells namesakes apart."""

    somebody: Person | Guest
    title: str
    listed: bool

    @property
    def names(self) -> set[str]:
        known = self.somebody
        both = (
            (known.name, known.name_latin)
            if isinstance(known, Person)
            else (known.name_ko, known.name_en)
        )
        return {name.casefold() for name in (*both, known.label) if name}

    @property
    def described(self) -> str:
        label = self.somebody.label
        return f"{label} ({self.title})" if self.title else label


def split_names(text: str) -> list[str]:
    """Names as they are typed, apart by commas: ``김가상, 홍길동 (부위원장)``."""
    composed = unicodedata.normalize("NFC", text)
    return [name for part in _APART.split(composed) if (name := " ".join(part.split()))]


class NamesAtEvent:
    """Whom names mean at an event: those on its list first, then people of the host's branch."""

    def __init__(self, user: Any, event: Event, names: list[str]) -> None:
        """Three queries, however many names."""
        bare = {_bare(name) for name in names}
        named = Attendance.objects.filter(event=event).filter(_called(bare))
        speaking = Speaker.objects.filter(item__event=event)  # among them may be who was erased
        found: dict[tuple[str, str], Candidate] = {}
        for row in [*_with_names(named), *_with_names(speaking)]:
            somebody = row.somebody
            title = getattr(row, "title_held", "") or somebody.affiliation
            found.setdefault(_key(somebody), Candidate(somebody, title, listed=True))
        people = people_visible_to(user).filter(
            Q(name__in=bare) | Q(name_latin__in=bare),
            appointments__post__committee__path__startswith=event.host.path,
        )
        for person in people.distinct()[:MOST_PEOPLE]:
            found.setdefault(_key(person), Candidate(person, person.affiliation, listed=False))
        self.candidates = list(found.values())
        self.event = event

    def meant_by(self, text: str) -> list[Candidate]:
        """One where the name is clear, none where it is unknown, several where it is not."""
        titled = _TITLED.match(text)
        called = [each for each in self.candidates if _bare(text).casefold() in each.names]
        if titled:
            exact = [each for each in called if each.title == titled["title"].strip()]
            called = exact or called
        listed = [each for each in called if each.listed]
        return listed if len(listed) == 1 else called

    def similar_to(self, text: str) -> str:
        """A name on the list that was perhaps meant; empty where none is alike."""
        rows = _with_names(Attendance.objects.filter(event=self.event))[:MOST_PEOPLE]
        labels = [row.somebody.label for row in rows]
        return next(iter(get_close_matches(_bare(text), labels, n=1, cutoff=0.6)), "")


def names_of(event: Event, speakers: list[Speaker]) -> dict[int, str]:
    """Each speaker's name as the editor shows it, with a title where two have the name."""
    rows = {
        (row.person_id, row.guest_id): row
        for row in _with_names(Attendance.objects.filter(event=event))
    }
    labels = Counter(row.somebody.label for row in rows.values())
    shown = {}
    for speaker in speakers:
        label, row = speaker.somebody.label, rows.get((speaker.person_id, speaker.guest_id))
        title = row.title_held if row else ""
        shown[speaker.pk] = f"{label} ({title})" if labels[label] > 1 and title else label
    return shown


def _bare(name: str) -> str:
    titled = _TITLED.match(name)
    return titled["name"] if titled else name


def _called(names: set[str]) -> Q:
    return (
        Q(person__name__in=names)
        | Q(person__name_latin__in=names)
        | Q(guest__name_ko__in=names)
        | Q(guest__name_en__in=names)
    )


def _with_names(rows: Any) -> Any:
    return rows.select_related("person", "guest").order_by("pk")


def _key(somebody: Person | Guest) -> tuple[str, str]:
    return type(somebody).__name__, str(somebody.pk)
