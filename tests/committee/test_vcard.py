"""Address cards are written as RFC 6350 says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee import vcard


def lines_of(card: bytes):
    assert card.endswith(b"\r\n")
    return card[:-2].split(b"\r\n")


def unfolded(card: bytes) -> list[str]:
    return card.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def test_a_card_begins_with_its_version():
    assert unfolded(vcard.card([("FN", "홍길동")])) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:홍길동",
        "END:VCARD",
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("가, 나", r"가\, 나"),
        ("가; 나", r"가\; 나"),
        ("가\\나", r"가\\나"),
        ("가\n나", r"가\n나"),
        ("가\r\nEND:VCARD", r"가\nEND:VCARD"),
    ],
)
def test_text_is_escaped(value, written):
    assert vcard.text(value) == written


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_any_text_comes_back_from_lines_of_75_octets(value):
    card = vcard.card([("FN", vcard.text(value))])
    assert all(len(line) <= 75 for line in lines_of(card))
    for line in lines_of(card):
        line.decode()  # no letter is cut in two
    assert unescaped(unfolded(card)[2].removeprefix("FN:")) == value
