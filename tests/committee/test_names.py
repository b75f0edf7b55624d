"""Names and contacts as people type them."""

from __future__ import annotations

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from committee.names import clean_latin_name, clean_name, clean_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("허민", "허민"),
        ("  허   민 ", "허 민"),
        (unicodedata.normalize("NFD", "김두관"), "김두관"),
        ("洪吉童", "洪吉童"),
        ("홍길동(洪吉童)", "홍길동(洪吉童)"),
        ("Kim Doo-kwan", "Kim Doo-kwan"),
        ("O’Neil", "O’Neil"),
        ("José", "José"),
    ],
)
def test_kept(typed, kept):
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("홍길동😀", "odd_characters", "😀 (U+1F600)"),
        ("홍\u202e길동", "odd_characters", "U+202E"),
        ("홍\u200b길동", "odd_characters", "U+200B"),
        ("<b>홍</b>", "odd_characters", "<"),
        ("홍" * 500, "too_long", "500"),
        ("···", "no_letters", ""),
        ("", "no_letters", ""),
    ],
)
def test_refused_with_what_to_change(typed, code, said):
    with pytest.raises(ValidationError) as refusal:
        clean_name(typed)
    assert refusal.value.code == code
    assert said in refusal.value.messages[0]


@pytest.mark.parametrize("odd", ["😀", "\u202e", "\u200b", "\x00", "ب"])
def test_a_latin_name_keeps_what_can_be_printed(odd):
    assert clean_latin_name("  Namgung   Ba-reum, Ph.D. ") == "Namgung Ba-reum, Ph.D."
    assert clean_latin_name("") == ""
    with pytest.raises(ValidationError, match=f"U\\+{ord(odd):04X}"):
        clean_latin_name(f"Hong{odd}")


@pytest.mark.parametrize(
    "typed", ["010-0000-1234", "01000001234", "+82 10 0000 1234", "+82-10-0000-1234"]
)
def test_a_mobile_number(typed):
    assert clean_phone(typed) == "+821000001234"
    assert shown_phone(clean_phone(typed)) == "010-0000-1234"


@pytest.mark.parametrize("typed", ["062-000-1234", "010-0000", "+1 202 555 0100", "call me"])
def test_not_a_mobile_number(typed):
    with pytest.raises(ValidationError, match="010-0000-1234"):
        clean_phone(typed)


def test_no_number_is_no_error():
    assert clean_phone("  ") == ""
