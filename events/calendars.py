"""Events for calendars, as RFC 5545 says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from events.models import Event

LASTS = timedelta(hours=1)
"""What a calendar shows of an event whose end is not on record."""


def calendar_of(events: Iterable[Event]) -> bytes:
    """The events as an iCalendar file; one without an hour takes the whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rostrum//Events//KO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Rostrum events"))
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", event.created_at)
    entry.add("summary", event.name)
    entry.add("url", settings.BASE_URL + reverse("event", args=[event.pk]))
    if event.venue:
        entry.add("location", event.venue)
    cancelled = event.status == Event.Status.CANCELLED
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if event.starts_at is None:
        entry.add("dtstart", event.held_on)
        entry.add("dtend", event.held_on + timedelta(days=1))
        return entry
    zone = ZoneInfo(settings.TIME_ZONE)
    starts = datetime.combine(event.held_on, event.starts_at, zone)
    ends = datetime.combine(event.held_on, event.ends_at, zone) if event.ends_at else starts + LASTS
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    return entry
