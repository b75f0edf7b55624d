from datetime import date

import pytest

from committee.certificates import wording
from committee.certificates.wording import Verb


@pytest.mark.parametrize(
    ("post", "particle"),
    [
        ("위원장", "으로"),  # a final consonant
        ("부위원장", "으로"),
        ("위원", "으로"),
        ("간사", "로"),  # none
        ("특보", "로"),
        ("총괄", "로"),  # ㄹ counts as none
        ("정책팀 실무", "로"),
        ("위원장(비상임)", "으로"),  # what is read aloud, not the bracket
        ("간사 (서기)", "로"),
        ("제3", "으로"),  # 삼
        ("제1", "로"),  # 일
        ("제2", "로"),  # 이
        ("제10", "으로"),  # 영, 십
        ("TF", "로"),  # 에프
        ("PM", "으로"),  # 엠
        ("SQL", "로"),  # 엘
        ("委員長", "으로"),  # 장
        ("幹事", "로"),  # 사
        ("委員", "으로"),  # 원
        ("鑫", "(으)로"),  # a reading that we do not know
        ("Chair", "(으)로"),
        ("★", "(으)로"),
        ("", "(으)로"),
    ],
)
def test_the_particle_follows_the_last_sound(post, particle):
    assert wording.particle(post, "(으)로") == particle


def test_dates_and_numbers():
    assert wording.date_ko(date(2022, 1, 18)) == "2022년 1월 18일"
    assert wording.date_en(date(2022, 12, 1)) == "1 December 2022"
    assert wording.number_en("제2022-7K3F9Q호") == "No. 2022-7K3F9Q"


def test_the_caption_says_which_paper_it_is_on():
    assert "임명장" in wording.captions(Verb.APPOINT)[0]
    assert "위촉장" in wording.captions(Verb.COMMISSION)[0]
