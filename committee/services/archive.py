"""The files of certificates: where they lie, and how they get there whole.

A file is written under another name first, and only when its bytes are on the disk does it get its
own; the row says "valid" only after that. So whoever is killed in between leaves a draft, and the
next one prints the same bytes under the same name.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from committee.models import Certificate

WAITS = 16
"""Waits for the disk at once: it settles many files in little more time than one."""
UNFINISHED = ".unfinished"


def root() -> Path:
    """The folder of all certificates."""
    return Path(settings.MEDIA_ROOT) / "certificates"


def path_of(key: UUID | str) -> Path:
    """Where the PDF lies; the last two characters of a UUIDv7 are random and spread the files."""
    return root() / str(key)[-2:] / f"{key}.pdf"


def pdf_path(certificate: Certificate) -> Path:
    """Where the PDF of the certificate lies, or will."""
    return path_of(certificate.pk)


def read(key: UUID | str, sha256: str) -> bytes | None:
    """The PDF with this hash; None where it is lost, or is not what was printed any more."""
    try:
        pdf = path_of(key).read_bytes()
    except FileNotFoundError:
        return None
    return pdf if hashlib.sha256(pdf).hexdigest() == sha256 else None


def keep(files: Mapping[UUID, bytes]) -> None:
    """Write the PDFs of certificates, all or, when that fails, none under its own name.

    Raises ``OSError``, for one when the disk is full; what was written is then removed.
    """
    staging = root() / UNFINISHED
    staging.mkdir(parents=True, exist_ok=True)
    written: dict[Path, Path] = {}
    try:
        for key, content in files.items():
            unfinished = staging / f"{key}.{secrets.token_hex(4)}"
            written[unfinished] = path_of(key)
            unfinished.write_bytes(content)
        folders = {path.parent for path in written.values()}
        for folder in folders:
            folder.mkdir(exist_ok=True)
        with ThreadPoolExecutor(WAITS) as waiting:
            list(waiting.map(_settle, written))
            for unfinished, path in written.items():
                unfinished.replace(path)
            list(waiting.map(_settle, folders))
    finally:
        for unfinished in written:
            unfinished.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Wait until the disk has it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stored() -> Iterator[Path]:
    """Every file that is there under its own name."""
    return root().glob("[0-9a-f][0-9a-f]/*.pdf")


def sweep_unfinished(older_than: timedelta = timedelta(0)) -> int:
    """Remove what killed workers left half written; returns how many files there were."""
    before = time.time() - older_than.total_seconds()
    left = [path for path in (root() / UNFINISHED).glob("*") if path.stat().st_mtime <= before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
