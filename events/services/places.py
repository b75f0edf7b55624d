"""The places of an event: who gets one, who waits for one, and until when answers count."""

from __future__ import annotations

from django.db.models import F, Sum
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from events.errors import NoRoom
from events.models import Attendance, Event

Status = Attendance.Status

REPLIES = (Status.GOING, Status.WAITING, Status.DECLINED, Status.EXCUSED)
"""What somebody says themselves; whether they came, others see."""

TO_COME = (Event.Status.DRAFT, Event.Status.PUBLISHED)


def has_begun(event: Event) -> bool:
    """Whether it has begun, or its day is over where no hour is on record."""
    now = timezone.localtime()
    if event.held_on != now.date():
        return event.held_on < now.date()
    return event.starts_at is not None and event.starts_at <= now.time()


def gives_places(event: Event) -> bool:
    """Whether somebody can still get a place: it is to come, and was not cancelled."""
    return event.status in TO_COME and not has_begun(event)


def answer(event: Event, listed: Attendance, status: Attendance.Status, companions: int) -> None:
    """Write down what somebody answers, and give out the places that it leaves; both are locked.

    Whoever comes stands in the line like everybody else, keeps the place in it when they answer
    again, and keeps a place that they have. Raises ``NoRoom``, and then nothing is changed.
    """
    if status == Status.GOING:
        status = _come(event, listed, companions)
    elif status != Status.ATTENDED:
        companions = 0
    waits_on = status == listed.status == Status.WAITING and listed.replied_at
    if status in REPLIES and not waits_on:
        listed.replied_at = timezone.now()
    listed.status, listed.companions = status, companions
    listed.save(update_fields=["status", "companions", "replied_at"])
    fill_places(event, told=listed)
    listed.refresh_from_db()


def _come(event: Event, listed: Attendance, companions: int) -> Attendance.Status:
    """The status of whoever says that they come: a place that they have, or the line."""
    party = companions + 1
    if event.capacity is not None and party > event.capacity:
        raise NoRoom(number=party)
    if not listed.is_coming:
        return Status.WAITING
    more = companions - listed.companions
    if event.capacity is not None and more > 0:
        somebody_waits = event.attendances.filter(status=Status.WAITING).exists()
        if somebody_waits or more > event.capacity - _taken(event):
            raise NoRoom(number=party)
    return Status.GOING


def fill_places(event: Event, *, told: Attendance | None = None) -> None:
    """Give free places to those who wait, the longest first, and mail them; the event is locked.

    A party that does not fit keeps those behind it waiting, unless the event has fewer places than
    the party has people. ``told`` is whoever sees on the page that there is a place.
    """
    if not gives_places(event):
        return
    free = None if event.capacity is None else event.capacity - _taken(event)
    rows = event.attendances.filter(status=Status.WAITING).order_by("replied_at", "pk")
    for waiting in rows:
        party = waiting.companions + 1
        if event.capacity is not None and free is not None:
            if party > event.capacity:
                continue
            if party > free:
                return
            free -= party
        waiting.status = Status.GOING
        waiting.save(update_fields=["status"])
        if waiting != told:
            jobs.configure_task("send_place").defer(attendance_id=waiting.pk)


def _taken(event: Event) -> int:
    coming = event.attendances.coming()
    return coming.aggregate(taken=Sum(F("companions") + 1))["taken"] or 0
