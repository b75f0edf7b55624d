"""An invitation as a letter for people without a mail address: one page, in both languages.

As with certificates the words reach the page as data and are never read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

import typst

from committee.certificates.fonts import SANS, SERIF, unprintable
from committee.certificates.qr import qr_svg
from committee.certificates.render import HERE, compiler, one_at_a_time

STANDARDS: list[typst.PDFStandard] = ["ua-1"]
"""Readable aloud (ISO 14289-1): tagged, with title and language."""
MISSING = "〓"
"""Stands where neither typeface has a character, as printers set it."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """The letter in one language; ``facts`` are pairs of a label and what stands behind it."""

    language: str
    heading: str
    greeting: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    how: str
    """How to answer, beside the QR code."""


def render_letter(
    letters: Sequence[Words],
    *,
    sender: str,
    dated: str,
    url: str,
    format: typst.OutputFormat = "pdf",
) -> bytes:
    """The letter as PDF/UA-1 on one page of A4, the first language the larger one.

    ``format`` may ask for a picture instead.
    """
    data = {
        "title": letters[0].heading,
        "serif": SERIF,
        "sans": SANS,
        "sender": sender,
        "dated": dated,
        "url": url,
        "letters": [asdict(each) for each in letters],
    }
    inputs = _printable(data) | {"qr": qr_svg(url)}
    with one_at_a_time:
        made = compiler().compile(
            HERE / "letter.typ",
            format=format,
            sys_inputs={"data": json.dumps(inputs, ensure_ascii=False)},
            pdf_standards=STANDARDS if format == "pdf" else [],
        )
    return cast(bytes, made)


def _printable(value: Any) -> Any:
    """The texts with a mark for each character that would come out as a box."""
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    if isinstance(value, str):
        return value.translate({ord(each): MISSING for each in unprintable(value)})
    return [_printable(each) for each in value]
