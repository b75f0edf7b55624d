"""Files about a batch, written by a worker: a ZIP, a print file, labels, a list of names.

They hold the valid certificates of whomever the account may appoint when the file is written, by
committee, rank and name. A large file is made in parts, each printed by a process of its own, so
that no worker keeps the memory of hundreds of pages.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import subprocess
import sys
import unicodedata
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from itertools import batched, groupby
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs
from pypdf import PdfWriter

from committee.access import Action, Authority, require
from committee.audit import acting
from committee.certificates.snapshot import Snapshot
from committee.errors import NothingIssued
from committee.models import Batch, BatchFile, Certificate, User
from committee.models.export import KEPT_FOR
from committee.services.certificates import printed
from committee.services.files_about import batch_folder
from committee.services.looks import seals_for

PAGES_AT_ONCE = 200
"""Certificates that are set together; more would take more than 150 MB."""
PAGES_A_FILE = 1_000
"""Certificates in one print file; more come as several in a ZIP, since printers choke on them."""
LINES_A_FILE = 2_400
CHECKOUT = Path(settings.BASE_DIR)
UNSAFE = re.compile(r"[^\w.()-]+")


def request_file(*, actor: User, batch: Batch, kind: str, blank_backs: bool = False) -> BatchFile:
    """Have a worker write a file about the batch. Raises ``NothingIssued``."""
    require(actor, Action.APPOINT, batch.committee)
    if not _certificates(batch, actor).exists():
        raise NothingIssued
    with acting(actor, reason=f"file of a batch: {kind}"):
        file = BatchFile.objects.create(
            batch=batch,
            kind=kind,
            blank_backs=blank_backs and kind == BatchFile.Kind.PRINT,
            language=translation.get_language() or settings.LANGUAGE_CODE,
            requested_by=actor,
        )
        jobs.configure_task("write_batch_file").defer(file_id=str(file.pk))
    return file


def _certificates(batch: Batch, user: User) -> QuerySet[Certificate]:
    scope = Authority.of(user).scope(Action.APPOINT)
    return Certificate.objects.filter(
        scope.q("appointment__post__committee__path"),
        appointment__batches=batch,
        status=Certificate.Status.VALID,
    ).order_by(
        "appointment__post__committee__path",
        "appointment__post__title__rank",
        "appointment__person__name",
        "pk",
    )


def write(key: UUID | str) -> None:
    """Write the file; done twice, it is written twice and kept once. Runs in a job."""
    file = BatchFile.objects.select_related("batch__committee", "requested_by").get(pk=key)
    if not file.on_its_way and file.status != BatchFile.Status.FAILED:
        return
    certificates = _certificates(file.batch, file.requested_by)
    possible = certificates.exists()  # the right may be gone by now
    status = BatchFile.Status.WRITING if possible else BatchFile.Status.FAILED
    BatchFile.objects.filter(pk=key).update(status=status)
    if possible:
        _write(file, certificates)


def _write(file: BatchFile, certificates: QuerySet[Certificate]) -> None:
    record = BatchFile.objects.filter(pk=file.pk)
    batch_folder().mkdir(parents=True, exist_ok=True)
    unfinished = batch_folder() / f"{secrets.token_urlsafe(32)}.part"
    try:
        with translation.override(file.language), unfinished.open("wb") as out:
            suffix = WRITERS[file.kind](file, certificates, out)
            out.flush()
            os.fsync(out.fileno())
        name = f"{secrets.token_urlsafe(24)}.{suffix}"
        unfinished.replace(batch_folder() / name)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        record.update(status=BatchFile.Status.FAILED)
        raise
    ready = record.filter(status=BatchFile.Status.WRITING).update(
        status=BatchFile.Status.READY,
        file_name=name,
        rows=certificates.count(),
        finished_at=timezone.now(),
    )
    if not ready:  # somebody in it was erased meanwhile
        (batch_folder() / name).unlink()


def opened(file: BatchFile) -> IO[bytes]:
    """The file, to be read."""
    return (batch_folder() / file.file_name).open("rb")


def remove_old() -> int:
    """Remove files a week after they were written; returns how many. By the clock."""
    before = timezone.now() - KEPT_FOR
    old = BatchFile.objects.filter(status=BatchFile.Status.READY, finished_at__lt=before)
    files = list(old)
    for file in files:
        (batch_folder() / file.file_name).unlink(missing_ok=True)
    old.update(status=BatchFile.Status.REMOVED)
    return len(files)


def _write_zip(file: BatchFile, certificates: QuerySet[Certificate], out: IO[bytes]) -> str:
    """Each certificate as it lies in the archive, under a name that sorts and can be read."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archived:
        rows = certificates.values_list(
            "pk", "pdf_sha256", "snapshot__recipient_name", "printed_number"
        )
        for place, (key, sha256, name, number) in enumerate(rows.iterator(PAGES_A_FILE), start=1):
            pdf = printed(key, sha256)
            archived.writestr(f"{place:06}_{safe(name)}_{safe(number)}.pdf", pdf)
    return "zip"


def safe(text: str) -> str:
    """The text as part of a file's name on any system: letters, digits and little else."""
    return UNSAFE.sub("_", unicodedata.normalize("NFC", text)).strip("._")[:60] or "_"


def _write_print_file(file: BatchFile, certificates: QuerySet[Certificate], out: IO[bytes]) -> str:
    snapshots = certificates.values_list("snapshot", flat=True).iterator(PAGES_AT_ONCE)
    alike = (group for _look, group in groupby(snapshots, _look_of))
    parts = (part for group in alike for part in batched(group, PAGES_A_FILE, strict=False))
    return _write_parts(out, (_joined(file, part) for part in parts))


def _look_of(snapshot: dict[str, Any]) -> tuple[Any, ...]:
    return snapshot["template"], json.dumps(snapshot["design"], sort_keys=True)


def _joined(file: BatchFile, snapshots: Iterable[dict[str, Any]]) -> bytes:
    with PdfWriter() as whole:
        for some in batched(snapshots, PAGES_AT_ONCE, strict=False):
            seals = seals_for(Snapshot.from_dict(snapshot) for snapshot in some)
            pictures = {key: b64encode(png).decode() for key, png in seals.items()}
            pdf = _printed(file, some, blank_backs=file.blank_backs, seals=pictures)
            whole.append(io.BytesIO(pdf), import_outline=False)
        whole.add_metadata({"/Title": file.batch.name})
        joined = io.BytesIO()
        whole.write(joined)
    return joined.getvalue()


def _write_list(file: BatchFile, certificates: QuerySet[Certificate], out: IO[bytes]) -> str:
    """Labels, or the list from which the names are called."""
    words = {
        "language": file.language[:2],
        "number": _("No."),
        "committee": _("Committee"),
        "post": _("Post"),
        "name": _("Name"),
    }
    parts = batched(_lines(certificates), LINES_A_FILE, strict=False)
    return _write_parts(out, (_printed(file, part, words=words) for part in parts))


def _lines(certificates: QuerySet[Certificate]) -> Iterator[dict[str, Any]]:
    snapshots = certificates.values_list("snapshot", flat=True).iterator(PAGES_A_FILE)
    for number, snapshot in enumerate(snapshots, start=1):
        yield {
            "number": number,
            "committee": " ".join(snapshot["committee_path"]),
            "post": snapshot["post"],
            "name": snapshot["recipient_name"],
            "latin": snapshot["recipient_name_latin"],
        }


def _printed(file: BatchFile, rows: Iterable[dict[str, Any]], **options: Any) -> bytes:
    """A part of the file, printed by a process that ends with it."""
    asked = {"kind": file.kind, "title": file.batch.name, "rows": list(rows), **options}
    printing = subprocess.run(
        [sys.executable, "-m", "committee.certificates"],
        cwd=CHECKOUT,
        input=json.dumps(asked).encode(),
        stdout=subprocess.PIPE,
        check=True,
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return printing.stdout


def _write_parts(out: IO[bytes], parts: Iterable[bytes]) -> str:
    """The one part as it is; several in a ZIP, numbered. Returns the kind of file it became."""
    several = iter(parts)
    first, second = next(several), next(several, None)
    if second is None:
        out.write(first)
        return "pdf"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archived:
        archived.writestr("001.pdf", first)
        archived.writestr("002.pdf", second)
        for number, part in enumerate(several, start=3):
            archived.writestr(f"{number:03}.pdf", part)
    return "zip"


WRITERS: dict[str, Callable[[BatchFile, QuerySet[Certificate], IO[bytes]], str]] = {
    BatchFile.Kind.ZIP: _write_zip,
    BatchFile.Kind.PRINT: _write_print_file,
    BatchFile.Kind.LABELS: _write_list,
    BatchFile.Kind.CALLING: _write_list,
}
"""Each writes to an open file and returns the ending that the file's name should have."""
