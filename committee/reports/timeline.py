"""All that happened to one appointment, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from committee.models import Appointment, Certificate, CertificateReport, Invitation, Status
from committee.reports.desk import Milestone

DONE, FAILED = "done", "failed"


def history_of(appointment: Appointment) -> list[Milestone]:
    """Every act that left a time, the earliest first: also reminders, letters and reports."""
    acts = [
        *_steps(appointment),
        *_invitations(appointment),
        *_certificates(appointment),
        *_reports(appointment),
        *_consents(appointment),
    ]
    dated = [(act.at, act) for act in acts if act.at is not None]
    return [act for _at, act in sorted(dated, key=lambda pair: pair[0])]


def _steps(held: Appointment) -> Iterator[Milestone]:
    yield Milestone(_("nominated"), DONE, held.nominated_at, str(held.nominated_by))
    yield Milestone(_("accepted"), DONE, held.accepted_at)
    yield Milestone(_("declined"), FAILED, held.declined_at)
    yield Milestone(_("approved"), DONE, held.approved_at, str(held.approved_by or ""))
    if held.status == Status.ENDED:
        label = f"{held.get_status_display()}: {held.get_end_reason_display()}"
        yield Milestone(label, FAILED, held.ended_at, str(held.ended_by or ""))


def _invitations(held: Appointment) -> Iterator[Milestone]:
    rows: list[Invitation] = list(held.invitations.select_related("invited_by"))
    for each in rows:
        yield Milestone(_("invited"), DONE, each.created_at, str(each.invited_by))
        yield Milestone(_("letter printed"), DONE, each.printed_at)
        yield Milestone(_("reminded"), DONE, each.reminded_at)
    if held.status == Status.EXPIRED and rows:
        yield Milestone(held.get_status_display(), FAILED, rows[0].expires_at)


def _certificates(held: Appointment) -> Iterator[Milestone]:
    rows: list[Certificate] = list(held.certificates.select_related("issued_by", "revoked_by"))
    for each in rows:
        number = {"number": each.printed_number}
        issued, by = _("certificate %(number)s issued") % number, str(each.issued_by)
        yield Milestone(issued, DONE, each.issued_at, by)
        superseded = _("certificate %(number)s superseded") % number
        yield Milestone(superseded, FAILED, each.superseded_at)
        revoked, by = _("certificate %(number)s revoked") % number, str(each.revoked_by or "")
        yield Milestone(revoked, FAILED, each.revoked_at, by)


def _reports(held: Appointment) -> Iterator[Milestone]:
    rows = CertificateReport.objects.filter(certificate__appointment=held)
    for each in rows.select_related("settled_by"):
        kind = {"kind": each.get_kind_display()}
        yield Milestone(_("reported: %(kind)s") % kind, FAILED, each.reported_at)
        settled, by = _("report settled: %(kind)s") % kind, str(each.settled_by or "")
        yield Milestone(settled, DONE, each.settled_at, by)


def _consents(held: Appointment) -> Iterator[Milestone]:
    for each in held.consents.exclude(withdrawn_at=None):
        kind = {"kind": each.get_kind_display()}
        yield Milestone(_("consent withdrawn: %(kind)s") % kind, FAILED, each.withdrawn_at)
