import re

from committee.certificates.numbers import ALPHABET, counted_number, new_printed_number, new_token


def test_a_number_holds_the_year_and_nothing_else_that_can_be_counted():
    numbers = [new_printed_number(2022) for _ in range(500)]
    assert all(re.fullmatch(rf"제2022-[{ALPHABET}]{{6}}호", number) for number in numbers)
    assert len(set(numbers)) > 495
    assert numbers != sorted(numbers)


def test_no_character_can_be_read_as_another():
    assert not set("01OILU") & set(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 30


def test_a_token_has_128_bits_and_fits_a_link():
    tokens = {new_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)


def test_no_drawn_number_is_like_a_counted_one(monkeypatch):
    drawn = iter("234567" + "23456A")
    monkeypatch.setattr("secrets.choice", lambda _alphabet: next(drawn))
    assert new_printed_number(2022) == "제2022-23456A호"
    assert counted_number(2022, 234567) == "제2022-234567호"
