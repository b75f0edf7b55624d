"""Passes for the door, ten on an A4 page, set by typst from data that is never read as markup."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import typst

from committee.certificates.fonts import FOLDER, SANS

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Heading:
    """What stands on every pass: the event and its day, in the file's language (ko or en)."""

    event: str
    day: str
    language: str


@dataclass(frozen=True)
class Drawn:
    """What stands on one pass; ``qr`` is its picture, in Base64."""

    name: str
    title: str
    code: str
    qr: str


def lay_out(passes: Sequence[Drawn], heading: Heading) -> bytes:
    """The passes in their order as a PDF, with hairlines to cut along."""
    rows = [asdict(each) | {"qr": list(base64.b64decode(each.qr))} for each in passes]
    data = asdict(heading) | {"sans": SANS, "passes": rows}
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    made = typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True).compile(
        HERE / "passes.typ",
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_tags=False,  # they would not outlive the joining of parts
    )
    return cast(bytes, made)
