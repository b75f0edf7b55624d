"""What changed in an organisation from one day to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from committee.access import Action, appointments_visible_to, authority, committees_visible_to
from committee.models import (
    Appointment,
    AppointmentQuerySet,
    Committee,
    CommitteeQuerySet,
    FormerName,
    FormerPlace,
    Status,
)

MOST_CHANGES = 200
"""So many of a kind are told at once, the latest; a page of all would take minutes at the top."""


@dataclass(frozen=True)
class Departure:
    """A branch that hung below a committee and left it; ``to`` only as far as one may see it.

    ``people`` are those with a post in it on that day whom one may know by name, and ``unlisted``
    is the number of the others; None where the rosters it left are not for the reader.
    """

    day: date
    committee: Committee
    to: Committee | None
    people: list[Appointment]
    unlisted: int | None


@dataclass
class Changes:
    """What happened in one committee after ``since`` and until ``until``, both days included so."""

    committee: Committee
    events: list[tuple[date, str, str]] = field(default_factory=list)
    left: list[Departure] = field(default_factory=list)
    came: list[tuple[Appointment, Appointment | None]] = field(default_factory=list)
    went: list[Appointment] = field(default_factory=list)
    came_unlisted: int = 0
    went_unlisted: int = 0


class ChangeList(list[Changes]):
    """By committee; ``cut`` where there are more of a kind than ``MOST_CHANGES``."""

    cut = False


def changes(user: Any, committee: Committee, *, since: date, until: date) -> ChangeList:
    """What changed in the committee and below it from the one day to the other, by committee.

    Events are (day, kind, detail) with a kind of founded, dissolved, merged, renamed or moved. Who
    sat in a post on ``until`` and not on ``since`` came, with the post that they left for it if
    there is one; the other way round they went. Those whom one may not know by name are counted.
    A branch that hung here and hangs elsewhere is told where it hung, with who went along. Of each
    kind the latest ``MOST_CHANGES`` are told.
    """
    return _Telling(user, committee, since, until).found()


class _Telling:
    """The changes as they are being put together."""

    def __init__(self, user: Any, committee: Committee, since: date, until: date) -> None:
        self.user, self.top, self.since, self.until = user, committee, since, until
        self.roster = authority(user).scope(Action.VIEW_ROSTER)
        self.seen = authority(user).scope(Action.VIEW_COMMITTEE)
        self.by_committee: dict[int, Changes] = {}
        self.cut = False

    def found(self) -> ChangeList:
        self._tell_steps()
        self._tell_names()
        self._tell_moves()
        self._tell_people()
        rows = sorted(self.by_committee.values(), key=lambda each: each.committee.path)
        told = ChangeList(rows)
        told.cut = self.cut
        return told

    def _of(self, node: Committee) -> Changes:
        return self.by_committee.setdefault(node.pk, Changes(node))

    def _latest[T](self, rows: QuerySet[Any, T]) -> list[T]:
        found = list(rows[: MOST_CHANGES + 1])
        self.cut |= len(found) > MOST_CHANGES
        return found[:MOST_CHANGES]

    def _within(self, name: str) -> dict[str, date]:
        return {f"{name}__gt": self.since, f"{name}__lte": self.until}

    @property
    def _visible(self) -> CommitteeQuerySet:
        return committees_visible_to(self.user).within(self.top)

    def _shown(self, node: Committee) -> bool:
        return node.path.startswith(self.top.path) and self.seen.covers(node)

    def _tell_steps(self) -> None:
        rows = self._visible.select_related("merged_into")
        founded = rows.filter(**self._within("launched_on")).order_by("-launched_on", "path")
        for node in self._latest(founded):
            self._of(node).events.append((node.launched_on, "founded", ""))
        closed = rows.filter(**self._within("dissolved_on")).order_by("-dissolved_on", "path")
        for node in self._latest(closed):
            kind = "merged" if node.merged_into else "dissolved"
            event = (node.dissolved_on, kind, str(node.merged_into or ""))
            self._of(node).events.append(event)

    def _tell_names(self) -> None:
        rows = FormerName.objects.filter(committee__in=self._visible, **self._within("until"))
        for former in self._latest(rows.select_related("committee").order_by("-until", "pk")):
            event = (former.until, "renamed", former.name)
            self._of(former.committee).events.append(event)

    def _tell_moves(self) -> None:
        """Where branches that moved hung before, and what lost them; there and back is no move."""
        rows = FormerPlace.objects.filter(**self._within("until"))
        ours = rows.filter(committee__in=self._visible) | rows.filter(parent__in=self._visible)
        ordered = ours.select_related("committee", "parent").order_by("-until", "pk")
        for place, next_one in self._with_next(self._latest(ordered)):
            if next_one.pk == place.parent_id:
                continue
            if self._shown(place.committee):
                event = (place.until, "moved", place.parent.name)
                self._of(place.committee).events.append(event)
            if self._shown(place.parent) and not next_one.path.startswith(self.top.path):
                self._of(place.parent).left.append(self._departure(place, next_one))

    def _with_next(self, places: list[FormerPlace]) -> Iterator[tuple[FormerPlace, Committee]]:
        """Each place with the one after it: the next that ended, or where the branch hangs now."""
        moved = [place.committee_id for place in places]
        later: dict[int, list[FormerPlace]] = {}
        known = FormerPlace.objects.filter(committee__in=moved).select_related("parent")
        for place in known.order_by("until"):
            later.setdefault(place.committee_id, []).append(place)
        above = {place.committee.path[: -Committee.steplen] for place in places}
        now = {node.path: node for node in Committee.objects.filter(path__in=above)}
        for place in places:
            after = [each.parent for each in later[place.committee_id] if each.until > place.until]
            hangs = after[0] if after else now.get(place.committee.path[: -Committee.steplen])
            if hangs:
                yield place, hangs

    def _departure(self, place: FormerPlace, to: Committee) -> Departure:
        branch = Appointment.objects.within(place.committee).in_force(on=place.until)
        named = appointments_visible_to(self.user).within(place.committee).in_force(on=place.until)
        people = self._latest(self._whole(named).by_rank())
        return Departure(
            day=place.until,
            committee=place.committee,
            to=to if self.seen.covers(to) else None,
            people=people,
            unlisted=branch.count() - named.count() if self.roster.covers(place.parent) else None,
        )

    def _tell_people(self) -> None:
        """Those who came and went by their first and last days, which have an index each."""
        sat = Appointment.objects.within(self.top).filter(
            self.roster.q("post__committee__path"), status__in=(Status.IN_FORCE, Status.ENDED)
        )
        arrived = sat.filter(term__contains=self.until, **self._within("term__startswith"))
        gone = sat.filter(term__contains=self.since, **self._within("term__endswith"))
        came = self._latest(self._whole(arrived).order_by(F("term__startswith").desc()))
        went = self._latest(self._whole(gone).order_by(F("term__endswith").desc()))
        changed = self._whole(gone.filter(person__in={held.person_id for held in came}))
        went = _by_rank({held.pk: held for held in (*went, *changed)})
        keys = [held.pk for held in (*came, *went)]
        visible = appointments_visible_to(self.user).filter(pk__in=keys)
        named = set(visible.values_list("pk", flat=True))
        left = {held.person_id: held for held in went if held.pk in named}
        moved: set[Any] = set()
        for held in _by_rank({held.pk: held for held in came}):
            entry = self._of(held.post.committee)
            if held.pk not in named:
                entry.came_unlisted += 1
                continue
            before = left.pop(held.person_id, None)
            moved.add(before.pk if before else None)
            entry.came.append((held, before))
        for held in went:
            if held.pk not in named:
                self._of(held.post.committee).went_unlisted += 1
            elif held.pk not in moved:
                self._of(held.post.committee).went.append(held)

    @staticmethod
    def _whole(rows: AppointmentQuerySet) -> AppointmentQuerySet:
        return rows.select_related("person", "post__title", "post__committee")


def _by_rank(rows: dict[Any, Appointment]) -> list[Appointment]:
    return sorted(
        rows.values(),
        key=lambda held: (
            held.post.committee.path,
            held.post.title.rank,
            held.person.name,
            held.pk,
        ),
    )
