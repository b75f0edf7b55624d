"""Writing an event's programme as a whole, and publishing it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time

from django.db.models import Max

from committee.audit import acting
from committee.models import Person, User
from events.access import require_open
from events.errors import (
    EmptyProgramme,
    ItemHasMore,
    ItemInUse,
    KindInUse,
    NothingNew,
    ProgrammeChanged,
)
from events.models import Event, Guest, ProgrammeItem, ProgrammeVersion, Speaker
from events.reports.ceremony import what_hangs_on
from events.reports.versions import snapshot_of
from events.services.record import name_guest, naming
from events.services.rooms import book, name_room


@dataclass(frozen=True)
class Draft:
    """One item as somebody wrote it; ``item`` is the key of the saved one that it changes.

    ``speakers`` are pairs of a role and a person, a guest, or the name of a guest yet unknown.
    """

    kind: str
    title_ko: str
    title_en: str = ""
    planned_minutes: int | None = None
    fixed_start: time | None = None
    room_name: str = ""
    speakers: tuple[tuple[str, Person | Guest | str], ...] = ()
    item: int | None = None


FIELDS = ("position", "kind", "title_ko", "title_en", "planned_minutes", "fixed_start", "room")


def save_programme(
    *,
    actor: User,
    event: Event,
    version: int,
    drafts: Sequence[Draft],
    losing: Collection[int] = (),
) -> Event:
    """Make the programme what ``drafts`` say, all of it or nothing, and book its rooms.

    ``version`` is the one that was edited; ``losing`` are the keys of items whose queue and cues
    may go with them. Raises ``ProgrammeChanged`` where somebody saved since, ``ItemInUse``,
    ``ItemHasMore``, ``KindInUse``, ``RoomTaken`` and ``Archived``.
    """
    require_open(actor, event)
    with acting(actor, reason="programme saved"):
        held = Event.objects.select_for_update().get(pk=event.pk)
        refuse_if_changed(held, version)
        rows = held.programme.select_for_update().prefetch_related("speakers")
        known = {item.pk: item for item in rows}
        gone = known.keys() - {draft.item for draft in drafts}
        _remove(held, [known[pk] for pk in gone], losing)
        for position, draft in enumerate(drafts, start=1):
            _write(actor, held, known.get(draft.item or 0), position, draft)
        held.programme_version += 1
        held.save(update_fields=["programme_version"])
        book(held)
        return held


def refuse_if_changed(held: Event, version: int) -> None:
    """Raise ``ProgrammeChanged`` where somebody saved since ``version`` was read."""
    if held.programme_version != version:
        raise ProgrammeChanged


def _remove(event: Event, gone: Sequence[ProgrammeItem], losing: Collection[int]) -> None:
    for item in gone:
        if item.started_at or item.conferrals.exists():
            raise ItemInUse(item=item.title)
    for each in what_hangs_on([item.pk for item in gone]):
        if each.item.pk not in losing:
            raise ItemHasMore(item=each.item.title, recipients=each.recipients, cues=each.cues)
    event.programme.filter(pk__in=[item.pk for item in gone]).delete()


def _write(
    actor: User, event: Event, known: ProgrammeItem | None, position: int, draft: Draft
) -> None:
    item = known or ProgrammeItem(event=event)
    before = [getattr(item, field) for field in FIELDS] if known else None
    if known and known.kind != draft.kind:
        _refuse_if_kind_in_use(known)
    item.position = position
    for field in ("kind", "title_ko", "title_en", "planned_minutes", "fixed_start"):
        setattr(item, field, getattr(draft, field))
    item.room = name_room(event.host.campaign, venue_ko=event.venue_ko, name_ko=draft.room_name)
    if before is None:
        item.save()
    elif before != [getattr(item, field) for field in FIELDS]:
        item.save(update_fields=FIELDS)
    _name_speakers(actor, event, item, draft)


def _refuse_if_kind_in_use(item: ProgrammeItem) -> None:
    if item.recipients.exists() or item.conferrals.standing().exists():
        raise KindInUse(item=item.title, key=item.pk)


def _name_speakers(actor: User, event: Event, item: ProgrammeItem, draft: Draft) -> None:
    wanted = []
    for position, (role, somebody) in enumerate(draft.speakers, start=1):
        known = (
            name_guest(actor=actor, campaign=event.host.campaign, host=event.host, name_ko=somebody)
            if isinstance(somebody, str)
            else somebody
        )
        wanted.append(Speaker(item=item, position=position, role=role, **naming(known)))
    there = [_told(speaker) for speaker in item.speakers.order_by("position")]
    if there != [_told(speaker) for speaker in wanted]:
        item.speakers.all().delete()
        Speaker.objects.bulk_create(wanted)


def _told(speaker: Speaker) -> tuple[object, ...]:
    return speaker.position, speaker.role, speaker.person_id, speaker.guest_id


def publish_programme(*, actor: User, event: Event) -> ProgrammeVersion:
    """Keep the programme as it is now as its next published version.

    Raises ``EmptyProgramme``, ``NothingNew`` and ``Archived``.
    """
    require_open(actor, event)
    with acting(actor, reason="programme published"):
        held = Event.objects.select_for_update().get(pk=event.pk)
        items = snapshot_of(held)
        if not items:
            raise EmptyProgramme
        latest = held.versions.order_by("-number").first()
        if latest and latest.items == items:
            raise NothingNew
        number = (held.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        return ProgrammeVersion.objects.create(
            event=held, number=number, items=items, published_by=actor
        )
