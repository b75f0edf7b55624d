"""Whether the rows and the files of certificates agree, and mending what can be mended.

A draft that is left over is printed. Every printed certificate has one file, and its bytes have the
recorded hash. A file that is lost or damaged is printed again from the snapshot; it is taken only
if it comes out with that very hash. One that was sealed electronically never does, since the seal
holds its moment: it needs a backup.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from committee.models import Certificate
from committee.services import archive
from committee.services.certificates import print_again, print_certificate

AT_ONCE = 1_000
STILL_BEING_WRITTEN = timedelta(hours=1)

logger = logging.getLogger(__name__)


@dataclass
class Stock:
    """What was found; keys of certificates, and paths of files."""

    certificates: int = 0
    late: list[UUID] = field(default_factory=list)
    """Drafts that were left over, and were printed now."""
    mended: list[UUID] = field(default_factory=list)
    lost: list[UUID] = field(default_factory=list)
    """Without their file, or with a damaged one, that could not be printed the same again."""
    strays: list[Path] = field(default_factory=list)
    """Files that belong to no certificate."""
    unfinished: int = 0
    """Removed pieces that killed workers had left."""

    @property
    def agrees(self) -> bool:
        return not (self.lost or self.strays)


def take_stock(*, mend: bool = True) -> Stock:
    """Compare every row with its file, and every file with its row; with ``mend``, put right."""
    stock = Stock()
    if mend:
        stock.unfinished = archive.sweep_unfinished(STILL_BEING_WRITTEN)
        stock.late = list(_print_drafts())
    for key in _disagreeing(stock):
        taken = mend and print_again(key)
        (stock.mended if taken else stock.lost).append(key)
    for paths in batched(archive.stored(), AT_ONCE, strict=False):
        known = set(
            Certificate.objects.filter(pk__in=[path.stem for path in paths]).values_list(
                "pk", flat=True
            )
        )
        stock.strays += [path for path in paths if UUID(path.stem) not in known]
    if not stock.agrees:
        logger.error("certificates: %s lost, %s stray files", len(stock.lost), len(stock.strays))
    return stock


def _print_drafts() -> Iterator[UUID]:
    """Print the drafts whose job was lost or gave up; one that cannot be printed stays a draft."""
    before = timezone.now() - STILL_BEING_WRITTEN
    drafts = Certificate.objects.filter(status=Certificate.Status.DRAFT, issued_at__lt=before)
    for key in list(drafts.order_by("pk").values_list("pk", flat=True)):
        try:
            print_certificate(key)
        except Exception:
            logger.exception("certificate %s cannot be printed", key)
        else:
            yield key


def _disagreeing(stock: Stock) -> Iterator[UUID]:
    """Certificates whose file is not there, or not as it was printed."""
    printed = Certificate.objects.published().order_by("pk")
    for key, sha256 in printed.values_list("pk", "pdf_sha256").iterator(AT_ONCE):
        stock.certificates += 1
        if archive.read(key, sha256) is None:
            yield key
