"""Issuing certificates, printing them and calling them back."""

from __future__ import annotations

import hashlib
import logging
from datetime import date
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
from committee.errors import FileLost, NotIssued, ReasonMissing, StillDraft, WrongStep
from committee.models import Appointment, Certificate, Committee, Mailing, Status, User
from committee.models.certificate import UNPRINTED
from committee.services import archive
from committee.services.appointments import expect, locked
from committee.services.archive import pdf_path
from committee.services.composing import composed, verify_url
from committee.services.looks import designs_of, seals_for
from committee.services.mailings import tell_holders
from committee.services.register import printed_numbers, take_register_numbers
from committee.services.sealing import sealed

__all__ = [
    "issue",
    "pdf_path",
    "print_again",
    "print_certificate",
    "printed",
    "revoke",
    "verify_url",
]

logger = logging.getLogger(__name__)


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

    Where the appointment ended meanwhile it never becomes valid: what has a number in the register
    is revoked, and not lost.
    """
    with transaction.atomic():
        held = _kept_from_ending(certificate_id)
        certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
        if certificate.status != Certificate.Status.DRAFT:
            return
        snapshot = Snapshot.from_dict(certificate.snapshot)
        pdf = sealed(render_pdf(snapshot, seals=seals_for([snapshot])))
        archive.keep({certificate.pk: pdf})
        certificate.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        with acting(None, reason="certificate printed"):
            if held.status == Status.IN_FORCE:
                certificate.status = Certificate.Status.VALID
                certificate.save(update_fields=["pdf_sha256", "status"])
                tell_holders(Mailing.Kind.ISSUED, [held])
            else:
                _revoke_unseen(certificate, held)


def _kept_from_ending(certificate_id: UUID | str) -> Appointment:
    """The appointment of a certificate, locked before it as every end does."""
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("person").get(certificates__pk=certificate_id)


def _revoke_unseen(certificate: Certificate, held: Appointment) -> None:
    certificate.status = Certificate.Status.REVOKED
    certificate.revoked_at = timezone.now()
    certificate.revocation_reason = UNPRINTED + held.end_reason
    certificate.save(update_fields=["pdf_sha256", "status", "revoked_at", "revocation_reason"])


def printed(key: UUID, sha256: str) -> bytes:
    """The file with the recorded hash; printed at once if no worker has come to the draft yet.

    Nothing but the file as it was first printed is ever given out: one that is lost or damaged is
    printed again, and taken only with that hash. Raises ``FileLost``.
    """
    if not sha256:
        print_certificate(key)
        sha256 = Certificate.objects.values_list("pdf_sha256", flat=True).get(pk=key)
    pdf = archive.read(key, sha256)
    if pdf is None and print_again(key):
        pdf = archive.read(key, sha256)
    if pdf is None:
        logger.error("certificate %s: its file is lost or damaged", key)
        raise FileLost(path=archive.path_of(key).relative_to(archive.root().parent))
    return pdf


def print_again(key: UUID) -> bool:
    """Put a file that is lost or damaged back as it was; whether it came out to the byte the same.

    It does with the same versions of typst and the typefaces, and never where a seal was put on it:
    that holds its own moment.
    """
    certificate = Certificate.objects.get(pk=key)
    snapshot = Snapshot.from_dict(certificate.snapshot)
    pdf = render_pdf(snapshot, seals=seals_for([snapshot]))
    if hashlib.sha256(pdf).hexdigest() != certificate.pdf_sha256:
        return False
    archive.keep({key: pdf})
    return True


def revoke(*, actor: User, certificate: Certificate, reason: str) -> Certificate:
    """Call a certificate back for good; the appointment itself stays as it is.

    Raises ``ReasonMissing``, ``StillDraft`` before it is printed, and ``NotIssued`` for one that
    stands no more.
    """
    require(actor, Action.APPOINT, certificate.appointment.post.committee)
    if not reason.strip():
        raise ReasonMissing
    with acting(actor, reason=f"certificate revoked: {reason}"):
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if held.status == Certificate.Status.DRAFT:
            raise StillDraft
        if held.status != Certificate.Status.VALID:
            raise NotIssued(status=held.get_status_display())
        held.status = Certificate.Status.REVOKED
        held.revoked_at = timezone.now()
        held.revoked_by = actor
        held.revocation_reason = reason
        held.save(update_fields=["status", "revoked_at", "revoked_by", "revocation_reason"])
        tell_holders(Mailing.Kind.REVOKED, [held.appointment])
        return held
