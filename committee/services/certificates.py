"""Issuing certificates, printing them and calling them back."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.certificates.numbers import counted_number, new_printed_number, new_token
from committee.certificates.render import render_pdf
from committee.certificates.snapshot import Snapshot
from committee.errors import NotIssued, ReasonMissing, WrongStep
from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    Committee,
    Register,
    Status,
    User,
)
from committee.services.appointments import expect, locked
from committee.services.composition import designs_of, seals_for, snapshot_of

MOST_DRAWS = 100
"""Of a printed number; with a million given out in a year, one draw in a thousand is taken."""


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
    register, token = _next_register_number(committee.campaign), new_token()
    number = printed_number(committee.campaign, dated.year, register)
    snapshot = snapshot_of(
        held,
        path=list(Committee.objects.leading_to(committee)),
        design=designs_of(committee.campaign).for_committee(held.post.title.verb, committee),
        number=number,
        token=token,
        dated=dated,
    )
    return Certificate.objects.create(
        appointment=held,
        campaign=committee.campaign,
        register_number=register,
        printed_number=number,
        token=token,
        snapshot=snapshot.to_dict(),
        snapshot_sha256=snapshot.sha256,
        issued_by=actor,
        issued_at=timezone.now(),
    )


def printed_number(campaign: Campaign, year: int, register_number: int) -> str:
    """The number for the paper, drawn or counted as the campaign chose.

    A drawn one is free when it is drawn, and the constraint settles races; a counted one is as
    unique as the register number.
    """
    if campaign.number_style == Campaign.NumberStyle.SEQUENTIAL:
        return counted_number(year, register_number)
    numbers = (new_printed_number(year) for _ in range(MOST_DRAWS))
    taken = Certificate.objects.filter(campaign=campaign)
    return next(number for number in numbers if not taken.filter(printed_number=number).exists())


def _next_register_number(campaign: Campaign) -> int:
    """The next number without a gap: whoever rolls back gives it back, under the row's lock."""
    Register.objects.filter(campaign=campaign).update(last_number=F("last_number") + 1)
    return Register.objects.get(campaign=campaign).last_number


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
        pdf = render_pdf(snapshot, seals=seals_for([snapshot]))
        _archive(pdf_path(certificate), pdf)
        certificate.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        certificate.status = Certificate.Status.VALID
        with acting(None, reason="certificate printed"):
            certificate.save(update_fields=["pdf_sha256", "status"])


def printed(certificate: Certificate) -> Path:
    """The file of the certificate, printed at once if no worker has come to it yet."""
    path = pdf_path(certificate)
    if not path.exists():
        print_certificate(certificate.pk)
    return path


def pdf_path(certificate: Certificate) -> Path:
    """Where the PDF lies; the last two characters of a UUIDv7 are random and spread the files."""
    key = str(certificate.pk)
    return Path(settings.MEDIA_ROOT) / "certificates" / key[-2:] / f"{key}.pdf"


def _archive(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


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
        return held
