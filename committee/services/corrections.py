"""Putting a certificate right after it was issued: a new one takes its place."""

from __future__ import annotations

from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NotIssued, ReasonMissing, StillDraft
from committee.models import Certificate, Person, User
from committee.names import clean_latin_name, clean_name
from committee.services.appointments import locked
from committee.services.certificates import issue


def supersede(
    *, actor: User, certificate: Certificate, name: str, name_latin: str, why: str
) -> Certificate:
    """Issue a corrected certificate, with everything named as it is now; the old one says so.

    The spelling of the person's name is put right on record with it. Both happen or neither, and
    at no moment do two certificates stand. Raises ``ReasonMissing``, ``StillDraft`` before it is
    printed, ``NotIssued`` for one that stands no more, and what ``issue`` raises.
    """
    require(actor, Action.APPOINT, certificate.appointment.post.committee)
    if not why.strip():
        raise ReasonMissing
    with acting(actor, reason="certificate superseded", why=why.strip()):
        appointment = locked(certificate.appointment)
        old = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if old.status == Certificate.Status.DRAFT:
            raise StillDraft
        if old.status != Certificate.Status.VALID:
            raise NotIssued(status=old.get_status_display())
        person = Person.objects.select_for_update().get(pk=appointment.person_id)
        person.name, person.name_latin = clean_name(name), clean_latin_name(name_latin)
        person.save(update_fields=["name", "name_latin"])
        old.status = Certificate.Status.SUPERSEDED
        old.superseded_at = timezone.now()
        old.save(update_fields=["status", "superseded_at"])
        new = issue(actor=actor, appointment=appointment)
        old.superseded_by = new
        old.save(update_fields=["superseded_by"])
        return new
