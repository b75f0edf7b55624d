"""Comma-separated text in the encodings and with the separators that spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from committee.spreadsheets.refusals import MAX_CELL, MAX_COLUMNS, Refused

PIECE = 1 << 20
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
GUESSED = ("utf-8", "cp949")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SEPARATORS = ",\t;"


def encoding_of(file: BinaryIO) -> str:
    """The encoding in which the whole file is text; raises ``Refused`` where none is known."""
    file.seek(0)
    start = file.read(4)
    marked = next((name for mark, name in MARKS.items() if start.startswith(mark)), None)
    for encoding in (marked,) if marked else GUESSED:
        if _is_text(file, encoding):
            return encoding
    raise Refused("unknown_encoding")


def _is_text(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(PIECE):
            if CONTROL.search(decoder.decode(piece)):
                raise Refused("not_text")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row numbers from 1, as a spreadsheet counts them, and cells."""
    with path.open("rb") as file:
        encoding = encoding_of(file)
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding=encoding, newline="") as lines:
        separator = _separator(lines)
        number = 0
        try:
            for number, cells in enumerate(
                csv.reader(lines, delimiter=separator, strict=True), start=1
            ):
                if len(cells) > MAX_COLUMNS:
                    raise Refused("too_wide", row=number, limit=MAX_COLUMNS)
                yield number, cells
        except csv.Error as error:
            code = "cell_too_long" if "field larger" in str(error) else "open_quotation"
            raise Refused(code, row=number + 1, limit=MAX_CELL) from error


def _separator(lines: io.TextIOBase | io.TextIOWrapper) -> str:
    """The sign that stands most often outside of quotations in the first lines."""
    start = re.sub(r'"[^"]*"', "", lines.read(4096))
    lines.seek(0)
    return max(SEPARATORS, key=start.count)
