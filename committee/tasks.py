"""Background work of the committee app; every task can run twice with the effect of once."""

from __future__ import annotations

from procrastinate.contrib.django import app

from committee.services import certificates, invitations


@app.task(name="print_certificate", retry=5)
def print_certificate(certificate_id: str) -> None:
    """Write the PDF of a certificate and make it valid."""
    certificates.print_certificate(certificate_id)


@app.task(name="send_invitation", retry=5)
def send_invitation(invitation_id: str) -> None:
    """Mail an invitation, unless it was mailed, answered or replaced."""
    invitations.send(invitation_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="expire_invitations", queueing_lock="expire_invitations")
def expire_invitations(timestamp: int) -> None:
    """Close the invitations that nobody answered in time."""
    invitations.expire_unanswered()
