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
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.certificates.numbers import new_printed_number, new_token
from committee.certificates.render import DoesNotFit, render_pdf, render_png
from committee.certificates.seal import seal_text
from committee.certificates.snapshot import Signatory, Snapshot, UnprintableText, compose
from committee.errors import NotIssued, NotPrintable, ReasonMissing, TooLong, WrongStep
from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    Committee,
    Mailing,
    Register,
    Status,
    User,
)
from committee.services.appointments import expect, locked
from committee.services.mailings import tell_holders

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
    campaign = held.post.committee.campaign
    number, token = _free_number(campaign, dated.year), new_token()
    snapshot = _snapshot(held, number=number, token=token, dated=dated)
    return Certificate.objects.create(
        appointment=held,
        campaign=campaign,
        register_number=_next_register_number(campaign),
        printed_number=number,
        token=token,
        snapshot=snapshot.to_dict(),
        snapshot_sha256=snapshot.sha256,
        issued_by=actor,
        issued_at=timezone.now(),
    )


def _snapshot(held: Appointment, *, number: str, token: str, dated: date) -> Snapshot:
    """The exact text to print, as everything is named on this day."""
    campaign, title = held.post.committee.campaign, held.post.title
    path = list(Committee.objects.leading_to(held.post.committee))
    shown = _without_repeats(path)
    try:
        snapshot = compose(
            verb=title.verb,
            printed_number=number,
            recipient_name=held.person.name,
            recipient_name_latin=held.person.name_latin,
            committee_path=[node.name_ko for node in shown],
            committee_path_en=[node.name_en or node.name_ko for node in shown],
            post=f"{title.name_ko} 직무대행" if held.acting else title.name_ko,
            post_en=f"Acting {title.name_en}" if held.acting else title.name_en,
            dated=dated,
            signatories=[Signatory(name=path[0].name_ko, name_en=path[0].name_en)],
            campaign_name=campaign.name_ko,
            campaign_name_en=campaign.name_en,
            verify_url=verify_url(token),
            issued_at=timezone.now(),
            seal=seal_text(path[0].name_ko),
        )
        render_png(snapshot, ppi=1)  # now, while somebody is there to read what does not fit
    except UnprintableText as error:
        raise NotPrintable(characters=", ".join(error.characters)) from None
    except DoesNotFit:
        raise TooLong from None
    return snapshot


def _free_number(campaign: Campaign, year: int) -> str:
    """A printed number that the campaign has not given out; the constraint settles races."""
    numbers = (new_printed_number(year) for _ in range(MOST_DRAWS))
    taken = Certificate.objects.filter(campaign=campaign)
    return next(number for number in numbers if not taken.filter(printed_number=number).exists())


def _without_repeats(path: list[Committee]) -> list[Committee]:
    """The path less every committee whose name a lower one's name contains.

    “균형발전위원회, 광주광역시 균형발전위원회” reads “광주광역시 균형발전위원회” on paper.
    """
    return [
        node
        for position, node in enumerate(path)
        if not any(node.name_ko in lower.name_ko for lower in path[position + 1 :])
    ]


def _next_register_number(campaign: Campaign) -> int:
    """The next number without a gap: whoever rolls back gives it back, under the row's lock."""
    Register.objects.filter(campaign=campaign).update(last_number=F("last_number") + 1)
    return Register.objects.get(campaign=campaign).last_number


def verify_url(token: str) -> str:
    """Where anybody can check the certificate; the QR code holds it."""
    return settings.BASE_URL + reverse("verify", args=[token])


def print_certificate(certificate_id: UUID | str) -> None:
    """Write the PDF of a draft and make it valid; once printed, it is left as it is.

    The file is complete before its name exists, and the row says "valid" only afterwards: a worker
    killed anywhere in between leaves a draft, and the next one prints the same bytes again.
    """
    with transaction.atomic():
        certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
        if certificate.status != Certificate.Status.DRAFT:
            return
        pdf = render_pdf(Snapshot.from_dict(certificate.snapshot))
        _archive(pdf_path(certificate), pdf)
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
        tell_holders(Mailing.Kind.REVOKED, [held.appointment])
        return held
