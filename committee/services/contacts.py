"""Putting the contact of somebody on record right."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from committee.access import require_keeping
from committee.audit import acting, noted
from committee.errors import ContactNeeded, ReasonMissing, RecordErased
from committee.models import Appointment, Invitation, Person, Status, User
from committee.names import clean_phone
from committee.services.appointments import locked
from committee.services.invitations import ask
from committee.services.people import refuse_suppressed


def correct_contact(*, actor: User, person: Person, phone: str, email: str, why: str) -> Person:
    """Put the phone number and mail address that hold from now on in the place of the old ones.

    It takes the right to appoint wherever the person stands, as a merger does: whoever nominated
    them elsewhere writes to the same address. An invitation that was mailed to the old one dies
    with it, and a new one is mailed; without a mail address the person waits to be asked by a
    letter. A letter that was only printed goes on, and so does an account under its own address.

    The history tells who corrected it, when and why, and never the contact itself.

    Raises ``ContactNeeded``, ``NotAllowed``, ``ReasonMissing``, ``RecordErased``, ``Suppressed``.
    """
    require_keeping(actor, person)
    phone, email = clean_phone(phone), email.strip().lower()
    if not why.strip():
        raise ReasonMissing
    if not phone and not email:
        raise ContactNeeded
    refuse_suppressed(phone, email)
    with acting(actor, reason="contact corrected", why=why.strip()):
        mailed = [locked(held) for held in _mailed(person)]
        kept = Person.objects.select_for_update().get(pk=person.pk)
        if kept.erased_at is not None:
            raise RecordErased
        moved = email != kept.email.lower()
        kept.phone, kept.email = phone, email
        kept.save(update_fields=["phone", "email"])
        noted(kept, "contact corrected")
        for held in mailed:
            if moved and held.status == Status.INVITED:
                held.person = kept
                _ask_again(held, actor)
        return kept


def _mailed(person: Person) -> list[Appointment]:
    """Appointments whose invitation waits for its answer, less those asked by a letter alone."""
    waiting = Invitation.objects.filter(answered_at=None, expires_at__gt=timezone.now())
    mailed = waiting.exclude(Q(printed_at__isnull=False), sent_at=None)
    rows = Appointment.objects.filter(person=person, status=Status.INVITED)
    return list(rows.filter(pk__in=mailed.values("appointment")).order_by("pk"))


def _ask_again(held: Appointment, actor: User) -> None:
    if held.person.email:
        invitation = ask(held, actor)
        jobs.configure_task("send_invitation").defer(invitation_id=str(invitation.pk))
        return
    held.invitations.filter(answered_at=None).delete()
    held.status = Status.NOMINATED
    held.save(update_fields=["status"])
