"""Files in which people stand: where they lie, and taking them back before their week is over."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from committee.models import Appointment, BatchFile, Export

READY, WRITING, FAILED, REMOVED = "ready", "writing", "failed", "removed"
UNFINISHED_WAYS = ("on_the_way", "ended")
"""Parts of a roster in which somebody stands who never accepted."""


def batch_folder() -> Path:
    """Where files about batches lie, under names that nobody can guess."""
    return Path(settings.MEDIA_ROOT) / "batches"


def export_folder() -> Path:
    """Where exports lie, under such names too."""
    return Path(settings.MEDIA_ROOT) / "exports"


def remove_files_about(people: Collection[UUID]) -> None:
    """Take back the files that may name one of the people; they go when the transaction is through.

    A file about a batch names whoever got a certificate; an export, whoever stood in its committee
    or below. What a worker is just writing counts as not written, and is to be asked for again.
    """
    held = Appointment.objects.filter(person__in=people)
    issued = held.filter(certificates__isnull=False).values("pk")
    about = BatchFile.objects.filter(batch__entries__appointment__in=issued).values("pk")
    _take_back(BatchFile.objects.filter(pk__in=about), batch_folder())
    stood = list(
        held.values_list("post__committee__path", "post__committee__campaign", "accepted_at")
    )
    exports = Export.objects.filter(status__in=(READY, WRITING)).select_related("committee")
    naming = [
        export.pk
        for export in exports
        if any(
            _may_name(export, path=path, campaign=campaign, accepted=accepted is not None)
            for path, campaign, accepted in stood
        )
    ]
    _take_back(Export.objects.filter(pk__in=naming), export_folder())


def _may_name(export: Export, *, path: str, campaign: int, accepted: bool) -> bool:
    """Whether it may name somebody who stood at ``path``; an event's list, anybody of a campaign.

    Whoever never accepted stands in few rosters, so that not each of them makes all exports go.
    """
    if "event" in export.query:
        return accepted and export.committee.campaign_id == campaign
    above = path.startswith(export.committee.path)
    return above and (accepted or export.query.get("standing") in UNFINISHED_WAYS)


def _take_back(files: QuerySet[BatchFile] | QuerySet[Export], folder: Path) -> None:
    ready = files.filter(status=READY)
    paths = [folder / name for name in ready.values_list("file_name", flat=True)]
    ready.update(status=REMOVED)
    files.filter(status=WRITING).update(status=FAILED)

    def unlink() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    if paths:
        transaction.on_commit(unlink)
