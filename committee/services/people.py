"""People: putting them on record, looking at their contact data, erasing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.apps import apps

from committee.access import may_see_contact
from committee.audit import acting
from committee.errors import NotAllowed, OtherMail, OtherPhone, Suppressed
from committee.models import ContactDisclosure, Person, Suppression, User
from committee.names import clean_name, clean_phone
from committee.tokens import contact_digest


def register_person(
    *,
    actor: User,
    name: str,
    name_latin: str = "",
    affiliation_ko: str = "",
    affiliation_en: str = "",
    phone: str = "",
    email: str = "",
    same_as: Person | None = None,
) -> Person:
    """The person with this name and contact: the one on record, or a new one.

    Somebody is the same person when name and phone, or name and mail address, agree. ``same_as`` is
    whom the user recognised. Either one's record then gets the contacts that it lacks.

    Raises ``Suppressed`` where the contact's holder wants no invitation ever again, ``OtherMail``
    or ``OtherPhone`` where the record names another than the one that was typed.
    """
    name, phone, email = clean_name(name), clean_phone(phone), email.strip().lower()
    refuse_suppressed(phone, email)
    known = same_as or _on_record(name, phone=phone, email=email)
    if known is not None:
        _refuse_other_contacts(known, phone=phone, email=email)
        return _complete(actor, known, phone=phone, email=email, name_latin=name_latin)
    with acting(actor, reason="person registered"):
        return Person.objects.create(
            name=name,
            name_latin=name_latin,
            affiliation_ko=affiliation_ko,
            affiliation_en=affiliation_en,
            phone=phone,
            email=email,
        )


def _on_record(name: str, **contacts: str) -> Person | None:
    """Whoever has the name and one of the contacts, under the record that stands for them now."""
    for field, value in contacts.items():
        if value:
            known = Person.objects.filter(name=name, **{field: value})
            for person in known.select_related("merged_into")[:1]:
                return person.merged_into or person
    return None


def _refuse_other_contacts(person: Person, *, phone: str, email: str) -> None:
    """What was typed is never dropped in silence; nor is the stored one shown or overwritten.

    Another phone may be that of a record that was merged; a mail has to be where letters go.
    """
    if email and person.email and email != person.email.lower():
        raise OtherMail
    another = bool(phone and person.phone and phone != person.phone)
    if another and not person.absorbed.filter(phone=phone).exists():
        raise OtherPhone


def _complete(actor: User, person: Person, **said: str) -> Person:
    """Put on record what is not there yet; what is there stays."""
    lacking = {
        field: value for field, value in said.items() if value and not getattr(person, field)
    }
    with acting(actor, reason="person recognised"):
        for field, value in lacking.items():
            setattr(person, field, value)
        person.save(update_fields=lacking.keys())
    return person


def refuse_suppressed(*contacts: str) -> None:
    """Raise ``Suppressed`` if one of the contacts is never to be invited again."""
    if suppressed_among_contacts(contacts):
        raise Suppressed


def suppressed_among_contacts(contacts: Iterable[str]) -> set[str]:
    """Those of the contacts that are never to be invited again."""
    digests = {contact_digest(contact): contact for contact in contacts if contact}
    found = Suppression.objects.filter(digest__in=digests).values_list("digest", flat=True)
    return {digests[digest] for digest in found}


def suppressed_among(people: Iterable[Person]) -> set[UUID]:
    """Those of the people with a contact that is never to be invited again."""
    owners: dict[str, set[UUID]] = {}
    for person in people:
        for contact in filter(None, (person.phone, person.email)):
            owners.setdefault(contact_digest(contact), set()).add(person.pk)
    found = Suppression.objects.filter(digest__in=owners).values_list("digest", flat=True)
    return {key for digest in found for key in owners[digest]}


def suppress(person: Person) -> None:
    """Keep the person's contacts from ever being invited again, as keyed hashes alone.

    Those of records that were merged into the person's are theirs too.
    """
    Suppression.objects.bulk_create(
        [
            Suppression(digest=contact_digest(contact))
            for record in (person, *person.absorbed.all())
            for contact in (record.phone, record.email)
            if contact
        ],
        ignore_conflicts=True,
    )


def disclose_contact(*, actor: User, person: Person) -> None:
    """Note that ``actor`` looks at the person's phone and mail; raises ``NotAllowed``."""
    if not may_see_contact(actor, person):
        raise NotAllowed
    with acting(actor, reason="contact data viewed"):
        ContactDisclosure.objects.create(person=person, viewer=actor)


def forget(model: str, keys: Sequence[object]) -> None:
    """Delete the histories of rows that are gone for good."""
    history = apps.get_model("committee", f"{model}History")
    history._default_manager.filter(pgh_obj_id__in=keys).delete()
