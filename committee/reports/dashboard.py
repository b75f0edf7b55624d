"""What a committee's dashboard counts: seats, people on the way, provinces, growth.

Numbers of the own committee are for everybody on its roster; what lies below is counted for those
who keep the rosters there. Nothing here names anybody.

People are counted as the roster of that day lists them: everybody who holds a post then, acting or
not, once for each post, whatever became of the committee. So the provinces and what is in none of
them add up to the total, and each number is that of the rows to which it leads. Seats are counted
for the committees that stand, and whoever acts for somebody takes none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth

from committee.access import Action, may
from committee.counted import until_changed
from committee.models import (
    OPEN,
    Appointment,
    AppointmentQuerySet,
    Committee,
    MegaRegion,
    Post,
    Region,
    Status,
)
from committee.reports.regions import province_of

MOST_MONTHS = 36


@dataclass(frozen=True)
class TitleCount:
    """The seats of all posts of one title; ``seats`` is None where one of them has no limit."""

    title: str
    seats: int | None
    taken: int

    @property
    def vacant(self) -> int | None:
        return None if self.seats is None else max(self.seats - self.taken, 0)


@dataclass(frozen=True)
class Province:
    """A province of the day with what stands for it: committees, and people in their posts."""

    region: Region
    mega_region: str
    committees: int
    people: int


@dataclass(frozen=True)
class Dashboard:
    """Everything that the page shows; None for what is not for the reader.

    ``elsewhere`` is how many committees and people are in no province of the day.
    """

    below: bool
    people: int
    committees: int
    titles: list[TitleCount]
    pending: list[tuple[Status, int]] | None
    provinces: list[Province]
    elsewhere: tuple[int, int]
    months: list[tuple[date, int]]


def dashboard(user: Any, committee: Committee, *, on: date) -> Dashboard:
    """The numbers of a day; eleven queries at most, and two where nothing changed since."""
    below = may(user, Action.VIEW_CONTACT, committee)
    pending = may(user, Action.APPOINT, committee)
    return until_changed(
        lambda: _dashboard(committee, on, below=below, pending=pending),
        *("dashboard", committee.pk, on, below, pending),
    )


def _dashboard(committee: Committee, on: date, *, below: bool, pending: bool) -> Dashboard:
    branch = (
        Committee.objects.within(committee) if below else Committee.objects.filter(pk=committee.pk)
    )
    held = Appointment.objects.all()
    held = held.within(committee) if below else held.filter(post__committee=committee)
    committees = _by_region(branch.standing(on=on), "region")
    people = _by_region(held.in_force(on=on), "post__committee__region")
    provinces, elsewhere = _provinces(committees, people, on) if below else ([], (0, 0))
    return Dashboard(
        below=below,
        people=people.total(),
        committees=committees.total(),
        titles=_titles(branch, held, on),
        pending=_pending(held) if pending else None,
        provinces=provinces,
        elsewhere=elsewhere,
        months=_months(held, on),
    )


def _titles(branch: Any, held: AppointmentQuerySet, on: date) -> list[TitleCount]:
    stands = Q(post__committee__dissolved_on=None) | Q(post__committee__dissolved_on__gt=on)
    seated = held.in_force(on=on).filter(stands, acting=False).order_by().values_list("post__title")
    taken = dict(seated.annotate(number=Count("*")))
    posts = (
        Post.objects.filter(committee__in=branch.standing(on=on).values("pk"))
        .exclude(closed_on__lte=on)
        .order_by("title__rank")
        .values("title", name_ko=F("title__name_ko"), name_en=F("title__name_en"))
        .annotate(total=Sum("seats"), limited=Count("seats"), posts=Count("pk"))
    )
    return [
        TitleCount(
            _in_tongue(row["name_ko"], row["name_en"]),
            row["total"] if row["limited"] == row["posts"] else None,
            taken.get(row["title"], 0),
        )
        for row in posts
    ]


def _in_tongue(ko: str, en: str) -> str:
    return Region(name_ko=ko, name_en=en).name


def _pending(held: AppointmentQuerySet) -> list[tuple[Status, int]]:
    counted = dict(
        held.filter(status__in=OPEN).order_by().values_list("status").annotate(number=Count("*"))
    )
    return [(Status(status), counted.get(status, 0)) for status in OPEN]


def _by_region(rows: Any, field: str) -> Counter[int | None]:
    counted = rows.order_by().values_list(field).annotate(number=Count("*"))
    return Counter(dict(counted))


def _provinces(
    committees: Counter[int | None], people: Counter[int | None], on: date
) -> tuple[list[Province], tuple[int, int]]:
    """Each province of the day with its numbers, and the numbers of what is in none of them."""
    place = province_of(on)
    groups = {
        region: mega.name
        for mega in MegaRegion.objects.prefetch_related("regions")
        for region in (each.pk for each in mega.regions.all())
    }
    official = list(Region.objects.provinces().on(on).order_by("code"))
    standing, seated = _by_province(committees, place), _by_province(people, place)
    rows = [
        Province(each, groups.get(each.pk, ""), standing[each.pk], seated[each.pk])
        for each in official
    ]
    return rows, (standing[0], seated[0])


def _by_province(counted: Counter[int | None], place: dict[int, int]) -> Counter[int]:
    found: Counter[int] = Counter()
    for region, number in counted.items():
        found[place.get(region, 0) if region else 0] += number
    return found


def _months(held: AppointmentQuerySet, on: date) -> list[tuple[date, int]]:
    """The end of each month, and the day itself → how many held a post; the last three years."""
    ran = held.filter(status__in=(Status.IN_FORCE, Status.ENDED)).order_by()
    so_far = Q(term__startswith=None) | Q(term__startswith__lte=on)
    began = Counter(dict(_by_month(ran.filter(so_far), "term__startswith")))
    ended = Counter(dict(_by_month(ran.filter(term__endswith__lte=on), "term__endswith")))
    known = [month for month in (*began, *ended) if month and month <= on]
    if not known:
        return []
    standing, months, month = began.get(None, 0), [], min(known)
    while month <= on:
        standing += began[month] - ended[month]
        months.append((month, standing))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months[-MOST_MONTHS:]


def _by_month(rows: AppointmentQuerySet, bound: str) -> Any:
    months = rows.annotate(month=TruncMonth(bound)).values_list("month")
    return months.annotate(number=Count("*"))
