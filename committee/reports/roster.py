"""Who sits where, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import TrigramDistance
from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import appointments_within
from committee.columns import Column, with_columns
from committee.models import AppointmentQuerySet, Committee, Person, Post, Title
from committee.paging import KeysetPage, keyset_page
from committee.reports.regions import Place

BY_RANK = ("post__committee__path", "post__title__rank", "person__name", "pk")
BY_NAME = ("person__name", "pk")
MOST_SIMILAR = 10


class Standing(TextChoices):
    """Which part of a roster: who sits there on a day, comes, has left, or is on the way."""

    IN_FORCE = "in_force", _("in force")
    COMING = "coming", _("coming")
    ENDED = "ended", _("ended")
    ON_THE_WAY = "on_the_way", _("on the way")


def roster(
    user: Any,
    committee: Committee,
    *,
    below: bool,
    on: date | None = None,
    standing: str = Standing.IN_FORCE,
    title: Title | None = None,
    region: Place | None = None,
    begins_from: date | None = None,
    begins_to: date | None = None,
    ends_from: date | None = None,
    ends_to: date | None = None,
) -> AppointmentQuerySet:
    """Appointments that stand so on a day (today) and that the reader may see, here or also below.

    ``region`` counts with everything that it covers. The four days bound the first and the last
    day of the term, both included.
    """
    seen = appointments_within(committee, user)
    if not below:
        seen = seen.filter(post__committee=committee)
    on = on or timezone.localdate()
    if standing == Standing.IN_FORCE and (
        (begins_from and begins_from > on) or (ends_to and ends_to < on)
    ):
        return seen.none()  # a contradiction, which the database would look for in every row
    seen = _standing(seen, standing, on)
    narrowed: dict[str, Any] = {
        "post__title": title,
        "post__committee__region__in": sorted(region.regions) if region else None,
        "term__startswith__gte": begins_from,
        "term__startswith__lte": begins_to,
        "term__endswith__gt": ends_from,
        "term__endswith__lte": ends_to and ends_to + timedelta(days=1),
    }
    seen = seen.filter(**{lookup: value for lookup, value in narrowed.items() if value is not None})
    return seen.select_related("person", "post__title", "post__committee")


def selected(
    user: Any, committee: Committee, *, q: str = "", phones: bool, **chosen: Any
) -> tuple[AppointmentQuerySet, bool]:
    """The roster narrowed to whoever is called ``q``, and whether they are exactly called so."""
    rows = roster(user, committee, **chosen)
    return named(rows, q, phones=phones) if q else (rows, True)


def roster_page(
    user: Any,
    committee: Committee,
    order: Sequence[str],
    *,
    columns: Iterable[Column],
    size: int,
    after: str,
    before: str,
    q: str = "",
    phones: bool,
    **chosen: Any,
) -> tuple[KeysetPage, bool]:
    """A page of what ``selected`` gives, with those columns, and whether it is exactly ``q``."""
    rows = with_columns(roster(user, committee, **chosen), columns)
    place: dict[str, Any] = {"size": size, "after": after, "before": before}
    if not q:
        return keyset_page(rows, order, **place), True
    page = keyset_page(rows, order, among=_matching(rows, q, phones=phones), **place)
    if page.count:
        return page, True
    return keyset_page(_similar(rows, q), order, **place), False


def titles_within(committee: Committee) -> QuerySet[Title]:
    """Titles of posts in the committee or below it."""
    posts = Post.objects.filter(title=OuterRef("pk"), committee__path__startswith=committee.path)
    return Title.objects.filter(Exists(posts))


def named(
    rows: AppointmentQuerySet, text: str, *, phones: bool
) -> tuple[AppointmentQuerySet, bool]:
    """The rows whose person matches ``text``, and True; if none does, the most similar names.

    ``phones`` says whether the reader may look for the end of a phone number.
    """
    exact = _matching(rows, text, phones=phones)
    return (exact, True) if exact.exists() else (_similar(rows, text), False)


def _matching(rows: AppointmentQuerySet, text: str, *, phones: bool) -> AppointmentQuerySet:
    return rows.filter(person__in=Person.objects.matching(text, phones=phones))


def _similar(rows: AppointmentQuerySet, text: str) -> AppointmentQuerySet:
    close = (
        rows.filter(person__name__trigram_similar=text)
        .order_by(TrigramDistance("person__name", text))
        .values_list("pk", flat=True)[:MOST_SIMILAR]
    )
    return rows.filter(pk__in=list(close))


def _standing(rows: AppointmentQuerySet, standing: str, on: date) -> AppointmentQuerySet:
    match standing:
        case Standing.COMING:
            return rows.coming(on=on)
        case Standing.ENDED:
            return rows.over(on=on)
        case Standing.ON_THE_WAY:
            return rows.awaiting()
        case _:
            return rows.in_force(on=on)
