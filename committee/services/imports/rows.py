"""One row of a file: its cells as the record would keep them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from committee.certificates.fonts import unprintable
from committee.findings import Finding
from committee.models import Verdict
from committee.names import clean_name, clean_phone, shown_character
from committee.services.imports.places import Places
from committee.spreadsheets import undefused
from committee.tokens import contact_digest

LONGEST = {
    "committee": 400,
    "post": 120,
    "name": 200,  # the limit of a name is its own rule
    "name_latin": 80,
    "phone": 30,
    "email": 254,
    "source": 200,
}


@dataclass
class Meaning:
    """What a row says, and what is wrong with it; with nothing wrong it is good."""

    name: str = ""
    name_latin: str = ""
    phone: str = ""
    email: str = ""
    source: str = ""
    digests: list[str] = field(default_factory=list)
    post: int | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        return Verdict.ERROR if self.findings else Verdict.GOOD


def meaning(
    cells: Sequence[str],
    formulas: Sequence[int],
    corrected: Mapping[str, str],
    *,
    mapping: Mapping[str, int],
    places: Places,
    source: str,
) -> Meaning:
    """Read a row by the columns in ``mapping``, and by what was ``corrected`` in their place.

    ``source`` stands in where the row names none.
    """
    row = Meaning()
    typed = dict.fromkeys(LONGEST, "")
    for column in {**mapping, **corrected}:
        place = None if column in corrected else mapping[column]
        text = _text(corrected[column] if place is None else cells[place : place + 1])
        if place in formulas:
            row.findings.append(("formula", {"column": column}))
        elif len(text) > LONGEST[column]:
            lengths = {"length": len(text), "limit": LONGEST[column]}
            row.findings.append(("too_long", {"column": column} | lengths))
        else:
            typed[column] = text
            continue
        typed[column] = "?"  # there was something, so it is not missing on top
    _read_place(row, typed, places)
    _read_name(row, typed["name"])
    _read_contacts(row, typed["phone"], typed["email"])
    _read_latin(row, typed["name_latin"])
    row.source = typed["source"] or source
    return row


def _text(found: str | Sequence[str]) -> str:
    """What was typed, or what stands in the one cell, if the row has it."""
    return undefused("".join(found).strip())


def _read_place(row: Meaning, typed: Mapping[str, str], places: Places) -> None:
    empty = [column for column in ("committee", "post") if not typed[column]]
    row.findings += [("missing", {"column": column}) for column in empty]
    if not empty and "?" not in (typed["committee"], typed["post"]):
        place = places.find(typed["committee"], typed["post"])
        row.post = place.post
        row.findings += [place.finding] if place.finding else []


def _read_name(row: Meaning, text: str) -> None:
    if not text:
        row.findings.append(("missing", {"column": "name"}))
    elif text != "?":
        try:
            row.name = clean_name(text)
        except ValidationError as error:
            row.findings.append((error.code or "no_letters", _values(error)))


def _read_latin(row: Meaning, text: str) -> None:
    row.name_latin = text
    if odd := unprintable(text):
        characters = ", ".join(shown_character(char) for char in odd)
        row.findings.append(("unprintable", {"column": "name_latin", "characters": characters}))


def _values(error: ValidationError) -> dict[str, object]:
    return {"column": "name"} | dict(error.params or {})


def _read_contacts(row: Meaning, phone: str, email: str) -> None:
    if not phone and not email:
        row.findings.append(("no_contact", {}))
    if phone and phone != "?":
        try:
            row.phone = clean_phone(phone)
        except ValidationError:
            row.findings.append(("phone", {"value": phone}))
    if email and email != "?":
        try:
            validate_email(email)
            row.email = email.lower()
        except ValidationError:
            row.findings.append(("email", {"value": email}))
    row.digests = [contact_digest(contact) for contact in (row.phone, row.email) if contact]
