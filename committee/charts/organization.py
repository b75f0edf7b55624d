"""Where the boxes of an organisation chart stand.

Lengths are in SVG user units, which are CSS pixels at the chart's natural size. Text is measured by
the letters' East Asian width (UAX #11), since no font is at hand on the server: a wide letter takes
one em, any other 0.58 em, which is on the safe side for the fonts of ``theme.css``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH = 188
"""Of every box."""

NAME_SIZE, NOTE_SIZE = 14, 12
NAME_LINE, NOTE_LINE = 19, 17
PADDING = 12
GAP, BRANCH_GAP, LEVEL_GAP, INDENT = 10, 22, 34, 20
COLUMN = 12
"""So many boxes stand below one another before a second column begins."""


@dataclass(frozen=True)
class Unit:
    """What a box says: a name, notes below it, and the units that hang below."""

    key: int
    name: str
    notes: tuple[str, ...] = ()
    below: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of text at its baseline."""

    text: str
    x: int
    y: int
    is_name: bool


@dataclass(frozen=True)
class Box:
    """A drawn unit: its upper left corner, its size and its lines of text."""

    key: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]


@dataclass
class Chart:
    """All boxes, and the lines between them as SVG paths; ``width`` × ``height`` holds them."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def draw(root: Unit) -> Chart:
    """The chart of a unit with everything below it, from the top down."""
    chart = Chart()
    chart.width, chart.height = _place(chart, root, 0, 0)
    return chart


def wrap(text: str, size: int) -> list[str]:
    """Lines that fit into a box, broken at spaces where there are any, else between letters."""
    most = WIDTH - 2 * PADDING
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}".strip()
        if measured(candidate, size) <= most:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, size, most)
        lines += full
    return [*lines, line] if line or not lines else lines


def measured(text: str, size: int) -> float:
    """The width of a text set in ``size``, estimated from above."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return size * (wide + 0.58 * (len(text) - wide))


def _broken(word: str, size: int, most: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if measured(pieces[-1] + letter, size) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _lines(unit: Unit) -> list[tuple[str, bool]]:
    name = [(line, True) for line in wrap(unit.name, NAME_SIZE)]
    return name + [(line, False) for note in unit.notes for line in wrap(note, NOTE_SIZE)]


def _height(unit: Unit) -> int:
    return 2 * PADDING + sum(NAME_LINE if is_name else NOTE_LINE for _text, is_name in _lines(unit))


def _place(chart: Chart, unit: Unit, x: int, y: int) -> tuple[int, int]:
    """Draw the unit's branch with its upper left corner at ``x``, ``y``; returns its size."""
    if not unit.below:
        return _box(chart, unit, x, y)
    if all(not child.below for child in unit.below) and len(unit.below) > 1:
        return _stack(chart, unit, x, y)
    return _spread(chart, unit, x, y)


def _box(chart: Chart, unit: Unit, x: int, y: int) -> tuple[int, int]:
    lines, baseline = [], y + PADDING - 5
    for text, is_name in _lines(unit):
        baseline += NAME_LINE if is_name else NOTE_LINE
        lines.append(Line(text, x + PADDING, baseline, is_name))
    height = _height(unit)
    chart.boxes.append(Box(unit.key, x, y, WIDTH, height, tuple(lines)))
    return WIDTH, height


def _spread(chart: Chart, unit: Unit, x: int, y: int) -> tuple[int, int]:
    """The branches side by side below the unit."""
    top = y + _height(unit) + LEVEL_GAP
    right, bottom, middles = x, top, []
    for child in unit.below:
        first = len(chart.boxes)
        width, height = _place(chart, child, right, top)
        own = next(box for box in chart.boxes[first:] if box.key == child.key)
        middles.append(own.x + own.width // 2)
        right, bottom = right + width + BRANCH_GAP, max(bottom, top + height)
    right -= BRANCH_GAP
    middle = (middles[0] + middles[-1]) // 2
    _box(chart, unit, middle - WIDTH // 2, y)
    chart.links += [_down(middle, top - LEVEL_GAP, each, top) for each in middles]
    return right - x, bottom - y


def _stack(chart: Chart, unit: Unit, x: int, y: int) -> tuple[int, int]:
    """Leaves below one another, in as many columns as they need."""
    _box(chart, unit, x, y)
    top = y + _height(unit) + GAP
    right, bottom = x + WIDTH, top
    for column in _columns(unit.below):
        left = right - WIDTH + INDENT if right == x + WIDTH else right + BRANCH_GAP
        down = top
        for leaf in column:
            _width, height = _box(chart, leaf, left, down)
            chart.links.append(_beside(x, top - GAP, left, down + height // 2, right, x + WIDTH))
            down += height + GAP
        right, bottom = left + WIDTH, max(bottom, down - GAP)
    return right - x, bottom - y


def _columns(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    return [units[start : start + COLUMN] for start in range(0, len(units), COLUMN)]


def _down(x: int, y: int, to_x: int, to_y: int) -> str:
    """From the foot of a box to the head of another, with one bend half-way."""
    return f"M{x} {y}V{(y + to_y) // 2}H{to_x}V{to_y}"


def _beside(x: int, y: int, to_x: int, to_y: int, right: int, first: int) -> str:
    """From the foot of a box down its left side, or down the gutter of a later column."""
    if right == first:
        return f"M{x + INDENT // 2} {y}V{to_y}H{to_x}"
    gutter = to_x - BRANCH_GAP // 2
    return f"M{x + INDENT // 2} {y}V{y + GAP // 2}H{gutter}V{to_y}H{to_x}"
