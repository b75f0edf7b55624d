"""What of an organisation is asked for: the day, how deep, on which paper; or two days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.forms import DayField

DEPTHS = [("", _("as many as fit")), *((number, str(number)) for number in range(1, 7))]


class DayForm(forms.Form):
    """The day of the numbers; today if left out."""

    on = DayField(label=_("On"), required=False)


class ChartForm(forms.Form):
    """The day of the chart, its depth and its paper."""

    on = DayField(label=_("On"), required=False)
    depth = forms.TypedChoiceField(
        label=_("Levels"), choices=DEPTHS, coerce=int, empty_value=None, required=False
    )
    paper = forms.ChoiceField(
        label=_("Paper"),
        choices=[("a4", "A4"), ("a3", "A3")],
        required=False,
        help_text=_("For printing; the chart fills one sheet, lying."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].widget.attrs["placeholder"] = timezone.localdate().isoformat()


class ChangesForm(forms.Form):
    """From which day to which."""

    since = DayField(label=_("From the state of"))
    until = DayField(label=_("To the state of"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The second day has to be after the first."))
        return data
