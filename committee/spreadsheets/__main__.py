"""``python -m committee.spreadsheets xlsx|csv FILE``: the process that reads a file, and ends.

It writes one JSON value a line: the header's row number and cells, each further row as ``[number,
cells, places of formulas]``, and last the number of rows; or what is refused. Before it touches the
file it gives away its right to much memory and time, so that nothing in the file can take them.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from committee.spreadsheets import text, workbook
from committee.spreadsheets.headings import recognised
from committee.spreadsheets.refusals import MAX_ROWS, MEMORY, SECONDS, Refused

Row = tuple[int, list[str], list[int]]
TITLE_ROWS = 10
"""Lists often begin with a title or a date; the header stands within the first so many rows."""


def main(kind: str, path: Path) -> None:
    """Write the file's rows to the standard output."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    try:
        count = 0
        for line in _lines(kind, path):
            _say(line)
            count += 1
        _say(count - 1)
    except Refused as refused:
        _say({"refused": refused.code, "values": refused.values})
    except MemoryError:
        _say({"refused": "too_large", "values": {}})


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _lines(kind: str, path: Path) -> Iterator[Row]:
    """The header, and then what stands below it."""
    rows: Iterable[Row]
    if kind == "xlsx":
        rows = workbook.rows_of(path)
    else:
        rows = ((number, cells, []) for number, cells in text.rows_of(path))
    filled = (row for row in rows if any(cell.strip() for cell in row[1]))
    start = list(islice(filled, TITLE_ROWS))
    if not start:
        raise Refused("empty")
    place = _header_place(start)
    yield start[place]
    for count, row in enumerate(chain(start[place + 1 :], filled), start=1):
        if count > MAX_ROWS:
            raise Refused("too_many_rows", limit=MAX_ROWS)
        yield row


def _header_place(rows: list[Row]) -> int:
    """The row with most known headings; without any, the first that has more than one cell."""
    known = [len(recognised(cells)) for _number, cells, _formulas in rows]
    if max(known) >= 2:
        return known.index(max(known))
    several = (sum(bool(cell.strip()) for cell in cells) > 1 for _n, cells, _f in rows)
    return next((place for place, yes in enumerate(several) if yes), 0)


main(sys.argv[1], Path(sys.argv[2]))
