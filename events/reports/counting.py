"""The report of an event: who was asked, who came and how, counted in one statement.

Everybody on the list falls into just one outcome, so that the sums agree by construction; a walk-in
that was undone is on record and in none:

    invited = attended + excused + declined + absent + awaited
    came    = attended + walk-in        (late and left early are some of these)

All divisions are grouping sets of the same rows, read at the same moment. Stated headcounts stand
beside these numbers and enter none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from committee.models import Committee, Status, Title
from events.models import Event, HeadcountEstimate, Scan

STEP = timedelta(minutes=5)
STEPS = (5, 10, 15, 30, 60)
"""Minutes that one column of the arrivals may stand for."""
MOST_COLUMNS = 24

COUNTS = """
    WITH stays AS MATERIALIZED (
        SELECT s.attendance_id,
               min(s.entered_at) AS entered_at,
               (array_agg(s.entry_id ORDER BY s.entered_at, s.id))[1] AS entry_id,
               (array_agg(s.status_before ORDER BY s.entered_at, s.id))[1] AS status_before,
               CASE WHEN count(s.left_at) = count(*) THEN max(s.left_at) END AS left_at
        FROM events_stay s JOIN events_attendance a ON a.id = s.attendance_id
        WHERE a.event_id = %(event)s AND NOT s.undone
        GROUP BY s.attendance_id
    ), seats AS MATERIALIZED (
        SELECT DISTINCT ON (a.person_id) a.person_id, c.path, p.title_id
        FROM events_attendance a
        JOIN committee_appointment h ON h.person_id = a.person_id
        JOIN committee_post p ON p.id = h.post_id
        JOIN committee_committee c ON c.id = p.committee_id
        JOIN committee_title t ON t.id = p.title_id
        WHERE a.event_id = %(event)s AND h.status = ANY(%(seated)s) AND h.term @> %(day)s::date
        ORDER BY a.person_id, NOT starts_with(c.path, %(host)s), c.path, t.rank, h.id
    ), listed AS (
        SELECT a.status,
               a.status IN ('attended', 'walk_in') AS came,
               a.status IN ('invited', 'going') AS expected,
               coalesce(stays.status_before = 'going', false) AS came_as_said,
               stays.entered_at,
               stays.left_at,
               CASE
                   WHEN seats.path IS NULL THEN '-'
                   WHEN NOT starts_with(seats.path, %(host)s) THEN '+'
                   ELSE left(seats.path, length(%(host)s) + %(step)s)
               END AS branch,
               coalesce(seats.title_id, 0) AS title,
               entry.door,
               date_bin(%(bin)s, stays.entered_at, %(opens)s) AS arrived
        FROM events_attendance a
        LEFT JOIN stays ON stays.attendance_id = a.id
        LEFT JOIN events_scan entry ON entry.id = stays.entry_id
        LEFT JOIN seats ON seats.person_id = a.person_id
        WHERE a.event_id = %(event)s
    )
    SELECT grouping(branch, title, door, arrived), branch, title, door, arrived,
           count(*) FILTER (WHERE status NOT IN ('walk_in', 'undone')),
           count(*) FILTER (WHERE status = 'going' OR status = 'attended' AND came_as_said),
           count(*) FILTER (WHERE status = 'attended'),
           count(*) FILTER (WHERE status = 'walk_in'),
           count(*) FILTER (WHERE came AND entered_at > %(starts)s),
           count(*) FILTER (WHERE came AND left_at < %(ends)s),
           count(*) FILTER (WHERE status = 'excused'),
           count(*) FILTER (WHERE status = 'declined'),
           count(*) FILTER (WHERE status = 'no_show' OR expected AND %(over)s),
           count(*) FILTER (WHERE status = 'waiting' OR expected AND NOT %(over)s)
    FROM listed
    GROUP BY GROUPING SETS ((), (branch), (title), (door), (arrived))
"""
TOTAL, BRANCH, TITLE, DOOR, ARRIVED = 0b1111, 0b0111, 0b1011, 0b1101, 0b1110
"""What ``grouping`` says of a row: a bit is set for each column that it sums over."""


@dataclass(frozen=True)
class Tally:
    """How many of some part of the list stand where; numbers of people counted by name."""

    invited: int = 0
    going: int = 0
    attended: int = 0
    walk_in: int = 0
    late: int = 0
    left_early: int = 0
    excused: int = 0
    declined: int = 0
    absent: int = 0
    awaited: int = 0

    @property
    def came(self) -> int:
        return self.attended + self.walk_in

    @property
    def all(self) -> int:
        """The whole part of the list."""
        return self.invited + self.walk_in

    def __add__(self, other: Tally) -> Tally:
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Tally(*(one + another for one, another in pairs))


@dataclass(frozen=True)
class Share:
    """One line of a division: what it is called and whom it counts."""

    label: str
    tally: Tally
    committee: Committee | None = None


@dataclass(frozen=True)
class Division:
    """The list divided by one question; every row of the list is in just one share."""

    shares: list[Share]

    @property
    def most(self) -> int:
        """What the longest bar stands for."""
        return max((each.tally.all for each in self.shares), default=0)


@dataclass(frozen=True)
class Arrivals:
    """Who came in, by the clock: ``columns`` of ``minutes`` each, on the day of the event.

    ``elsewhen`` came in on another day by the record, ``unknown`` were logged without a door.
    """

    minutes: int
    columns: list[tuple[datetime, Tally]]
    elsewhen: Tally
    unknown: Tally


@dataclass(frozen=True)
class Acts:
    """What was done at one door, every act counted, repeated and refused ones included."""

    door: str
    admitted: int
    left: int
    undone: int
    refused: int
    conflict: int


@dataclass(frozen=True)
class EventReport:
    """Everything that the report's page shows."""

    total: Tally
    branches: Division
    titles: Division
    doors: Division
    arrivals: Arrivals
    acts: list[Acts]
    estimates: list[HeadcountEstimate]


def event_report(event: Event) -> EventReport:
    """The report; five queries, however long the list is."""
    groups: dict[int, dict[Any, Tally]] = {
        part: {} for part in (TOTAL, BRANCH, TITLE, DOOR, ARRIVED)
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, _values(event))
        for part, branch, title, door, arrived, *counts in cursor:
            keys = {BRANCH: branch, TITLE: title, DOOR: door, ARRIVED: arrived}
            groups[part][keys.get(part)] = Tally(*counts)
    return EventReport(
        total=groups[TOTAL].get(None, Tally()),
        branches=_branches(event, groups[BRANCH]),
        titles=_titles(groups[TITLE]),
        doors=_doors(groups[DOOR]),
        arrivals=_arrivals(event, groups[ARRIVED]),
        acts=_acts(event),
        estimates=list(event.estimates.order_by("pk")),
    )


def _values(event: Event) -> dict[str, Any]:
    """What the statement asks for; an hour that is not on record makes nobody late."""
    return {
        "event": event.pk,
        "day": event.held_on,
        "host": event.host.path,
        "step": Committee.steplen,
        "seated": [Status.IN_FORCE.value, Status.ENDED.value],
        "bin": STEP,
        "opens": _moment(event, time.min),
        "starts": event.starts_at and _moment(event, event.starts_at),
        "ends": event.ends_at and _moment(event, event.ends_at),
        "over": is_over(event),
    }


def is_over(event: Event) -> bool:
    """Whether nobody is awaited any more; from a cancelled event nobody is absent."""
    passed = event.held_on < timezone.localdate() and event.status == Event.Status.PUBLISHED
    return event.status == Event.Status.HELD or passed


def _moment(event: Event, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(event.held_on, at))


def _branches(event: Event, tallies: dict[str, Tally]) -> Division:
    """By committee right below the host with everything under it, in the order of the tree."""
    found = {each.path: each for each in Committee.objects.filter(path__in=tallies)}
    shares = [Share(found[path].name, tallies[path], found[path]) for path in sorted(found)]
    for key, label in (("+", _("other committees")), ("-", _("outside the hierarchy"))):
        if key in tallies:
            shares.append(Share(label, tallies[key]))
    return Division(shares)


def _titles(tallies: dict[int, Tally]) -> Division:
    """By the title held on the day, in the order of rank."""
    found = Title.objects.filter(pk__in=tallies).order_by("rank", "pk")
    shares = [Share(title.name, tallies[title.pk]) for title in found]
    if 0 in tallies:
        shares.append(Share(_("without a title in the hierarchy"), tallies[0]))
    return Division(shares)


def _doors(tallies: dict[str | None, Tally]) -> Division:
    """By the door of the first check-in; only those who came have one."""
    named = sorted(door for door in tallies if door)
    shares = [Share(door, tallies[door]) for door in named]
    for key, label in (("", _("door not named")), (None, _("logged without a door"))):
        if key in tallies and tallies[key].came:
            shares.append(Share(label, tallies[key]))
    return Division(shares)


def _arrivals(event: Event, tallies: dict[datetime | None, Tally]) -> Arrivals:
    opens = _moment(event, time.min)
    places: dict[int, Tally] = {}
    elsewhen = Tally()
    for moment, tally in tallies.items():
        if moment is None:
            continue
        place = (moment - opens) // STEP
        if 0 <= place < timedelta(days=1) // STEP:
            places[place] = tally
        else:
            elsewhen += tally
    minutes = _step(places)
    return Arrivals(minutes, _columns(opens, places, minutes), elsewhen, tallies.get(None, Tally()))


def _step(places: Iterable[int]) -> int:
    """The finest step at which the day's arrivals take no more columns than there is room for."""
    per = STEP // timedelta(minutes=1)
    for minutes in STEPS:
        shown = {place * per // minutes for place in places}
        if not shown or max(shown) - min(shown) < MOST_COLUMNS:
            break
    return minutes


def _columns(
    opens: datetime, places: dict[int, Tally], minutes: int
) -> list[tuple[datetime, Tally]]:
    """A column for each step from the first arrival to the last, those without any included."""
    wide = minutes * timedelta(minutes=1) // STEP
    summed: dict[int, Tally] = {}
    for place, tally in places.items():
        summed[place // wide] = summed.get(place // wide, Tally()) + tally
    if not summed:
        return []
    return [
        (opens + timedelta(minutes=minutes * place), summed.get(place, Tally()))
        for place in range(min(summed), max(summed) + 1)
    ]


REFUSED = (
    *(Scan.Outcome.ALREADY_INSIDE, Scan.Outcome.NOT_INSIDE, Scan.Outcome.UNKNOWN),
    *(Scan.Outcome.ANOTHER_EVENT, Scan.Outcome.CANCELLED, Scan.Outcome.ARCHIVED),
)


def _acts(event: Event) -> list[Acts]:
    """Every scan of the event, by door."""
    rows = event.scans.order_by().values_list("door", "outcome").annotate(Count("pk"))
    doors: dict[str, Counter[str]] = {}
    for door, outcome, number in rows:
        kind = "refused" if outcome in REFUSED else outcome
        doors.setdefault(door, Counter())[kind] += number
    kinds = ("admitted", "left", "undone", "refused", "conflict")
    return [
        Acts(door or _("door not named"), *(doors[door][kind] for kind in kinds))
        for door in sorted(doors, key=lambda door: (not door, door))
    ]
