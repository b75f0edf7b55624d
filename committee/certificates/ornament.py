"""The border and the rosette of a certificate, drawn as SVG; the unit is the millimetre.

The border is a band of 칠보 (seven treasures: interlaced circles), an old Korean pattern, between
engraved lines. The rosette is a guilloche, the turned ellipses of banknotes, pale enough to write
on. Neither contains an emblem of the state, which a campaign may not use.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

EDGE = 10.0
"""From the edge of the paper to the outer line, beyond what office printers cannot reach."""

BAND = (11.5, 16.5)
"""Where the band of circles lies, from the edge of the paper."""

INNER = 17.6
"""The innermost line; the text stays inside of it."""


@cache
def ornament_svg(width: float, height: float, colour: str, *, border: bool, rosette: bool) -> str:
    """The ornament of a whole page of this size in mm. ``colour`` is ``#rrggbb``."""
    parts = []
    if rosette:
        parts.append(_rosette(width / 2, height * 0.5, min(width, height) * 0.26))
    if border:
        parts += [_lines(width, height), _band(width, height), _corners(width, height)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm"'
        f' viewBox="0 0 {width:g} {height:g}" color="{colour}" fill="none" stroke="{colour}">{"".join(parts)}</svg>'
    )


def _lines(width: float, height: float) -> str:
    weights = ((EDGE, 0.75), (BAND[0], 0.16), (BAND[1], 0.16), (INNER, 0.32))
    return "".join(
        f'<rect x="{at:g}" y="{at:g}" width="{width - 2 * at:g}" height="{height - 2 * at:g}"'
        f' stroke-width="{weight}"/>'
        for at, weight in weights
    )


def _band(width: float, height: float) -> str:
    """Circles as wide as the band, each beginning in the middle of the last."""
    radius, middle = (BAND[1] - BAND[0]) / 2, sum(BAND) / 2
    path, dots = [], []
    for length, across, upright in ((width, height, False), (height, width, True)):
        run = length - 2 * BAND[1]
        count = round(run / radius)
        step = run / count
        for side in (middle, across - middle):
            for place in range(count + 1):
                along = BAND[1] + place * step
                x, y = (side, along) if upright else (along, side)
                if 0 < place < count:
                    path.append(_circle(x, y, radius))
                if place < count:
                    x, y = (side, along + step / 2) if upright else (along + step / 2, side)
                    dots.append(_circle(x, y, 0.22))
    return (
        f'<path d="{"".join(path)}" stroke-width=".13"/>'
        f'<path d="{"".join(dots)}" fill="currentColor" stroke-width=".1"/>'
    )


def _corners(width: float, height: float) -> str:
    """A flower of four petals in each corner square of the band."""
    low, high = BAND
    radius, middle = (high - low) / 2, sum(BAND) / 2
    squares, petals = [], []
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            squares.append(f"M{x - radius:.2f} {y - radius:.2f}h{2 * radius:g}v{2 * radius:g}"
                           f"h-{2 * radius:g}z" + _circle(x, y, radius))
            reach = radius * 0.707
            for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
                petals.append(
                    f"M{x:.2f} {y:.2f}Q{x + dx * reach:.2f} {y:.2f} {x + dx * reach:.2f}"
                    f" {y + dy * reach:.2f}Q{x:.2f} {y + dy * reach:.2f} {x:.2f} {y:.2f}z"
                )
    return (
        f'<path d="{"".join(squares)}" stroke-width=".2"/>'
        f'<path d="{"".join(petals)}" fill="currentColor" stroke="none"/>'
    )


def _circle(x: float, y: float, radius: float) -> str:
    r, d = f"{radius:g}", f"{2 * radius:g}"
    return f"M{x - radius:.2f} {y:.2f}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z"


def _rosette(x: float, y: float, radius: float) -> str:
    rings = [(36, 0.62, 0.38), (24, 0.30, 0.20)]
    return "".join(
        f'<g stroke-width=".1" stroke-opacity=".42">{_turned(x, y, radius, *ring)}</g>'
        for ring in rings
    )


def _turned(x: float, y: float, radius: float, count: int, centre: float, reach: float) -> str:
    """Circles around the middle, each turned a little further than the last."""
    return "".join(
        f'<circle cx="{x + radius * centre * cos(angle):.2f}"'
        f' cy="{y + radius * centre * sin(angle):.2f}" r="{radius * reach:.2f}"/>'
        for angle in (2 * pi * place / count for place in range(count))
    )
