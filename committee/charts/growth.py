"""How many held a post, month by month, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, FOOT, HEAD = 640, 200, 24, 18
WIDEST = 56


@dataclass(frozen=True)
class Column:
    """One month's column, from its upper left corner down to the foot."""

    month: date
    number: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def draw(months: Sequence[tuple[date, int]]) -> list[Column]:
    """A column for each (month, number); at most seven months are labelled, the last among them."""
    if not months:
        return []
    step = WIDTH / len(months)
    most = max(number for _month, number in months) or 1
    every = -(-len(months) // 7)
    columns = []
    width = min(step * 0.76, WIDEST)
    for place, (month, number) in enumerate(months):
        height = round((HEIGHT - FOOT - HEAD) * number / most, 1)
        columns.append(
            Column(
                month,
                number,
                round(place * step + (step - width) / 2, 1),
                HEIGHT - FOOT - height,
                round(width, 1),
                height,
                (len(months) - 1 - place) % every == 0,
            )
        )
    return columns
