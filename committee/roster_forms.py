"""Forms of a roster: what of it is shown, which filter is kept, what is taken out of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, may
from committee.columns import CONTACTS, Column
from committee.forms import DayField, DecisionForm
from committee.models import Committee, Export, SavedFilter, Title
from committee.names import LONGEST_NAME
from committee.reports import BY_NAME, BY_RANK, Place, RegionChoices, Standing, titles_within

LIMITS = (("begins_from", "begins_to"), ("ends_from", "ends_to"))


class PlaceField(forms.ChoiceField):
    """A choice of regions and mega-regions as of a day."""

    offered: RegionChoices

    def offer(self, offered: RegionChoices) -> None:
        self.offered = offered
        self.choices = offered  # asked for when the list is shown

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if found := self.offered.find(str(value)):
            return found
        unknown = forms.ModelChoiceField.default_error_messages["invalid_choice"]
        raise ValidationError(unknown, code="invalid_choice", params={"value": value})

    def validate(self, value: Any) -> None:
        """``to_python`` understands more than what is offered."""


class RosterForm(DecisionForm):
    """What of a roster is shown, and in which order; everything may be left away.

    Which fields and columns there are depends on what ``account`` may see at ``committee`` now, so
    a filter that comes back from an address or from the record gives no more than that.
    """

    SIZES = (50, 100, 200)

    q = forms.CharField(
        label=_("Search"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    standing = forms.ChoiceField(label=_("Status"), required=False)
    title = forms.ModelChoiceField(
        Title.objects.none(), label=_("Title"), required=False, empty_label=_("all")
    )
    region = PlaceField(label=_("Region"), required=False)
    on = DayField(label=_("On the day"), required=False)
    begins_from = DayField(label=_("Begins from"), required=False)
    begins_to = DayField(label=_("Begins until"), required=False)
    ends_from = DayField(label=_("Ends from"), required=False)
    ends_to = DayField(label=_("Ends until"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"), choices=[("rank", _("by rank")), ("name", _("by name"))], required=False
    )
    size = forms.TypedChoiceField(
        label=_("Rows a page"),
        choices=[(size, size) for size in SIZES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    below = forms.BooleanField(label=_("With everything below"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Mapping[str, Any], *, account: Any, committee: Committee) -> None:
        self.keeps_contacts = may(account, Action.VIEW_CONTACT, committee)
        shown = data if "columns" in data else _with(data, columns=self._usual_columns(data))
        super().__init__(shown)
        self.asked = data
        self.offer("title", titles_within(committee))
        cast(PlaceField, self.fields["region"]).offer(RegionChoices(committee, self._day))
        self._choices("columns", [Column(value) for value in self._allowed_columns()])
        self._choices("standing", self._allowed_standings(account, committee))
        if self.keeps_contacts:
            self.fields["q"].help_text = _("A name, ㅎㄱㄷ, or the end of a phone number.")
        else:
            self.fields["q"].help_text = _("A name, or ㅎㄱㄷ.")
            del self.fields["below"], self.fields["region"], self.fields["standing"]

    def clean(self) -> dict[str, Any]:
        for first, last in LIMITS:
            begin, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
            if begin and end and begin > end:
                self.add_error(last, _("This day is before the one from which it counts."))
        return self.cleaned_data

    @property
    def narrowed(self) -> bool:
        """Whether anything but the search was asked for."""
        return any(
            name in self.fields and self.asked.get(name) for name in self.fields if name != "q"
        )

    @property
    def chosen(self) -> dict[str, Any]:
        """What ``reports.selected`` takes; of a form in error, whatever of it could be read."""
        names = (
            *("q", "standing", "title", "region", "on", "below"),
            *(name for pair in LIMITS for name in pair),
        )
        values = {name: self._read(name) for name in names if self._read(name)}
        return {"below": False, "phones": self.keeps_contacts, **values}

    @property
    def order(self) -> tuple[str, ...]:
        """Lookups that put the rows into the order asked for, and are unique together."""
        return BY_NAME if self._read("sort") == "name" else BY_RANK

    @property
    def columns_shown(self) -> list[Column]:
        chosen = self._read("columns")
        if chosen is None:
            chosen = self._usual_columns(self.chosen)
        return [column for column in Column if column in chosen]

    @property
    def size_asked(self) -> int | None:
        return cast("int | None", self._read("size"))

    @property
    def unread(self) -> str:
        """The fields in error, and what is wrong with each."""
        return " · ".join(
            f"{self.fields[name].label}: {' '.join(map(str, errors))}"
            for name, errors in self.errors.items()
        )

    @property
    def query(self) -> dict[str, str | list[str]]:
        """The valid form as it is kept: what was asked for, and nothing that the form invented."""
        return {
            name: _plain(value)
            for name, value in self.cleaned_data.items()
            if value and (name != "columns" or "columns" in self.asked)
        }

    @property
    def described(self) -> list[tuple[str, str]]:
        """The valid form in words, for whoever reads of an export later."""
        return [
            (str(field.label), self._in_words(name))
            for name, field in self.fields.items()
            if name not in ("columns", "size", "sort") and self.cleaned_data.get(name)
        ]

    @property
    def in_words(self) -> str:
        return " · ".join(f"{label}: {value}" for label, value in self.described)

    @property
    def _day(self) -> date:
        """The day that is asked for, which decides what the regions are; today if it is none."""
        asked = None
        with suppress(ValidationError):
            asked = self.fields["on"].clean(self["on"].value())
        return asked or timezone.localdate()

    def _read(self, name: str) -> Any:
        """The field's value, unless it is in error; others are read all the same."""
        return None if self.errors and name in self.errors else self.cleaned_data.get(name)

    def _in_words(self, name: str) -> str:
        value = self.cleaned_data[name]
        if isinstance(value, bool):
            return str(_("yes"))
        if name == "standing":
            return str(Standing(value).label)
        return str(value)

    def _usual_columns(self, data: Mapping[str, Any]) -> list[str]:
        usual = [Column.NAME, Column.POST, Column.SINCE, Column.UNTIL]
        if self.keeps_contacts:
            usual += [Column.COMMITTEE] if data.get("below") else []
            usual += CONTACTS
        return [column.value for column in usual]

    def _allowed_columns(self) -> list[str]:
        withheld = () if self.keeps_contacts else (*CONTACTS, Column.STATUS, Column.CERTIFICATE)
        return [column.value for column in Column if column not in withheld]

    @staticmethod
    def _allowed_standings(account: Any, committee: Committee) -> list[Standing]:
        appoints = may(account, Action.APPOINT, committee)
        return [each for each in Standing if appoints or each != Standing.ON_THE_WAY]

    def _choices(self, name: str, choices: list[Any]) -> None:
        offered = [(choice.value, choice.label) for choice in choices]
        cast(forms.ChoiceField, self.fields[name]).choices = offered


class FilterNameForm(DecisionForm):
    """What a saved filter is called."""

    name = forms.CharField(
        label=_("Name of the filter"),
        max_length=SavedFilter._meta.get_field("name").max_length,
        help_text=_("It appears above this roster, for you alone."),
    )


class ExportForm(DecisionForm):
    """What is taken out of a roster, and why."""

    format = forms.ChoiceField(label=_("Format"), choices=Export.Format)
    columns = forms.MultipleChoiceField(
        label=_("Columns in the file"),
        choices=Column,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take out no more than the purpose needs."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=Export._meta.get_field("reason").max_length,
        help_text=_("Kept with the export, and read by the admins of the committee."),
    )

    @property
    def arguments(self) -> dict[str, Any]:
        chosen = [column for column in Column if column in self.cleaned_data["columns"]]
        return self.cleaned_data | {"columns": chosen}


def read_back(query: Mapping[str, str | list[str]]) -> QueryDict:
    """A kept query as a request would carry it; only then does the form judge it anew."""
    data = QueryDict(mutable=True)
    for name, value in query.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _with(data: Mapping[str, Any], **lists: list[str]) -> QueryDict:
    copy = data.copy() if isinstance(data, QueryDict) else read_back(dict(data))
    for name, values in lists.items():
        copy.setlist(name, values)
    return copy


def _plain(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, Place):
        return value.key
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, bool):
        return "on"
    return value.isoformat() if isinstance(value, date) else str(value)
