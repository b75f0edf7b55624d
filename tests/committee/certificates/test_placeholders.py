import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.certificates.placeholders import GAPS, LooseBrace, UnknownGap, check, fill

WORDS = {
    "committee": "광주광역시위원회",
    "post": "부위원장",
    "name": "홍민",
    "verb": "위촉",
    "campaign": "가상 캠프",
    "date": "2022년 1월 18일",
    "number": "제2022-7K3F9Q호",
}


@pytest.mark.parametrize(
    ("pattern", "filled"),
    [
        (
            "귀하를 {committee} {post}(으)로 {verb}합니다.",
            "귀하를 광주광역시위원회 부위원장으로 위촉합니다.",
        ),
        ("{ 성명 }을(를) {직책}(으)로", "홍민을 부위원장으로"),
        (
            "{committee}을(를) {committee}이(가) {committee}은(는)",
            "광주광역시위원회를 광주광역시위원회가 광주광역시위원회는",
        ),
        ("{name}와(과) {name}과(와) {committee}와(과)", "홍민과 홍민과 광주광역시위원회와"),
        ("{post}가(이) {post}는(은) {post}를(을)", "부위원장이 부위원장은 부위원장을"),
        ("을(를) (으)로", "을(를) (으)로"),  # behind no gap it is a word like any other
        ("{date} {number} {campaign}", "2022년 1월 18일 제2022-7K3F9Q호 가상 캠프"),
        ("", ""),
    ],
)
def test_gaps_are_filled_and_particles_follow_the_last_sound(pattern, filled):
    assert fill(pattern, WORDS) == filled


@pytest.mark.parametrize(
    ("pattern", "error", "found"),
    [
        ("{이름} 귀하", UnknownGap, "이름"),
        ("{}", UnknownGap, ""),
        ("{post.__class__}", UnknownGap, "post.__class__"),
        ("{post!r}", UnknownGap, "post!r"),
        ("{post:>9999}", UnknownGap, "post:>9999"),
        ("귀하를 {post 임명합니다", LooseBrace, "{post 임명합니다"),
        ("귀하를 post} 임명", LooseBrace, "} 임명"),
        ("{{post}}", LooseBrace, "{ }"),
    ],
)
def test_what_is_wrong_is_named(pattern, error, found):
    with pytest.raises(error) as refused:
        check(pattern)
    assert refused.value.found == found


@given(st.text(st.sampled_from("{}#$*@\\\"'가post:()으로 ") | st.characters(), max_size=40))
def test_a_sentence_is_refused_or_filled_and_nothing_else_in_it_changes(text):
    try:
        check(text)
    except (UnknownGap, LooseBrace):
        return
    if not any(f"{{{name}" in text.replace(" ", "") for name in (*GAPS, *GAPS.values())):
        assert fill(text, WORDS) == text
