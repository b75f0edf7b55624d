"""Erasing what may no longer be kept of a person, the history of every row included."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from uuid import UUID

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import Exists, OuterRef, ProtectedError, Q, QuerySet
from django.utils import timezone

from committee.models import (
    Appointment,
    CertificateReport,
    Consent,
    ConsentKind,
    ImportRow,
    LikelyDuplicate,
    Person,
    Status,
    User,
)
from committee.models.person import SAID
from committee.services.files_about import remove_files_about
from committee.services.merging import references, settle_mergers_into
from committee.services.people import forget


def erase_whoever_left(people: Collection[UUID], *, also_from_events: bool = False) -> list[UUID]:
    """Erase those of the people for whom nothing is left to be kept; returns who they were.

    That is whoever has no question open, agreed to nothing that still holds, has no public office,
    and is named in no other record (an event's, such as its attendance). ``also_from_events`` is
    for whoever asks it themselves: the event then keeps a record without a name.

    The row stays, nameless, so that the desk and the register know what became of it.
    """
    leaving = Person.objects.filter(pk__in=people, erased_at=None).exclude(Exists(_standing()))
    if not also_from_events:
        for key in references():
            if key.model._meta.app_label != Person._meta.app_label:
                named = key.model._base_manager.filter(**{key.name: OuterRef("pk")})
                leaving = leaving.exclude(Exists(named))
    keys = list(leaving.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    if keys:
        _erase(keys)
    return keys


def erase_unappointed(person: Person) -> bool:
    """Erase a person who never accepted anything, the record itself and its appointments included.

    Returns whether anything was erased: somebody who holds or held a post stays on record. Where
    an event names the person, a record without a name stays.
    """
    if person.appointments.filter(accepted_at__isnull=False).exists():
        return False
    if person.appointments.exclude(public_source="").exists():
        return False
    appointments = list(person.appointments.values_list("pk", flat=True))
    invitations = list(person.appointments.values_list("invitations__pk", flat=True))
    key = person.pk
    Appointment.objects.filter(pk__in=appointments).delete()
    _erase([key])
    with suppress(ProtectedError):
        person.delete()
        forget("Person", [key])
    forget("Appointment", appointments)
    forget("Invitation", invitations)
    return True


def _standing() -> QuerySet[Appointment]:
    """Appointments for which something of their person has to be kept."""
    withdrawn = Consent.objects.filter(appointment=OuterRef("pk"), kind=ConsentKind.DATA).exclude(
        withdrawn_at=None
    )
    return Appointment.objects.filter(
        Q(status__in=(Status.NOMINATED, Status.INVITED))
        | ~Q(public_source="")
        | Q(accepted_at__isnull=False) & ~Exists(withdrawn),
        person=OuterRef("pk"),
    )


def _erase(keys: list[UUID]) -> None:
    people = Person.objects.filter(pk__in=keys)
    for person in people.filter(absorbed__isnull=False).distinct():
        settle_mergers_into(person)
    accounts = list(User.objects.filter(person__in=keys))
    remove_files_about(keys)
    LikelyDuplicate.objects.filter(Q(first__in=keys) | Q(second__in=keys)).delete()
    _forget_rows_of_imports(keys)
    forget("Person", keys)
    people.update(**dict.fromkeys(SAID, ""), user=None, erased_at=timezone.now())
    held = Appointment.objects.filter(person__in=keys)
    history = apps.get_model("committee", "AppointmentHistory")
    held.exclude(source="").update(source="")
    history._default_manager.filter(pgh_obj_id__in=held.values("pk")).update(source="")
    CertificateReport.objects.filter(certificate__appointment__in=held).update(text="", reply_to="")
    for account in accounts:
        close_account(account)


def _forget_rows_of_imports(keys: list[UUID]) -> None:
    """The cells of a file in which one of the people stands, if they were not erased yet."""
    same = Person.objects.filter(pk__in=keys).filter(
        Q(pk=OuterRef("person"))
        | ~Q(phone="") & Q(phone=OuterRef("phone"))
        | ~Q(email="") & Q(email=OuterRef("email"))
    )
    ImportRow.objects.filter(Exists(same)).delete()


def close_account(user: User) -> None:
    """Delete an account that came with an appointment and has no access of its own.

    One that decided something stands in the record of others: it stays, suspended, without its
    address.
    """
    if user.is_staff or user.grants.exists():
        return
    key = user.pk
    forget("User", [key])
    try:
        user.delete()
    except ProtectedError:
        EmailAddress.objects.filter(user=user).delete()
        user.email, user.is_active = f"erased-{key}@account.invalid", False
        user.set_unusable_password()
        user.save(update_fields=["email", "is_active", "password"])
    forget("User", [key])
