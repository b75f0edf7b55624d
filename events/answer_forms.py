"""What is known of somebody on an event's list, and the corrections of a guest."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm
from events.models import Attendance, Guest
from events.services.answers import answers_open

MOST_COMPANIONS = 20


class AnswerForm(DecisionForm):
    """What somebody said by phone, or whether they came; what the day leaves to say."""

    status = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    companions = forms.IntegerField(
        label=_("People whom they bring along"),
        min_value=0,
        max_value=MOST_COMPANIONS,
        required=False,
    )

    def __init__(self, *args: Any, listed: Attendance, **options: Any) -> None:
        super().__init__(*args, **options)
        answers = [(each.value, each.label) for each in answers_open(listed.event)]
        cast(forms.ChoiceField, self.fields["status"]).choices = answers
        self.initial.update(status=listed.status, companions=listed.companions)

    @property
    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "status": Attendance.Status(data["status"]),
            "companions": data["companions"] or 0,
        }


class GuestForm(DecisionForm):
    """The public office and affiliation of a guest, as the record is to say them."""

    affiliation_ko = forms.CharField(
        label=_("Affiliation (Korean)"), max_length=160, required=False
    )
    affiliation_en = forms.CharField(
        label=_("Affiliation (English)"), max_length=200, required=False
    )
    office = forms.ChoiceField(
        label=_("Public office"),
        choices=[("", "—"), *Guest.Office.choices],
        required=False,
        help_text=_("The warnings of the election act go by it."),
    )

    def __init__(self, *args: Any, guest: Guest, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update({name: getattr(guest, name) for name in self.fields})
