"""What a text claims that can be held to a record: its numbers, and the words that it quotes.

A number is taken with its unit: ``50만``, ``오십만``, ``500,000`` and ``500 thousand`` say the
same, and ``50``, ``50%``, ``수십만`` and ``hundreds of thousands`` each something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

DIGITS_KO = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
SMALL_KO = {"십": 10, "백": 100, "천": 1000}
LARGE_KO = {"만": 10**4, "억": 10**8, "조": 10**12}
COUNTING_EN = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    **{"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17},
    **{"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
LARGE_EN = {
    **{"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6},
    **{"billion": 10**9, "trillion": 10**12},
}
VAGUE_EN = ("several", "few", "many", "some", "couple", "tens", "scores")

LONGEST_FIGURE = 20
FIGURE = r"\d+(?:[,.:]\d+)*"
_DIGIT, _UNIT = "".join(DIGITS_KO), "".join((*SMALL_KO, *LARGE_KO))
_PEOPLE = r"(?:\s?여)?\s?(?:명|인파|인(?![가-힣])|건|표)"
_CROWD = r"(?:\s?여)?(?:의)?\s?(?:관중|군중|청중|시민|당원|지지자|국민|주민)"
_APART = r"(?:(?<![가-힣])|(?<=[약총려]))"  # 약, 총 and 무려 may be written close
_LARGE = "|".join(LARGE_EN)
_WORD = "|".join((*COUNTING_EN, *VAGUE_EN, *(f"{word}s?" for word in LARGE_EN)))
NUMBER = re.compile(
    rf"""
    (?P<amount>{FIGURE}
        (?:(?:[{_UNIT}]+|\s[{_UNIT}]+(?={_PEOPLE}|{_CROWD}|\s?원|\s?\d|\s*$))
        (?:\s?{FIGURE}\s?[{_UNIT}]+)*
        (?:\s?{FIGURE}(?![\d,.:]|\s?[년월일시분차회호]))?)?)
    (?:\s?(?P<share>%|％|퍼센트|프로(?![가-힣])|per\s?cent\b)
        |[\s-]?(?P<times>{_LARGE})s?\b
        |\s?(?P<letter>[km])(?![a-z]))?
    |{_APART}(?P<vague_ko>(?:수|몇\s?)
        (?:[십백천억][{_UNIT}]*|만(?={_PEOPLE}|{_CROWD})))
    |{_APART}(?P<words_ko>[{_DIGIT}]?[{_UNIT}](?:\s?[{_DIGIT}{_UNIT}])*(?={_PEOPLE}))
    |\b(?P<words_en>(?:(?:{_WORD})[\s-]+(?:(?:of|and)[\s-]+)?){{0,8}}(?:tens|(?:{_LARGE})s?))\b
    |\b(?P<share_en>(?:(?:{_WORD})[\s-]+){{1,8}}per\s?cent)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUOTED = re.compile(
    r"[“\"]([^”\"]+)[”\"]|‘([^’]+)’|「([^」]+)」|『([^』]+)』|«([^»]+)»|(?<![a-zA-Z\d])'([^']+)'(?![a-zA-Z])"
)


def beyond_the_record(text: str, record: str) -> str:
    """The first number or quotation of the text that the record does not hold; empty if none."""
    known = {number for number, _said in _numbers(record)}
    foreign = [said for number, said in _numbers(text) if number not in known]
    foreign += [said for said in _quotations(text) if said.strip() not in record]
    return foreign[0] if foreign else ""


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Each number in one spelling, and as it stands in the text."""
    for found in NUMBER.finditer(text):
        said = found[0].strip()
        if found["amount"]:
            yield _figures(found), said
        elif found["words_ko"]:
            yield _korean(said), said
        elif found["words_en"]:
            yield _english(said), said
        else:
            yield "".join(said.casefold().split()), said


def _quotations(text: str) -> Iterator[str]:
    for found in QUOTED.finditer(text):
        yield next(words for words in found.groups() if words)


def _figures(found: re.Match[str]) -> str:
    number = _korean(found["amount"])
    if found["share"]:
        return f"{number}%"
    times = LARGE_EN.get((found["times"] or "").lower(), 1)
    if found["letter"]:
        times = 1000 if found["letter"] in "kK" else 10**6
    value = _decimal(number)
    return number if value is None else _spelt(value * times)


def _korean(text: str) -> str:
    """``1만 2,000``, ``오십만`` as ``12000``, ``500000``; no amount (``14:30``) as it is."""
    total = section = Decimal(0)
    waiting: Decimal | None = None
    for part in re.findall(rf"{FIGURE}|[{_DIGIT}{_UNIT}]", text):
        if part in SMALL_KO:
            section += (1 if waiting is None else waiting) * SMALL_KO[part]
            waiting = None
        elif part in LARGE_KO:
            total += (section + (waiting or 0) or 1) * LARGE_KO[part]
            section, waiting = Decimal(0), None
        else:
            waiting = Decimal(DIGITS_KO[part]) if part in DIGITS_KO else _decimal(part)
            if waiting is None:
                return "".join(text.split())
    return _spelt(total + section + (waiting or 0))


def _english(text: str) -> str:
    """``five thousand`` as ``5000``; a vague amount (``tens of thousands``) as it is."""
    words = [word for word in re.split(r"[\s-]+", text.casefold()) if word not in ("of", "and")]
    total, section = 0, 0
    for word in words:
        if word in COUNTING_EN:
            section += COUNTING_EN[word]
        elif word in ("dozen", "hundred"):
            section = (section or 1) * LARGE_EN[word]
        elif word in LARGE_EN:
            total, section = total + (section or 1) * LARGE_EN[word], 0
        else:
            return " ".join(words)
    return _spelt(Decimal(total + section))


def _decimal(figures: str) -> Decimal | None:
    """The value of figures; None of an hour, a day or whatever else is no single number."""
    if len(figures) > LONGEST_FIGURE:
        return None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figures):
        figures = figures.replace(",", "")
    return Decimal(figures) if re.fullmatch(r"\d+(?:\.\d+)?", figures) else None


def _spelt(value: Decimal) -> str:
    return f"{value.normalize():f}"
