"""Districts (시·군·구) by their official codes; ``districts.csv`` names its source and licence."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".csv")


@dataclass(frozen=True)
class District:
    """A district under one code; days as ISO dates, empty where it was so before or still is."""

    code: str
    name_ko: str
    since: str
    until: str
    replaced_by: str


@cache
def districts() -> tuple[District, ...]:
    """The table, read once."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(District(**row) for row in csv.DictReader(lines))
