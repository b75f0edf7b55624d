"""Reading a file in a process of its own, which may fail without taking the worker along."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from committee.spreadsheets.inspection import Kind
from committee.spreadsheets.refusals import MAX_COLUMNS, MAX_ROWS, Refused

CHECKOUT = Path(__file__).parents[2]


@dataclass
class Table:
    """A header and the rows below it, which are read as they are asked for.

    ``rows`` gives number (from 1, as the spreadsheet counts), cells, and places of formulas; it
    raises ``Refused`` when the file turns out to be broken further down.
    """

    header: list[str]
    rows: Iterator[tuple[int, list[str], list[int]]]


@contextmanager
def read(path: Path, kind: Kind) -> Iterator[Table]:
    """The table in an inspected file; raises ``Refused``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "committee.spreadsheets", kind, str(path)],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        lines = _lines(process)
        header = next(lines)
        yield Table([cell.strip() for cell in header[1]], lines)
    finally:
        process.kill()
        process.communicate()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[Any]:
    """What the process says, to its last line; one that was cut off had too much to read."""
    assert process.stdout is not None  # noqa: S101 - for the type checker
    for line in process.stdout:
        said = json.loads(line) if line.endswith(b"\n") else None
        if isinstance(said, int):
            return
        if isinstance(said, dict):
            raise Refused(said["refused"], **said["values"])
        if said is None:
            break
        yield said
    raise Refused("too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
