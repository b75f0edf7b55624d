"""What a committee's dashboard counts: seats, people on the way, provinces, growth.

Numbers of the own committee are for everybody on its roster; what lies below is counted for those
who keep the rosters there. Nothing here names anybody.
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
    """Everything that the page shows; None for what is not for the reader."""

    below: bool
    people: int
    committees: int
    titles: list[TitleCount]
    pending: list[tuple[Status, int]] | None
    provinces: list[Province]
    months: list[tuple[date, int]]


def dashboard(user: Any, committee: Committee, *, on: date) -> Dashboard:
    """The numbers of a day; twelve queries at most, and two where nothing changed since."""
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
    titles = _titles(branch, held, on)
    return Dashboard(
        below=below,
        people=sum(each.taken for each in titles),
        committees=branch.standing(on=on).count(),
        titles=titles,
        pending=_pending(held) if pending else None,
        provinces=_provinces(branch, held, on) if below else [],
        months=_months(held, on),
    )


def _titles(branch: Any, held: AppointmentQuerySet, on: date) -> list[TitleCount]:
    seated = held.in_force(on=on).filter(acting=False).order_by().values_list("post__title")
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


def _provinces(branch: Any, held: AppointmentQuerySet, on: date) -> list[Province]:
    official = {region.pk: region for region in Region.objects.provinces().on(on).order_by("code")}
    place = province_of(on, official)
    groups = {
        region: mega.name
        for mega in MegaRegion.objects.prefetch_related("regions")
        for region in (each.pk for each in mega.regions.all())
    }
    committees: Counter[int] = Counter()
    rows = branch.standing(on=on).exclude(region=None).order_by().values_list("region")
    for region, number in rows.annotate(number=Count("*")):
        committees[place.get(region, 0)] += number
    people: Counter[int] = Counter()
    seated = held.in_force(on=on).exclude(post__committee__region=None).order_by()
    for region, number in seated.values_list("post__committee__region").annotate(number=Count("*")):
        people[place.get(region, 0)] += number
    return [
        Province(region, groups.get(key, ""), committees[key], people[key])
        for key, region in official.items()
    ]


def province_of(on: date, official: dict[int, Region]) -> dict[int, int]:
    """Every region, of whatever level and time → the province of the day that it is or lies in."""
    rows = {region.pk: region for region in Region.objects.all()}
    before = {region.replaced_by_id: key for key, region in rows.items() if region.replaced_by_id}
    found = {}
    for key, region in rows.items():
        province = region.parent_id or key
        while province and province not in official:
            valid = rows[province].valid
            later = valid.upper is not None and valid.upper <= on
            province = (rows[province].replaced_by_id if later else before.get(province)) or 0
        found[key] = province
    return found


def _months(held: AppointmentQuerySet, on: date) -> list[tuple[date, int]]:
    """The end of each month, and the day itself → how many held a post; the last three years."""
    ran = held.filter(status__in=(Status.IN_FORCE, Status.ENDED), acting=False).order_by()
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
