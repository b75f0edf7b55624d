"""What a press release of an event can say: one text for each record, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from django.utils import timezone, translation

from committee.certificates.wording import date_en, date_ko
from events.models import (
    Attendance,
    Conferral,
    Event,
    PressParagraph,
    PressRelease,
    ProgrammeItem,
    Proposal,
    Speaker,
    Statement,
)
from events.press import Document, wording
from events.press.wording import Both, Named
from events.reports.counting import is_over

About = PressParagraph.About


@dataclass(frozen=True)
class Drafted:
    """A paragraph that a record gives; ``record`` is the field that names it, with its row."""

    about: PressParagraph.About
    record: dict[str, Model]
    text: Both


def drafted_from(event: Event) -> list[Drafted]:
    """Everything that the log of the event says, in the order of a press release."""
    return [
        *_facts(event),
        *(Drafted(About.STATEMENT, {"statement": each}, _quote(each)) for each in _said(event)),
        *_proposals(event),
        *_programme(event),
        *_conferrals(event),
    ]


def release_of(event: Event) -> PressRelease | None:
    """The release with its paragraphs and the records that these came from."""
    paragraphs = PressParagraph.objects.select_related(
        "estimate", "item", "statement", "proposal"
    ).order_by("position", "pk")
    kept: QuerySet[PressRelease] = PressRelease.objects.prefetch_related(
        Prefetch("paragraphs", queryset=paragraphs)
    )
    return kept.filter(event=event).select_related("event").first()


def headline_records(release: PressRelease) -> tuple[str, str]:
    """What the headlines may say, in Korean and English: the event's name and all drafted texts."""
    event, paragraphs = release.event, list(release.paragraphs.all())
    return (
        "\n".join([event.name_ko, *(each.drafted_ko for each in paragraphs)]),
        "\n".join([event.name_ko, event.name_en, *(each.drafted_en for each in paragraphs)]),
    )


def document_of(release: PressRelease, event: Event, language: str) -> Document:
    """The release in a language; paragraphs that were emptied are left away."""
    korean = language == "ko"
    until = release.embargo_until and timezone.localtime(release.embargo_until)
    texts = (each.text_ko if korean else each.text_en for each in release.paragraphs.all())
    dated = date_ko(event.held_on) if korean else date_en(event.held_on)
    with translation.override(language):
        return Document(
            language=language,
            kind="보도자료" if korean else "Press release",
            embargo=getattr(wording.embargo(until), language),
            sender=f"{event.host.campaign.name} {event.host.name}"
            if korean
            else f"{event.host.name}, {event.host.campaign.name}",
            dated=dated,
            title=release.title,
            paragraphs=[text for text in texts if text.strip()],
            end="– 끝 –" if korean else "– end –",
        )


def _both(row: Any, name: str) -> Both:
    ko, en = getattr(row, f"{name}_ko"), getattr(row, f"{name}_en")
    return Both(ko or en, en or ko)


def _facts(event: Event) -> Iterator[Drafted]:
    state = "held" if is_over(event) else "planned"
    if event.status == Event.Status.CANCELLED:
        state = "cancelled"
    yield Drafted(
        About.EVENT,
        {},
        wording.held(
            _both(event.host, "name"),
            _both(event, "name"),
            event.held_on,
            event.starts_at,
            _both(event, "venue"),
            state,
        ),
    )
    if number := event.attendances.counted().count():
        yield Drafted(About.COUNT, {}, wording.counted(number))
    for each in event.estimates.order_by("pk"):
        text = wording.stated(each.number, each.approximate, _both(each, "source"))
        yield Drafted(About.ESTIMATE, {"estimate": each}, text)


def _said(event: Event) -> list[Statement]:
    rows = list(Statement.objects.filter(event=event).select_related("person", "guest"))
    return _titled(rows, event)


def _quote(statement: Statement) -> Both:
    return wording.quoted(
        _named(statement),
        _both(statement, "text"),
        paraphrased=statement.paraphrased,
        source=_both(statement, "source"),
        said_in=statement.said_in,
    )


def _proposals(event: Event) -> Iterator[Drafted]:
    rows = (
        Proposal.objects.filter(event=event)
        .select_related("person", "guest")
        .prefetch_related("regions", "mega_regions")
    )
    for each in _titled(list(rows), event):
        text = wording.proposed(
            _named(each),
            _both(each, "title"),
            national=each.scope == Proposal.Scope.NATIONAL,
            places=[
                _both(place, "name") for place in (*each.mega_regions.all(), *each.regions.all())
            ],
        )
        yield Drafted(About.PROPOSAL, {"proposal": each}, text)


def _programme(event: Event) -> Iterator[Drafted]:
    """The items in which somebody spoke; a text that another read names both."""
    speakers = Speaker.objects.select_related("person", "guest").order_by("position")
    items = ProgrammeItem.objects.filter(event=event).order_by("position")
    rows = list(items.prefetch_related(Prefetch("speakers", queryset=speakers)))
    _titled([each for item in rows for each in item.speakers.all()], event)
    for item in rows:
        authors = [each for each in item.speakers.all() if each.role == Speaker.Role.AUTHOR]
        spoke = [each for each in item.speakers.all() if each.role != Speaker.Role.AUTHOR]
        if spoke:
            author = _named(authors[0]) if authors else None
            text = wording.spoke(_both(item, "title"), [_named(each) for each in spoke], author)
            yield Drafted(About.ITEM, {"item": item}, text)


def _conferrals(event: Event) -> Iterator[Drafted]:
    rows = (
        Conferral.objects.standing()
        .filter(item__event=event)
        .select_related("item", "certificate__appointment__post__title")
    )
    by_item: dict[ProgrammeItem, Counter[Any]] = {}
    for row in rows.order_by("item__position", "certificate__appointment__post__title__rank"):
        title = row.certificate.appointment.post.title
        by_item.setdefault(row.item, Counter())[title] += 1
    for item, titles in by_item.items():
        numbers = [(_both(title, "name"), number) for title, number in titles.items()]
        text = wording.conferred(_both(item, "title"), numbers)
        yield Drafted(About.CONFERRAL, {"item": item}, text)


def _titled[Row: Any](rows: list[Row], event: Event) -> list[Row]:
    """Each row with ``introduced``, the title under which its somebody was at the event."""
    titles = {
        (each.person_id, each.guest_id): _both(each, "title_held")
        for each in Attendance.objects.filter(event=event)
    }
    for row in rows:
        known = titles.get((row.person_id, row.guest_id))
        row.introduced = known or _both(row.somebody, "affiliation")
    return rows


def _named(row: Any) -> Named:
    somebody = row.somebody
    if row.guest_id:
        return Named(row.introduced, _both(somebody, "name"))
    return Named(row.introduced, Both(somebody.name, somebody.name_latin or somebody.name))
