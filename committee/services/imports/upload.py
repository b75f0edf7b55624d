"""Taking a file in."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.errors import FileRefused
from committee.findings import said
from committee.models import Committee, Import, User
from committee.spreadsheets import Refused, inspect

LONGEST_FILE_NAME = 120


def upload(*, actor: User, committee: Committee, file: Any, source: str, starts_on: date) -> Import:
    """Keep the file until a job has read it; nominations will be made within ``committee``.

    ``file`` is one of Django's uploaded files. Raises ``FileRefused`` and ``NotAllowed``.
    """
    require(actor, Action.APPOINT, committee)
    try:
        kind = inspect(file)
    except Refused as refused:
        raise FileRefused(said=said((refused.code, refused.values))) from refused
    file.seek(0)
    with acting(actor, reason="import uploaded"):
        taken = Import.objects.create(
            committee=committee,
            uploaded_by=actor,
            file_name=file.name[-LONGEST_FILE_NAME:],
            file_digest=hashlib.file_digest(file, "sha256").hexdigest(),
            kind=kind,
            source=source,
            starts_on=starts_on,
        )
        file.seek(0)
        path = path_of(taken)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as kept:
            shutil.copyfileobj(file, kept)
        jobs.configure_task("read_import").defer(import_id=str(taken.pk))
    return taken


def path_of(taken: Import) -> Path:
    """Where the file lies until it was read."""
    return Path(settings.MEDIA_ROOT) / "uploads" / str(taken.pk)
