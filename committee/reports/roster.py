"""Who sits where, as far as the reader may see it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.search import TrigramDistance
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from committee.access import (
    appointments_within,
)
from committee.models import (
    AppointmentQuerySet,
    Committee,
    Person,
    Post,
    Region,
    Title,
)

BY_RANK = ("post__committee__path", "post__title__rank", "person__name", "pk")
BY_NAME = ("person__name", "pk")
MOST_SIMILAR = 10


def roster(
    user: Any,
    committee: Committee,
    *,
    below: bool,
    on: date | None = None,
    title: Title | None = None,
    region: Region | None = None,
) -> AppointmentQuerySet:
    """Appointments in force on a day (today) that the reader may see, here or also below."""
    seen = appointments_within(committee, user).in_force(on=on or timezone.localdate())
    if not below:
        seen = seen.filter(post__committee=committee)
    if title is not None:
        seen = seen.filter(post__title=title)
    if region is not None:
        seen = seen.filter(post__committee__region=region)
    return seen.select_related("person", "post__title", "post__committee")


def titles_within(committee: Committee) -> QuerySet[Title]:
    """Titles of posts in the committee or below it."""
    posts = Post.objects.filter(title=OuterRef("pk"), committee__path__startswith=committee.path)
    return Title.objects.filter(Exists(posts))


def regions_within(committee: Committee) -> QuerySet[Region]:
    """Regions that the committee or one below it stands for."""
    committees = Committee.objects.within(committee).filter(region=OuterRef("pk")).order_by()
    return Region.objects.filter(Exists(committees))


def named(
    rows: AppointmentQuerySet, text: str, *, phones: bool
) -> tuple[AppointmentQuerySet, bool]:
    """The rows whose person matches ``text``, and True; if none does, the most similar names.

    ``phones`` says whether the reader may look for the end of a phone number.
    """
    exact = rows.filter(person__in=Person.objects.matching(text, phones=phones))
    if exact.exists():
        return exact, True
    close = (
        rows.filter(person__name__trigram_similar=text)
        .order_by(TrigramDistance("person__name", text))
        .values_list("pk", flat=True)[:MOST_SIMILAR]
    )
    return rows.filter(pk__in=list(close)), False
