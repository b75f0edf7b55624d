"""What a benchmark says: a figure, what it stands beside, and whether it holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured value beside ``beside``, the value of ``against``; both are in ``unit``.

    The ratio is the value's to the other's; ``most`` is the highest at which the figure holds.
    """

    figure: str
    value: float
    unit: str
    against: str
    beside: float
    most: float

    @property
    def ratio(self) -> float:
        return self.value / self.beside

    @property
    def holds(self) -> bool:
        return self.ratio <= self.most

    def line(self) -> str:
        """The figure as one line of JSON."""
        return json.dumps(
            {
                "figure": self.figure,
                "value": round(self.value, 2),
                "unit": self.unit,
                "against": f"{self.against} ({self.beside:.4g} {self.unit})",
                "ratio": round(self.ratio, 3),
                "target": f"at most {self.most:g} x",
                "holds": self.holds,
            },
            ensure_ascii=False,
        )


@dataclass(frozen=True)
class Times:
    """Milliseconds that each of several runs took."""

    each: Sequence[float]

    @property
    def median(self) -> float:
        return median(self.each)

    @property
    def p95(self) -> float:
        return quantiles(self.each, n=20)[-1]


def alternately(*acts: Callable[[], float], rounds: int, warm: int = 8) -> list[Times]:
    """Run the acts in turn, ``rounds`` times each, so that a busy machine slows all alike.

    Each act returns the milliseconds that it took. The first ``warm`` rounds do not count.
    """
    measured: list[list[float]] = [[] for _ in acts]
    for number in range(warm + rounds):
        for kept, act in zip(measured, acts, strict=True):
            took = act()
            if number >= warm:
                kept.append(took)
    return [Times(kept) for kept in measured]
