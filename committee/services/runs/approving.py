"""Approving everybody in a run who accepted, by somebody who nominated none of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from committee.models import Appointment, Mailing, Run, Status
from committee.services.mailings import OF_MANY, tell_holders
from committee.services.runs.results import DONE, Result, Results, skipped

LEFT_OUT = {
    Status.NOMINATED: "not_invited",
    Status.INVITED: "not_answered",
    Status.APPROVED: "approved_already",
    Status.IN_FORCE: "approved_already",
    Status.DECLINED: "declined_it",
    Status.EXPIRED: "ran_out",
    Status.ENDED: "over",
}
CAN_BE_APPROVED = (Status.NOMINATED, Status.INVITED, Status.EXPIRED, Status.ACCEPTED)
"""Where somebody stands whom a run may come to approve, be it only after a pause."""


def judge(run: Run, keys: Sequence[UUID]) -> Results:
    """Who can be approved by whoever started the run, and why the others cannot."""
    rows = Appointment.objects.filter(pk__in=keys).order_by()
    own = run.started_by_id if run.batch.committee.campaign.separate_approver else None
    return {
        key: _judged(Status(status), nominated_by=nominator, own=own)
        for key, status, nominator in rows.values_list("pk", "status", "nominated_by")
    }


def _judged(status: Status, *, nominated_by: int, own: int | None) -> Result:
    if (code := LEFT_OUT.get(status)) is not None:
        return skipped(code)
    if nominated_by == own:
        return skipped("nominated_by_approver")
    return DONE


def approve(run: Run, keys: Sequence[UUID]) -> Results:
    """Approve them in the name of whoever started the run."""
    rows = Appointment.objects.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update().values_list("pk"))
    results = judge(run, keys)
    due = [key for key, result in results.items() if result == DONE]
    Appointment.objects.filter(pk__in=due).update(
        status=Status.APPROVED, approved_by=run.started_by, approved_at=timezone.now()
    )
    told = Appointment.objects.filter(pk__in=due).select_related("person")
    tell_holders(Mailing.Kind.APPROVED, told, priority=OF_MANY)
    return results
