"""Forms about access: whom to ask about, and what to give by hand."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.signing import Signer
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.forms import DayField, DecisionForm
from committee.models import Committee, Level, User
from committee.unit_forms import BranchField, offer_committees


class AccountField(forms.EmailField):
    """The account of a mail address."""

    default_error_messages = {
        "unknown": _("No account has this address. An account comes with an accepted appointment.")
    }

    def clean(self, value: Any) -> Any:
        address = super().clean(value)
        if not address:
            return None
        user = User.objects.filter(email=address.lower(), is_active=True).first()
        if user is None:
            raise forms.ValidationError(self.error_messages["unknown"])
        return user


class QuestionForm(DecisionForm):
    """Whose rights at which committee; one's own where no account is named."""

    committee = BranchField(Committee.objects.none(), label=_("Committee"), empty_label="—")
    account = AccountField(
        label=_("Mail address of the account"),
        required=False,
        help_text=_("Leave empty to ask about yourself."),
    )

    def __init__(self, *args: Any, actor: Any, find: str = "", **options: Any) -> None:
        """``find`` is a part of the names of the committees that are listed."""
        super().__init__(*args, **options)
        held = authority(actor)
        rows = Committee.objects.filter(held.scope(Action.VIEW_COMMITTEE).q()).order_by("path")
        self.searched = offer_committees(self, "committee", rows, find=find)
        if not held.scope(Action.APPOINT):
            del self.fields["account"]


class GrantForm(DecisionForm):
    """Access to give by hand, for a time."""

    user = AccountField(label=_("Mail address of the account"))
    level = forms.ChoiceField(
        label=_("Access"), choices=[(level.value, level.label) for level in Level][1:]
    )
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty for no end."),
    )
    why = forms.CharField(label=_("Reason"), max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first day."))
        return data

    def mark(self, actor: User, committee: Committee) -> str:
        """What only the site can make of a valid form: it is confirmed as shown, or shown anew."""
        chosen = self.cleaned_data | {"user": self.cleaned_data["user"].pk}
        shown = [actor.pk, committee.pk, *(str(chosen[name]) for name in self.fields)]
        return Signer(salt="rostrum.grant").signature(json.dumps(shown))

    @property
    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        last: date | None = data.pop("last_day")
        return data | {"ends_on": last + timedelta(days=1) if last else None}
