"""Address cards as RFC 6350 (vCard 4.0) writes them: UTF-8, escaped, lines of 75 octets at most."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_LINE = 75
"""Octets without the line break; source: RFC 6350, section 3.2."""

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def text(value: str) -> str:
    """A value of type text, escaped (section 3.4)."""
    return value.translate(_ESCAPES)


def card(properties: Iterable[tuple[str, str]]) -> bytes:
    """One card of the properties, each a name with its parameters and a value escaped already."""
    lines = ["BEGIN:VCARD", "VERSION:4.0"]
    lines += [f"{name}:{value}" for name, value in properties]
    lines.append("END:VCARD")
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """The line in pieces that each begin with a space but the first, no letter cut in two."""
    if len(whole := line.encode()) <= LONGEST_LINE:
        return whole + b"\r\n"
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    pieces.append(piece)
    return b"\r\n".join(pieces) + b"\r\n"
