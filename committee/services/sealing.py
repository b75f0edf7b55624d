"""Puts the issuer's seal on what goes to the archive, where the site was given one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from committee.certificates.sealing import IssuerSeal


def sealed(pdf: bytes) -> bytes:
    """The file as it is archived: sealed, or as it was printed where there is no seal.

    What counts is the archived file, whose hash the register keeps: a seal holds its own time, so
    sealing the same page twice gives two files that begin alike.

    Raises ``NotASeal`` where the seal's file cannot be used: better no certificate than one that
    lacks what all others have.
    """
    if not settings.CERTIFICATE_SEAL_P12:
        return pdf
    seal = _seal(settings.CERTIFICATE_SEAL_P12, settings.CERTIFICATE_SEAL_PASSWORD)
    return seal.put_on(pdf)


@cache
def _seal(path: str, password: str) -> IssuerSeal:
    """Read once a process; a new seal is used from the next start on.

    Only here does a process load what sealing takes, which is much for all that never seal.
    """
    from committee.certificates.sealing import IssuerSeal

    return IssuerSeal.from_pkcs12(Path(path).read_bytes(), password)
