"""The two typefaces of a certificate, and which characters they can print."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

import pylopdf_fonts_ko

SERIF = "Noto Serif KR"
SANS = "Noto Sans KR"
FOLDER: Path = pylopdf_fonts_ko.serif_path().parent


def unprintable(text: str) -> list[str]:
    """The characters of a text that would come out as boxes or not at all, each once, in order.

    Besides those without a glyph in either typeface (most emoji, Arabic, rare Hanja) these are
    control and format characters: an override of the reading direction (U+202E) has no shape of its
    own, yet it makes a printed name lie. White space is printed as one space and not reported.
    """
    printed = unicodedata.normalize("NFC", text)
    return list(dict.fromkeys(char for char in printed if not _printable(char)))


def _printable(char: str) -> bool:
    return char.isspace() or (unicodedata.category(char)[0] != "C" and ord(char) in _covered())


@cache
def _covered() -> frozenset[int]:
    """Code points that either typeface has a glyph for."""
    paths = (pylopdf_fonts_ko.serif_path(), pylopdf_fonts_ko.sans_path())
    return frozenset().union(*(_code_points(path.read_bytes()) for path in paths))


def _code_points(font: bytes) -> set[int]:
    """The code points in a font's character map.

    Reads the map's subtable of format 12 (segments of 32-bit code points), which every font beyond
    the basic plane has. Format: OpenType 1.9, "cmap".

    Raises:
        ValueError: the font has no such subtable.
    """
    listed = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4s4xI4x", font, 12 + 16 * row) for row in range(listed))
    cmap = dict(tables)[b"cmap"]
    for row in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        subtable = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * row + 4)[0]
        if struct.unpack_from(">H", font, subtable)[0] == 12:
            segments = struct.unpack_from(">I", font, subtable + 12)[0]
            return {
                code
                for segment in range(segments)
                for first, last in [struct.unpack_from(">II", font, subtable + 16 + 12 * segment)]
                for code in range(first, last + 1)
            }
    raise ValueError("the font has no character map of format 12")
