"""What the holder of a post decides without the desk: consents, and leaving."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.audit import acting
from committee.errors import AlreadyWithdrawn, LinkUnknown, NotGivenNow, NotHolder
from committee.models import (
    Appointment,
    Consent,
    ConsentKind,
    EndReason,
    Invitation,
    Mailing,
    Person,
    Status,
    User,
)
from committee.models.certificate import CONSENT_WITHDRAWN
from committee.services.appointments import call_back, conclude, expect, locked
from committee.services.erasure import erase_whoever_left
from committee.services.invitations import current_texts
from committee.services.links import holder_address
from committee.services.mailings import admins_of, tell_accounts, tell_holders
from committee.tokens import digest, invitation_of, is_holder_token

HELD = (Status.ACCEPTED, Status.APPROVED, Status.IN_FORCE)


def find_holder(token: str) -> Person:
    """The person behind the link that stands in their mails; it needs no account.

    Raises ``LinkUnknown``, also for whoever declined or was erased.
    """
    key = invitation_of(token)
    if key is None:
        raise LinkUnknown
    invitation = (
        Invitation.objects.select_related("appointment__person")
        .filter(pk=key, appointment__accepted_at__isnull=False)
        .first()
    )
    if invitation is None or not is_holder_token(token, invitation.pk, invitation.nonce):
        raise LinkUnknown
    person = invitation.appointment.person
    if person.erased_at is not None:
        raise LinkUnknown
    return person


def own_address(token: str) -> str:
    """The own page of whoever accepted over the invitation's link; empty for everybody else.

    The link was that person's secret, so it may lead on to the page where they look after
    themselves: nothing else does for somebody without a mail address.
    """
    accepted = Invitation.objects.filter(
        token_digest=digest(token),
        answered_at__isnull=False,
        appointment__accepted_at__isnull=False,
        appointment__person__erased_at=None,
    ).first()
    return holder_address(accepted) if accepted else ""


def withdraw(*, actor: User | None, holder: Person, appointment: Appointment, kind: str) -> bool:
    """Withdraw a consent; what rests on it stops with it. Returns whether the person was erased.

    A list or page that asks for the consent no longer finds it. Without one of the consents that
    an appointment needs it ends as resigned and its certificate is revoked; then everything about
    the person goes that nothing else keeps. The register keeps the certificate as it was printed;
    one that is still a draft becomes revoked when a worker comes to it, so that neither a full disk
    nor a name that cannot be printed stands in the way of leaving.

    ``actor`` is None where the holder comes by the link in a mail. Raises ``AlreadyWithdrawn`` and
    ``NotHolder``.
    """
    with acting(actor, reason="consent withdrawn", kind=kind):
        held = _own(holder, appointment)
        standing = held.consents.standing()
        needed = kind in ConsentKind.required()
        if not standing.filter(kind=kind).update(withdrawn_at=timezone.now()):
            raise AlreadyWithdrawn
        _tell_desk(Mailing.Kind.CONSENT_WITHDRAWN, held)
        if not needed:
            return False
        standing.update(withdrawn_at=timezone.now())
        call_back(held, by=actor, why=CONSENT_WITHDRAWN)
        if held.status in HELD:
            conclude(held, reason=EndReason.RESIGNED, on=timezone.localdate(), by=actor)
        return bool(erase_whoever_left([held.person_id], also_from_events=True))


def give(*, actor: User | None, holder: Person, appointment: Appointment, kind: str) -> Consent:
    """Agree later to something that is free, in its wording of today.

    Raises ``NotGivenNow`` and ``NotHolder``; agreeing twice changes nothing.
    """
    with acting(actor, reason="consent given", kind=kind):
        held = _own(holder, appointment)
        text = current_texts().get(kind)
        if held.status not in HELD or text is None or kind in ConsentKind.required():
            raise NotGivenNow
        consent, _new = held.consents.standing().get_or_create(
            appointment=held, kind=kind, defaults={"person": held.person, "text": text}
        )
        return consent


def resign(*, actor: User | None, holder: Person, appointment: Appointment) -> Appointment:
    """Give the post up as of today; the certificate stays what it was, of an ended appointment.

    Raises ``NotHolder`` and ``WrongStep``.
    """
    with acting(actor, reason="resigned"):
        held = _own(holder, appointment)
        expect(held, *HELD, needed=_("only a post that is held can be given up"))
        conclude(held, reason=EndReason.RESIGNED, on=timezone.localdate(), by=actor)
        _tell_desk(Mailing.Kind.RESIGNED, held)
        tell_holders(Mailing.Kind.ENDED, [held])
        return held


def _own(holder: Person, appointment: Appointment) -> Appointment:
    held = locked(appointment)
    if held.person_id != holder.pk or held.accepted_at is None:
        raise NotHolder
    return held


def _tell_desk(kind: Mailing.Kind, held: Appointment) -> None:
    """Whoever nominated the person, or, where they left, whoever appoints there now."""
    nominator = held.nominated_by
    desk = [nominator] if nominator.is_active else admins_of(held.post.committee)
    tell_accounts(kind, held, desk)
