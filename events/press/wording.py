"""The sentences of a press release, in Korean and English, each of one record alone.

A sentence says what the record says and no more: what is not on record is left away, a stated
number keeps its source, and a paraphrase says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from hangeul import get_josa

from committee.certificates.wording import date_en, date_ko

WEEKDAYS_KO = "월화수목금토일"
WEEKDAYS_EN = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)


@dataclass(frozen=True)
class Both:
    """The same text in Korean and English; English falls back to Korean, the record's language."""

    ko: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.ko)


@dataclass(frozen=True)
class Named:
    """Somebody with the title under which they were at the event."""

    title: Both
    name: Both

    @property
    def ko(self) -> str:
        return f"{self.title.ko} {self.name.ko}".strip()

    @property
    def en(self) -> str:
        return f"{self.name.en}, {self.title.en}" if self.title.en else self.name.en


def particle(word: str, pair: str) -> str:
    """The particle of a pair such as 은/는 after a word; both where its sound is not known."""
    spoken = IN_BRACKETS.sub("", word).rstrip("’”」』 ")
    if spoken and ("가" <= spoken[-1] <= "힣" or spoken[-1].isdigit()):
        return get_josa(spoken, pair)
    first, _slash, second = pair.partition("/")
    return f"{first}({second})"


IN_BRACKETS = re.compile(r"\([^()]*\)$")


def held(host: Both, name: Both, on: date, at: time | None, venue: Both, state: str) -> Both:
    """Who held what, when and where; ``state`` is held, planned or cancelled."""
    verb_ko, verb_en = {
        "held": ("열었다", "held"),
        "planned": ("연다", "will hold"),
        "cancelled": ("취소했다", "cancelled"),
    }[state]
    day_ko = f"{date_ko(on)}({WEEKDAYS_KO[on.weekday()]})" + (f" {_hour_ko(at)}" if at else "")
    day_en = f"{WEEKDAYS_EN[on.weekday()]}, {date_en(on)}" + (f", at {at:%H:%M}" if at else "")
    place_ko = f" {venue.ko}에서" if venue else ""
    place_en = f" at {venue.en}" if venue else ""
    host_ko = f"{host.ko}{particle(host.ko, '은/는')}"
    what_ko = f"‘{name.ko}’{particle(name.ko, '을/를')}"
    if state == "cancelled":
        return Both(
            f"{host_ko} {day_ko}{place_ko} 열기로 한 {what_ko} {verb_ko}.",
            f"The {host.en} {verb_en} “{name.en}”, planned for {day_en}{place_en}.",
        )
    return Both(
        f"{host_ko} {day_ko}{place_ko} {what_ko} {verb_ko}.",
        f"The {host.en} {verb_en} “{name.en}” on {day_en}{place_en}.",
    )


def _hour_ko(at: time) -> str:
    half, hour = ("오전", at.hour) if at.hour < 12 else ("오후", at.hour - 12 or 12)
    return f"{half} {hour}시" + (f" {at.minute}분" if at.minute else "")


def counted(number: int) -> Both:
    """How many came, by name."""
    people = "person was" if number == 1 else "people were"
    return Both(
        f"이름으로 확인된 참석자는 {number:,}명이다.",
        f"{number:,} {people} counted by name.",
    )


def stated(number: int, approximate: bool, source: Both) -> Both:
    """A headcount that somebody stated, with who did."""
    about_ko, about_en = ("약 ", "about ") if approximate else ("", "")
    return Both(
        f"{source.ko}에 따르면 참석 인원은 {about_ko}{number:,}명이다.",
        f"Attendance was stated as {about_en}{number:,} (source: {source.en}).",
    )


def spoke(title: Both, speakers: Sequence[Named], author: Named | None) -> Both:
    """Who took part in an item of the programme; for another where that author did not read."""
    names_ko = ", ".join(each.ko for each in speakers)
    names_en = "; ".join(each.en for each in speakers)
    if author is not None:
        return Both(
            f"‘{title.ko}’ 순서에서는 {author.ko}의 글을 {names_ko}{particle(names_ko, '이/가')}"
            " 대신 읽었다.",
            f"For “{title.en}”, {names_en}, read the text of {author.en}.",
        )
    return Both(
        f"‘{title.ko}’ 순서는 {names_ko}{particle(names_ko, '이/가')} 맡았다.",
        f"“{title.en}” was given by {names_en}.",
    )


def quoted(
    speaker: Named, text: Both, *, paraphrased: bool, source: Both, said_in: str = "ko"
) -> Both:
    """What somebody said: word for word in quotation marks, or as a paraphrase.

    A text in another language than the one spoken says that it is a translation.
    """
    ko, en = f"출처: {source.ko}", f"source: {source.en}"
    if said_in != "ko":
        ko = f"번역, {ko}"
    if said_in != "en" and text.en != text.ko:
        en = f"translated, {en}"
    if paraphrased:
        return Both(
            f"{speaker.ko}의 발언 요지: {text.ko} ({ko})",
            f"{speaker.en}, in substance: {text.en} ({en})",
        )
    return Both(f"{speaker.ko}: “{text.ko}” ({ko})", f"{speaker.en}: “{text.en}” ({en})")


def proposed(proposer: Named, title: Both, *, national: bool, places: Sequence[Both]) -> Both:
    """What somebody proposed, and for which regions."""
    scope_ko, scope_en = ("전국", "national") if national else ("지역", "regional")
    ko = (
        f"{proposer.ko}{particle(proposer.ko, '은/는')} {scope_ko} 정책으로 "
        f"‘{title.ko}’{particle(title.ko, '을/를')} 제안했다."
    )
    en = f"{proposer.en}, proposed as a {scope_en} policy: {title.en}."
    if places:
        ko += f" 대상 지역: {', '.join(place.ko for place in places)}."
        en += f" Regions: {', '.join(place.en for place in places)}."
    return Both(ko, en)


def conferred(item: Both, titles: Sequence[tuple[Both, int]]) -> Both:
    """How many certificates were handed over in an item, by title; nobody is named."""
    number = sum(each for _title, each in titles)
    some_ko = ", ".join(f"{title.ko} {each}건" for title, each in titles)
    some_en = ", ".join(f"{title.en}: {each}" for title, each in titles)
    certificates = "certificate was" if number == 1 else "certificates were"
    return Both(
        f"‘{item.ko}’ 순서에서 임명장·위촉장 {number:,}건이 전달됐다({some_ko}).",
        f"In “{item.en}”, {number:,} {certificates} handed over ({some_en}).",
    )


def embargo(until: datetime | None) -> Both:
    """From when on it may be reported."""
    if until is None:
        return Both("즉시 보도 가능", "For immediate release")
    return Both(
        f"{date_ko(until.date())} {_hour_ko(until.time())} 이후 보도",
        f"Embargoed until {date_en(until.date())}, {until:%H:%M}",
    )
