"""What is refused, and the limits of what is read."""

from __future__ import annotations

MB = 1_000_000

MAX_BYTES = 20 * MB
MAX_UNPACKED = 250 * MB
MAX_RATIO = 150
"""Unpacked bytes for each packed one, of parts above ``RATIO_FROM``; real sheets have 10 to 40."""
RATIO_FROM = 10 * MB
MAX_PARTS = 1_000
MAX_SHEETS = 100
MAX_ROWS = 200_000
MAX_COLUMNS = 100
MAX_CELL = 32_767
"""Characters; Excel's own limit."""

MEMORY = 512 * MB
"""Address space of the process that reads a file."""
SECONDS = 30
"""Processor time of that process."""


class Refused(Exception):
    """A file that is not read: ``code`` says why, ``values`` fill the blanks of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)
