"""Asking a nominated person, and taking the answer over a link that needs no account."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import (
    ConsentMissing,
    InvitationAnswered,
    InvitationExpired,
    InvitationUnknown,
    NoContact,
    NotEligible,
    RecordErased,
)
from committee.models import (
    Appointment,
    AppointmentQuerySet,
    Consent,
    ConsentKind,
    ConsentText,
    Invitation,
    Mailing,
    Person,
    Status,
    User,
)
from committee.names import clean_latin_name, clean_name
from committee.services.accounts import open_account
from committee.services.appointments import expect, locked, settling, take_seat
from committee.services.erasure import erase_unappointed, erase_whoever_left
from committee.services.links import answer_address
from committee.services.mail import send_mail
from committee.services.mailings import tell_accounts, tell_holders
from committee.services.merging import settle_mergers_into
from committee.services.people import refuse_suppressed, suppress
from committee.tokens import digest, invitation_token, new_nonce

if TYPE_CHECKING:
    from datetime import datetime

EXPIRED_AT_ONCE = 500
"""Invitations or nominations closed in one transaction."""


def invite(*, actor: User, appointment: Appointment) -> Invitation:
    """Mail the person a link to answer; an earlier unanswered invitation is replaced.

    Raises ``NoContact``, ``RecordErased``, ``Suppressed`` and ``WrongStep``.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    with acting(actor, reason="invited"):
        held = locked(appointment)
        expect(
            held,
            Status.NOMINATED,
            Status.INVITED,
            Status.EXPIRED,
            needed=_("only a nominated person can be invited"),
        )
        if not held.person.email and held.person.erased_at is None:
            raise NoContact
        invitation = ask(held, actor)
        jobs.configure_task("send_invitation").defer(invitation_id=str(invitation.pk))
        return invitation


def ask(held: Appointment, actor: User) -> Invitation:
    """Open an invitation of a locked appointment; it still has to reach the person.

    Raises ``RecordErased`` and ``Suppressed``.
    """
    if held.person.erased_at is not None:
        raise RecordErased
    refuse_suppressed(held.person.phone, held.person.email)
    held.invitations.filter(answered_at=None).delete()
    nonce, now = new_nonce(), timezone.now()
    invitation = Invitation.objects.create(
        appointment=held,
        nonce=nonce,
        token_digest=digest(invitation_token(nonce)),
        invited_by=actor,
        expires_at=now + timedelta(days=settings.INVITATION_LIFETIME_DAYS),
    )
    with settling(held.person, held.post):
        held.status = Status.INVITED
        held.save(update_fields=["status"])
    return invitation


def send(invitation_id: str) -> bool:
    """Mail an invitation in both languages; returns whether there was still something to mail.

    The row stays locked while the mail leaves, so two workers do not mail it twice; a worker that
    dies after the mail left and before the commit makes the one case in which it goes out again.
    """
    with transaction.atomic():
        invitation = (
            Invitation.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related(
                "appointment__person",
                "appointment__nominated_by",
                "appointment__post__title",
                "appointment__post__committee__campaign",
            )
            .filter(pk=invitation_id, sent_at=None, answered_at=None)
            .first()
        )
        if invitation is None:
            return False
        context = {
            "appointment": invitation.appointment,
            "invitation": invitation,
            "url": answer_address(invitation),
        }
        send_mail("committee/mail/invitation", context, to=invitation.appointment.person.email)
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["sent_at"])
        return True


def find_invitation(token: str) -> Invitation:
    """The open invitation behind a link.

    Raises ``InvitationUnknown``, ``InvitationAnswered`` or ``InvitationExpired``.
    """
    invitation = (
        Invitation.objects.select_related(
            "invited_by",
            "appointment__person",
            "appointment__nominated_by__person",
            "appointment__post__title",
            "appointment__post__committee__campaign",
        )
        .filter(token_digest=digest(token))
        .first()
    )
    if invitation is None:
        raise InvitationUnknown
    _refuse_closed(invitation)
    return invitation


def _refuse_closed(invitation: Invitation) -> None:
    if invitation.answered_at is not None:
        raise InvitationAnswered(day=_day(invitation.answered_at))
    if invitation.expires_at <= timezone.now():
        raise InvitationExpired(day=_day(invitation.expires_at))
    if invitation.appointment.status != Status.INVITED:
        raise InvitationUnknown


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def accept(
    *,
    token: str,
    consents: Collection[str],
    eligible: bool,
    name: str | None = None,
    name_latin: str | None = None,
) -> Appointment:
    """The person accepts, with the consents they ticked and the spelling of their name.

    Whoever answered a mail gets an account; a letter proves no mailbox. Either finds their own page
    without one (``holders.own_address``).

    Takes a seat of the post, so of several people accepting the last one at once, one gets it and
    the others get ``PostIsFull`` with nothing of their answer kept. Also raises what
    ``find_invitation`` raises, ``ConsentMissing`` and ``NotEligible``.
    """
    invitation = find_invitation(token)
    for kind in ConsentKind.required():
        if kind not in consents:
            raise ConsentMissing(kind=kind)
    if not eligible:
        raise NotEligible
    appointment = invitation.appointment
    with (
        acting(None, reason="accepted"),
        settling(appointment.person, appointment.post),
    ):
        held = _answered(invitation)
        _spell(held.person, name, name_latin)
        take_seat(held)
        held.status = Status.ACCEPTED
        held.accepted_at = held.declared_eligible_at = timezone.now()
        held.save(update_fields=["seat", "status", "accepted_at", "declared_eligible_at"])
        Consent.objects.bulk_create(
            Consent(person=held.person, appointment=held, kind=text.kind, text=text)
            for text in current_texts().values()
            if text.kind in consents
        )
        if not invitation.on_paper_alone:
            open_account(held.person)
        _tell_nominator(Mailing.Kind.ACCEPTED, held)
        tell_holders(Mailing.Kind.RECEIPT, [held])
        return held


def _spell(person: Person, name: str | None, name_latin: str | None) -> None:
    if name:
        person.name = clean_name(name)
    if name_latin is not None:
        person.name_latin = clean_latin_name(name_latin)
    person.save(update_fields=["name", "name_latin"])


def decline(*, token: str) -> None:
    """The person declines; that somebody did stays on record, and nothing of who it was.

    Somebody who stands on record elsewhere stays there.
    """
    invitation = find_invitation(token)
    with acting(None, reason="declined"):
        held = _answered(invitation)
        held.status = Status.DECLINED
        held.declined_at = timezone.now()
        held.save(update_fields=["status", "declined_at"])
        _tell_nominator(Mailing.Kind.DECLINED, held)
        erase_whoever_left([held.person_id])


def disown(*, token: str) -> bool:
    """Not me, never again: keep a keyed hash of the contact, and erase everything else.

    Returns whether anything was erased: whoever holds or held a post stays on record for it until
    they withdraw there.
    """
    invitation = find_invitation(token)
    with acting(None, reason="disowned"):
        held = _answered(invitation)
        suppress(held.person)
        settle_mergers_into(held.person)
        held.status = Status.DECLINED
        held.declined_at = timezone.now()
        held.save(update_fields=["status", "declined_at"])
        return erase_unappointed(held.person) or bool(
            erase_whoever_left([held.person_id], also_from_events=True)
        )


def _answered(invitation: Invitation) -> Appointment:
    """Lock the appointment, then the invitation, and close it: one answer wins."""
    held = locked(invitation.appointment)
    fresh = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if fresh is None:
        raise InvitationUnknown
    fresh.appointment = held
    _refuse_closed(fresh)
    fresh.answered_at = timezone.now()
    fresh.save(update_fields=["answered_at"])
    return held


def _tell_nominator(kind: Mailing.Kind, held: Appointment) -> None:
    """A mail to whoever nominated; of those in a batch the board tells, and not a mail for each."""
    if not held.batches.exists():
        tell_accounts(kind, held, [held.nominated_by])


def current_texts() -> dict[str, ConsentText]:
    """The wording in force of each consent, by kind, the required ones first."""
    newest = {text.kind: text for text in ConsentText.objects.order_by("kind", "version")}
    return {kind: newest[kind] for kind in ConsentKind.values if kind in newest}


def expire_unanswered() -> int:
    """Close the invitations whose time ran out, and erase whoever stands nowhere else.

    Returns how many. Run by the clock; each batch is a transaction.
    """
    overdue = Appointment.objects.filter(
        status=Status.INVITED,
        invitations__answered_at=None,
        invitations__expires_at__lte=timezone.now(),
    )
    return _expire(overdue.order_by("pk"), "invitation expired")


def expire_uninvited() -> int:
    """Close the nominations that nobody invited in time, and erase whoever stands nowhere else.

    Returns how many. Run by the clock; each batch is a transaction.
    """
    before = timezone.now() - timedelta(days=settings.NOMINATION_LIFETIME_DAYS)
    overdue = Appointment.objects.filter(status=Status.NOMINATED, nominated_at__lte=before)
    return _expire(overdue.order_by("nominated_at"), "nomination expired")


def _expire(overdue: AppointmentQuerySet, reason: str) -> int:
    closed = 0
    while expired := _expire_batch(overdue, reason):
        closed += expired
    return closed


def _expire_batch(overdue: AppointmentQuerySet, reason: str) -> int:
    with acting(None, reason=reason):
        rows = overdue.select_for_update(of=("self",), skip_locked=True)
        people = dict(rows.values_list("pk", "person_id")[:EXPIRED_AT_ONCE])
        Appointment.objects.filter(pk__in=people).update(status=Status.EXPIRED)
        erase_whoever_left(set(people.values()))
        return len(people)
