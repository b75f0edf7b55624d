"""Shapes that several operations of the API share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

STORABLE = r"^[^\u0000]*$"
"""PostgreSQL keeps every character in a text but this one."""

LONGEST_KEY = 2**63 - 1
Key = Annotated[int, Field(ge=1, le=LONGEST_KEY)]
"""The key of a row."""

PAGE = "`next` of the page before; the first page if left out"
"""What every list says of its parameter ``after``."""
