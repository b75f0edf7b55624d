"""The events app's forms: they check shape; services check state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from committee.access import Action, appointments_within, authority, people_visible_to
from committee.forms import MOST_CHOICES, DayField, DecisionForm, NameField
from committee.models import (
    Committee,
    MegaRegion,
    Person,
    Region,
    Title,
)
from committee.reports.designs import Difference
from committee.spreadsheets import MAX_BYTES
from committee.unit_forms import BranchField, offer_committees
from events.errors import ChangedMeanwhile
from events.models import (
    COMMITTEE,
    Attendance,
    Event,
    EventTemplate,
    Guest,
    Proposal,
    Statement,
    fill,
)
from events.reports import attendances_of

MB = 1_000_000


class TimeInput(forms.TimeInput):
    """An hour and minute, entered with the browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Wording(forms.Textarea):
    """A longer text in a known language, so that it is read aloud and spelled in that one."""

    def __init__(self, language: str, *, rows: int = 4) -> None:
        super().__init__(attrs={"rows": rows, "lang": language})


class SharedTextForm(DecisionForm):
    """A form of what two may edit at once: the second sees what the first saved, and decides.

    ``initial`` is what is on record now, and ``version`` its number. Sent with another number the
    form is not valid: what was typed stays, ``differences`` says what was saved meanwhile beside
    it, and the number becomes the present one, so that saving again is possible.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    met_another = False
    differences: Sequence[Difference] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("version") != self.initial["version"]:
            self.met_another = True
            self.differences = list(self._differing(data))
            again = cast(QueryDict, self.data).copy()
            again["version"] = self.initial["version"]
            self.data = again
            self.add_error(None, str(ChangedMeanwhile()))
        return data

    def label_of(self, name: str) -> str:
        return str(self.fields[name].label)

    def _differing(self, data: dict[str, Any]) -> Iterator[Difference]:
        for name, field in self.fields.items():
            if name == "version" or name not in data:
                continue
            saved = _said(field, self.get_initial_for_field(field, name))
            typed = _said(field, data[name])
            if saved != typed:
                yield Difference(self.label_of(name), saved, typed)


def _said(field: forms.Field, value: Any) -> str:
    """What a field holds, for people to compare."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return localize(timezone.localtime(value))
    if isinstance(value, str):
        choices = dict(getattr(field, "choices", ()))
        return str(choices.get(value, value)).replace("\r\n", "\n")
    if isinstance(value, Iterable):
        return ", ".join(sorted(str(each) for each in value))
    return str(value)


class UploadField(forms.FileField):
    """A file of at most 20 MB; a larger one is not kept, and its size is told."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file has %(size)s MB; at most %(most)s are taken. Make it smaller."),
                params={"size": -(-file.size // MB), "most": MAX_BYTES // MB},
            )
        return file


class EventForm(DecisionForm, forms.ModelForm):
    """An event as staff log it; the hour and the venue may stay empty."""

    class Meta:
        model = Event
        fields = [
            "host",
            "kind",
            "name_ko",
            "name_en",
            "held_on",
            "starts_at",
            "ends_at",
            "venue_ko",
            "venue_en",
            "online_url",
            "capacity",
            "status",
        ]
        field_classes = {"held_on": DayField}
        widgets = {"starts_at": TimeInput(), "ends_at": TimeInput()}

    room_name = forms.CharField(
        label=_("Room"),
        max_length=80,
        required=False,
        help_text=_("Held by one event at a time. Write it as it was written before."),
    )
    template = forms.ModelChoiceField(
        EventTemplate.objects.all(), required=False, widget=forms.HiddenInput
    )
    then_copy = forms.BooleanField(label=_("Then copy it to the committees below"), required=False)
    LOGGED_AS = (Event.Status.DRAFT, Event.Status.PUBLISHED, Event.Status.HELD)

    def __init__(
        self,
        *args: Any,
        actor: Any,
        template: EventTemplate | None = None,
        find: str = "",
        **options: Any,
    ) -> None:
        """``template`` is what a new event starts from, ``find`` a part of the host's name."""
        super().__init__(*args, **options)
        if template is not None:
            self.initial.update(
                template=template,
                kind=template.kind,
                name_ko=template.event_name_ko,
                name_en=template.event_name_en,
                status=Event.Status.DRAFT,
            )
            self.fields["name_ko"].help_text = _(
                "{committee} stands for the name of the committee."
            )
        if self.instance.pk:
            del self.fields["status"]  # its steps have buttons of their own
            del self.fields["template"], self.fields["then_copy"]
            room = self.instance.room
            self.initial["room_name"] = room.name_ko if room else ""
        else:
            status = cast(forms.ChoiceField, self.fields["status"])
            status.choices = [(each.value, each.label) for each in self.LOGGED_AS]
        scope = authority(actor).scope(Action.LOG_EVENT)
        hosts = Committee.objects.filter(scope.q()).order_by("path")
        cast(forms.ModelChoiceField, self.fields["host"]).empty_label = "—"
        self.searched = offer_committees(self, "host", hosts, find=find)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if ends_at and not starts_at:
            self.add_error("starts_at", _("Say when it starts, since you say when it ends."))
        elif ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("The end is not after the start."))
        if data.get("room_name") and not data.get("venue_ko"):
            self.add_error("venue_ko", _("Say the venue, since you name a room."))
        self._name_it(data)
        return data

    def clean_capacity(self) -> int | None:
        capacity: int | None = self.cleaned_data["capacity"]
        if capacity == 0:
            raise forms.ValidationError(
                _("An event has one place at least. Leave it empty for no limit.")
            )
        return capacity

    def _name_it(self, data: dict[str, Any]) -> None:
        """Put the host's name where the name says so."""
        host = data.get("host")
        for field in ("name_ko", "name_en"):
            if host and COMMITTEE in data.get(field, ""):
                data[field] = fill(data[field], getattr(host, field))

    def validate_constraints(self) -> None:
        """Left to the service, whose sentence says what to do."""


OFFERED_AT_FIRST = 30
"""People of the host whom a form offers before anybody was looked for."""


class AttendeeForm(DecisionForm):
    """Somebody who was there: a person on record, chosen; or a guest, named."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person on record"), required=False, empty_label="—"
    )
    name = NameField(
        label=_("Or a guest's name"),
        required=False,
        help_text=_("For somebody who is not in the hierarchy."),
    )
    affiliation = forms.CharField(
        label=_("Affiliation of the guest"), max_length=160, required=False
    )
    office = forms.ChoiceField(
        label=_("Public office of the guest"),
        choices=[("", "—"), *Guest.Office.choices],
        required=False,
    )

    def __init__(
        self, *args: Any, actor: Any, event: Event, find: str = "", **options: Any
    ) -> None:
        """``find`` is the beginning of a name; without one, the host's own people are offered."""
        super().__init__(*args, **options)
        listed = event.attendances.filter(person__isnull=False).values("person")
        rows = people_visible_to(actor).exclude(pk__in=listed).order_by("name")
        if find:
            shown = rows.filter(pk__in=Person.objects.matching(find, phones=False))
        else:
            own = appointments_within(event.host, actor).order_by().values("person")
            shown = rows.filter(pk__in=own[: 2 * OFFERED_AT_FIRST])
        # Not put in order by the database: of more than can be offered, one has to search anyway.
        found = list(shown.order_by()[: MOST_CHOICES if find else OFFERED_AT_FIRST])
        self.offer_some("person", rows, sorted(found, key=lambda row: row.name))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("person")) == bool(data.get("name")) and not self.errors:
            self.add_error("name", _("Choose a person or name a guest: one of the two."))
        return data


class CancelForm(DecisionForm):
    """Why an event is cancelled; whoever was asked reads it."""

    because = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_(
            "Everybody who was asked or is going, and has an address, gets a mail with it."
        ),
    )


class ListForm(forms.Form):
    """Which part of an event's list is shown."""

    q = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("all")), *Attendance.Status.choices], required=False
    )
    address = forms.ChoiceField(
        label=_("Mail address"),
        choices=[("", _("all")), ("none", _("none on record"))],
        required=False,
    )


class AskForm(DecisionForm):
    """Whom to ask to an event: who sits in a committee today, or also below it."""

    committee = BranchField(Committee.objects.none(), label=_("Committee"))
    below = forms.BooleanField(label=_("Also the committees below"), required=False, initial=True)
    title = forms.ModelChoiceField(
        Title.objects.all(), label=_("Title"), required=False, empty_label=_("all titles")
    )

    def __init__(self, *args: Any, actor: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **options)
        scope = authority(actor).scope(Action.VIEW_CONTACT).q()
        rows = Committee.objects.standing(on=timezone.localdate()).within(event.host)
        self.offer("committee", rows.filter(scope))
        self.initial["committee"] = event.host


class EventChoiceForm(DecisionForm):
    """To which of the coming events the people of a roster are asked."""

    event = forms.ModelChoiceField(Event.objects.none(), label=_("Event"), empty_label="—")

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        logs = authority(actor).scope(Action.LOG_EVENT).q("host__path")
        coming = Event.objects.filter(
            logs, status=Event.Status.PUBLISHED, held_on__gte=timezone.localdate()
        )
        self.offer("event", coming.order_by("held_on", "pk"))


class ReplyForm(DecisionForm):
    """Whether somebody comes to an event, and how many they bring along; the buttons say which."""

    ANSWERS = ("going", "declined")

    companions = forms.IntegerField(
        label=_("People whom I bring along"), min_value=0, max_value=20, initial=0, required=False
    )

    def clean(self) -> dict[str, Any]:
        if self.data.get("answer") not in self.ANSWERS:
            raise forms.ValidationError(_("Say whether you come, with one of the buttons."))
        return super().clean() or {}

    @property
    def arguments(self) -> dict[str, Any]:
        return {
            "going": self.data["answer"] == "going",
            "companions": self.cleaned_data["companions"] or 0,
        }


class AttendeeField(forms.ModelChoiceField):
    """Somebody on an event's list, by name."""

    def label_from_instance(self, row: Attendance) -> str:
        return row.somebody.label


class SpokenForm(DecisionForm):
    """Something that a named attendee said or proposed."""

    somebody = AttendeeField(Attendance.objects.none(), label=_("Who"), empty_label="—")
    role = "speaker"  # the argument under which the service takes the somebody

    def __init__(self, *args: Any, event: Event, find: str = "", **options: Any) -> None:
        """``find`` is a part of the name, for lists too long to scroll."""
        super().__init__(*args, **options)
        found = list(attendances_of(event, q=find)[: MOST_CHOICES + 1])
        self.searched = bool(find) or len(found) > MOST_CHOICES
        self.offer_some("somebody", attendances_of(event), found[:MOST_CHOICES])

    @property
    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data[self.role] = data.pop("somebody").somebody
        return data


class StatementForm(SpokenForm):
    """What somebody said, and where that is on record."""

    said_in = forms.ChoiceField(
        label=_("Said in"),
        choices=Statement.Language.choices,
        initial=Statement.Language.KOREAN,
        help_text=_("The text in the other language is a translation."),
    )
    text_ko = forms.CharField(label=_("Text (Korean)"), widget=Wording("ko"))
    text_en = forms.CharField(label=_("Text (English)"), widget=Wording("en"), required=False)
    paraphrased = forms.BooleanField(
        label=_("Paraphrased, not word for word"), required=False, initial=True
    )
    source_ko = forms.CharField(label=_("Source (Korean)"), max_length=200)
    source_en = forms.CharField(label=_("Source (English)"), max_length=200, required=False)


class ProposalForm(SpokenForm):
    """A policy that somebody proposed, and the regions that it concerns."""

    role = "proposer"
    scope = forms.ChoiceField(label=_("Scope"), choices=Proposal.Scope.choices)
    title_ko = forms.CharField(label=_("Proposal (Korean)"), max_length=200)
    title_en = forms.CharField(label=_("Proposal (English)"), max_length=240, required=False)
    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=_("Regions"), required=False
    )
    mega_regions = forms.ModelMultipleChoiceField(
        MegaRegion.objects.all(), label=_("Mega-regions"), required=False
    )

    def __init__(self, *args: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, event=event, **options)
        self.offer("regions", Region.objects.provinces().on(event.held_on))


class HeadcountForm(DecisionForm):
    """How many people came, according to somebody who says so."""

    number = forms.IntegerField(label=_("Stated number"), min_value=1, max_value=10_000_000)
    approximate = forms.BooleanField(label=_("Stated as “about”"), required=False, initial=True)
    source_ko = forms.CharField(label=_("Source (Korean)"), max_length=200)
    source_en = forms.CharField(label=_("Source (English)"), max_length=200, required=False)
