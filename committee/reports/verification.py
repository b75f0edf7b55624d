"""What anybody may learn from a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone

from committee.certificates.names import masked
from committee.certificates.wording import Verb
from committee.models import (
    Certificate,
    Consent,
    ConsentKind,
    Status,
)


@dataclass(frozen=True)
class Verification:
    """What anybody may learn from a certificate's QR code: what was printed, and if it stands."""

    status: str
    since: date
    name: str
    post: str
    committee: str
    dated: date
    campaign: str
    commissioned: bool
    """Whether the paper is a 위촉장 rather than a 임명장."""

    def facts(self) -> dict[str, str]:
        """The same for machines; days in ISO 8601."""
        return {
            "status": self.status,
            "since": self.since.isoformat(),
            "name": self.name,
            "post": self.post,
            "committee": self.committee,
            "dated": self.dated.isoformat(),
            "campaign": self.campaign,
        }


def verification(token: str) -> Verification | None:
    """The public facts of a published certificate; None for anything that was not published.

    The name is masked unless its holder agreed to show it in full.
    """
    if "\0" in token:  # no token has the null character, which PostgreSQL would refuse
        return None
    shown = Consent.objects.standing().filter(
        appointment=OuterRef("appointment"), kind=ConsentKind.PUBLIC
    )
    certificate = (
        Certificate.objects.published()
        .select_related("appointment")
        .annotate(name_is_shown=Exists(shown))
        .filter(token=token)
        .first()
    )
    if certificate is None:
        return None
    printed = certificate.snapshot
    name = printed["recipient_name"]
    status, since = _standing(certificate)
    return Verification(
        status=status,
        since=since,
        name=name if certificate.name_is_shown else masked(name),
        post=printed["post"],
        committee=" ".join(printed["committee_path"]),
        dated=date.fromisoformat(printed["dated"]),
        campaign=printed["campaign_name"],
        commissioned=printed["verb"] == Verb.COMMISSION,
    )


def _standing(certificate: Certificate) -> tuple[str, date]:
    """The public status and the day since which it holds."""
    appointment = certificate.appointment
    if certificate.status == Certificate.Status.REVOKED and certificate.revoked_at:
        return certificate.status, timezone.localdate(certificate.revoked_at)
    if certificate.status == Certificate.Status.SUPERSEDED and certificate.superseded_at:
        return certificate.status, timezone.localdate(certificate.superseded_at)
    over = appointment.term.upper
    if appointment.status == Status.ENDED and appointment.ended_at:
        return "ended", over or timezone.localdate(appointment.ended_at)
    if over is not None and over <= timezone.localdate():
        return "ended", over
    return certificate.status, timezone.localdate(certificate.issued_at)
