"""Logging an event: the event itself, its programme, what was said and proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.models import Campaign, Committee, MegaRegion, Person, Region, User
from committee.services.refusals import refusing
from events.access import require_open
from events.errors import AlreadyLogged, NotYetHeld
from events.models import (
    Event,
    EventTemplate,
    Guest,
    HeadcountEstimate,
    ProgrammeItem,
    Proposal,
    Speaker,
    Statement,
)
from events.services.places import fill_places
from events.services.rooms import book, name_room

FROM_TEMPLATE = ("position", "kind", "title_ko", "title_en", "planned_minutes")


def log_event(
    *,
    actor: User,
    host: Committee,
    room_name: str = "",
    template: EventTemplate | None = None,
    **fields: Any,
) -> Event:
    """Log an event of ``host``, with the items of a template; ``fields`` are those of ``Event``.

    Raises ``AlreadyLogged``, ``NotYetHeld`` and, where the room is held by another event,
    ``RoomTaken``.
    """
    require(actor, Action.LOG_EVENT, host)
    with acting(actor, reason="event logged"), refusing({"event_logged_once": AlreadyLogged()}):
        event = Event(host=host, logged_by=actor, template=template, **fields)
        refuse_not_yet_held(event)
        if room_name:
            event.room = name_room(host.campaign, venue_ko=event.venue_ko, name_ko=room_name)
        event.save()
        if template is not None:
            ProgrammeItem.objects.bulk_create(
                ProgrammeItem(event=event, **{name: getattr(item, name) for name in FROM_TEMPLATE})
                for item in template.items.all()
            )
        book(event)
        return event


def amend_event(*, actor: User, event: Event, room_name: str | None = None, **fields: Any) -> Event:
    """Change what is logged of an event; every earlier version stays in the history.

    Its rooms are booked anew, and more places go to those who wait. Raises ``AlreadyLogged``,
    ``RoomTaken``, ``NotYetHeld`` and ``Archived``.
    """
    require_open(actor, event)
    if "host" in fields:
        require(actor, Action.LOG_EVENT, fields["host"])
    with acting(actor, reason="event amended"), refusing({"event_logged_once": AlreadyLogged()}):
        for name, value in fields.items():
            setattr(event, name, value)
        refuse_not_yet_held(event)
        if room_name is not None:
            campaign = event.host.campaign
            event.room = name_room(campaign, venue_ko=event.venue_ko, name_ko=room_name)
            fields["room"] = event.room
        event.save(update_fields=list(fields))
        book(event)
        if "capacity" in fields:
            fill_places(event)
        return event


def refuse_not_yet_held(event: Event) -> None:
    """Raise ``NotYetHeld`` for what is said to be held on a day that has not come."""
    if event.status == Event.Status.HELD and event.held_on > timezone.localdate():
        raise NotYetHeld


def name_guest(*, actor: User, campaign: Campaign, host: Committee, **fields: Any) -> Guest:
    """The guest of this name and affiliation: the one on record in the campaign, or a new one.

    An office that the record does not know is put on it, so that the warnings see it.
    """
    require(actor, Action.LOG_EVENT, host)
    with acting(actor, reason="guest named"):
        known = Guest.objects.filter(
            campaign=campaign,
            name_ko=fields["name_ko"],
            affiliation_ko=fields.get("affiliation_ko", ""),
        ).first()
        if known is None:
            return Guest.objects.create(campaign=campaign, **fields)
        if not known.office and fields.get("office"):
            known.office = fields["office"]
            known.save(update_fields=["office"])
        return known


def add_item(
    *,
    actor: User,
    event: Event,
    kind: ProgrammeItem.Kind,
    title_ko: str,
    title_en: str = "",
    speakers: Sequence[Person | Guest] = (),
    planned_minutes: int | None = None,
) -> ProgrammeItem:
    """Add the next item to the programme, with its speakers in their order."""
    require_open(actor, event)
    with acting(actor, reason="programme item added"):
        held = Event.objects.select_for_update().get(pk=event.pk)
        item = ProgrammeItem.objects.create(
            event=event,
            position=_next(event.programme),
            kind=kind,
            title_ko=title_ko,
            title_en=title_en,
            planned_minutes=planned_minutes,
        )
        Speaker.objects.bulk_create(
            Speaker(item=item, position=position, **naming(somebody))
            for position, somebody in enumerate(speakers, start=1)
        )
        held.programme_version += 1
        held.save(update_fields=["programme_version"])
        return item


def record_statement(
    *,
    actor: User,
    event: Event,
    speaker: Person | Guest,
    item: ProgrammeItem | None = None,
    **fields: Any,
) -> Statement:
    """Put on record what ``speaker`` said; ``fields`` are the texts and their source."""
    require_open(actor, event)
    with acting(actor, reason="statement recorded"):
        Event.objects.select_for_update().get(pk=event.pk)
        return Statement.objects.create(
            event=event,
            item=item,
            position=_next(event.statements),
            **naming(speaker),
            **fields,
        )


def amend_statement(*, actor: User, statement: Statement, **fields: Any) -> Statement:
    """Correct what is on record of a statement; who said it, and where, stays.

    Raises ``Archived``.
    """
    require_open(actor, statement.event)
    with acting(actor, reason="statement amended"):
        for name, value in fields.items():
            setattr(statement, name, value)
        statement.save(update_fields=list(fields))
        return statement


def record_proposal(
    *,
    actor: User,
    event: Event,
    proposer: Person | Guest,
    scope: Proposal.Scope,
    title_ko: str,
    title_en: str = "",
    regions: Sequence[Region] = (),
    mega_regions: Sequence[MegaRegion] = (),
) -> Proposal:
    """Put a policy proposal on record under the next number of its scope at the event."""
    require_open(actor, event)
    with acting(actor, reason="proposal recorded"):
        Event.objects.select_for_update().get(pk=event.pk)
        proposal = Proposal.objects.create(
            event=event,
            scope=scope,
            number=_next(event.proposals.filter(scope=scope), "number"),
            title_ko=title_ko,
            title_en=title_en,
            **naming(proposer),
        )
        proposal.regions.set(regions)
        proposal.mega_regions.set(mega_regions)
        return proposal


def state_headcount(
    *,
    actor: User,
    event: Event,
    number: int,
    approximate: bool,
    source_ko: str,
    source_en: str = "",
) -> HeadcountEstimate:
    """Keep a stated number with its source, beside the count and never mixed with it."""
    require_open(actor, event)
    with acting(actor, reason="headcount stated"):
        estimate, _created = HeadcountEstimate.objects.update_or_create(
            event=event,
            source_ko=source_ko,
            defaults={"number": number, "approximate": approximate, "source_en": source_en},
        )
        return estimate


def naming(somebody: Person | Guest) -> dict[str, Person | Guest]:
    """The field under which a row names ``somebody``."""
    return {"person" if isinstance(somebody, Person) else "guest": somebody}


def _next(rows: Any, field: str = "position") -> int:
    return (rows.aggregate(last=Max(field))["last"] or 0) + 1
