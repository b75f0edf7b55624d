"""Numbers and tokens that tell nothing about how many certificates there are.

Reporters once inferred the size of a campaign's mailing from its sequential numbers. So the printed
number is drawn at random, and what is in the QR code is a token of its own that no number leads to.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that cannot be mistaken for one another: no 0 O, 1 I L, and no U."""

DRAWN = 6
"""Drawn characters: 30⁶ = 729 million numbers a year."""

COUNTED = re.compile(r"제\d+-\d+호")

TOKEN_BYTES = 16


def new_printed_number(year: int) -> str:
    """A number such as ``제2022-7K3F9Q호``, with at least one letter: no counted one is like it.

    Two can collide (the odds reach one half at about 32,000 in a year), so a unique constraint
    must guard the column, and the caller draws again.
    """
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return new_printed_number(year) if drawn.isdigit() else f"제{year}-{drawn}호"


def counted_number(year: int, place: int) -> str:
    """The number for a campaign that wants to count: ``제2022-17호``.

    Whoever has two of them can tell how many lie between.
    """
    return f"제{year}-{place}호"


def is_counted(number: str) -> bool:
    """Whether others are found by counting on from this number; a drawn one leads to none."""
    return COUNTED.fullmatch(number) is not None


def new_token() -> str:
    """128 random bits for ``/verify/<token>/``: 22 URL-safe characters."""
    return secrets.token_urlsafe(TOKEN_BYTES)
