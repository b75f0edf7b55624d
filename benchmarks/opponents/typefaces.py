"""The certificates' typefaces with TrueType outlines, which is all that ReportLab can embed.

Every glyph is converted, its curves to within a thousandth of the letter's height; that takes some
minutes once, and the files are kept in the data folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from config import embedded

FARTHEST = 1.0
"""Of a converted curve from the original, in units of which the letter's height has a thousand."""
NEEDED = {"head", "hhea", "hmtx", "maxp", "OS/2", "name", "cmap", "post", "glyf", "loca"}


def truetype(source: Path) -> Path:
    """The typeface with quadratic curves; converted at the first call."""
    kept = embedded.home() / "typefaces" / f"{source.stem}.ttf"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        _convert(source, unfinished)
        unfinished.replace(kept)
    return kept


def _convert(source: Path, target: Path) -> None:
    with TTFont(source) as font:
        outlines, names = font.getGlyphSet(), font.getGlyphOrder()
        font["loca"] = newTable("loca")
        font["glyf"] = glyphs = newTable("glyf")
        glyphs.glyphOrder, glyphs.glyphs = names, {}
        for name in names:
            pen = TTGlyphPen(outlines)
            outlines[name].draw(Cu2QuPen(pen, FARTHEST, reverse_direction=True))
            glyphs.glyphs[name] = pen.glyph()
        font["maxp"] = maximum = newTable("maxp")
        maximum.tableVersion, maximum.numGlyphs = 0x00010000, len(names)
        for unused in (
            *("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxPoints"),
            *("maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions", "maxContours"),
            *("maxComponentElements", "maxComponentDepth", "maxCompositePoints"),
            "maxCompositeContours",
        ):
            setattr(maximum, unused, 0)
        for table in set(font.keys()) - NEEDED - {"GlyphOrder"}:
            del font[table]
        font.sfntVersion = "\0\1\0\0"
        font.save(target)
