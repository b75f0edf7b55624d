"""Issuing certificates, printing them and calling them back."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.certificates.numbers import new_token
from committee.certificates.render import render_pdf
from committee.certificates.snapshot import Snapshot
from committee.errors import NotIssued, ReasonMissing, WrongStep
from committee.models import Appointment, Certificate, Committee, Mailing, Status, User
from committee.services import archive
from committee.services.appointments import expect, locked
from committee.services.archive import pdf_path
from committee.services.composing import composed, verify_url
from committee.services.looks import designs_of, seals_for
from committee.services.mailings import tell_holders
from committee.services.register import printed_numbers, take_register_numbers
from committee.services.sealing import sealed

__all__ = ["issue", "pdf_path", "print_certificate", "printed", "revoke", "verify_url"]


def issue(*, actor: User, appointment: Appointment, dated: date | None = None) -> Certificate:
    """Write the certificate of an approved appointment and bring the appointment into force.

    ``dated`` is the day printed on it, today by default. The certificate is a draft until
    a worker has printed it, and only then can anybody check it.

    Raises ``WrongStep``, and ``NotIssued`` where a certificate stands already.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    needed = _("only an accepted and approved one can get its certificate")
    with acting(actor, reason="certificate issued"):
        held = locked(appointment)
        expect(held, Status.APPROVED, Status.IN_FORCE, needed=needed)
        if held.accepted_at is None:
            raise WrongStep(status=held.get_status_display(), needed=needed)
        if standing := held.certificates.filter(status__in=("draft", "valid")).first():
            raise NotIssued(status=standing.get_status_display())
        certificate = _write(held, actor, dated or timezone.localdate())
        if held.status == Status.APPROVED:
            held.status = Status.IN_FORCE
            held.save(update_fields=["status"])
        jobs.configure_task("print_certificate").defer(certificate_id=str(certificate.pk))
        return certificate


def _write(held: Appointment, actor: User, dated: date) -> Certificate:
    committee = held.post.committee
    campaign, token, issued_at = committee.campaign, new_token(), timezone.now()
    (number,) = printed_numbers(campaign, dated.year, 1)
    snapshot = composed(
        held,
        campaign=campaign,
        path=list(Committee.objects.leading_to(committee)),
        design=designs_of(campaign).for_committee(held.post.title.verb, committee),
        number=number,
        token=token,
        dated=dated,
        issued_at=issued_at,
    )
    return Certificate.objects.create(
        appointment=held,
        campaign=campaign,
        register_number=take_register_numbers(campaign, 1),
        printed_number=number,
        token=token,
        snapshot=snapshot.to_dict(),
        snapshot_sha256=snapshot.sha256,
        issued_by=actor,
        issued_at=issued_at,
    )


def print_certificate(certificate_id: UUID | str) -> None:
    """Write the PDF of a draft and make it valid; once printed, it is left as it is.

    The file is complete before its name exists, and the row says "valid" only afterwards: a worker
    killed anywhere in between leaves a draft, and the next one prints the same bytes again.
    """
    with transaction.atomic():
        certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
        if certificate.status != Certificate.Status.DRAFT:
            return
        snapshot = Snapshot.from_dict(certificate.snapshot)
        pdf = sealed(render_pdf(snapshot, seals=seals_for([snapshot])))
        archive.keep({certificate.pk: pdf})
        certificate.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        certificate.status = Certificate.Status.VALID
        with acting(None, reason="certificate printed"):
            certificate.save(update_fields=["pdf_sha256", "status"])
            tell_holders(Mailing.Kind.ISSUED, [certificate.appointment])


def printed(certificate: Certificate) -> Path:
    """The file of the certificate, printed at once if no worker has come to it yet."""
    path = pdf_path(certificate)
    if not path.exists():
        print_certificate(certificate.pk)
    return path


def revoke(*, actor: User, certificate: Certificate, reason: str) -> Certificate:
    """Call a certificate back for good; the appointment itself stays as it is.

    Raises ``ReasonMissing``, and ``NotIssued`` for one that does not stand.
    """
    require(actor, Action.APPOINT, certificate.appointment.post.committee)
    if not reason.strip():
        raise ReasonMissing
    with acting(actor, reason=f"certificate revoked: {reason}"):
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if held.status != Certificate.Status.VALID:
            raise NotIssued(status=held.get_status_display())
        held.status = Certificate.Status.REVOKED
        held.revoked_at = timezone.now()
        held.revoked_by = actor
        held.revocation_reason = reason
        held.save(update_fields=["status", "revoked_at", "revoked_by", "revocation_reason"])
        tell_holders(Mailing.Kind.REVOKED, [held.appointment])
        return held
