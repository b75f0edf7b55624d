"""Reminding people of an invitation that they did not answer: once, by the clock or by hand."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from committee.access import Action, require
from committee.audit import acting
from committee.errors import AlreadyReminded, NoContact, WrongStep
from committee.models import Appointment, Invitation, Mailing, Status, User
from committee.services.appointments import expect, locked
from committee.services.mailings import OF_MANY, tell_holders

AT_ONCE = 500
"""Invitations reminded of in one transaction."""


def remind(*, actor: User, appointment: Appointment) -> Invitation:
    """Mail the person the link to answer again; it works no longer than before.

    Raises ``AlreadyReminded``, ``NoContact`` and ``WrongStep``.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    with acting(actor, reason="reminded"):
        held = locked(appointment)
        expect(held, Status.INVITED, needed=_("only an invited person can be reminded"))
        waiting = held.invitations.select_for_update().filter(
            answered_at=None, expires_at__gt=timezone.now()
        )
        invitation = waiting.first()
        if invitation is None:
            raise WrongStep(
                status=held.get_status_display(), needed=_("the time to answer is over")
            )
        if invitation.reminded_at is not None:
            day = date_format(timezone.localtime(invitation.reminded_at), "DATE_FORMAT")
            raise AlreadyReminded(day=day)
        if not held.person.email:
            raise NoContact
        remind_of([invitation])
        return invitation


def remind_unanswered() -> int:
    """Remind of each invitation once, some days before it expires; returns how many. By the clock.

    The days are ``INVITATION_REMINDER_DAYS``; 0 reminds nobody.
    """
    if not settings.INVITATION_REMINDER_DAYS:
        return 0
    reminded = 0
    while batch := _remind_batch():
        reminded += batch
    return reminded


def _remind_batch() -> int:
    with acting(None, reason="reminded"):
        due = list(_due().select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
        remind_of(due, priority=OF_MANY)
        return len(due)


def _due() -> QuerySet[Invitation]:
    """Mailed some time ago, not answered, not reminded of, and soon over."""
    now = timezone.now()
    soon = now + timedelta(days=settings.INVITATION_REMINDER_DAYS)
    return (
        Invitation.objects.filter(
            appointment__status=Status.INVITED,
            sent_at__isnull=False,
            answered_at=None,
            reminded_at=None,
            expires_at__gt=now,
            expires_at__lte=soon,
        )
        .exclude(appointment__person__email="")
        .select_related("appointment__person")
        .order_by("pk")
    )


def remind_of(invitations: list[Invitation], *, priority: int = 0) -> None:
    """Order the mails and note the day, within the transaction of whoever locked the rows."""
    keys = [invitation.pk for invitation in invitations]
    Invitation.objects.filter(pk__in=keys).update(reminded_at=timezone.now())
    reminded = [invitation.appointment for invitation in invitations]
    tell_holders(Mailing.Kind.REMINDER, reminded, priority=priority)
