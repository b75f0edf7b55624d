import pytest

from committee.certificates.fonts import unprintable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("홍길동", []),
        ("".join(map(chr, range(ord("가"), ord("힣") + 1))), []),  # all 11,172 syllables
        ("洪吉童 諸葛喆秀 囍", []),
        ("Kim Doo-kwan, O’Brien · Björk – №", []),
        ("홍\t길\u3000동\n", []),  # white space is printed as one space
        ("\u1112\u1169\u11bc", []),  # 홍 in pieces
        ("홍😀길😀동", ["😀"]),
        ("홍\u202e길동", ["\u202e"]),  # right-to-left override
        ("홍\u200b길동\x00", ["\u200b", "\x00"]),
        ("محمد", ["م", "ح", "د"]),
        ("\ud800", ["\ud800"]),  # half a surrogate pair
        ("\ue000", ["\ue000"]),  # private use
        ("𠮷", ["𠮷"]),  # a Hanja beyond the typefaces
    ],
)
def test_what_would_come_out_as_a_box_is_named(text, found):
    assert unprintable(text) == found
