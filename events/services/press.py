"""Press releases: drafted from the log, edited by hand, and held to the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from committee.audit import acting
from committee.models import User
from events.access import require_log
from events.errors import ChangedMeanwhile, NotInAnyRecord, NotInTheRecord
from events.models import Event, PressParagraph, PressRelease
from events.press.claims import beyond_the_record
from events.reports import drafted_from, headline_records


@dataclass(frozen=True)
class Edited:
    """What an editor makes of a paragraph; both texts empty leave it away."""

    text_ko: str
    text_en: str
    position: int


def draft_release(*, actor: User, event: Event) -> PressRelease:
    """Draft the release from the log, or bring it up to the log as it is now.

    A paragraph that nobody edited says what its record says now; an edited one keeps its text, with
    the new draft beside it. What the log does not hold any more leaves the release.
    """
    require_log(actor, event)
    with acting(actor, reason="press release drafted"):
        Event.objects.select_for_update().get(pk=event.pk)
        release = PressRelease.objects.filter(event=event).first() or PressRelease(
            event=event, title_ko=event.name_ko, title_en=event.name_en, version=0
        )
        release.drafted_by, release.drafted_at = actor, timezone.now()
        release.version += 1
        release.save()
        _redraft(release, event)
        return release


def _redraft(release: PressRelease, event: Event) -> None:
    kept = {_record_of(each): each for each in release.paragraphs.all()}
    for position, drafted in enumerate(drafted_from(event), start=1):
        named = {f"{name}_id": row.pk for name, row in drafted.record.items()}
        fresh = PressParagraph(release=release, about=drafted.about, position=position, **named)
        paragraph = kept.pop(_record_of(fresh), fresh)
        if not paragraph.pk or not paragraph.edited:
            paragraph.text_ko, paragraph.text_en = drafted.text.ko, drafted.text.en
        paragraph.drafted_ko, paragraph.drafted_en = drafted.text.ko, drafted.text.en
        paragraph.save()
    PressParagraph.objects.filter(pk__in=[gone.pk for gone in kept.values()]).delete()


def _record_of(paragraph: PressParagraph) -> tuple[object, ...]:
    return (
        str(paragraph.about),
        paragraph.estimate_id,
        paragraph.item_id,
        paragraph.statement_id,
        paragraph.proposal_id,
    )


def edit_release(
    *,
    actor: User,
    release: PressRelease,
    version: int,
    title_ko: str,
    title_en: str,
    embargo_until: datetime | None,
    paragraphs: Mapping[int, Edited],
) -> PressRelease:
    """Change what the release says; ``version`` is the one that the editor saw.

    Raises ``ChangedMeanwhile``, and ``NotInTheRecord`` for a number or a quotation that the
    paragraph's record does not hold; in a headline, that no record of the release holds.
    """
    require_log(actor, release.event)
    with acting(actor, reason="press release edited"):
        held = PressRelease.objects.select_for_update().get(pk=release.pk)
        if held.version != version:
            raise ChangedMeanwhile
        for title, records in zip((title_ko, title_en), headline_records(held), strict=True):
            if said := beyond_the_record(title, records):
                raise NotInAnyRecord(said=said)
        held.title_ko, held.title_en = title_ko, title_en
        held.embargo_until = embargo_until
        held.version += 1
        held.save()
        for paragraph in held.paragraphs.all():
            edited = paragraphs[paragraph.pk]
            for text, drafted in (
                (edited.text_ko, paragraph.drafted_ko),
                (edited.text_en, paragraph.drafted_en),
            ):
                if said := beyond_the_record(text, drafted):
                    raise NotInTheRecord(said=said)
            paragraph.text_ko, paragraph.text_en = edited.text_ko, edited.text_en
            paragraph.position = edited.position
            paragraph.save()
        return held
