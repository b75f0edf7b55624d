"""A person's name, told just enough for its holder to recognise it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import groupby

CIRCLE = "○"
"""What Korean newspapers print in place of a syllable."""


def masked(name: str) -> str:
    """The name with most of its letters hidden: ``홍○동``, ``허○``, ``K** D**-****``.

    Names in syllables or ideographs (Hangul, Hanja, Kana) keep the first and, from three letters
    on, the last; those in an alphabet keep the initial of each word. A single letter, and anything
    that is no letter (an emoji, a digit), is hidden altogether, so that a name is never shown in
    full. Spaces and hyphens stay; marks that cannot be seen are dropped.
    """
    letters = [(char, _script(char)) for char in unicodedata.normalize("NFC", name)]
    seen = [(char, script) for char, script in letters if script != "unseen"]
    runs = groupby(_joined(seen), key=lambda letter: letter[1])
    return "".join(_MASKS[script]("".join(c for c, _ in run)) for script, run in runs) or CIRCLE


def _joined(letters: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The letters, with what stands inside one name counted to it.

    That is the space in ``홍 길동``, and the hyphen or apostrophe in ``Doo-kwan`` and ``O'Brien``.
    """
    joined = []
    for place, (char, script) in enumerate(letters):
        before, after = (
            letters[p][1] if 0 <= p < len(letters) else "" for p in (place - 1, place + 1)
        )
        inside = "syllable" if char == " " else "alphabet"
        joined.append(
            (char, inside if script == "between" and before == after == inside else script)
        )
    return joined


def _script(char: str) -> str:
    """How a character is masked: syllable, alphabet, other, between (kept) or unseen (dropped)."""
    category = unicodedata.category(char)
    if category[0] == "L":
        named = unicodedata.name(char, "")
        return "syllable" if named.startswith(_SYLLABIC) else "alphabet"
    if category[0] == "M" or category in ("Cc", "Cf"):
        return "unseen"
    return "between" if category[0] in "PZ" else "other"


_SYLLABIC = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO")


def _mask_syllables(run: str) -> str:
    places = [place for place, char in enumerate(run) if char != " "]
    kept = {places[0]} if len(places) > 1 else set()
    if len(places) > 2:
        kept.add(places[-1])
    return "".join(c if c == " " or place in kept else CIRCLE for place, c in enumerate(run))


def _mask_alphabet(word: str) -> str:
    kept = 1 if len(word) > 1 else 0
    return word[:kept] + "".join("*" if c.isalpha() else c for c in word[kept:])


def _mask_other(run: str) -> str:
    return CIRCLE * len(run)


_MASKS: dict[str, Callable[[str], str]] = {
    "syllable": _mask_syllables,
    "alphabet": _mask_alphabet,
    "other": _mask_other,
    "between": str,
}
