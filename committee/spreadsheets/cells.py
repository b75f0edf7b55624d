"""Cells on their way out and back in."""

from __future__ import annotations

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe goes before it.

    Source: OWASP, CSV injection.
    """
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def undefused(text: str) -> str:
    """The text as it was before ``defused``."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(STARTS_A_FORMULA) else text
