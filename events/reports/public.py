"""What an event's page tells everybody: the event, its programme, its showable photographs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from committee.models import Consent, ConsentKind
from events.models import Event, Photo
from events.reports.versions import Wording


@dataclass(frozen=True)
class PublicEvent:
    """A page for everybody. Nobody is named on it, speakers neither.

    ``items`` are those of the programme's last published version, each with starts,
    minutes and title; none before there is one, whatever is being drafted.
    """

    event: Event
    items: Sequence[dict[str, str]]
    photos: Sequence[Photo]


def public_events() -> QuerySet[Event]:
    """Those with a page for everybody; a draft has none whatever was chosen."""
    return Event.objects.filter(public_page=True).exclude(status=Event.Status.DRAFT)


def public_event(pk: int) -> PublicEvent | None:
    """The page of the event, if it has one."""
    event = public_events().select_related("host__campaign").filter(pk=pk).first()
    if event is None:
        return None
    return PublicEvent(event, _published(event), list(event.photos.showable()))


def _published(event: Event) -> list[dict[str, str]]:
    version = event.versions.order_by("-number").first()
    if version is None:
        return []
    words = Wording()  # reads no names, since none is told
    return [
        {"starts": each["starts"], "minutes": words.minutes(each), "title": words.title(each)}
        for each in version.items
    ]


def without_consent(photo: Photo) -> list[str]:
    """Whom the photograph shows without a consent that stands; erased people by a question mark."""
    agreed = Consent.objects.standing().filter(kind=ConsentKind.PHOTO, person=OuterRef("person"))
    marks = photo.shown.exclude(Exists(agreed)).select_related("person")
    return [mark.person.label if mark.person else "?" for mark in marks]


STATES = {Event.Status.CANCELLED: "EventCancelled"}
"""https://schema.org/EventStatusType; every other event is, or was, held as scheduled."""


def structured(shown: PublicEvent, url: str, pictures: Sequence[str]) -> dict[str, Any]:
    """The event as schema.org/Event; what is not on record is left away."""
    event = shown.event
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.name,
        "url": url,
        "startDate": _moment(event, event.starts_at),
        "eventStatus": f"https://schema.org/{STATES.get(event.status, 'EventScheduled')}",  # type: ignore[call-overload]
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@type": "Organization", "name": event.host.name},
        "inLanguage": "ko",
        "image": [*pictures],
    }
    if event.ends_at:
        data["endDate"] = _moment(event, event.ends_at)
    if event.venue:
        data["location"] = {"@type": "Place", "name": event.venue, "address": event.venue}
    return data


def _moment(event: Event, at: Any) -> str:
    if at is None:
        return event.held_on.isoformat()
    return timezone.make_aware(datetime.combine(event.held_on, at)).isoformat()
