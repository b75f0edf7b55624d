"""A press release as a PDF, set by typst from data that is never read as markup."""

from __future__ import annotations

import json
import threading
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from committee.certificates.fonts import FOLDER, SANS, SERIF, unprintable
from events.press.document import Document

STANDARDS: list[typst.PDFStandard] = ["ua-1"]
"""Readable aloud (ISO 14289-1): tagged, with title and language."""
HERE = Path(__file__).parent
MISSING = "〓"
"""Stands where neither typeface has a character, as printers set it; a box would say nothing."""

_one_at_a_time = threading.Lock()  # the compiler keeps the inputs of its last run


def to_pdf(document: Document) -> bytes:
    """The document as the bytes of a file, with its typefaces."""
    data = _printable(asdict(document)) | {"serif": SERIF, "sans": SANS}
    with _one_at_a_time:
        made = _compiler().compile(
            HERE / "release.typ",
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=STANDARDS,
        )
    return cast(bytes, made)


def _printable(value: Any) -> Any:
    """The texts with a mark for what cannot be printed, and without characters of no shape."""
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    if isinstance(value, str):
        lost = unprintable(value)
        shapeless = {each for each in lost if unicodedata.category(each)[0] == "C"}
        return value.translate({ord(each): "" if each in shapeless else MISSING for each in lost})
    return [_printable(each) for each in value]


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
