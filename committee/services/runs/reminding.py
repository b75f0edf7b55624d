"""Reminding everybody in a run who was invited and did not answer."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from committee.models import Appointment, Invitation, Run, Status
from committee.services.mailings import OF_MANY
from committee.services.reminders import remind_of
from committee.services.runs.inviting import LEFT_OUT as ANSWERED
from committee.services.runs.results import DONE, Result, Results, skipped

LEFT_OUT = ANSWERED | {Status.NOMINATED: "not_invited", Status.EXPIRED: "ran_out"}


def judge(run: Run, keys: Sequence[UUID]) -> Results:
    """Who can be reminded, and why the others cannot; nothing is written."""
    waiting = {invitation.appointment_id: invitation for invitation in _waiting(keys)}
    held = Appointment.objects.filter(pk__in=keys).select_related("person")
    return {each.pk: _judged(each, waiting.get(each.pk)) for each in held}


def _judged(appointment: Appointment, invitation: Invitation | None) -> Result:
    if (code := LEFT_OUT.get(Status(appointment.status))) is not None:
        return skipped(code)
    if invitation is None:
        return skipped("ran_out")
    if invitation.reminded_at is not None:
        return skipped("reminded_already")
    if not appointment.person.email:
        return skipped("no_mail")
    return DONE


def _waiting(keys: Sequence[UUID]) -> QuerySet[Invitation]:
    """The invitations that can still be answered."""
    return Invitation.objects.filter(
        appointment__in=keys, answered_at=None, expires_at__gt=timezone.now()
    )


def remind(run: Run, keys: Sequence[UUID]) -> Results:
    """Mail each of them the link once more, as a single reminder does."""
    rows = Appointment.objects.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update().values_list("pk"))
    results = judge(run, keys)
    due = [key for key, result in results.items() if result == DONE]
    waiting = _waiting(due).select_related("appointment__person").order_by("pk")
    remind_of(list(waiting), priority=OF_MANY)
    return results
