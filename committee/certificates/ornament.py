"""The border and the rosette of a certificate, drawn as SVG.

The border is a band of 칠보 (seven treasures: interlaced circles), an old Korean pattern, between
engraved lines. The rosette is a guilloche, the turned circles of banknotes, pale enough to write
on. Neither contains an emblem of the state, which a campaign may not use.

Coordinates are whole twentieths of a millimetre: short numbers keep the PDF small.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin

PER_MM = 20

EDGE = 200
"""From the edge of the paper to the outer line (10 mm, what an office printer can reach)."""

BAND = (228, 336)
"""Where the band of circles lies, from the edge of the paper."""

INNER = 358
"""The innermost line; the text stays inside of it."""

RADIUS = (BAND[1] - BAND[0]) // 2
BEND = 4 / 3
"""Handles of a cubic curve, in radii, that leave a half circle by less than a fiftieth of it."""

MIDDLE = (BAND[1] + BAND[0]) // 2


@cache
def ornament_svg(width: float, height: float, colour: str, *, border: bool, rosette: bool) -> str:
    """The ornament of a whole page of this size in mm. ``colour`` is ``#rrggbb``."""
    across, down = round(width * PER_MM), round(height * PER_MM)
    parts = []
    if rosette:
        parts.append(_rosette(across // 2, down // 2, min(across, down) * 0.26))
    if border:
        parts += [_lines(across, down), _band(across, down), _corners(across, down)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm"'
        f' viewBox="0 0 {across} {down}" color="{colour}" fill="none" stroke="{colour}">'
        f"{''.join(parts)}</svg>"
    )


def _lines(across: int, down: int) -> str:
    weights = ((EDGE, 15), (BAND[0], 3), (BAND[1], 3), (INNER, 6.4))
    return "".join(
        f'<rect x="{at}" y="{at}" width="{across - 2 * at}" height="{down - 2 * at}"'
        f' stroke-width="{weight}"/>'
        for at, weight in weights
    )


def _band(across: int, down: int) -> str:
    """Circles as wide as the band, each beginning in the middle of the last, a dot in each lens.

    Two waves of half circles, one the mirror of the other, make a row of circles that touch; the
    same row again, half a circle on, interlaces them.
    """
    circles, dots = [], []
    for length, far, upright in ((across, down, False), (down, across, True)):
        count = 2 * round((length - 2 * BAND[1]) / (2 * RADIUS))
        stops = [BAND[1] + round(i * (length - 2 * BAND[1]) / count) for i in range(count + 1)]
        for side in (MIDDLE, far - MIDDLE):
            for row in (stops[::2], stops[1::2]):
                circles += [_wave(row, side, swing, upright) for swing in (1, -1)]
            x, y = ((side, stops[0]), (stops[0], side))[not upright]
            dots.append(f"M{x} {y}{'V' if upright else 'H'}{stops[-1]}")
            gap = (stops[-1] - stops[0]) / count
    return (
        f'<path d="{"".join(circles)}" stroke-width="2.6"/>'
        f'<path d="{"".join(dots)}" stroke-width="9" stroke-linecap="round"'
        f' stroke-dasharray="0 {gap:.4f}" stroke-dashoffset="{-gap / 2:.4f}"/>'
    )


def _wave(stops: list[int], side: int, swing: int, upright: bool) -> str:
    """Half circles from stop to stop, to either side in turn."""
    reach = round(RADIUS * BEND)

    def at(along: int, away: int) -> str:
        return f"{away} {along}" if upright else f"{along} {away}"

    path = [f"M{at(stops[0], side)}"]
    for start, end in pairwise(stops):
        path.append(
            f"C{at(start, side + swing * reach)} {at(end, side + swing * reach)} {at(end, side)}"
        )
        swing = -swing
    return "".join(path)


def _corners(across: int, down: int) -> str:
    """A flower of four petals in each corner square of the band."""
    squares, petals = [], []
    reach = round(RADIUS * 0.707)
    for x in (MIDDLE, across - MIDDLE):
        for y in (MIDDLE, down - MIDDLE):
            side = 2 * RADIUS
            squares.append(f"M{x - RADIUS} {y - RADIUS}h{side}v{side}h-{side}z")
            squares.append(_turned_circle(x, y, RADIUS, 0))
            for right, below in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
                tip_x, tip_y = x + right * reach, y + below * reach
                petals.append(f"M{x} {y}Q{tip_x} {y} {tip_x} {tip_y}Q{x} {tip_y} {x} {y}z")
    return (
        f'<path d="{"".join(squares)}" stroke-width="4"/>'
        f'<path d="{"".join(petals)}" fill="currentColor" stroke="none"/>'
    )


def _rosette(x: int, y: int, radius: float) -> str:
    """Two rings of circles around the middle, each circle turned a little further than the last."""
    circles = []
    for count, centre, reach in ((36, 0.62, 0.38), (20, 0.30, 0.20)):
        for place in range(count):
            right, below = (turn(2 * pi * place / count) for turn in (cos, sin))
            circles.append(
                _turned_circle(
                    round(x + radius * centre * right),
                    round(y + radius * centre * below),
                    radius * reach * right,
                    radius * reach * below,
                )
            )
    return f'<path d="{"".join(circles)}" stroke-width="2" stroke-opacity=".42"/>'


def _turned_circle(x: int, y: int, right: float, below: float) -> str:
    """Two half circles from the point that is (right, below) of the middle to the one opposite."""
    out_x, out_y, back_x, back_y = (round(v) for v in (x + right, y + below, x - right, y - below))
    bend_x, bend_y = round(-below * BEND), round(right * BEND)
    return (
        f"M{out_x} {out_y}C{out_x + bend_x} {out_y + bend_y} {back_x + bend_x} {back_y + bend_y}"
        f" {back_x} {back_y}C{back_x - bend_x} {back_y - bend_y} {out_x - bend_x} {out_y - bend_y}"
        f" {out_x} {out_y}"
    )
