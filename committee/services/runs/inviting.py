"""Inviting everybody in a run: the rows, the secrets and the mails of a chunk at once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.types import JSONDict

from committee.models import Appointment, Invitation, Run, Status, User
from committee.services.appointments import settling
from committee.services.mailings import OF_MANY
from committee.services.people import suppressed_among
from committee.services.runs.results import DONE, Result, Results, skipped
from committee.tokens import digest, invitation_token, new_nonce

LEFT_OUT = {
    Status.ACCEPTED: "answered_already",
    Status.APPROVED: "answered_already",
    Status.IN_FORCE: "answered_already",
    Status.DECLINED: "declined_it",
    Status.ENDED: "over",
}


def judge(run: Run, keys: Sequence[UUID]) -> Results:
    """Who can be invited, and why the others cannot; nothing is written."""
    held = list(
        Appointment.objects.filter(pk__in=keys).select_related(
            "person", "post__title", "post__committee"
        )
    )
    suppressed = suppressed_among(appointment.person for appointment in held)
    asked = _open_invitations().filter(appointment__in=keys).values_list("appointment", flat=True)
    waiting = set(asked)
    return {
        appointment.pk: _judged(
            appointment,
            waits=appointment.pk in waiting,
            suppressed=appointment.person_id in suppressed,
        )
        for appointment in held
    }


def _judged(appointment: Appointment, *, waits: bool, suppressed: bool) -> Result:
    if (code := LEFT_OUT.get(Status(appointment.status))) is not None:
        return skipped(code)
    if waits:
        return skipped("invited_already")
    if appointment.person.erased_at is not None:
        return skipped("erased")
    if suppressed:
        return skipped("suppressed")
    if not appointment.person.email:
        return skipped("no_mail")
    post = appointment.post
    days = [day for day in (post.closed_on, post.committee.dissolved_on) if day is not None]
    if days and (appointment.ends_on is None or appointment.ends_on > min(days)):
        return skipped("place_is_closed", post=str(post))
    return DONE


def _open_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(answered_at=None, expires_at__gt=timezone.now())


def invite(run: Run, keys: Sequence[UUID]) -> Results:
    """Open an invitation for everybody who can be invited, and order the mails.

    The rules are those of a single invitation; who waits for an answer is not asked a second time.
    """
    rows = Appointment.objects.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update().values_list("pk"))
    results = judge(run, keys)
    due = [key for key in keys if results[key] == DONE]
    if not due:
        return results
    Invitation.objects.filter(appointment__in=due, answered_at=None).delete()
    opened = Invitation.objects.bulk_create(_opened(due, run.started_by))
    with _saying_why(due):
        Appointment.objects.filter(pk__in=due).update(status=Status.INVITED)
    mails: list[JSONDict] = [{"invitation_id": str(invitation.pk)} for invitation in opened]
    jobs.configure_task("send_invitation", priority=OF_MANY).batch_defer(*mails)
    return results


def _opened(keys: Sequence[UUID], actor: User) -> list[Invitation]:
    expires_at = timezone.now() + timedelta(days=settings.INVITATION_LIFETIME_DAYS)
    nonces = {key: new_nonce() for key in keys}
    return [
        Invitation(
            appointment_id=key,
            nonce=nonce,
            token_digest=digest(invitation_token(nonce)),
            invited_by=actor,
            expires_at=expires_at,
        )
        for key, nonce in nonces.items()
    ]


def _saying_why(keys: Sequence[UUID]) -> AbstractContextManager[None]:
    """What a constraint refuses, in words, once the one row at fault stands alone."""
    if len(keys) > 1:
        return nullcontext()
    held = Appointment.objects.select_related("person", "post__title", "post__committee")
    alone = held.get(pk=keys[0])
    return settling(alone.person, alone.post)
