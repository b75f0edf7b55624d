"""Sentences with gaps, as an admin writes them and as they are filled in for one certificate.

``귀하를 {committee} {post}(으)로 {verb}합니다``: a gap is a name in braces, in English or in Korean
(``{직책}``). A particle that is written in both its forms right behind a gap, as Korean forms do,
becomes the one that follows the last sound of what was filled in. Nothing else has a meaning: what
fills a gap is never searched for gaps again, and all of it is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from committee.certificates.wording import PARTICLES, particle

GAPS = {
    "committee": "소속",
    "post": "직책",
    "name": "성명",
    "verb": "동사",
    "campaign": "캠프",
    "date": "날짜",
    "number": "번호",
}
"""What can be filled in, by its English and its Korean name."""

_NAMES = {korean: english for english, korean in GAPS.items()} | {name: name for name in GAPS}
_GAP = re.compile(r"\{([^{}]*)\}(" + "|".join(re.escape(written) for written in PARTICLES) + r")?")


class PatternError(ValueError):
    """A sentence that cannot be filled in; ``found`` is the part that is wrong."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(f"{type(self).__name__}: {found!r}")


class UnknownGap(PatternError):
    """Braces with a name that stands for nothing."""


class LooseBrace(PatternError):
    """A brace without its other half."""


def check(pattern: str) -> None:
    """Raises ``UnknownGap`` or ``LooseBrace`` for the first thing that is wrong."""
    for gap in _GAP.finditer(pattern):
        if gap[1].strip() not in _NAMES:
            raise UnknownGap(gap[1].strip())
    rest = _GAP.sub(" ", pattern)
    if loose := re.search(r"[{}].{0,12}", rest, re.DOTALL):
        raise LooseBrace(loose[0])


def fill(pattern: str, words: Mapping[str, str]) -> str:
    """The sentence with its gaps filled; ``words`` are by the English names.

    Raises:
        PatternError: as ``check`` does.
    """
    check(pattern)

    def filled(gap: re.Match[str]) -> str:
        word = words[_NAMES[gap[1].strip()]]
        return word + (particle(word, gap[2]) if gap[2] else "")

    return _GAP.sub(filled, pattern)
