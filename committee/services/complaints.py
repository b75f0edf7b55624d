"""What people report about certificates, and what the desk finds out."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NotHolder, ReasonMissing, ReportSettled
from committee.models import Certificate, CertificateReport, Mailing, Person, User
from committee.services.mailings import admins_of, tell_accounts


def report(
    *, certificate: Certificate, kind: str, text: str = "", reply_to: str = ""
) -> CertificateReport:
    """Take what somebody without an account says of a certificate that they hold in their hand.

    "I never agreed" alarms whoever may appoint there; the rest waits at the desk.
    """
    with acting(None, reason="certificate reported"):
        reported = CertificateReport.objects.create(
            certificate=certificate, kind=kind, text=text.strip(), reply_to=reply_to
        )
        if kind == CertificateReport.Kind.NEVER_AGREED:
            held = certificate.appointment
            tell_accounts(Mailing.Kind.REPORTED, held, admins_of(held.post.committee))
        return reported


def report_mistake(
    *, actor: User, holder: Person, certificate: Certificate, text: str
) -> CertificateReport:
    """The holder says what is wrong in the certificate.

    Raises ``NotHolder``, and ``ReasonMissing`` without a text.
    """
    if certificate.appointment.person_id != holder.pk:
        raise NotHolder
    if not text.strip():
        raise ReasonMissing
    with acting(actor, reason="mistake reported"):
        return CertificateReport.objects.create(
            certificate=certificate, kind=CertificateReport.Kind.MISTAKE, text=text.strip()
        )


def settle(*, actor: User, reported: CertificateReport, note: str) -> CertificateReport:
    """Note what came of a report; the address for an answer goes with it.

    Raises ``ReasonMissing`` and ``ReportSettled``.
    """
    require(actor, Action.APPOINT, reported.certificate.appointment.post.committee)
    if not note.strip():
        raise ReasonMissing
    with acting(actor, reason="report settled"):
        held = CertificateReport.objects.select_for_update().get(pk=reported.pk)
        if held.settled_at is not None:
            raise ReportSettled(day=date_format(timezone.localtime(held.settled_at), "DATE_FORMAT"))
        held.status = CertificateReport.Status.SETTLED
        held.settled_by = actor
        held.settled_at = timezone.now()
        held.note = note.strip()
        held.reply_to = ""
        held.save()
        return held
