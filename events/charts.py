"""The arrivals at an event as columns; lengths in SVG user units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

WIDTH, HEIGHT, FOOT, HEAD = 640, 200, 24, 18
WIDEST = 40
LABELS = 8


@dataclass(frozen=True)
class Column:
    """Who came in from ``at`` on: the late part stands on top of those who came in time."""

    at: datetime
    came: int
    late: int
    x: float
    y: float
    width: float
    height: float
    late_height: float
    labelled: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def foot_of_late(self) -> float:
        """Where those in time begin, counted from above."""
        return round(self.y + self.late_height, 1)


def arrivals(columns: Sequence[tuple[datetime, int, int]]) -> list[Column]:
    """A column for each (moment, came, late of these); about eight moments are labelled."""
    if not columns:
        return []
    step = WIDTH / len(columns)
    width = round(min(step * 0.76, WIDEST), 1)
    most = max(came for _at, came, _late in columns) or 1
    scale = (HEIGHT - FOOT - HEAD) / most
    every = -(-len(columns) // LABELS)
    return [
        Column(
            at=at,
            came=came,
            late=late,
            x=round(place * step + (step - width) / 2, 1),
            y=round(HEIGHT - FOOT - came * scale, 1),
            width=width,
            height=round((came - late) * scale, 1),
            late_height=round(late * scale, 1),
            labelled=place % every == 0,
        )
        for place, (at, came, late) in enumerate(columns)
    ]
