import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.certificates.names import masked


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("홍길동", "홍○동"),
        ("홍민", "홍○"),
        ("남궁민수", "남○○수"),
        ("황보 혜정", "황○ ○정"),
        ("홍 길 동", "홍 ○ 동"),
        ("김", "○"),
        ("洪吉童", "洪○童"),
        ("홍길동(洪吉童)", "홍○동(洪○童)"),
        ("山田 太郎", "山○ ○郎"),
        ("Kim Doo-kwan", "K** D**-****"),
        ("O'Brien", "O'*****"),
        ("Bo", "B*"),
        ("B", "*"),
        ("Björk", "B****"),
        ("김Andy", "○A***"),
        ("😀", "○"),
        ("홍길동😀", "홍○동○"),
        ("홍길동\u202e", "홍○동"),
        ("", "○"),
        ("...", "..."),
    ],
)
def test_a_name_is_told_but_not_shown(name, shown):
    assert masked(name) == shown


def test_a_decomposed_name_is_masked_as_the_composed_one():
    assert masked("\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc") == "홍○동"


letters = st.characters(categories=["L"])
names = st.text(
    st.one_of(letters, st.sampled_from("가나힣홍길동洪吉童 -'·()")), min_size=1, max_size=60
).filter(lambda name: any(char.isalpha() for char in name))


@given(names)
def test_no_name_is_ever_shown_in_full(name):
    assert masked(name) != name


@given(names)
def test_something_is_hidden_in_every_name(name):
    assert "○" in masked(name) or "*" in masked(name)
