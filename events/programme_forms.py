"""The form of one item of a programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms import TimeInput
from events.models import ProgrammeItem, Speaker

NAMED = {
    "speakers": Speaker.Role.SPEAKER,
    "authors": Speaker.Role.AUTHOR,
    "deliverers": Speaker.Role.DELIVERER,
}
"""The fields that hold names, and the role of whoever stands there."""


class NamesInput(forms.TextInput):
    """Several names in one line, which no browser completes as one."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})


class ItemRow(forms.Form):
    """One item of the programme."""

    key = forms.CharField(max_length=20, widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProgrammeItem.Kind.choices)
    title_ko = forms.CharField(label=_("Title (Korean)"), max_length=160)
    title_en = forms.CharField(label=_("Title (English)"), max_length=200, required=False)
    planned_minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=600, required=False
    )
    fixed_start = forms.TimeField(
        label=_("Fixed start"),
        widget=TimeInput(),
        required=False,
        help_text=_("Empty where it begins when the item before it ends."),
    )
    room_name = forms.CharField(
        label=_("Room of its own"),
        max_length=80,
        required=False,
        help_text=_("Empty where it is in the room of the event."),
    )
    speakers = forms.CharField(
        label=_("Speakers"),
        max_length=600,
        required=False,
        widget=NamesInput(),
        help_text=_("Names in their order, with commas between them."),
    )
    authors = forms.CharField(
        label=_("Author, read by another"), max_length=300, required=False, widget=NamesInput()
    )
    deliverers = forms.CharField(
        label=_("Reads for the author"), max_length=300, required=False, widget=NamesInput()
    )
    new_guests = forms.BooleanField(
        label=_("Unknown names are new guests"), required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("deliverers") and not data.get("authors"):
            self.add_error("authors", _("Say whose text is read."))
        return data

    @property
    def folded(self) -> bool:
        """Whether the fields that few items need are empty, and in order."""
        rare = ("fixed_start", "room_name", "authors", "deliverers")
        return not (self["title_en"].errors or any(self[n].value() or self[n].errors for n in rare))
