"""Telling people of a step on the way of an appointment: in both languages, once each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.types import JSONDict

from committee.access import Action
from committee.explanations import who_may
from committee.models import Appointment, Committee, Mailing, User
from committee.services.links import answer_address, full_address, holder_address
from committee.services.mail import send_mail

AT_ONCE = 1_000
"""Mails ordered by one statement."""


OF_MANY = -20
"""Priority of mails to many: what a single click asks for goes first, and the chunks of runs do."""


def tell_holders(
    kind: Mailing.Kind, appointments: Iterable[Appointment], *, priority: int = 0
) -> None:
    """Order a mail to each holder who has a mail address, within the transaction of the step."""
    _order(
        (Mailing(kind=kind, appointment=held) for held in appointments if held.person.email),
        priority,
    )


def tell_accounts(kind: Mailing.Kind, appointment: Appointment, accounts: Iterable[User]) -> None:
    """Order a mail to each of the accounts at the desk, less those suspended."""
    _order(
        Mailing(kind=kind, appointment=appointment, to_account=account)
        for account in {account.pk: account for account in accounts}.values()
        if account.is_active
    )


def admins_of(committee: Committee) -> list[User]:
    """Whoever may issue appointments at the committee today."""
    accounts = {}
    for held in who_may(Action.APPOINT, committee):
        source = held.source
        account = source.person.user if isinstance(source, Appointment) else source.user
        if account is not None:
            accounts[account.pk] = account
    return list(accounts.values())


def _order(mailings: Iterable[Mailing], priority: int = 0) -> None:
    ordered = Mailing.objects.bulk_create(mailings, batch_size=AT_ONCE)
    if ordered:
        task = jobs.configure_task("send_mailing", priority=priority)
        arguments: list[JSONDict] = [{"mailing_id": str(mailing.pk)} for mailing in ordered]
        task.batch_defer(*arguments)


def send(mailing_id: str) -> bool:
    """Send an ordered mail; returns whether there was still something to send.

    The row stays locked while the mail leaves, as with invitations. Nothing is sent to somebody
    whose data were erased meanwhile.
    """
    with transaction.atomic():
        mailing = (
            Mailing.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related(
                "to_account",
                "appointment__person",
                "appointment__post__title",
                "appointment__post__committee__campaign",
            )
            .filter(pk=mailing_id, sent_at=None)
            .first()
        )
        if mailing is None:
            return False
        account, held = mailing.to_account, mailing.appointment
        to = account.email if account and account.is_active else held.person.email
        if (account and not account.is_active) or not to:
            return False
        send_mail(f"committee/mail/{mailing.kind}", _context(mailing), to=to)
        mailing.sent_at = timezone.now()
        mailing.save(update_fields=["sent_at"])
        return True


def _context(mailing: Mailing) -> dict[str, Any]:
    """What a mail may name: the appointment, its latest certificate, and links by who reads it."""
    held = mailing.appointment
    certificate = held.certificates.order_by("-issued_at").first()
    context: dict[str, Any] = {"appointment": held, "certificate": certificate}
    if mailing.to_account is not None:
        return context | {"url": full_address("appointment", held.pk)}
    invitation = held.invitations.first()
    if invitation is None:
        return context
    if mailing.kind == Mailing.Kind.REMINDER:
        return context | {"invitation": invitation, "url": answer_address(invitation)}
    url = full_address("certificate", certificate.pk) if certificate else ""
    return context | {"url": url, "own_url": holder_address(invitation)}
