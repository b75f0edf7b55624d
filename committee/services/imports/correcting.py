"""Putting single rows right after the check, before anything is nominated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from committee.access import Action, require
from committee.audit import acting
from committee.errors import ImportBusy
from committee.models import Import, ImportRow, Person, User
from committee.services.imports import rules
from committee.services.imports.checking import count, read_meanings
from committee.services.imports.progress import hold

WHO = ("name", "phone", "email")
"""Columns of which it was judged whether the person is on record."""


@dataclass(frozen=True)
class Correction:
    """A row as it stands now, and the numbers of the others whose verdict changed with it."""

    row: ImportRow
    others: list[int]

    @property
    def said(self) -> list[str]:
        """What became of the row and of the others, in the reader's language."""
        told = {"row": self.row.number, "verdict": self.row.get_verdict_display()}
        sentences = [_("Row %(row)s: %(verdict)s.") % told]
        if not self.row.rejected:
            sentences += self.row.reasons
        if self.others:
            numbers = ", ".join(str(number) for number in self.others)
            sentences.append(_("Checked again with it, and changed: %(rows)s.") % {"rows": numbers})
        return sentences


def correct_row(
    *,
    actor: User,
    row: ImportRow,
    texts: Mapping[str, str],
    same_as: Person | None = None,
    another_person: bool = False,
) -> Correction:
    """Put ``texts`` in place of the row's cells, by column, and check it at once.

    ``same_as`` says who of those on record it is, ``another_person`` that it is none of them; an
    answer of before holds as long as name and contacts stay. The rows that have to do with this
    one, by a contact, a person or the seats of a post, are checked again with it.

    Raises ``ImportBusy`` unless the import is checked and waits for a decision.
    """
    require(actor, Action.APPOINT, row.part_of.committee)
    with acting(actor, reason="row of an import corrected", row=row.number):
        hold(row.part_of_id)
        taken = _waiting(row)
        row = taken.rows.select_related("post").get(pk=row.pk)
        links = _Links()
        links.add(row)
        _put(row, texts, same_as=same_as, another_person=another_person)
        alone = rules.Rows(taken, only=[row.pk])
        read_meanings(taken, only=alone.only)
        alone.ask(rules.KNOWN)
        links.add(taken.rows.select_related("post").get(pk=row.pk))
        others = _check_again(taken, row, links)
        Import.objects.filter(pk=taken.pk).update(counts=count(taken))
    taken.refresh_from_db(fields=["counts"])
    return Correction(taken.rows.get(pk=row.pk), others)


def _waiting(row: ImportRow) -> Import:
    """The row's import, kept from being committed until the transaction ends."""
    waiting = Import.objects.filter(status=Import.Status.CHECKED).select_related("committee")
    taken = waiting.select_for_update(of=("self",)).filter(pk=row.part_of_id).first()
    if taken is None:
        raise ImportBusy
    return taken


def _put(
    row: ImportRow, texts: Mapping[str, str], *, same_as: Person | None, another_person: bool
) -> None:
    changed = {column: text for column, text in texts.items() if text != row.text(column)}
    # A formula is taken at its word only when somebody typed the value.
    formulas = {column for column in texts if row.part_of.mapping.get(column) in row.formulas}
    row.corrected |= changed | {column: texts[column] for column in formulas}
    if same_as or another_person or not changed.keys().isdisjoint(WHO):
        row.same_as, row.another_person = same_as, another_person
    row.save(update_fields=["corrected", "same_as", "another_person"])


@dataclass
class _Links:
    """What rows can have in common so that the verdict of one depends on another."""

    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    people: set[UUID] = field(default_factory=set)
    posts: set[int] = field(default_factory=set)

    def add(self, row: ImportRow) -> None:
        """Follow the row's contacts, its person, and its post if that can be full."""
        self.phones |= {row.phone} - {""}
        self.emails |= {row.email} - {""}
        if row.person_id is not None:
            self.people.add(row.person_id)
        if row.post is not None and row.post.seats is not None:
            self.posts.add(row.post.pk)

    def followed(self, taken: Import) -> dict[int, ImportRow]:
        """The rows linked to each other, by their keys."""
        found: dict[int, ImportRow] = {}
        more = True
        while more:
            linked = taken.rows.filter(phone__in=self.phones)
            linked |= taken.rows.filter(email__in=self.emails)
            linked |= taken.rows.filter(person__in=self.people)
            linked |= taken.rows.filter(post__in=self.posts)
            new = {row.pk: row for row in linked.select_related("post") if row.pk not in found}
            for row in new.values():
                self.add(row)
            found |= new
            more = bool(new)
        return found


def _check_again(taken: Import, row: ImportRow, links: _Links) -> list[int]:
    """Give the row and those linked to it their verdicts anew; returns which others changed."""
    before = links.followed(taken)
    linked = rules.Rows(taken, only={row.pk, *before})
    read_meanings(taken, only=linked.only)
    rules.judge(linked)
    rules.doubt(linked)
    return [
        now.number
        for now in taken.rows.filter(pk__in=before.keys() - {row.pk}).order_by("number")
        if (now.verdict, now.findings) != (before[now.pk].verdict, before[now.pk].findings)
    ]
