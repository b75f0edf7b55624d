"""The form of the introduction of guests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm
from events.models import Attendance, Event
from events.reports.naming import NamesAtEvent


class IntroductionForm(DecisionForm):
    """Who of the event's list is introduced, and for whom they come where it is for another."""

    listed = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Somebody on the list of this event.")
    )
    proxy_for = forms.CharField(
        label=_("Comes for"),
        max_length=120,
        required=False,
        help_text=_("Where somebody else was asked and this one takes part for them."),
    )

    def __init__(self, *args: Any, actor: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor, self.event = actor, event

    def clean_listed(self) -> Attendance | None:
        return self._on_list(self.cleaned_data["listed"])

    def clean_proxy_for(self) -> Attendance | None:
        return self._on_list(self.cleaned_data["proxy_for"])

    def _on_list(self, name: str) -> Attendance | None:
        """The row of the list that the name means; refuses what is unknown or not clear."""
        if not name:
            return None
        names = NamesAtEvent(self.actor, self.event, [name])
        meant = [each for each in names.meant_by(name) if each.listed]
        rows = (
            [
                row
                for row in self.event.attendances.select_related("person", "guest")
                if any(row.somebody == each.somebody for each in meant)
            ]
            if meant
            else []
        )
        if len(rows) == 1:
            return rows[0]
        if len(meant) > 1:
            said = " · ".join(each.described for each in meant)
            raise forms.ValidationError(
                _now("Several people have this name. Write which one is meant: %(people)s")
                % {"people": said}
            )
        raise forms.ValidationError(
            _now("Nobody called %(name)s is on the list of this event.") % {"name": name}
        )
