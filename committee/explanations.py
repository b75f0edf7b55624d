"""Why an account may do something, and who may see somebody: the rule of ``access``, read aloud.

Nothing is decided here. Each holding (a post or a grant) is put to the same rule alone, so an
explanation cannot say anything else than the rule does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from committee.access import AGREED, Action, Authority, allows
from committee.models import (
    Appointment,
    Committee,
    ConsentKind,
    Grant,
    Level,
    Person,
    Status,
    Title,
    User,
)


@dataclass(frozen=True)
class Holding:
    """What gives a level at a committee: a post that somebody holds, or a grant."""

    source: Appointment | Grant
    committee: Committee
    level: Level

    def gives(self, action: Action, committee: Committee) -> bool:
        """Whether this alone would be enough."""
        alone = Authority(frozenset({(self.committee.path, str(self.level))}))
        return alone.may(action, committee)

    @property
    def is_post(self) -> bool:
        return isinstance(self.source, Appointment)


def holdings_of(user: User, *, on: date | None = None) -> list[Holding]:
    """Everything that gives the account a level on a day (today); two queries."""
    if not user.is_active:
        return []
    return [*_posts(Q(person__user=user), on), *_grants(Q(user=user), on)]


def reasons(user: User, action: Action, committee: Committee) -> list[Holding]:
    """What lets the account do this at the committee today; empty if it may not."""
    return [held for held in holdings_of(user) if held.gives(action, committee)]


@dataclass(frozen=True)
class Answer:
    """Whether an account may do something at a committee, and what gives it the right."""

    action: Action
    reasons: list[Holding]

    @property
    def allowed(self) -> bool:
        return bool(self.reasons)


def answers(user: User, committee: Committee) -> list[Answer]:
    """The answer for every action; two queries."""
    held = holdings_of(user)
    return [
        Answer(action, [each for each in held if each.gives(action, committee)])
        for action in Action
    ]


def newly_given(user: User | None, committee: Committee, level: Level) -> list[tuple[Action, bool]]:
    """What ``level`` at the committee would let the account do that it may not do now.

    Each with whether it holds for everything below too.
    """
    now = Authority.of(user) if user else Authority(frozenset())
    then = Authority(now.held | {(committee.path, str(level))})
    below = Committee(path=committee.path + "0" * Committee.steplen)
    return [
        (action, then.may(action, below))
        for action in Action
        if (then.may(action, committee) and not now.may(action, committee))
        or (then.may(action, below) and not now.may(action, below))
    ]


@dataclass(frozen=True)
class LevelChange:
    """Whom another level of a title concerns today, and what each of them may do then."""

    people: int
    accounts: int
    committees: int
    given: list[Action]
    taken: list[Action]


def change_of_level(title: Title, before: Level, after: Level) -> LevelChange:
    """What it would do to give a title another level; one query."""
    held = Appointment.objects.in_force(on=timezone.localdate()).filter(post__title=title.pk)
    numbers = held.aggregate(
        people=Count("person", distinct=True),
        accounts=Count("person__user", distinct=True),
        committees=Count("post__committee", distinct=True),
    )
    then, now = ({each for each in Action if allows(level, each)} for level in (after, before))
    return LevelChange(
        given=[each for each in Action if each in then - now],
        taken=[each for each in Action if each in now - then],
        **numbers,
    )


def who_may(action: Action, committee: Committee, *, on: date | None = None) -> list[Holding]:
    """Everything that lets somebody with an account do this at the committee; two queries."""
    near = Q(path__in=committee.lineage()) | Q(path__startswith=committee.path)
    around = Committee.objects.filter(near).values("pk")
    posts = _posts(Q(post__committee__in=around, person__user__is_active=True), on)
    grants = _grants(Q(committee__in=around, user__is_active=True), on)
    return [held for held in (*posts, *grants) if held.gives(action, committee)]


@dataclass(frozen=True)
class Visibility:
    """Who can see somebody in one post: the office by name, colleagues by number."""

    appointment: Appointment
    over: bool
    listed: bool
    keepers: list[Holding]
    colleagues: int
    issuers: list[Holding]


def who_sees(person: Person) -> list[Visibility]:
    """For each post that the person held, holds or is on the way to, who sees them there."""
    today = timezone.localdate()
    rows = person.appointments.exclude(status__in=(Status.DECLINED, Status.EXPIRED)).select_related(
        "person", "post__title", "post__committee"
    )
    return [_visibility(held, today) for held in rows.by_rank()]


def _visibility(held: Appointment, today: date) -> Visibility:
    committee = held.post.committee
    readers = who_may(Action.VIEW_ROSTER, committee, on=today)
    keeping = Action.VIEW_CONTACT if held.status in AGREED else Action.APPOINT
    keepers = [each for each in readers if each.gives(keeping, committee)]
    agreed = held.consents.standing().filter(kind=ConsentKind.ROSTER).exists()
    over = held.is_over(today)
    sits = held.status == Status.IN_FORCE and not over
    listed = sits and (agreed or bool(held.public_source))
    kept_by = {_account(each) for each in keepers}
    others = {_account(each) for each in readers} - kept_by - {held.person.user_id}
    issuers = [each for each in keepers if each.gives(Action.APPOINT, committee)]
    return Visibility(held, over, listed, keepers, len(others) if listed else 0, issuers)


def _account(held: Holding) -> Any:
    source = held.source
    return source.person.user_id if isinstance(source, Appointment) else source.user_id


def _posts(which: Q, on: date | None) -> Iterable[Holding]:
    rows = (
        Appointment.objects.in_force(on=on or timezone.localdate())
        .filter(which)
        .exclude(post__title__level=Level.NONE)
        .select_related("person__user", "post__title", "post__committee")
        .by_rank()
    )
    return [Holding(row, row.post.committee, Level(row.post.title.level)) for row in rows]


def _grants(which: Q, on: date | None) -> Iterable[Holding]:
    rows = (
        Grant.objects.in_force(on=on or timezone.localdate())
        .filter(which)
        .select_related("user", "committee", "granted_by")
        .order_by("committee__path", "pk")
    )
    return [Holding(row, row.committee, Level(row.level)) for row in rows]
