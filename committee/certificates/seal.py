"""The characters of a seal and how they stand in it."""

from __future__ import annotations

LARGEST = 16
"""Characters; four columns of four. What is longer cannot be read at the size of a seal."""


def seal_text(body: str) -> str:
    """What a seal cutter would cut for this body: its name, filled up with 인 or 지인 (之印).

    The last word names the body (``후보 직속 균형발전위원회`` → 균형발전위원회지인, three by
    three).
    Of the fillings the one is taken that makes the columns even. Empty when the name has no Hangul
    or is too long: then there is no seal.
    """
    words = ["".join(c for c in word if "가" <= c <= "힣") for word in body.split()]
    name = next((word for word in reversed(words) if word), "")
    if not name or len(name) > LARGEST - 2:
        return ""
    return next(
        (name + filling for filling in ("지인", "인", "") if _even(len(name + filling))),
        name + "인",
    )


def _even(count: int) -> bool:
    return any(count in (side * side, side * (side + 1)) for side in range(1, 5))
