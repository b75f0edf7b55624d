"""Events of a committee in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from committee.models import Committee
from events.access import events_visible_to
from events.models import Attendance, Event

LATEST = 12
CAME = Q(attendances__status__in=(Attendance.Status.ATTENDED, Attendance.Status.WALK_IN))


@dataclass(frozen=True)
class CommitteeEvents:
    """The events of a committee and of what lies below it, as far as the reader sees them.

    ``attendances`` counts everybody once an event, ``people`` everybody of the hierarchy once.
    """

    over: int
    ahead: int
    attendances: int
    people: int
    latest: list[Event]


def committee_events(user: Any, committee: Committee) -> CommitteeEvents:
    """Three queries and one for the stated headcounts, whatever there is to count."""
    today = timezone.localdate()
    seen = events_visible_to(user).filter(host__path__startswith=committee.path)
    held = seen.exclude(status__in=(Event.Status.DRAFT, Event.Status.CANCELLED))
    ahead = Q(status=Event.Status.PUBLISHED, held_on__gte=today)
    events = held.aggregate(all=Count("pk"), ahead=Count("pk", filter=ahead))
    came = Attendance.objects.counted().filter(event__in=held.values("pk"))
    counted = came.aggregate(all=Count("pk"), people=Count("person", distinct=True))
    return CommitteeEvents(
        over=events["all"] - events["ahead"],
        ahead=events["ahead"],
        attendances=counted["all"],
        people=counted["people"],
        latest=list(_with_counts(held)[:LATEST]),
    )


def _with_counts(events: QuerySet[Event]) -> QuerySet[Event]:
    """Each with ``came``, its count by name, beside its stated headcounts."""
    return (
        events.select_related("host")
        .prefetch_related("estimates")
        .annotate(came=Count("attendances", filter=CAME))
        .order_by("-held_on", "-pk")
    )
