"""The sentences of a certificate, in Korean and English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hangeul import get_josa


class Verb(StrEnum):
    """임명 seats somebody in the organisation, 위촉 asks somebody from outside to serve it."""

    APPOINT = "appoint"
    COMMISSION = "commission"


HEADINGS = {
    ("ko", Verb.APPOINT): "임명장",
    ("ko", Verb.COMMISSION): "위촉장",
    ("en", Verb.APPOINT): "Certificate of Appointment",
    ("en", Verb.COMMISSION): "Certificate of Commission",
}

LABELS = {"ko": ("소속", "직책", "성명"), "en": ("Committee", "Post", "Name")}

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


PARTICLES = {
    "(으)로": "으로/로",
    "을(를)": "을/를",
    "를(을)": "을/를",
    "이(가)": "이/가",
    "가(이)": "이/가",
    "은(는)": "은/는",
    "는(은)": "은/는",
    "과(와)": "과/와",
    "와(과)": "과/와",
}
"""Particles in the spelling that leaves both forms open, and the two forms."""


def particle(word: str, written: str) -> str:
    """The particle after a word, by its last sound; as ``written`` where that is not known.

    A closing pair of brackets does not count: 부위원장(비상임)으로. Digits and abbreviations in
    capitals are read aloud (3 삼 → 으로, TF 에프 → 로). Of Hanja only those that end a title are
    known (委員長 → 으로).
    """
    spoken = word.partition("(")[0].rstrip() if word.endswith(")") else word
    ending = _HANJA_ENDINGS.get(spoken[-1:], spoken[-1:])
    capitals = spoken.isascii() and spoken.isupper()
    if "가" <= ending <= "힣" or ending in _DIGITS or capitals:
        return get_josa(spoken[:-1] + ending, PARTICLES[written])
    return written


_DIGITS = tuple("0123456789")
_HANJA_ENDINGS = dict(
    zip(
        "長員問事人士官授報佐表席使理任補者師裁",
        "장원문사인사관수보좌표석사리임보자사재",
        strict=True,
    )
)
"""How the Hanja that end a title are read."""


BODIES = {
    "ko": "귀하를 {committee} {post}(으)로 {verb}합니다",
    "en": "{name} is hereby {verb} {post} of the {committee}",
}
"""The sentences of a certificate that has no design of its own; Korean ones go without 님."""

VERBS = {
    ("ko", Verb.APPOINT): "임명",
    ("ko", Verb.COMMISSION): "위촉",
    ("en", Verb.APPOINT): "appointed",
    ("en", Verb.COMMISSION): "commissioned as",
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Headings and sentences that a campaign chose; empty stands for the usual ones.

    The sentences have gaps (``placeholders.py``).
    """

    heading_ko: str = ""
    heading_en: str = ""
    body_ko: str = ""
    body_en: str = ""

    def heading(self, language: str, verb: Verb) -> str:
        """What stands large above."""
        chosen = self.heading_ko if language == "ko" else self.heading_en
        return chosen or HEADINGS[language, verb]

    def body(self, language: str) -> str:
        """The sentence, with its gaps."""
        return (self.body_ko if language == "ko" else self.body_en) or BODIES[language]


def committee_en(committee_path: Sequence[str]) -> str:
    """The path as English writes it: the smallest unit first, with commas."""
    return ", ".join(reversed(committee_path))


def date_ko(day: date) -> str:
    """``2022년 1월 18일``."""
    return f"{day.year}년 {day.month}월 {day.day}일"


def date_en(day: date) -> str:
    """``18 January 2022``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number_en(printed_number: str) -> str:
    """``No. 2022-7K3F9Q`` for ``제2022-7K3F9Q호``."""
    return f"No. {printed_number.removeprefix('제').removesuffix('호')}"


def captions(verb: Verb) -> tuple[str, str]:
    """What the QR code is for, in Korean and English; both stand on every certificate."""
    heading = HEADINGS["ko", verb]
    return (
        f"QR 코드를 찍으면 이 {heading}이 진본이며 지금도 유효한지 확인할 수 있습니다.",
        "Scan the code to check that this certificate is genuine and still in force.",
    )
