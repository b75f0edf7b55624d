"""The first visible sheet of an inspected workbook; runs only in the limited process."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import python_calamine

from committee.spreadsheets.inspection import unpacked
from committee.spreadsheets.refusals import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Refused

FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*<(?:\w+:)?f[\s/>]"""
)
FAR = re.compile(
    rb"""\br=["'](?:(?:[A-Z]{3,}|[D-Z][A-Z]|C[W-Z])\d*|[A-Z]*(?:[1-9]\d{6,}|[2-9]\d{5}))["']"""
)
"""A cell or row beyond column CV (the hundredth) or row 199,999."""
OVERLAP = 4096


def rows_of(path: Path) -> Iterator[tuple[int, list[str], list[int]]]:
    """Row numbers from 1, cells as text, and the places of cells that are formulas."""
    formulas = _formulas(path)
    try:
        with python_calamine.load_workbook(path) as book:
            sheet = book.get_sheet_by_index(_first_visible(book))
            pad = [""] * (sheet.start or (0, 0))[1]  # empty rows are passed on, columns are not
            if len(pad) + sheet.width > MAX_COLUMNS:
                raise Refused("too_wide", row=1, limit=MAX_COLUMNS)
            for number, row in enumerate(sheet.iter_rows(), start=1):
                yield number, pad + [as_text(value) for value in row], formulas.get(number, [])
    except python_calamine.PasswordError as error:
        raise Refused("encrypted") from error
    except python_calamine.CalamineError as error:
        raise Refused("damaged") from error


def _first_visible(book: python_calamine.CalamineWorkbook) -> int:
    for position, sheet in enumerate(book.sheets_metadata):
        if (
            sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ):
            return position
    raise Refused("empty")


def _formulas(path: Path) -> dict[int, list[int]]:
    """Row → places of formulas, over all sheets; refuses a sheet with cells far out.

    A reader makes a grid from the first cell to the last, so one cell in the last corner of a sheet
    would take hundreds of gigabytes.
    """
    found: dict[int, list[int]] = {}
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        for part in archive.infolist():
            if "worksheets/sheet" not in part.filename.lower():
                continue
            kept = b""
            for piece in unpacked(file, part):
                window = kept + piece
                if FAR.search(window):
                    raise Refused("too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
                for cell in FORMULA.finditer(window):
                    places = found.setdefault(int(cell[2]), [])
                    if (place := _place(cell[1])) not in places:
                        places.append(place)
                kept = window[-OVERLAP:]
    return found


def _place(letters: bytes) -> int:
    """The column's place from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def as_text(value: Any) -> str:
    """A cell as a person reads it; a whole number without the decimals that Excel stores."""
    if isinstance(value, str):
        return value[:MAX_CELL]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
