"""The tree of committees with its posts, and what a decision about it would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from committee.access import (
    appointments_visible_to,
)
from committee.counted import until_changed
from committee.models import (
    Appointment,
    AppointmentQuerySet,
    Committee,
    MegaRegion,
    Post,
    Region,
    Status,
)
from committee.paging import KeysetPage, keyset_page


@dataclass(frozen=True)
class PostHolders:
    """A post with those of its holders that the reader may know by name; who acts takes no seat."""

    post: Post
    holders: list[Appointment]
    taken: int
    standing_in: int

    @property
    def vacant(self) -> int | None:
        """Free seats; None where there is no limit."""
        return None if self.post.seats is None else max(self.post.seats - self.taken, 0)

    @property
    def unlisted(self) -> int:
        """Holders who are counted and not named."""
        return self.taken + self.standing_in - len(self.holders)


def posts_of(user: Any, committee: Committee, *, on: date | None = None) -> list[PostHolders]:
    """The posts of a committee by rank, with their holders on a day (today); two queries."""
    on = on or timezone.localdate()
    named = appointments_visible_to(user).in_force(on=on).select_related("person").by_rank()
    sitting = Q(
        appointments__status__in=(Status.IN_FORCE, Status.ENDED), appointments__term__contains=on
    )
    posts = (
        Post.objects.filter(committee=committee)
        .exclude(closed_on__lte=on)
        .select_related("title", "committee")
        .annotate(
            taken=Count("appointments", filter=sitting & Q(appointments__acting=False)),
            standing_in=Count("appointments", filter=sitting & Q(appointments__acting=True)),
        )
        .order_by("title__rank")
        .prefetch_related(Prefetch("appointments", queryset=named, to_attr="named"))
    )
    return [PostHolders(post, post.named, post.taken, post.standing_in) for post in posts]


def terms_of(user: Any, post: Post, *, on: date | None = None) -> QuerySet[Appointment]:
    """The terms in a post that the reader may know of, the latest first; only those of a day."""
    terms = appointments_visible_to(user).filter(post=post, term__isempty=False)
    if on is None:
        terms = terms.filter(status__in=(Status.IN_FORCE, Status.ENDED))
    else:
        terms = terms.in_force(on=on)
    return terms.select_related("person").order_by("-term", "person__name", "pk")


def unnamed_holders(user: Any, post: Post, *, on: date) -> int:
    """How many held the post on the day whom the reader may not know by name."""
    everybody = Appointment.objects.in_force(on=on).filter(post=post).count()
    return everybody - terms_of(user, post, on=on).count()


BY_POST = ("committee__path", "title__rank", "pk")


def vacancies(committee: Committee) -> QuerySet[Post]:
    """Open posts here and below with free seats today, or without a limit and empty.

    In the order of the tree; each with ``sitting``, ``standing_in`` (acting) and ``on_the_way``.
    """
    today = timezone.localdate()
    held = Appointment.objects.filter(status=Status.IN_FORCE, term__contains=today)
    return (
        Post.objects.open(on=today)
        .filter(committee__path__startswith=committee.path)
        .annotate(
            sitting=_number_in_post(held.filter(acting=False)),
            standing_in=_number_in_post(held.filter(acting=True)),
            on_the_way=_number_in_post(Appointment.objects.awaiting()),
        )
        .filter(Q(seats__isnull=True, sitting=0) | Q(seats__gt=F("sitting")))
        .annotate(free=F("seats") - F("sitting"))
        .select_related("title", "committee")
        .order_by("committee__path", "title__rank", "pk")
    )


def _number_in_post(appointments: AppointmentQuerySet) -> Coalesce:
    """How many of them are in a post, counted post by post: a page needs few of all posts."""
    here = appointments.filter(post=OuterRef("pk")).order_by().values("post")
    return Coalesce(Subquery(here.values(number=Count("*"))), 0)  # from the index alone


def vacancy_page(committee: Committee, *, size: int, after: str, before: str) -> KeysetPage:
    """A page of the vacancies; all of them are counted for it, so it is kept until they change."""
    return until_changed(
        lambda: keyset_page(vacancies(committee), BY_POST, size=size, after=after, before=before),
        *("vacancies", committee.pk, timezone.localdate(), size, after, before),
    )


@dataclass(frozen=True)
class Consequences:
    """What ends when a committee is dissolved today: committees, terms, and who is on the way."""

    committees: int
    terms: int
    pending: int


def consequences(committee: Committee, *, single: bool = False) -> Consequences:
    """Counted in the committee with everything below it, or in the ``single`` one."""
    today = timezone.localdate()
    going_on = Appointment.objects.exclude(term__fully_lt=(today, None)).order_by()
    going_on = going_on.filter(post__committee=committee) if single else going_on.within(committee)
    return Consequences(
        committees=1 if single else 1 + standing_below(committee),
        terms=going_on.filter(status=Status.IN_FORCE).count(),
        pending=going_on.awaiting().count(),
    )


def standing_below(committee: Committee) -> int:
    """How many committees stand below this one today."""
    branch = Committee.objects.within(committee).standing(on=timezone.localdate())
    return int(branch.exclude(pk=committee.pk).count())


def terms_to_restore(committee: Committee) -> int:
    """How many terms the committee's dissolution ended; none where it stands or was merged."""
    return committee.dissolution.ended.count() if committee.dissolution else 0


def regions_by_mega_region(on: date) -> list[MegaRegion]:
    """The 5-pole 3-special groupings, each with the regions official on ``on`` as ``official``."""
    official = Region.objects.on(on).order_by("code")
    return list(
        MegaRegion.objects.prefetch_related(
            Prefetch("regions", queryset=official, to_attr="official")
        )
    )
