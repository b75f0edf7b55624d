"""Putting appointments together, to move them along together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched
from uuid import UUID

from django.db.models import QuerySet

from committee.access import Action, require
from committee.audit import acting
from committee.errors import EmptyBatch, OutsideBatch
from committee.models import Appointment, Batch, BatchEntry, Committee, Import, User
from committee.services.refusals import refusing

AT_ONCE = 5_000


def put_together(
    *,
    actor: User,
    committee: Committee,
    name: str,
    appointments: QuerySet[Appointment] | Iterable[UUID],
    imported: Import | None = None,
) -> Batch:
    """Make a batch of the appointments (a queryset, or their keys), all within ``committee``.

    Raises ``EmptyBatch``, ``OutsideBatch``.
    """
    require(actor, Action.APPOINT, committee)
    keys = (
        appointments.order_by().values_list("pk", flat=True).iterator()
        if isinstance(appointments, QuerySet)
        else appointments
    )
    with acting(actor, reason="batch put together"):
        batch = Batch.objects.create(
            committee=committee, name=name, created_by=actor, imported=imported
        )
        outside = OutsideBatch(committee=committee)
        with refusing({"batch_entry_within_the_committee": outside}):
            put = 0
            for some in batched(keys, AT_ONCE, strict=False):
                BatchEntry.objects.bulk_create(
                    BatchEntry(batch=batch, appointment_id=key) for key in some
                )
                put += len(some)
        if not put:
            raise EmptyBatch
    return batch
