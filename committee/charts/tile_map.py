"""The provinces as tiles of one size: where each stands, and the outlines of mega-regions.

Lengths are in SVG user units. The grid keeps neighbours together and every mega-region in one
piece; Seoul stands above, Jeju below. Codes are those of the Ministry of the Interior (MOIS).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SIZE, GAP = 92, 4
STEPS = 5
"""Shades from light to dark; the lightest is for nothing at all."""

PLACES: dict[str, tuple[int, int, int]] = {  # code → column, row, columns that it spans
    "11": (1, 0, 1),
    "42": (2, 0, 1),
    "51": (2, 0, 1),
    "28": (0, 1, 1),
    "41": (1, 1, 1),
    "43": (2, 1, 1),
    "47": (3, 1, 1),
    "44": (0, 2, 1),
    "36": (1, 2, 1),
    "30": (2, 2, 1),
    "27": (3, 2, 1),
    "45": (1, 3, 1),
    "52": (1, 3, 1),
    "48": (2, 3, 1),
    "31": (3, 3, 1),
    "46": (0, 4, 1),
    "29": (1, 4, 1),
    "12": (0, 4, 2),
    "26": (3, 4, 1),
    "50": (0, 5, 1),
}
WIDTH, HEIGHT = 4 * (SIZE + GAP) + GAP, 6 * (SIZE + GAP) + GAP


@dataclass(frozen=True)
class Tile:
    """A province's tile: its upper left corner, its size, and its shade from 0 to ``STEPS`` - 1."""

    code: str
    x: int
    y: int
    width: int
    shade: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class TileMap:
    """The tiles, and the borders between mega-regions as one SVG path."""

    tiles: list[Tile]
    borders: str
    width: int = WIDTH
    height: int = HEIGHT
    size: int = SIZE


def draw(values: Mapping[str, int], groups: Mapping[str, str]) -> TileMap:
    """The map of the provinces by ``values`` (code → number) and ``groups`` (code → name)."""
    most = max(values.values(), default=0)
    tiles = [_tile(code, _shade(value, most)) for code, value in values.items()]
    return TileMap(sorted(tiles, key=lambda tile: (tile.y, tile.x)), _borders(values, groups))


def _shade(value: int, most: int) -> int:
    if not value:
        return 0
    return 1 + min((STEPS - 1) * value // (most + 1), STEPS - 2)


def _tile(code: str, shade: int) -> Tile:
    column, row, span = PLACES[code]
    step = SIZE + GAP
    return Tile(code, GAP + column * step, GAP + row * step, span * step - GAP, shade)


def _borders(codes: Mapping[str, int], groups: Mapping[str, str]) -> str:
    """A line wherever a tile's neighbour belongs to another mega-region, or where there is none."""
    cells = {
        (PLACES[code][0] + offset, PLACES[code][1]): groups.get(code, code)
        for code in codes
        for offset in range(PLACES[code][2])
    }
    step, half = SIZE + GAP, GAP // 2
    lines = []
    for (column, row), group in sorted(cells.items()):
        left, top = half + column * step, half + row * step
        if cells.get((column, row - 1)) != group:
            lines.append(f"M{left} {top}h{step}")
        if cells.get((column - 1, row)) != group:
            lines.append(f"M{left} {top}v{step}")
        if cells.get((column, row + 1)) is None:
            lines.append(f"M{left} {top + step}h{step}")
        if cells.get((column + 1, row)) is None:
            lines.append(f"M{left + step} {top}v{step}")
    return "".join(lines)
