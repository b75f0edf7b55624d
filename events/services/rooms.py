"""Rooms are named by the first event that takes them, and held by one event at a time."""

from __future__ import annotations

from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from committee.models import Campaign
from committee.services.refusals import refusing
from events.errors import RoomTaken
from events.models import Booking, Event, Room
from events.reports.schedule import lay_out, planned, span


def name_room(campaign: Campaign, *, venue_ko: str, name_ko: str) -> Room | None:
    """The room of this name at the venue: the one on record, or a new one; None without a name."""
    if not name_ko:
        return None
    room, _created = Room.objects.get_or_create(
        campaign=campaign, venue_ko=venue_ko, name_ko=name_ko
    )
    return room


def book(event: Event) -> None:
    """Take the rooms that the event and its items need, and give back those of before.

    Called inside the decision that changes them. Raises ``RoomTaken``.
    """
    Booking.objects.filter(event=event).delete()
    if event.status == Event.Status.CANCELLED:
        return
    items = list(event.programme.select_related("room"))
    plans = lay_out(event, [planned(item) for item in items])
    hours = span(event, plans)
    if event.room and hours:
        _take(Booking(room=event.room, event=event), *hours)
    for item, plan in zip(items, plans, strict=True):
        if item.room and item.room != event.room and plan.starts and plan.ends:
            _take(Booking(room=item.room, event=event, item=item), plan.starts, plan.ends)


def _take(booking: Booking, starts: datetime, ends: datetime) -> None:
    booking.during = DateTimeTZRange(starts, ends)
    there = Booking.objects.filter(room=booking.room, during__overlap=booking.during).first()
    taken = there.during if there else booking.during
    local = timezone.localtime(taken.lower), timezone.localtime(taken.upper)
    refusal = RoomTaken(
        room=booking.room.name,
        name_ko=booking.room.name_ko,
        starts=f"{local[0]:%H:%M}",
        ends=f"{local[1]:%H:%M}",
    )
    if there:
        raise refusal
    with refusing({"booking_room_once": refusal}):
        booking.save()
