"""Forms about people's records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm
from committee.models import Person
from committee.names import masked_email, masked_phone
from committee.services.merging import OWN

LABELS = {field.name: capfirst(field.verbose_name) for field in Person._meta.fields}


class MergeForm(DecisionForm):
    """Where two records say different things of one person: which of them holds."""

    def __init__(self, *args: Any, kept: Person, absorbed: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own: dict[str, str] = {}
        self.values: dict[str, list[str]] = {}
        for name in OWN:
            both = [getattr(kept, name), getattr(absorbed, name)]
            filled = list(dict.fromkeys(value for value in both if value))
            self.own[name] = filled[0] if filled else ""
            if len(filled) > 1:
                self.values[name] = filled
                self.fields[name] = forms.ChoiceField(
                    label=LABELS[name],
                    choices=[(str(n), _masked(name, value)) for n, value in enumerate(filled)],
                    widget=forms.RadioSelect,
                    initial="0",
                )
        self.fields["one_person"] = forms.BooleanField(
            label=_("Both are one and the same person"),
            error_messages={"required": _("Tick this once you are sure.")},
        )

    @property
    def chosen(self) -> dict[str, str]:
        """The merged record's own data."""
        picked = {
            name: values[int(self.cleaned_data[name])] for name, values in self.values.items()
        }
        return self.own | picked


def _masked(name: str, value: str) -> str:
    """Contacts are told apart without being shown: a look at them leaves a trace elsewhere."""
    masks = {"phone": masked_phone, "email": masked_email}
    return masks[name](value) if name in masks else value
