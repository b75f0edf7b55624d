"""People of a roster in place of a file: the same rows, the same check, the same nominations."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import batched

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NobodyChosen, TooManyChosen
from committee.findings import column_label
from committee.models import Appointment, Committee, Import, Person, Post, User
from committee.services.imports.upload import LONGEST_FILE_NAME
from committee.spreadsheets import MAX_ROWS

COLUMNS = ("committee", "post", "name", "name_latin", "phone", "email")
AT_ONCE = 5_000


def pick(
    *,
    actor: User,
    roster: Committee,
    rows: QuerySet[Appointment],
    post: Post,
    source: str,
    starts_on: date,
) -> Import:
    """Take whoever stands in ``rows`` of a roster as people to nominate for ``post``.

    They are checked like those of a file, each known to be who they are; nobody is nominated before
    somebody agreed. ``rows`` is a queryset of appointments that the actor may see.

    Raises ``NobodyChosen`` and ``TooManyChosen``.
    """
    require(actor, Action.VIEW_CONTACT, roster)
    require(actor, Action.APPOINT, post.committee)
    people = Person.objects.filter(pk__in=rows.order_by().values("person"), merged_into=None)
    total = people.count()
    if not total:
        raise NobodyChosen
    if total > MAX_ROWS:
        raise TooManyChosen(most=f"{MAX_ROWS:,}")
    with acting(actor, reason="people picked from a roster", of=roster.pk):
        taken = Import.objects.create(
            committee=post.committee,
            uploaded_by=actor,
            file_name=(_("Roster: %(committee)s") % {"committee": roster})[:LONGEST_FILE_NAME],
            file_digest=_digest(people, post),
            picked_from=roster,
            source=source,
            starts_on=starts_on,
            header=[column_label(column) for column in COLUMNS],
            mapping={column: place for place, column in enumerate(COLUMNS)},
            status=Import.Status.CHECKING,
            total=total,
        )
        _keep(taken, people, post)
        jobs.configure_task("check_import").defer(import_id=str(taken.pk))
    return taken


def _digest(people: QuerySet[Person], post: Post) -> str:
    """Of the post and the people, by which the same choice is known again."""
    digest = hashlib.sha256(str(post.pk).encode())
    for key in people.order_by("pk").values_list("pk", flat=True).iterator():
        digest.update(key.bytes)
    return digest.hexdigest()


def _keep(taken: Import, people: QuerySet[Person], post: Post) -> None:
    """Write a row for each of the people, in the order of their names."""
    place = [_named(post.committee), post.title.name_ko]
    said = people.order_by("name", "pk").values_list("pk", *COLUMNS[2:]).iterator()
    with connection.cursor() as cursor:
        for some in batched(enumerate(said, start=1), AT_ONCE, strict=False):
            with cursor.copy(
                "COPY committee_importrow (part_of_id, number, cells, formulas, digests, findings,"
                " same_as_id) FROM STDIN"
            ) as sink:
                for number, (person, *cells) in some:
                    sink.write_row([taken.pk, number, place + cells, [], [], "[]", person])


def _named(committee: Committee) -> str:
    """The committee by its name, or by its number where another one below it is called the same."""
    namesakes = Committee.objects.within(committee).filter(name_ko=committee.name_ko)
    return committee.name_ko if namesakes.count() == 1 else f"#{committee.pk}"
