"""Printing certificates: snapshots in, PDF out.

The words reach the page as data (JSON in ``sys.inputs``) and are never read as markup, so nothing
that somebody types can run, open a file or reach a network. The same snapshot gives the same bytes
with the same version of typst; what must outlive an upgrade is the archived file.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import typst

from committee.certificates.design import Design
from committee.certificates.fonts import FOLDER, SANS, SERIF
from committee.certificates.ornament import ornament_svg
from committee.certificates.qr import qr_svg
from committee.certificates.snapshot import Snapshot

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""Archivable for decades with its text and its structure (ISO 19005-2, level A, which includes
level B), and readable aloud (ISO 14289-1)."""

HERE = Path(__file__).parent

TOO_LONG = "too long for the page"
"""What the layout says when its words do not fit even at half the size."""


Seals = Mapping[str, bytes]
"""Pictures of seals in PNG, by their SHA-256 in hexadecimal."""

NO_SEALS: Seals = {}


class DoesNotFit(ValueError):
    """The words are too many for the page; nothing is printed rather than a part of them."""


one_at_a_time = threading.Lock()  # the compiler keeps the inputs of its last run


class SealMissing(ValueError):
    """The picture of the seal that a snapshot names was not given, or is another one."""


def render_pdf(snapshot: Snapshot, *, seals: Seals = NO_SEALS) -> bytes:
    """One certificate as PDF/A-2a and PDF/UA-1, tagged, with title, language and typefaces.

    Raises:
        DoesNotFit: the words are too long even at half the usual size.
        SealMissing: the snapshot names a picture that is not among ``seals``.
    """
    return _compile([snapshot], title=snapshot.title, seals=seals, format="pdf")[0]


def render_print_file(
    snapshots: Sequence[Snapshot],
    *,
    title: str,
    seals: Seals = NO_SEALS,
    blank_backs: bool = False,
) -> bytes:
    """Many certificates, a page each, in one PDF that shares typefaces and ornament.

    ``blank_backs`` adds an empty page behind each, for printers that print both sides.

    Raises:
        ValueError: no snapshots, or snapshots of different templates or designs.
    """
    return _compile(snapshots, title=title, seals=seals, format="pdf", blank_backs=blank_backs)[0]


def render_png(snapshot: Snapshot, *, seals: Seals = NO_SEALS, ppi: float = 144) -> bytes:
    """A picture of the certificate for a preview; ``ppi`` is in pixels per inch."""
    return _compile([snapshot], title=snapshot.title, seals=seals, format="png", ppi=ppi)[0]


def require_fit(snapshot: Snapshot, *, seals: Seals = NO_SEALS) -> None:
    """Make sure that the words fit on the page; most do for certain and are not laid out for it.

    Raises:
        DoesNotFit: the words are too long even at half the usual size.
    """
    if not _fits_for_certain(snapshot):
        render_png(snapshot, seals=seals, ppi=1)


def _fits_for_certain(snapshot: Snapshot) -> bool:
    """What ``is-plain`` says in layout 2, in bytes, of which a Hangul syllable has three."""
    text = snapshot.texts[0]
    return (
        snapshot.template == 2
        and len(text.heading.encode()) <= (27 if text.language == "en" else 12)
        and len(snapshot.texts) == 1
        and not snapshot.design.landscape
        and len(text.signatories) <= 2
        and len(text.body.encode()) <= 270
        and len(text.name[1].encode()) <= 60
    )


def _compile(
    snapshots: Sequence[Snapshot],
    *,
    title: str,
    seals: Seals,
    format: typst.OutputFormat,
    blank_backs: bool = False,
    ppi: float | None = None,
) -> list[bytes]:
    looks = {(each.template, each.design) for each in snapshots}
    if len(looks) != 1:
        raise ValueError("a print file holds certificates of one template and one design")
    ((template, _),) = looks
    inputs = page_data(snapshots, title=title, seals=seals, blank_backs=blank_backs)
    try:
        with one_at_a_time:
            printed = compiler().compile(
                HERE / f"template_{template}.typ",  # a path: typst keeps what it has parsed
                format=format,
                ppi=ppi,
                sys_inputs={"data": json.dumps(inputs, ensure_ascii=False)},
                pdf_standards=STANDARDS if format == "pdf" else [],
                timestamp=int(max(each.issued_at for each in snapshots).timestamp()),
            )
    except typst.TypstError as error:
        if TOO_LONG in str(error):
            raise DoesNotFit(TOO_LONG) from None
        raise
    made = cast("bytes | list[bytes]", printed)  # None only when it writes a file itself
    return made if isinstance(made, list) else [made]


def page_data(
    snapshots: Sequence[Snapshot],
    *,
    title: str,
    seals: Seals = NO_SEALS,
    blank_backs: bool = False,
) -> dict[str, Any]:
    """All that the layout is given: strings, numbers, drawings in SVG and the bytes of seals."""
    used = {each.seal_image for each in snapshots} - {""}
    return {
        "title": title,
        "serif": SERIF,
        "sans": SANS,
        "look": _look(snapshots[0].design, shared=len(snapshots) > 1),
        "blank_backs": blank_backs,
        "seals": {digest: list(_seal(digest, seals)) for digest in sorted(used)},
        "pages": [_page(each) for each in snapshots],
    }


def _look(design: Design, *, shared: bool) -> dict[str, Any]:
    width, height = design.size
    return {
        **asdict(design),
        "width": width,
        "height": height,
        "ornament": ornament_svg(
            width, height, design.gold, border=design.border, rosette=design.rosette
        ),
        "shared": shared,
    }


def _page(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "texts": [asdict(text) for text in snapshot.texts],
        "captions": snapshot.captions,
        "seal": snapshot.seal,
        "seal_image": snapshot.seal_image,
        "mark": snapshot.mark,
        "url": snapshot.verify_url,
        "host": urlsplit(snapshot.verify_url).netloc,
        "qr": qr_svg(snapshot.verify_url),
    }


def _seal(digest: str, seals: Seals) -> bytes:
    picture = seals.get(digest, b"")
    if hashlib.sha256(picture).hexdigest() != digest:
        raise SealMissing(digest)
    return picture


@cache
def compiler() -> typst.Compiler:
    """The one compiler of this process, with the two typefaces and nothing of the system's.

    Raises:
        RuntimeError: the typefaces are not where their package should have put them.
    """
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    if missing := {SERIF, SANS} - set(fonts.families()):
        raise RuntimeError(f"typefaces missing in {FOLDER}: {', '.join(sorted(missing))}")
    return typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
