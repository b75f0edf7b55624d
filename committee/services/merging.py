"""Two records of one person: finding them, telling them apart, making them one, parting them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pghistory.models
from django.core import serializers
from django.db import connection, models, transaction
from django.db.models import Q, UniqueConstraint
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from committee.access import Action, may_anywhere, require_keeping
from committee.audit import acting
from committee.errors import (
    BothHoldPost,
    BothWereThere,
    DomainError,
    MergedAgain,
    MergerFinal,
    NotAllowed,
    OneRecordTwice,
)
from committee.models import UNDOABLE, LikelyDuplicate, Merger, Person, User
from committee.services.people import forget
from committee.services.refusals import refusing

logger = logging.getLogger(__name__)

OWN = ("name", "name_latin", "affiliation_ko", "affiliation_en", "phone", "email")
"""What a record says of the person itself."""

FEW = 10
"""More than so many people with one phone, or with like names in one committee, tell nothing."""

ALIKE = 0.4
"""From this similarity of their letters on, names with the same initials may be one.

One vowel of three syllables may differ: 정마루 and 정머루 have 0.45.
"""

SWEEP = """
WITH standing AS (
    SELECT DISTINCT po.committee_id, p.id, p.name, p.phone, lower(p.email) AS email,
           choseong(p.name) AS initials
    FROM committee_person p
    JOIN committee_appointment a ON a.person_id = p.id
    JOIN committee_post po ON po.id = a.post_id
    WHERE p.merged_into_id IS NULL AND a.status NOT IN ('declined', 'expired')
),
by_name AS (
    SELECT *, normalize(name, NFD) AS letters,
           count(*) OVER (PARTITION BY committee_id, initials) AS alike
    FROM standing
),
by_phone AS (
    SELECT id, phone, count(*) OVER (PARTITION BY phone) AS alike
    FROM committee_person WHERE phone <> '' AND merged_into_id IS NULL
),
by_email AS (
    SELECT id, lower(email) AS email, count(*) OVER (PARTITION BY lower(email)) AS alike
    FROM committee_person WHERE email <> '' AND merged_into_id IS NULL
),
found AS (
    SELECT a.id AS first_id, b.id AS second_id, true AS same_phone, false AS same_email
    FROM by_phone a JOIN by_phone b ON a.phone = b.phone AND a.id < b.id
    WHERE a.alike <= %(few)s
    UNION ALL
    SELECT a.id, b.id, false, true
    FROM by_email a JOIN by_email b ON a.email = b.email AND a.id < b.id
    WHERE a.alike <= %(few)s
    UNION ALL
    SELECT a.id, b.id, false, false
    FROM by_name a
    JOIN by_name b ON a.committee_id = b.committee_id AND a.initials = b.initials AND a.id < b.id
    WHERE a.alike BETWEEN 2 AND %(few)s
      AND similarity(a.letters, b.letters) >= %(alike)s
      AND (a.phone = '' OR b.phone = '' OR a.phone = b.phone
           OR a.email = '' OR b.email = '' OR a.email = b.email)
)
INSERT INTO committee_likelyduplicate AS known
    (first_id, second_id, same_phone, same_email, similarity, found_at)
SELECT first_id, second_id, bool_or(same_phone), bool_or(same_email),
       similarity(normalize(min(a.name), NFD), normalize(min(b.name), NFD)), %(now)s
FROM found
JOIN committee_person a ON a.id = first_id
JOIN committee_person b ON b.id = second_id
GROUP BY first_id, second_id
ON CONFLICT (first_id, second_id) DO UPDATE
    SET same_phone = excluded.same_phone, same_email = excluded.same_email,
        similarity = excluded.similarity, found_at = excluded.found_at
"""


def find_duplicates() -> int:
    """Look through all people for likely duplicates; returns how many wait for a decision.

    One statement, whatever the number of people: pairs that share a phone, a mail address, or a
    committee and a similar name, unless both phone and mail say that they are two people. By the
    clock.
    """
    now = timezone.now()
    with acting(None, reason="looked for duplicates"):
        with connection.cursor() as cursor:
            cursor.execute(SWEEP, {"few": FEW, "alike": ALIKE, "now": now})
        waiting = LikelyDuplicate.objects.filter(dismissed_at=None)
        waiting.filter(found_at__lt=now).delete()
        return waiting.count()


def order_sweep(*, actor: User) -> None:
    """Have a worker look for duplicates now, unless one is about to."""
    if not may_anywhere(actor, Action.APPOINT):
        raise NotAllowed
    with suppress(AlreadyEnqueued), transaction.atomic():
        jobs.configure_task("find_duplicates", queueing_lock="find_duplicates").defer()


def tell_apart(*, actor: User, pair: LikelyDuplicate) -> None:
    """Note that the two are two people, so that the pair is not shown again."""
    require_keeping(actor, pair.first, pair.second)
    with acting(actor, reason="two people"):
        LikelyDuplicate.objects.filter(pk=pair.pk, dismissed_at=None).update(
            dismissed_at=timezone.now(), dismissed_by=actor
        )


def references() -> Iterator[models.ForeignKey[Any, Any]]:
    """Every foreign key to a person, in every app; less the histories and the mergers themselves.

    A new model's key is moved by a merger without a line of its own.
    """
    for key in _keys_to(Person):
        if key.model not in (LikelyDuplicate, Merger):
            yield key


def merge(*, actor: User, kept: Person, absorbed: Person, own: Mapping[str, str]) -> Merger:
    """Make ``absorbed`` one with ``kept``: every row that refers to it refers to ``kept`` then.

    ``own`` are the merged record's own data, chosen from both (keys of ``OWN``); the merged record
    stays out of sight for ``UNDOABLE``. An account moves along where the kept record has none.

    Raises ``NotAllowed``, ``OneRecordTwice``, ``BothHoldPost``, ``BothWereThere``.
    """
    require_keeping(actor, kept, absorbed)
    with acting(actor, reason="people merged"):
        records = {
            person.pk: person
            for person in Person.objects.select_for_update(of=("self",))
            .filter(pk__in=(kept.pk, absorbed.pk), merged_into=None)
            .order_by("pk")
        }
        if len(records) < 2:
            raise OneRecordTwice
        kept, absorbed = records[kept.pk], records[absorbed.pk]
        merger = Merger(kept=kept, absorbed=absorbed, decided_by=actor)
        merger.before = {field: getattr(kept, field) for field in OWN}
        _move_account(merger)
        for field in references():
            _move(field, merger)
        _describe(kept, own)
        merger.before["after"] = {field: getattr(kept, field) for field in OWN}
        absorbed.merged_into = kept
        absorbed.save(update_fields=["merged_into"])
        LikelyDuplicate.objects.filter(Q(first=absorbed) | Q(second=absorbed)).delete()
        merger.save()
        return merger


def undo(*, actor: User, merger: Merger) -> None:
    """Part two records again: what moved goes back, what was taken away returns.

    What the kept record says stays where somebody changed it since.

    Raises ``NotAllowed``, ``MergerFinal``, ``MergedAgain``.
    """
    with acting(actor, reason="merger of people undone"):
        merger = Merger.objects.select_for_update().get(pk=merger.pk)
        kept = Person.objects.select_for_update().get(pk=merger.kept_id)
        require_keeping(actor, kept.merged_into or kept)
        absorbed = merger.absorbed
        if merger.undone_at or absorbed is None or merger.decided_at <= timezone.now() - UNDOABLE:
            raise MergerFinal
        later = Merger.objects.filter(kept=kept, undone_at=None, pk__gt=merger.pk)
        if kept.merged_into_id or later.exists():
            raise MergedAgain
        absorbed.merged_into = None
        if merger.before.get("account_moved"):
            absorbed.user, kept.user = kept.user, None
            kept.save(update_fields=["user"])
        absorbed.save(update_fields=["merged_into", "user"])
        for field in references():
            keys = merger.moved.get(_label(field), [])
            rows = field.model._base_manager.filter(pk__in=keys, **{field.attname: kept.pk})
            rows.update(**{field.attname: absorbed.pk})
        for row in serializers.deserialize("python", merger.taken_away):
            row.save()
        untouched = [f for f in OWN if getattr(kept, f) == merger.before["after"][f]]
        _describe(kept, {field: merger.before[field] for field in untouched})
        merger.undone_at = timezone.now()
        merger.before, merger.moved, merger.taken_away = {}, {}, []
        merger.save()


def settle_mergers() -> int:
    """Delete the records that were merged ``UNDOABLE`` ago; returns how many. By the clock.

    Whatever came to refer to one of them meanwhile is moved along first; a record for which that
    cannot be is kept for the next time, and reported.
    """
    due = _standing().filter(decided_at__lte=timezone.now() - UNDOABLE)
    settled = 0
    for merger in due:
        try:
            _settle(merger)
        except DomainError as refused:
            logger.error("The merger %s cannot be settled: %s", merger.pk, refused)
        else:
            settled += 1
    return settled


def settle_mergers_into(person: Person) -> None:
    """Delete at once what was merged into a record whose person wants nothing of it to stay."""
    for merger in _standing().filter(absorbed__merged_into=person):
        _settle(merger)


def _standing() -> models.QuerySet[Merger]:
    """Mergers that can still be undone, the oldest first: later ones build on them."""
    mergers = Merger.objects.filter(undone_at=None, settled_at=None, absorbed__isnull=False)
    return mergers.select_related("kept", "absorbed").order_by("pk")


def _settle(merger: Merger) -> None:
    with acting(None, reason="merger of people final"):
        for field in references():
            _move(field, merger)
        key = merger.absorbed_id
        Merger.objects.filter(pk=merger.pk).update(
            settled_at=timezone.now(), before={}, moved={}, taken_away=[]
        )
        Person.objects.filter(pk__in=[key]).delete()
        forget("Person", [key])


def _move_account(merger: Merger) -> None:
    """The account of the merged record, where the kept one has none."""
    kept, absorbed = merger.kept, merger.absorbed
    if kept.user_id is None and absorbed is not None and absorbed.user_id is not None:
        account, absorbed.user = absorbed.user, None
        absorbed.save(update_fields=["user"])
        kept.user = account
        kept.save(update_fields=["user"])
        merger.before["account_moved"] = True


def _describe(person: Person, own: Mapping[str, str]) -> None:
    for field in OWN:
        setattr(person, field, own.get(field, getattr(person, field)))
    person.save(update_fields=OWN)


def _label(field: models.ForeignKey[Any, Any]) -> str:
    return f"{field.model._meta.label}.{field.name}"


def _move(field: models.ForeignKey[Any, Any], merger: Merger) -> None:
    """Let what refers to the merged record by ``field`` refer to the kept one."""
    for of_kept, of_absorbed in _twins(field, merger):
        spare = of_absorbed if not _is_referred_to(of_absorbed) else of_kept
        if _is_referred_to(spare):
            raise BothWereThere(place=of_kept)
        merger.taken_away += serializers.serialize("python", [spare])
        spare.delete()
    rows = field.model._base_manager.filter(**{field.attname: merger.absorbed_id})
    keys = list(rows.values_list("pk", flat=True))
    with refusing({"appointment_person_once_in_a_post": BothHoldPost()}):
        rows.update(**{field.attname: merger.kept_id})
    merger.moved[_label(field)] = keys


def _twins(
    field: models.ForeignKey[Any, Any], merger: Merger
) -> Iterator[tuple[models.Model, models.Model]]:
    """Pairs of rows, one of each record, of which one person may have only one."""
    for constraint in field.model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint) or field.name not in constraint.fields:
            continue
        others = [
            str(getattr(field.model._meta.get_field(name), "attname", name))
            for name in constraint.fields
            if name != field.name
        ]
        rows = field.model._base_manager
        of_kept = {
            tuple(getattr(row, name) for name in others): row
            for row in rows.filter(**{field.attname: merger.kept_id})
        }
        for row in rows.filter(**{field.attname: merger.absorbed_id}):
            twin = of_kept.get(tuple(getattr(row, name) for name in others))
            if twin is not None:
                yield twin, row


def _is_referred_to(row: models.Model) -> bool:
    return any(
        key.model._base_manager.filter(**{key.attname: row.pk}).exists()
        for key in _keys_to(type(row))
    )


def _keys_to(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    """Every foreign key to the model but those of the histories, which stay as they were."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel):
            key = relation.field
            if isinstance(key, models.ForeignKey) and not issubclass(
                key.model, pghistory.models.Event
            ):
                yield key
