"""Forms of the door: each carries the id of its act, so that sending it twice does it once."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm, NameField
from events.models import Scan

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class DoorSearchForm(forms.Form):
    """All of a name, or part of one: three letters at least, so that nobody pages through the list.

    Two letters find whoever's name is these two.
    """

    q = forms.CharField(
        label=_("Name"),
        min_length=2,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class ActForm(DecisionForm):
    """An act at a door, with an id of its own."""

    scan_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ScanForm(ActForm):
    """A pass shown, or the beginning of a name; a scanner types the code and sends the form."""

    code = forms.CharField(
        label=_("Pass code or name"),
        max_length=400,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "off",
                "spellcheck": "false",
                "enterkeyhint": "go",
            }
        ),
        help_text=_(
            "Scan the QR code, type its code, or write three letters of a name at least, "
            "or all of a shorter one."
        ),
    )
    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=Scan.Direction.choices,
        initial=Scan.Direction.IN,
        widget=forms.RadioSelect,
    )
    door = forms.CharField(
        label=_("Name of the door"),
        max_length=40,
        required=False,
        help_text=_("Such as “main entrance”; others read it when somebody comes twice."),
    )

    @property
    def token(self) -> str:
        """The pass's token, bare or at the end of its address; empty for a name."""
        last = self.cleaned_data["code"].strip().rstrip("/").rsplit("/", 1)[-1]
        return last if TOKEN.fullmatch(last) else ""


class AdmitForm(forms.Form):
    """Somebody found by name; whoever sends no id does something new each time."""

    scan_id = forms.UUIDField(required=False)
    direction = forms.ChoiceField(choices=Scan.Direction.choices, required=False)

    @property
    def act(self) -> dict[str, Any]:
        """The id and the direction as far as they were sent."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class WalkInForm(ActForm):
    """Somebody who is not on the list."""

    name = NameField(label=_("Name"))
    affiliation = forms.CharField(label=_("Affiliation"), max_length=160, required=False)


class UndoForm(DecisionForm):
    """Why a check-in or check-out is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
