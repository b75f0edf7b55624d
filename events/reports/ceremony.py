"""The queue of a conferral: who is called now, who follows, and how far it is."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from committee.models import Certificate, Person
from events.models import Attendance, Conferral, Event, Guest, ProgrammeItem, Recipient, Speaker

NEXT = 3
HERE = (Attendance.Status.ATTENDED, Attendance.Status.WALK_IN)
Standing = Recipient.Standing


@dataclass(frozen=True)
class Progress:
    """How many are in the queue, and what became of them."""

    everybody: int
    handed_over: int
    absent: int
    skipped: int

    @property
    def left(self) -> int:
        return self.everybody - self.handed_over - self.absent


@dataclass(frozen=True)
class Ceremony:
    """A conferral item at one moment: the name to call, the next three, and the last act."""

    item: ProgrammeItem
    current: Recipient | None
    coming: list[Recipient]
    last: Recipient | None
    progress: Progress

    @property
    def version(self) -> str:
        """Changes with whatever the ceremony's page shows."""
        shown = [
            (row.pk, row.said_as, row.door_status, row.is_handed_over, row.acted_at)
            for row in (self.current, *self.coming, self.last)
            if row
        ]
        return hashlib.sha256(repr((shown, self.progress)).encode()).hexdigest()[:12]


def ceremony_of(item: ProgrammeItem) -> Ceremony:
    """Three queries, however long the queue is."""
    calling = list(called_from(item)[: NEXT + 1])
    last = recipients_of(item).filter(acted_at__isnull=False).order_by("-acted_at", "-pk").first()
    return Ceremony(item, next(iter(calling), None), calling[1:], last, _progress(item))


def recipients_of(item: ProgrammeItem) -> QuerySet[Any]:
    """The whole queue in its order; each with ``is_handed_over`` and ``door_status``."""
    handed_over = Conferral.objects.standing().filter(certificate=OuterRef("certificate"))
    at_door = Attendance.objects.filter(
        event=item.event_id, person=OuterRef("certificate__appointment__person")
    )
    rows: QuerySet[Any] = Recipient.objects.filter(item=item)
    told: QuerySet[Any] = (
        rows.select_related(
            "item__event__host",
            "certificate__appointment__person",
            "certificate__appointment__post__title",
            "certificate__appointment__post__committee",
        )
        .annotate(
            is_handed_over=Exists(handed_over),
            door_status=Subquery(at_door.values("status")[:1]),
        )
        .order_by("position")
    )
    return told


def called_from(item: ProgrammeItem) -> QuerySet[Any]:
    """Who is still to be called: in order, and those who were passed over after all others."""
    later = Case(When(standing=Standing.SKIPPED, then=Value(1)), default=Value(0))
    return (
        recipients_of(item)
        .filter(is_handed_over=False, certificate__status=Certificate.Status.VALID)
        .exclude(standing=Standing.ABSENT)
        .order_by(later, "position")
    )


def unseen_at_door(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those whom neither the door nor the log says to be here."""
    return rows.filter(Q(door_status=None) | ~Q(door_status__in=HERE))


def _progress(item: ProgrammeItem) -> Progress:
    standing = Conferral.objects.standing().filter(certificate=OuterRef("certificate"))
    left = Q(done=False)
    return Progress(
        **Recipient.objects.filter(item=item)
        .annotate(done=Exists(standing))
        .aggregate(
            everybody=Count("pk"),
            handed_over=Count("pk", filter=Q(done=True)),
            absent=Count("pk", filter=left & Q(standing=Standing.ABSENT)),
            skipped=Count("pk", filter=left & Q(standing=Standing.SKIPPED)),
        )
    )


@dataclass(frozen=True)
class Hanging:
    """What would go with an item if that were removed."""

    item: ProgrammeItem
    recipients: int
    cues: int


def what_hangs_on(keys: Collection[int]) -> list[Hanging]:
    """Those of the items that have a queue or cues, with how many; one query."""
    items = ProgrammeItem.objects.filter(pk__in=keys).order_by("position")
    counted = items.annotate(
        queued=Count("recipients", distinct=True), noted=Count("cues", distinct=True)
    )
    return [Hanging(each, each.queued, each.noted) for each in counted if each.queued or each.noted]


def givers_at(event: Event) -> dict[str, Person | Guest]:
    """Who may hand certificates over: the event's speakers, under a key that a form can carry."""
    speakers = Speaker.objects.filter(item__event=event).select_related("person", "guest")
    rows = speakers.order_by("item__position", "position")
    return {key_of(row.somebody): row.somebody for row in rows}


def last_giver(item: ProgrammeItem) -> Person | Guest | None:
    """Who handed over the last certificate; before the first one, the item's only speaker."""
    conferral = (
        item.conferrals.standing().select_related("conferred_by", "conferred_by_guest").last()
    )
    if conferral:
        return conferral.giver
    speakers = list(item.speakers.select_related("person", "guest")[:2])
    return speakers[0].somebody if len(speakers) == 1 else None


def key_of(somebody: Person | Guest) -> str:
    """What a form carries for somebody."""
    return f"{'person' if isinstance(somebody, Person) else 'guest'}-{somebody.pk}"


def already_conferred(conferral: Conferral) -> str:
    """For whoever came second: who recorded it, and when."""
    return _("%(name)s has the certificate already; %(by)s recorded it at %(time)s.") % {
        "name": conferral.certificate.appointment.person.label,
        "by": conferral.recorded_by or "",
        "time": f"{timezone.localtime(conferral.recorded_at):%H:%M:%S}",
    }


@dataclass(frozen=True)
class ConferralStep:
    """A conferral for the timeline of a certificate."""

    label: str
    state: str
    at: datetime | date
    by: str
    note: str


def conferred_steps(**of: Any) -> list[ConferralStep]:
    """Where, when and by whom: each conferral of the certificates, and what was undone of it."""
    rows = Conferral.objects.filter(**of).select_related(
        "item__event", "conferred_by", "conferred_by_guest", "undone_by"
    )
    steps = []
    for row in rows:
        event = row.item.event
        place = [
            event.venue,
            f"{timezone.localtime(row.conferred_at):%H:%M}" if row.conferred_at else "",
        ]
        proxy = _("received by %(name)s") % {"name": row.proxy_name} if row.proxy_name else ""
        steps.append(
            ConferralStep(
                label=_("handed over at %(event)s") % {"event": event.name},
                state="done",
                at=row.conferred_at or event.held_on,
                by=row.giver.label if row.giver else "",
                note=" · ".join(part for part in (*place, proxy) if part),
            )
        )
        if row.undone_at:
            steps.append(
                ConferralStep(_("undone"), "failed", row.undone_at, str(row.undone_by), "")
            )
    return steps
