"""Whom to put on the door of an event, and on which days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from committee.access_forms import AccountField
from committee.forms import DayField, DecisionForm
from events.models import Event


class DutyForm(DecisionForm):
    """An account and its days at the door; the event's own day where nothing else is said."""

    user = AccountField(
        label=_("Mail address of the account"),
        help_text=_("With it they check people in at this event, and see nothing else by it."),
        error_messages={
            "unknown": _(
                "No account has this address. An account comes with an accepted appointment: have "
                "the person invited to a post first, or name somebody who has an account."
            )
        },
    )
    starts_on = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))

    def __init__(self, *args: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(starts_on=event.held_on, last_day=event.held_on)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first day."))
        return data

    @property
    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        last: date = data.pop("last_day")
        return data | {"ends_on": last + timedelta(days=1) if last < date.max else None}
