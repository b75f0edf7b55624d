"""Guests as they are pasted: a line each, read and judged before anybody is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committee.forms import DecisionForm
from committee.names import clean_name, clean_phone, shown_phone
from events.models import Event
from events.services.guest_lists import LeftOut, Wanted, left_out

MOST_LINES = 500
LONGEST = 60_000
LONGEST_AFFILIATION = 160
BETWEEN = re.compile(r"[,，、;\t]")
PHONE = re.compile(r"[+\d][\d\s().-]{6,}")


@dataclass(frozen=True)
class Line:
    """One line: what was typed, what it was read as, and why nobody is asked by it."""

    number: int
    text: str
    wanted: Wanted | None = None
    problem: str = ""
    left_out: LeftOut | None = None

    @property
    def said(self) -> str:
        return self.problem or (str(self.left_out.label) if self.left_out else "")

    @property
    def to_correct(self) -> bool:
        """Whoever is on the list already needs no correction."""
        return bool(self.problem) or self.left_out == LeftOut.SUPPRESSED

    @property
    def phone(self) -> str:
        return shown_phone(self.wanted.phone) if self.wanted else ""


class GuestLinesForm(DecisionForm):
    """A guest a line: name, affiliation or title, and a mail address or phone number if known."""

    guests = forms.CharField(
        label=gettext_lazy("Guests"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "translate": "no"}),
        help_text=gettext_lazy(
            "One a line: name, affiliation or title, mail address or mobile number. Only the name "
            "is needed; cells pasted from a spreadsheet will do. Whoever has a mail address gets a "
            "mail with a link to answer."
        ),
    )

    def __init__(self, *args: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **options)
        self.event = event
        self.lines: list[Line] = []

    def clean_guests(self) -> str:
        text = str(self.cleaned_data["guests"])
        typed = [each for each in enumerate(text.splitlines(), start=1) if each[1].strip()]
        if len(typed) > MOST_LINES:
            raise ValidationError(
                _("At most %(most)s guests at once; these are %(number)s. Split the list.")
                % {"most": MOST_LINES, "number": len(typed)}
            )
        self.lines = judged(self.event, [read_line(number, line) for number, line in typed])
        return text

    @property
    def good(self) -> list[Wanted]:
        return [each.wanted for each in self.lines if each.wanted and not each.said]

    @property
    def left(self) -> str:
        """The lines that have to be corrected, as they were typed."""
        return "\n".join(each.text for each in self.lines if each.to_correct)


def read_line(number: int, text: str) -> Line:
    """What a line says; a mail address and a phone number are known by their looks."""
    name, *rest = (" ".join(part.split()) for part in BETWEEN.split(text))
    titles: list[str] = []
    contacts = {"email": "", "phone": ""}
    try:
        name = clean_name(name)
        for part in filter(None, rest):
            kind = "email" if "@" in part else "phone" if PHONE.fullmatch(part) else ""
            if not kind:
                titles.append(part)
                continue
            if contacts[kind]:
                raise ValidationError(_("Write one guest in each line."))
            contacts[kind] = _contact(kind, part)
        affiliation = ", ".join(titles)
        if len(affiliation) > LONGEST_AFFILIATION:
            raise ValidationError(
                _("The affiliation has more than %(most)s characters. Shorten it.")
                % {"most": LONGEST_AFFILIATION}
            )
    except ValidationError as refused:
        return Line(number, text, problem=" ".join(refused.messages))
    return Line(number, text, Wanted(name, affiliation, **contacts))


def _contact(kind: str, part: str) -> str:
    if kind == "phone":
        return clean_phone(part)
    address = part.lower()
    validate_email(address)
    return address


def judged(event: Event, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that could be read with what else stands against them."""
    reasons = iter(left_out(event, [line.wanted for line in lines if line.wanted]))
    return [replace(line, left_out=next(reasons)) if line.wanted else line for line in lines]
