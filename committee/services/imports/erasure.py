"""What was read from a file goes when it is no longer needed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import ImportBusy
from committee.models import Import, ImportRow, User
from committee.services.imports.progress import hold
from committee.services.imports.upload import path_of

KEPT = timedelta(days=7)
"""How long rows stay after an import is over, or after an upload that nobody went on with."""


def cancel(*, actor: User, taken: Import) -> Import:
    """Stop an import and erase its rows; nominations that it made already stay.

    Raises ``ImportBusy`` where it is over.
    """
    require(actor, Action.APPOINT, taken.committee)
    with acting(actor, reason="import cancelled"):
        going_on = Import.objects.filter(pk=taken.pk).exclude(status__in=Import.OVER)
        if not going_on.update(status=Import.Status.CANCELLED, over_at=timezone.now()):
            raise ImportBusy
        jobs.configure_task("erase_import").defer(import_id=str(taken.pk))
    return taken


def erase(key: UUID | str) -> None:
    """Delete the rows and the file of an import, once no job has it in hand."""
    with acting(None, reason="import erased"):
        hold(key)
        taken = Import.objects.get(pk=key)
        ImportRow.objects.filter(part_of=taken).delete()
        Import.objects.filter(pk=key).update(erased_at=timezone.now())
        transaction.on_commit(lambda: path_of(taken).unlink(missing_ok=True))


def erase_old() -> int:
    """Erase what was over a week ago, or left lying for a week; returns how many. By the clock."""
    before = timezone.now() - KEPT
    with acting(None, reason="import left lying"):
        waiting = (Import.Status.READ, Import.Status.CHECKED)
        Import.objects.filter(status__in=waiting, uploaded_at__lt=before).update(
            status=Import.Status.CANCELLED, over_at=before
        )
    old = Import.objects.filter(erased_at=None, over_at__lte=before)
    keys = list(old.values_list("pk", flat=True))
    for key in keys:
        erase(key)
    return len(keys)
