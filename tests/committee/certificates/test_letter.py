"""The invitation on paper: one page, whatever the names, and a code that leads to the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp

from committee.certificates.letter import Words, render_letter
from tests.committee.certificates.test_render import joined, plane

URL = "https://rostrum.example.org/invitations/" + "7hT0c1oCk7iYpQd2mVQ3aA" * 2 + "/"
SENTENCE = (
    "수락, 거절, 다시는 연락하지 말라는 요청을 모두 하실 수 있습니다. 동의는 하나씩 고르십시오."
)
USUAL = Words(
    language="ko",
    heading="임명 동의 요청",
    greeting="홍길동 님께",
    opening="다음 직책에 추천되셨습니다. 수락하기 전에는 아무 일도 일어나지 않습니다.",
    facts=(
        ("직책", "부위원장"),
        ("위원회", "광주광역시위원회"),
        ("시작일", "2022년 1월 18일"),
        ("추천인", "김가나 kim@demo.example"),
        ("정보 출처", "직접 신청"),
    ),
    closing=(SENTENCE, SENTENCE),
    how="답하시려면 코드를 찍거나 주소를 입력해 주십시오. 계정은 필요하지 않습니다.",
)
# As long as their fields are; a committee is named with the office that hosts it.
LONGEST = replace(
    USUAL,
    greeting="가나다라마바사아자차" * 6 + " 님께",
    facts=(
        ("직책", "가나다라 " * 16),
        ("위원회", "가나다라 " * 48),
        ("시작일", "2022년 1월 18일"),
        ("추천인", "가나다라마바사아자차" * 6 + " " + "w" * 240 + "@demo.example"),
        ("정보 출처", "가나다라 " * 40),
    ),
)


@pytest.mark.parametrize(
    ("words", "sender"),
    [(USUAL, "가상 캠프"), (LONGEST, "가나다라 " * 24)],
    ids=["usual", "longest"],
)
class TestOnePage:
    def sent(self, words, sender, **options):
        english = replace(words, language="en")
        return render_letter(
            [words, english], sender=sender, dated="2022년 1월 11일", url=URL, **options
        )

    def test_with_every_word_of_it(self, words, sender):
        pdf = self.sent(words, sender)
        printed = joined(pdf)
        for text in (sender, URL, words.greeting, *(value for _label, value in words.facts)):
            assert "".join(text.split()) in printed

    def test_nothing_reaches_the_edge_of_the_paper(self, words, sender):
        page = plane(self.sent(words, sender, format="png"), 1)
        height, width = page.shape
        edge = round(12 / 210 * width)
        rim = [
            page[y, x]
            for y in range(height)
            for x in range(width)
            if not (edge <= x < width - edge and edge <= y < height - edge)
        ]
        assert min(rim) > 240

    def test_the_code_leads_to_the_answer(self, words, sender):
        found = zxingcpp.read_barcodes(plane(self.sent(words, sender, format="png"), 1))
        assert [code.text for code in found] == [URL]
