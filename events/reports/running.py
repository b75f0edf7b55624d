"""The run sheet: what runs now, what comes next, and when, with the delay carried forward."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Cue, Event, ProgrammeItem, Recipient
from events.reports.ceremony import called_from
from events.reports.record import programme_of


class Place(StrEnum):
    """Where an item stands while the programme runs."""

    DONE = "done"
    RUNNING = "running"
    LEFT_OUT = "left_out"
    AHEAD = "ahead"


@dataclass
class Line:
    """One item: when it was planned, and when it began and ended, or is expected to.

    Times are None where the programme does not say how long something takes.
    """

    item: ProgrammeItem
    place: Place
    planned_at: datetime | None = None
    fixed_at: datetime | None = None
    starts: datetime | None = None
    ends: datetime | None = None

    @property
    def planned(self) -> timedelta | None:
        minutes = self.item.planned_minutes
        return None if minutes is None else timedelta(minutes=minutes)

    @property
    def expected(self) -> bool:
        """Whether ``starts`` lies ahead, and is worked out from what went before."""
        return self.place == Place.AHEAD

    @property
    def delay(self) -> int | None:
        """Minutes after the plan, negative before it; None where either time is unknown."""
        if self.planned_at is None or self.starts is None:
            return None
        return round((self.starts - self.planned_at) / timedelta(minutes=1))

    @property
    def delay_said(self) -> str:
        return _said(self.delay)

    @property
    def due_at(self) -> datetime | None:
        """When a running item should be over."""
        if self.item.started_at is None or self.planned is None:
            return None
        return self.item.started_at + self.planned


@dataclass
class RunSheet:
    """The whole programme at one moment."""

    event: Event
    lines: list[Line] = field(default_factory=list)

    @property
    def current(self) -> Line | None:
        return next((line for line in self.lines if line.place == Place.RUNNING), None)

    @property
    def following(self) -> Line | None:
        return next((line for line in self.lines if line.place == Place.AHEAD), None)

    @property
    def begun(self) -> bool:
        return any(line.item.started_at for line in self.lines)

    @property
    def delay(self) -> int | None:
        """By how many minutes what comes next is late; of the running item where it is the last."""
        line = self.following or self.current
        return line.delay if self.begun and line else None

    @property
    def delay_said(self) -> str:
        return _said(self.delay)

    @property
    def revision(self) -> str:
        """Changes with each act; whoever acts says which one they saw."""
        return revision_of([line.item for line in self.lines])

    @property
    def version(self) -> str:
        """Changes with whatever the sheet shows, so that nothing else needs to be sent."""
        return _digest(
            [
                (
                    line.item.pk,
                    line.item.title_ko,
                    line.item.title_en,
                    line.item.planned_minutes,
                    line.place,
                    line.item.started_at,
                    line.item.ended_at,
                    *(_minute(at) for at in (line.planned_at, line.starts, line.ends)),
                    [(cue.desk, cue.text) for cue in line.item.cues.all()],
                    [(who.somebody.label, who.title_held) for who in line.item.speakers.all()],
                )
                for line in self.lines
            ]
        )


def run_sheet(event: Event, *, now: datetime | None = None) -> RunSheet:
    """The event's run sheet at this moment; four queries."""
    cues = Prefetch("cues", queryset=Cue.objects.order_by("desk"))
    items = programme_of(event, cues)
    sheet = RunSheet(event, [Line(item, place) for item, place in _placed(items)])
    _plan(sheet)
    _expect(sheet, now or timezone.now())
    return sheet


@dataclass
class BigScreen:
    """What the hall sees of the run sheet."""

    sheet: RunSheet
    called: Recipient | None

    @property
    def version(self) -> str:
        return _digest([self.sheet.version, self.called and self.called.pk])


def big_screen(event: Event) -> BigScreen:
    """The big screen at this moment; while a conferral runs, with the name that is called."""
    sheet = run_sheet(event)
    item = sheet.current.item if sheet.current else None
    confers = item is not None and item.kind == ProgrammeItem.Kind.CONFERRAL
    return BigScreen(sheet, called_from(item).first() if item and confers else None)


def revision_of(items: Sequence[ProgrammeItem]) -> str:
    """Which items began and ended when, in twelve letters."""
    return _digest([(item.pk, item.started_at, item.ended_at) for item in items])


def left_to_run(items: Sequence[ProgrammeItem]) -> ProgrammeItem | None:
    """What comes after the item that began last."""
    ahead = (item for item, place in _placed(items) if place == Place.AHEAD)
    return next(ahead, None)


def _placed(items: Sequence[ProgrammeItem]) -> list[tuple[ProgrammeItem, Place]]:
    begun = [item for item in items if item.started_at]
    latest = max(begun, key=lambda item: (item.started_at, item.position), default=None)
    passed = latest.position if latest else 0
    return [(item, _place(item, passed)) for item in items]


def _place(item: ProgrammeItem, passed: int) -> Place:
    if item.ended_at:
        return Place.DONE
    if item.started_at:
        return Place.RUNNING
    return Place.LEFT_OUT if item.position < passed else Place.AHEAD


def _plan(sheet: RunSheet) -> None:
    """Planned times follow from the event's hour and from the hours that items have of their own.

    Without an hour, and at a rehearsal on another day, they follow from when the first item began.
    """
    begun = [line.item.started_at for line in sheet.lines if line.item.started_at]
    first = min(begun, default=None)
    on_the_day = first is None or timezone.localdate(first) == sheet.event.held_on
    at = (_hour(sheet.event, sheet.event.starts_at) if on_the_day else None) or first
    for line in sheet.lines:
        line.fixed_at = _hour(sheet.event, line.item.fixed_start) if on_the_day else None
        line.planned_at = at = line.fixed_at or at
        at = at + line.planned if at and line.planned is not None else None


def _hour(event: Event, hour: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(event.held_on, hour)) if hour else None


def _expect(sheet: RunSheet, now: datetime) -> None:
    """Carry the delay forward: what comes begins when what runs is over, and not in the past.

    Nor does it begin before an hour of its own: a fixed start takes a delay up, or waits.
    """
    at = _free_from(sheet, now)
    for line in sheet.lines:
        if line.place == Place.AHEAD:
            at = max(at or now, line.fixed_at) if line.fixed_at else at
            line.starts = at
            line.ends = at = at + line.planned if at and line.planned is not None else None
        elif line.item.started_at:
            line.starts = line.item.started_at
            line.ends = line.item.ended_at or _over_at(line, now)


def _free_from(sheet: RunSheet, now: datetime) -> datetime | None:
    """When the next item can begin; None where nobody said how long the running one takes."""
    if sheet.current:
        return _over_at(sheet.current, now)
    if sheet.begun:
        return now
    planned = sheet.lines[0].planned_at if sheet.lines else None
    today = planned and timezone.localdate(now) == sheet.event.held_on
    return max(planned, now) if planned and today else planned


def _over_at(line: Line, now: datetime) -> datetime | None:
    return max(line.due_at, now) if line.due_at else None


def _said(delay: int | None) -> str:
    """A delay in the reader's words; empty where it is unknown."""
    if delay is None:
        return ""
    if delay == 0:
        return _("on time")
    if delay > 0:
        return ngettext("%(number)s minute late", "%(number)s minutes late", delay) % {
            "number": delay
        }
    return ngettext("%(number)s minute early", "%(number)s minutes early", -delay) % {
        "number": -delay
    }


def _minute(at: datetime | None) -> str:
    return f"{at:%d%H%M}" if at else ""


def _digest(facts: object) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:12]
