"""Read-only views of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from committee.access import Action, may_anywhere
from committee.models import Person
from committee.tokens import digest
from events.access import events_visible_to, may_log
from events.errors import Archived
from events.models import (
    Attendance,
    Conferral,
    Event,
    ProgrammeItem,
    Proposal,
    Scan,
    Speaker,
    Statement,
    Stay,
)
from events.reports.warnings import warnings_of

MOST_FOUND_AT_DOOR = 5
LETTERS_OF_A_PART, LETTERS_OF_A_NAME = 3, 2
"""So many letters find whoever's name holds them, and so many whoever has no others."""


def event_record(user: Any, event: Event) -> dict[str, Any]:
    """Everything that the event's page shows; names of attendees only for those who log events."""
    logs = may_log(user, event)
    counted = event.attendances.counted()
    return {
        "event": event,
        "programme": programme_of(event),
        "statements": statements_of(event),
        "proposals": proposals_of(event),
        "estimates": event.estimates.all(),
        "count": counted.count(),
        "attendances": attendances_of(event) if logs else [],
        "conferrals": conferrals_of(event) if logs else [],
        "conferred": Conferral.objects.standing().filter(item__event=event).count(),
        "may_log": logs,
        "may_change": logs and event.status != Event.Status.ARCHIVED,
        "may_copy": may_anywhere(user, Action.LOG_EVENT),
        "warnings": warnings_of(event) if logs else [],
        "online_url": event.online_url if logs or is_going(user, event) else "",
    }


def is_going(user: Any, event: Event) -> bool:
    """Whether the account's person said that they come, or is there."""
    return event.attendances.coming().filter(person__user=user).exists()


def programme_of(event: Event, *more: Prefetch) -> list[ProgrammeItem]:
    """The programme in its order; each speaker has ``title_held``, the title of that day.

    ``more`` is what to fetch beside the speakers.
    """
    speakers = Speaker.objects.select_related("person", "guest")
    items = ProgrammeItem.objects.filter(event=event).prefetch_related(
        Prefetch("speakers", queryset=speakers), *more
    )
    introduce([speaker for item in items for speaker in item.speakers.all()], event)
    return list(items)


def statements_of(event: Event) -> list[Statement]:
    """What was said, in its order; each has ``title_held``, the speaker's title of that day."""
    statements = list(Statement.objects.filter(event=event).select_related("person", "guest"))
    introduce(statements, event)
    return statements


def introduce(rows: Sequence[Speaker | Statement | Proposal], event: Event) -> None:
    """Give each row the title under which its somebody was at the event, or the affiliation."""
    titles = {
        (attendance.person_id, attendance.guest_id): attendance.title_held
        for attendance in Attendance.objects.filter(event=event)
    }
    for row in rows:
        known = titles.get((row.person_id, row.guest_id))
        row.title_held = known or row.somebody.affiliation


@dataclass(frozen=True)
class ProposalGroup:
    """What one proposer proposed, of one scope."""

    proposer: Any
    scope: str
    proposals: list[Proposal]


def proposals_of(event: Event) -> list[ProposalGroup]:
    """The event's proposals by scope and number, grouped by proposer."""
    groups: dict[tuple[str, str], ProposalGroup] = {}
    proposals = (
        Proposal.objects.filter(event=event)
        .select_related("person", "guest")
        .prefetch_related("regions", "mega_regions")
    )
    for proposal in proposals:
        key = (proposal.scope, str(proposal.somebody.pk))
        group = ProposalGroup(proposal.somebody, proposal.get_scope_display(), [])
        groups.setdefault(key, group).proposals.append(proposal)
    return list(groups.values())


def attendances_of(
    event: Event, *, q: str = "", status: str = "", address: str = ""
) -> QuerySet[Attendance]:
    """The event's list in the order in which it was written; of a name or status where asked.

    With ``address`` "none" it holds those without a mail address alone.
    """
    rows = Attendance.objects.filter(event=event).select_related("person", "guest").order_by("pk")
    if status:
        rows = rows.filter(status=status)
    if address == "none":
        rows = rows.without_mail_address()
    if q:
        rows = rows.filter(_named(q))
    return rows


def _named(part: str) -> Q:
    """Whose name holds ``part``; Hangul has no capitals, and none are looked for in it."""
    if part.isascii():
        return (
            Q(person__name__icontains=part)
            | Q(person__name_latin__icontains=part)
            | Q(guest__name_ko__icontains=part)
            | Q(guest__name_en__icontains=part)
        )
    return Q(person__name__contains=part) | Q(guest__name_ko__contains=part)


def by_status(event: Event) -> list[tuple[Attendance.Status, int]]:
    """How many of the list stand where; without those where nobody stands."""
    counted = dict(event.attendances.order_by().values_list("status").annotate(number=Count("*")))
    return [(status, counted[status]) for status in Attendance.Status if status in counted]


def conferrals_of(event: Event) -> QuerySet[Conferral]:
    """Certificates handed over at the event, by rank of the post."""
    return (
        Conferral.objects.standing()
        .filter(item__event=event)
        .select_related(
            "item",
            "certificate__appointment__person",
            "certificate__appointment__post__title",
            "certificate__appointment__post__committee",
        )
        .order_by(
            "certificate__appointment__post__committee__path",
            "certificate__appointment__post__title__rank",
            "certificate__appointment__person__name",
        )
    )


def attended_by(user: Any, person: Person) -> list[Attendance]:
    """Where a person was, as far as the reader may see those events' lists or is the person.

    Each has ``came_at``, the first check-in, where there was one.
    """
    first = Stay.objects.counted().filter(attendance=OuterRef("pk")).order_by("entered_at", "pk")
    rows = Attendance.objects.filter(person=person).select_related("event__host")
    rows = rows.annotate(came_at=Subquery(first.values("entered_at")[:1]))
    rows = rows.filter(event__in=events_visible_to(user)).order_by("-event__held_on")
    if person.user_id == user.pk:
        return list(rows)
    return [row for row in rows if may_log(user, row.event)]


def find_at_door(event: Event, text: str) -> list[Attendance]:
    """At most five people on the list whose name holds ``text``; two letters are the whole name."""
    text = text.strip()
    if len(text) < LETTERS_OF_A_NAME:
        return []
    like = "icontains" if len(text) >= LETTERS_OF_A_PART else "iexact"
    names = ("person__name", "person__name_latin", "guest__name_ko", "guest__name_en")
    return list(
        Attendance.objects.filter(event=event)
        .filter(Q(*((f"{name}__{like}", text) for name in names), _connector=Q.OR))
        .exclude(status=Attendance.Status.DECLINED)
        .select_related("person", "guest")
        .order_by("pk")[:MOST_FOUND_AT_DOOR]
    )


def passes_of(event: Event) -> QuerySet[Any]:
    """Everybody with a pass, each with ``is_inside``."""
    here = Stay.objects.inside().filter(attendance=OuterRef("pk"))
    return (
        Attendance.objects.filter(event=event, pass_digest__isnull=False)
        .select_related("person", "guest")
        .annotate(is_inside=Exists(here))
        .order_by("pk")
    )


def pass_of(token: str) -> QuerySet[Attendance]:
    """Whose pass has this token: one row or none."""
    return Attendance.objects.filter(pass_digest=digest(token)).select_related(
        "event__host", "event__room"
    )


def sentence_of(scan: Scan) -> str:
    """What the door reads aloud of a scan: what came of it and, where it was refused, why."""
    listed = scan.attendance
    name = listed.somebody.label if listed else ""
    sentences = {
        Scan.Outcome.ADMITTED: _("%(name)s is checked in."),
        Scan.Outcome.LEFT: _("%(name)s is checked out."),
        Scan.Outcome.UNDONE: _("Undone for %(name)s."),
        Scan.Outcome.NOT_INSIDE: _("%(name)s is not inside."),
        Scan.Outcome.UNKNOWN: _("Nobody on the list has this pass. Search by name."),
        Scan.Outcome.ANOTHER_EVENT: _("This pass is for another event."),
        Scan.Outcome.CANCELLED: _("The event is cancelled."),
        Scan.Outcome.ARCHIVED: str(Archived.message),
        Scan.Outcome.ALREADY_INSIDE: _("%(name)s is inside since %(time)s, let in by %(by)s."),
        Scan.Outcome.CONFLICT: _(
            "%(name)s was let in twice; the first time at %(time)s by %(by)s."
        ),
    }
    values = {"name": name}
    if first := scan.met:
        time = f"{timezone.localtime(first.scanned_at):%H:%M}"
        values |= {"time": time, "by": first.keeper}
    return sentences[Scan.Outcome(scan.outcome)] % values


def scans_of(event: Event) -> QuerySet[Scan]:
    """The acts at the event's door with everybody whom their sentences name."""
    return Scan.objects.filter(event=event).select_related(
        "event__host",
        "attendance__person",
        "attendance__guest",
        "met__scanned_by",
        "scanned_by",
        "undone_by",
    )


def conflicts_of(event: Event) -> QuerySet[Scan]:
    """Who was let in twice, what nobody looked at first."""
    return (
        scans_of(event)
        .filter(outcome=Scan.Outcome.CONFLICT)
        .order_by(F("settled_at").asc(nulls_first=True), "pk")
    )


@dataclass(frozen=True)
class DoorCounts:
    """How many are inside now, came at all, and are on the list and still expected."""

    inside: int
    came: int
    expected: int


def door_counts(event: Event) -> DoorCounts:
    """Counted now; two queries."""
    expected = (Attendance.Status.INVITED, Attendance.Status.GOING)
    counted = event.attendances.aggregate(
        came=Count("pk", filter=Q(status__in=("attended", "walk_in"))),
        expected=Count("pk", filter=Q(status__in=expected)),
    )
    inside = Stay.objects.inside().filter(attendance__event=event).count()
    return DoorCounts(inside, counted["came"], counted["expected"])
