"""Forms about people's records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committee.forms import SOMEBODY_ELSE, DecisionForm, PhoneField, looks
from committee.models import Person
from committee.names import masked_email, masked_phone
from committee.reports import others_reached
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


class ContactForm(DecisionForm):
    """The contact that holds from now on; what is on record is not shown, only kept or replaced."""

    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("Leave it empty to keep what is on record."),
    )
    without_email = forms.BooleanField(label=_("There is no mail address"), required=False)
    phone = PhoneField(
        label=_("Mobile phone"),
        required=False,
        help_text=_("Leave it empty to keep what is on record."),
    )
    without_phone = forms.BooleanField(label=_("There is no mobile phone"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_(
            "Such as “mistyped”. It is kept with the decision, and the contact is not: name none."
        ),
    )

    def __init__(self, *args: Any, actor: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor, self.person = actor, person
        self.same: Person | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("email", "phone"):
            if data.get(name) and data.get(f"without_{name}"):
                self.add_error(name, _("Write it, or say that there is none; not both."))
        said = [name for name in ("email", "phone") if data.get(name) or data[f"without_{name}"]]
        if not self.errors and not said:
            self.add_error("email", _("Write what is to be changed."))
        if not self.errors:
            self._ask_whose_it_is(data)
        return data

    def _ask_whose_it_is(self, data: dict[str, Any]) -> None:
        """Let the user say whether somebody else with the contact is the same person."""
        alike = others_reached(self.actor, self.person, phone=data["phone"], email=data["email"])
        known = {str(person.pk): person for person in alike}
        if not known:
            return
        answer = self.data.get(self.add_prefix("same_as"))
        self.fields["same_as"] = forms.ChoiceField(
            label=_("Somebody with this contact is on record"),
            choices=[
                *((key, looks(person)) for key, person in known.items()),
                (SOMEBODY_ELSE, _("None of these: two people share it")),
            ],
            widget=forms.RadioSelect,
            required=False,
        )
        self.same = known.get(str(answer))
        if self.same is None and answer != SOMEBODY_ELSE:
            self.add_error("same_as", _("Say whether it is the same person."))

    @property
    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        contacts = {
            name: "" if data[f"without_{name}"] else data[name] or getattr(self.person, name)
            for name in ("email", "phone")
        }
        return contacts | {"why": data["reason"]}


def _masked(name: str, value: str) -> str:
    """Contacts are told apart without being shown: a look at them leaves a trace elsewhere."""
    masks = {"phone": masked_phone, "email": masked_email}
    return masks[name](value) if name in masks else value
