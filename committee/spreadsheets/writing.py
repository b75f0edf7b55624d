"""Spreadsheets that are handed out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from committee.spreadsheets.cells import defused

WIDTH = 24  # characters
BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the encoding of its own country."""


def blank_workbook(headings: Sequence[str]) -> bytes:
    """A workbook to fill in: headings, and cells that keep what is typed, such as leading zeros."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, len(headings) - 1, WIDTH, book.add_format({"num_format": "@"}))
        sheet.write_row(0, 0, headings, book.add_format({"bold": True, "bottom": 1}))
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as CSV in UTF-8, in which no cell is a formula."""
    line = io.StringIO()
    writer = csv.writer(line)
    yield BYTE_ORDER_MARK
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
