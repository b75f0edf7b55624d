"""Documents of a proposal: taken in as they are, handed out as files, and removed."""

from __future__ import annotations

from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from committee.audit import acting
from committee.errors import FileRefused
from committee.models import User
from events.access import require_open
from events.models import Attachment, Proposal

PDF = b"%PDF-"


def attach(*, actor: User, proposal: Proposal, file: IO[bytes], title: str) -> Attachment:
    """Keep a PDF with the proposal. Nothing reads it but whoever downloads it.

    Raises ``FileRefused`` for another format, and ``Archived``.
    """
    require_open(actor, proposal.event)
    content = file.read()
    if not content.startswith(PDF):
        raise FileRefused(said=_("it is no PDF. Save it as a PDF first."))
    with acting(actor, reason="document attached"):
        attachment = Attachment.objects.create(
            proposal=proposal, title=title, size=len(content), uploaded_by=actor
        )
        path = path_of(attachment.pk)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.write_bytes(content)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return attachment


def detach(*, actor: User, attachment: Attachment) -> None:
    """Delete a document and its file for good; that it was there stays in the history.

    Raises ``Archived``.
    """
    require_open(actor, attachment.proposal.event)
    path = path_of(attachment.pk)
    with acting(actor, reason="document removed"):
        attachment.delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def path_of(key: UUID) -> Path:
    """Where the file of an attachment lies; the site alone hands it out."""
    return Path(settings.MEDIA_ROOT) / "attachments" / str(key)[-2:] / f"{key}.pdf"
