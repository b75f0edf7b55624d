"""Spreadsheets that people hand in, read without trusting them; and cells written out safely.

``inspect`` looks at a file from the outside and is quick enough for a web request. ``read`` hands
it to a process of its own, whose memory and time the kernel limits, and passes its rows on.
Whatever is refused is raised as ``Refused`` with a code; the sentences stand in
``committee/findings.py``. Nothing here knows Django.
"""

from committee.spreadsheets.cells import defused, undefused
from committee.spreadsheets.headings import COLUMNS, recognised
from committee.spreadsheets.inspection import inspect
from committee.spreadsheets.refusals import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Refused
from committee.spreadsheets.sandbox import Table, read
from committee.spreadsheets.writing import blank_workbook, csv_lines

__all__ = [
    "COLUMNS",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Refused",
    "Table",
    "blank_workbook",
    "csv_lines",
    "defused",
    "inspect",
    "read",
    "recognised",
    "undefused",
]
