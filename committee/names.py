"""Names and contacts as people type them, and as the record keeps them.

Functions take raw text, return the form to keep, and raise ``ValidationError`` with a sentence that
says what to change.
"""

from __future__ import annotations

import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committee.certificates.fonts import unprintable

LONGEST_NAME = 60
"""Characters. The longest name that a certificate prints without becoming unreadable."""

_JOINERS = " .·-'’()"


def clean_name(text: str) -> str:
    """A person's name in Unicode form NFC, with single spaces.

    Letters of any script (Hangul, Hanja, Latin …) are kept as they are. Marks that turn the reading
    direction, control characters, pictures and letters that no certificate can print are refused.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    _refuse({char for char in name if not _belongs_in_a_name(char)} | set(unprintable(name)))
    if not any(char.isalpha() for char in name):
        raise ValidationError(_("Write the name in letters."), code="no_letters")
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("The name has %(length)d characters; a certificate holds %(limit)d. Shorten it."),
            code="too_long",
            params={"length": len(name), "limit": LONGEST_NAME},
        )
    return name


def clean_latin_name(text: str) -> str:
    """A name in Latin letters in Unicode form NFC, with single spaces; empty stays empty.

    How names are romanised is nobody's to judge here; what no certificate can print is refused,
    and what would make it read otherwise than it is.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    _refuse(set(unprintable(name)))
    return name


def _refuse(odd: set[str]) -> None:
    if odd:
        raise ValidationError(
            _("Take these characters out of the name: %(characters)s"),
            code="odd_characters",
            params={"characters": ", ".join(shown_character(char) for char in sorted(odd))},
        )


def _belongs_in_a_name(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] in "LM"


def shown_character(char: str) -> str:
    """A character and its code point; of one that cannot be seen, the code point alone."""
    visible = char.isprintable() and not char.isspace()
    return f"{char} (U+{ord(char):04X})" if visible else f"U+{ord(char):04X}"


def clean_phone(text: str) -> str:
    """A Korean mobile number in E.164 (``+821012345678``); empty stays empty."""
    if not text.strip():
        return ""
    problem = ValidationError(
        _("Enter a mobile number, such as 010-0000-1234."), code="not_a_mobile_number"
    )
    try:
        number = phonenumbers.parse(text, "KR")
    except phonenumbers.NumberParseException:
        raise problem from None
    national = phonenumbers.national_significant_number(number)
    if number.country_code != 82 or not national.startswith("10") or len(national) != 10:
        raise problem
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_phone(number: str) -> str:
    """``+821012345678`` as Koreans write it: ``010-1234-5678``."""
    if not number:
        return ""
    return phonenumbers.format_number(
        phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL
    )


def masked_phone(number: str) -> str:
    """``+821012345678`` as ``…5678``."""
    return "…" + shown_phone(number)[-4:] if number else ""


def masked_email(address: str) -> str:
    """``hong@demo.example`` as ``h…@demo.example``: enough to tell two apart."""
    local, at, host = address.partition("@")
    return f"{local[:1]}…{at}{host}" if at else address
