"""Who may stand on record twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from committee.access import Action, authority, people_kept_by
from committee.models import UNDOABLE, Appointment, Committee, LikelyDuplicate, Merger, Person

MOST_SHOWN, MOST_ALIKE = 5, 100


def likely_duplicates(user: Any) -> QuerySet[LikelyDuplicate]:
    """The pairs that the account can decide, the surest first: both contacts, one, names alone."""
    kept = people_kept_by(user).values("pk")
    return (
        LikelyDuplicate.objects.filter(dismissed_at=None, first__in=kept, second__in=kept)
        .select_related("first", "second")
        .order_by("-same_phone", "-same_email", "-similarity", "pk")
    )


def likely_the_same(
    user: Any, *, committee: Committee, name: str, phone: str, email: str
) -> list[Person]:
    """People whom a new nominee may be: with the same contact, or the name, in the committee.

    Only those in the account's care. Whoever has both the name and a contact is the same, and
    not asked about.
    """
    scope = authority(user).scope(Action.APPOINT).q("appointments__post__committee__path")
    people = Person.objects.filter(scope, merged_into=None)
    # A contact belongs to few of a million, who are found before anything is asked about them.
    reached = Person.objects.reached_by(phone, email).order_by().values_list("pk", flat=True)
    same_contact = dict(people.filter(pk__in=list(reached[:MOST_ALIKE])).values_list("pk", "name"))
    if name in same_contact.values():
        return []
    namesakes = people.filter(name=name, appointments__post__committee=committee)
    keys = {*list(same_contact)[:MOST_SHOWN]}
    keys |= {*namesakes.values_list("pk", flat=True)[:MOST_SHOWN]}
    return list(Person.objects.filter(pk__in=keys).order_by("name", "pk")[:MOST_SHOWN])


def others_reached(user: Any, person: Person, *, phone: str, email: str) -> list[Person]:
    """People in the account's care with one of the contacts, other than the person."""
    kept = people_kept_by(user).filter(merged_into=None).exclude(pk=person.pk)
    reached = Person.objects.reached_by(phone, email).order_by().values_list("pk", flat=True)
    return list(kept.filter(pk__in=list(reached[:MOST_ALIKE])).order_by("name", "pk")[:MOST_SHOWN])


@dataclass(frozen=True)
class Record:
    """One of two records side by side, with the posts and the account that it brings."""

    person: Person
    posts: Sequence[Appointment]

    @classmethod
    def of(cls, person: Person) -> Record:
        held = person.appointments.select_related("post__title", "post__committee")
        return cls(person, list(held.order_by("-term")))


def undoable_mergers(person: Person) -> QuerySet[Merger]:
    """What was merged into the person's record and can still be parted."""
    return person.mergers.filter(
        undone_at=None, settled_at=None, decided_at__gt=timezone.now() - UNDOABLE
    ).select_related("absorbed", "decided_by")


def candidates(user: Any, person: Person, find: str) -> list[Person]:
    """People in the account's care whom ``person`` could be, by name, initials or phone's end."""
    if not find:
        return []
    found = people_kept_by(user).filter(merged_into=None).exclude(pk=person.pk)
    return list(found.filter(pk__in=Person.objects.matching(find, phones=True))[:20])
