"""What a campaign may choose about the look of its certificates."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAPERS = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "b4": (257.0, 364.0)}
"""Width and height in mm, upright. b4 is the size of JIS, which Korean printers use."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, kw_only=True)
class Design:
    """Paper, orientation, ornament and colours (``#rrggbb``, small letters).

    Raises:
        ValueError: an unknown paper, or a colour of another form.
    """

    paper: str = "a4"
    landscape: bool = False
    border: bool = True
    rosette: bool = True
    ink: str = "#1a1714"
    gold: str = "#8f7136"
    seal: str = "#b8261c"

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise ValueError(f"unknown paper {self.paper!r}; there are {', '.join(PAPERS)}")
        for colour in (self.ink, self.gold, self.seal):
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"{colour!r} is no colour of the form #rrggbb")

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in mm."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)
