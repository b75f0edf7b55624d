"""Copying an event to many committees: asked for by somebody, done by workers a chunk at a time.

Each chunk is one transaction, and what is left to do is read from the events that are there. So a
worker may be killed at any point and another goes on; doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from committee.access import Authority
from committee.audit import acting
from committee.errors import NotAllowed
from committee.models import Committee, UnitKind, User
from events.access import events_visible_to
from events.errors import NameTooLong, NothingToCopy
from events.models import Copying, Event, ProgrammeItem, fill
from events.reports.copying import CopyingPlan, copying_plan

CHUNK = 100
"""Committees in one transaction."""

OF_EVENT = ("kind", "starts_at", "ends_at", "template_id")
OF_VENUE = ("venue_ko", "venue_en", "capacity")
OF_ITEM = ("position", "kind", "title_ko", "title_en", "planned_minutes", "fixed_start")


def start(
    *,
    actor: User,
    source: Event,
    top: Committee,
    kind: UnitKind | None,
    held_on: date,
    name_ko: str,
    name_en: str = "",
    with_venue: bool = False,
) -> Copying:
    """Have a draft made of ``source`` in each committee of the plan; its people stay behind.

    The names are patterns, as in a template. Raises ``NothingToCopy`` and ``NameTooLong``.
    """
    if not events_visible_to(actor).filter(pk=source.pk).exists():
        raise NotAllowed
    copying = Copying(
        source=source,
        top=top,
        kind=kind,
        held_on=held_on,
        name_ko=name_ko,
        name_en=name_en,
        with_venue=with_venue,
        started_by=actor,
    )
    fresh = list(_plan(copying).fresh)
    if not fresh:
        raise NothingToCopy
    for committee in fresh:
        _refuse_a_long_name(copying, committee)
    copying.total = len(fresh)
    with acting(actor, reason="event copied"):
        copying.save()
        call_worker(copying.pk)
    return copying


def call_worker(key: UUID | str) -> None:
    """Queue the next job of a copying, unless it is queued already."""
    job = jobs.configure_task("copy_event", queueing_lock=f"copying {key}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(copying_id=str(key))


def keep_going() -> None:
    """Call workers for every copying that is not over, whatever became of its jobs."""
    for copying in Copying.objects.filter(over_at=None):
        call_worker(copying.pk)


def work(key: UUID | str) -> bool:
    """Make the next drafts of a copying; whether there may be more to make.

    The rights of whoever started it are asked anew; where they ended, there is nothing left to do.
    """
    copying = Copying.objects.select_related("source", "top", "kind", "started_by").get(pk=key)
    with acting(copying.started_by, reason="event copied", copying=str(key)):
        lock(copying.source)
        fresh = list(_plan(copying).fresh[:CHUNK])
        _make(copying, fresh)
        more = len(fresh) == CHUNK
        Copying.objects.filter(pk=key).update(
            made=F("made") + len(fresh), over_at=None if more else timezone.now()
        )
    return more


def lock(source: Event) -> None:
    """Let one worker at a time copy the event; others may read it and refer to it."""
    Event.objects.select_for_update(no_key=True).get(pk=source.pk)


def _plan(copying: Copying) -> CopyingPlan:
    return copying_plan(
        Authority.of(copying.started_by),
        copying.source,
        top=copying.top,
        kind=copying.kind,
        held_on=copying.held_on,
        name_ko=copying.name_ko,
    )


def _names(copying: Copying, committee: Committee) -> dict[str, str]:
    return {
        "name_ko": fill(copying.name_ko, committee.name_ko),
        "name_en": fill(copying.name_en, committee.name_en),
    }


def _refuse_a_long_name(copying: Copying, committee: Committee) -> None:
    names = _names(copying, committee)
    for field in (Event.name_ko.field, Event.name_en.field):
        most = field.max_length or 0
        if len(names[field.name]) > most:
            raise NameTooLong(committee=committee.name, most=most)


def _make(copying: Copying, committees: Sequence[Committee]) -> None:
    items = list(copying.source.programme.order_by("position"))
    events = Event.objects.bulk_create(_draft(copying, committee) for committee in committees)
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(event=event, **{name: getattr(item, name) for name in OF_ITEM})
        for event in events
        for item in items
    )


def _draft(copying: Copying, committee: Committee) -> Event:
    source = copying.source
    fields = OF_EVENT + (OF_VENUE if copying.with_venue else ())
    return Event(
        host=committee,
        copied_from=source,
        held_on=copying.held_on,
        logged_by=copying.started_by,
        **_names(copying, committee),
        **{name: getattr(source, name) for name in fields},
    )
