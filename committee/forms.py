"""The committee app's forms: they check shape; services check state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import groupby
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.errors import ConsentMissing, DomainError, NotEligible
from committee.models import (
    AccessToken,
    Appointment,
    Committee,
    ConsentKind,
    ConsentText,
    CredentialCopy,
    EndReason,
    Person,
    Post,
    Status,
)
from committee.names import clean_latin_name, clean_name, clean_phone, masked_email, masked_phone
from committee.reports import likely_the_same

MOST_CHOICES = 300
"""A list longer than this is searched instead of scrolled."""


class BilingualForm(forms.Form):
    """What is written in one language says so, to those who listen and to the spelling."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if name.endswith(("_ko", "_en")):
                field.widget.attrs.setdefault("lang", name[-2:])


class DecisionForm(BilingualForm):
    """A form that ends in a service; what the service refuses is shown beside the field."""

    def attempt[T](self, decide: Callable[..., T], **arguments: Any) -> T | None:
        """Run ``decide`` and return its result, or None with the refusal added to the form."""
        try:
            return decide(**arguments)
        except DomainError as error:
            self.add_error(self.field_of(error), str(error))
            return None

    def offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Let the field ``name`` choose among ``rows`` and nothing else."""
        cast(forms.ModelChoiceField, self.fields[name]).queryset = rows

    def offer_some(self, name: str, rows: QuerySet[Any], listed: Iterable[Any]) -> None:
        """The same for more than a list can show: some are listed, and what is chosen stays so."""
        self.offer(name, rows)
        field = cast(forms.ModelChoiceField, self.fields[name])
        chosen = None
        with suppress(ValidationError):
            chosen = field.to_python(self[name].value())
        shown = {row.pk: field.label_from_instance(row) for row in (chosen, *listed) if row}
        field.choices = [("", field.empty_label), *shown.items()]

    def field_of(self, error: DomainError) -> str | None:
        return error.field if error.field in self.fields else None

    @property
    def arguments(self) -> dict[str, Any]:
        """What the service takes from the form, by the service's names."""
        return self.cleaned_data


class DateInput(forms.DateInput):
    """A day, entered with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def plausible(day: date) -> None:
    """Raise ``ValidationError`` for a day that is a slip of the keyboard, and has no day after."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(
            _("Enter a day between %(first)s and %(last)s."),
            code="implausible",
            params={"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()},
        )


class DayField(forms.DateField):
    """A day as people type it, of this century or those beside it."""

    widget = DateInput
    default_validators = [plausible]


class NameField(forms.CharField):
    """A person's name, kept as ``clean_name`` returns it."""

    def __init__(self, **options: Any) -> None:
        # The limit is checked by clean_name, whose sentence names the length; the browser's is
        # left away so that a pasted name is never cut in silence.
        super().__init__(max_length=None, **options)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return clean_name(text) if text else ""


class LatinNameField(forms.CharField):
    """The same name in Latin letters, kept as ``clean_latin_name`` returns it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Name in Latin letters"))
        super().__init__(max_length=80, required=False, **options)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> str:
        return clean_latin_name(super().clean(value))


class PhoneField(forms.CharField):
    """A Korean mobile number, kept in E.164."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, **options)
        self.widget.input_type = "tel"

    def clean(self, value: Any) -> str:
        return clean_phone(super().clean(value))


class PostChoices(forms.models.ModelChoiceIterator):
    """Posts grouped by their committee, in the order of the tree; the first ``MOST_CHOICES``."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        posts = self.queryset.select_related("committee", "title")
        ordered = posts.order_by("committee__path", "title__rank")[:MOST_CHOICES]
        for committee, group in groupby(ordered, key=lambda post: post.committee):
            yield (str(committee), [(post.pk, str(post.title)) for post in group])


class PostField(forms.ModelChoiceField):
    """A choice of posts, grouped by committee."""

    iterator = PostChoices


def posts_to_fill(actor: Any) -> QuerySet[Post]:
    """The open posts for which the account may nominate."""
    scope = authority(actor).scope(Action.APPOINT)
    return Post.objects.open(on=timezone.localdate()).filter(scope.q("committee__path"))


def post_asked_for(actor: Any, key: str) -> Post | None:
    """The post with this key, if it is one that the account may fill."""
    return posts_to_fill(actor).filter(pk=key).first() if key.isdecimal() else None


def offer_posts(form: DecisionForm, actor: Any, *, find: str, post: Post | None) -> bool:
    """Let the field ``post`` choose among the posts that the account may fill.

    ``post`` is the one asked for, ``find`` a part of its committee's name. Returns whether there
    are more than a list can show, so that they have to be searched.
    """
    form.initial["post"] = post
    rows = posts_to_fill(actor)
    if post and (form.is_bound or not find):
        rows = rows.filter(committee=post.committee_id)
    elif find:
        rows = rows.filter(committee__in=Committee.objects.called(find))
    cut = rows[MOST_CHOICES : MOST_CHOICES + 1].exists()
    if cut:
        form.fields["post"].help_text = _(
            "Only the first %(most)s posts are listed; find the others by their committee."
        ) % {"most": MOST_CHOICES}
    form.offer("post", rows)
    return bool(find or post) or cut


SOMEBODY_ELSE = "none"


def looks(person: Person) -> str:
    """A person on record, told apart by what is left of the contact when it is masked."""
    contacts = (masked_phone(person.phone), masked_email(person.email))
    marks = [mark for mark in contacts if mark]
    return f"{person.name} ({', '.join(marks)})" if marks else person.name


class NominationForm(DecisionForm):
    """Who is put forward for which post, and where the data came from."""

    post = PostField(queryset=Post.objects.none(), label=_("Post"), empty_label="—")
    name = NameField(label=_("Name"))
    name_latin = LatinNameField()
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_(
            "The invitation goes to this address. Leave it empty for somebody whose address is on "
            "record already, and give the phone number by which they are known."
        ),
    )
    phone = PhoneField(
        label=_("Mobile phone"), required=False, help_text=_("Such as 010-0000-1234.")
    )
    source = forms.CharField(
        label=_("Source of the data"),
        max_length=200,
        help_text=_(
            "Where the name and the contact came from, such as “asked in person on 3 January”. "
            "The person will read this."
        ),
    )
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty for no end."),
    )
    standing_in = forms.BooleanField(
        label=_("Acting, until the vacancy is filled"),
        required=False,
        help_text=_("Takes no seat, so that the post can still be filled."),
    )
    invite = forms.BooleanField(
        label=_("Send the invitation at once"),
        required=False,
        initial=True,
        help_text=_("By mail. Leave this out for somebody without, and print the letter next."),
    )

    def __init__(
        self, *args: Any, actor: Any, post: Post | None = None, find: str = "", **options: Any
    ) -> None:
        """``post`` is the one asked for, ``find`` a part of its committee's name."""
        super().__init__(*args, **options)
        self.actor = actor
        self.searched = offer_posts(self, actor, find=find, post=post)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first day."))
        if not self.errors:
            self._ask_whether_known(data)
        if not self.errors and not (data["email"] or data["phone"] or data.get("known")):
            self.add_error("email", _("Give a mail address or a mobile phone number."))
        return data

    def _ask_whether_known(self, data: dict[str, Any]) -> None:
        """Let the user say whether a nominee is one of those on record who look alike."""
        alike = likely_the_same(
            self.actor,
            committee=data["post"].committee,
            **{name: data[name] for name in ("name", "phone", "email")},
        )
        known = {str(person.pk): person for person in alike}
        if not known:
            return
        answer = self.data.get(self.add_prefix("same_as"))
        self.fields["same_as"] = forms.ChoiceField(
            label=_("Somebody like that is on record"),
            choices=[
                *((key, looks(person)) for key, person in known.items()),
                (SOMEBODY_ELSE, _("None of these: a person of their own")),
            ],
            widget=forms.RadioSelect,
            required=False,
        )
        if answer in known:
            data["known"] = known[answer]
        elif answer != SOMEBODY_ELSE:
            self.add_error("same_as", _("Say whether it is the same person."))

    @property
    def ends_on(self) -> date | None:
        """The first day after the term."""
        last = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None


class EndForm(DecisionForm):
    """Why an appointment ends, and when."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=EndReason.for_one,
        help_text=_(
            "“Dismissed” and “issued in error” end it today and revoke the certificate for good. "
            "“Nomination withdrawn” ends it today. Whatever the reason, name, contact and source "
            "of somebody who has accepted nothing and is needed nowhere else are erased. None of "
            "these can be undone."
        ),
    )
    last_day = DayField(
        label=_("Last day in the post"),
        required=False,
        help_text=_("Leave empty to end it today."),
    )

    def __init__(self, *args: Any, held: Appointment, **options: Any) -> None:
        super().__init__(*args, **options)
        if held.status in (Status.NOMINATED, Status.INVITED):
            only = EndReason.NOMINATION_WITHDRAWN
            cast(forms.ChoiceField, self.fields["reason"]).choices = [(only.value, only.label)]
            del self.fields["last_day"]

    @property
    def ends_on(self) -> date | None:
        last = self.cleaned_data.get("last_day")
        return last + timedelta(days=1) if last else None


class RevocationForm(DecisionForm):
    """Why a certificate is called back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Kept with the decision; the public page does not show it."),
    )


class CredentialForm(DecisionForm):
    """How a credential names its holder; it is made once the holder knows what a copy means."""

    named_by = forms.ChoiceField(
        label=_("The file names me by"),
        choices=CredentialCopy.NamedBy,
        widget=forms.RadioSelect,
        initial=CredentialCopy.NamedBy.MAIL,
    )
    understood = forms.BooleanField(
        label=_("I know that a copy cannot be recalled"),
        error_messages={"required": _("Tick this once you have read the warning.")},
    )


class AcceptanceForm(DecisionForm):
    """The invited person's answer: the spelling of the name, each consent by itself, eligibility.

    Every box is off by default. ``texts`` maps a kind of consent to its wording in force.
    """

    name = NameField(
        label=_("Your name, as the certificate will show it"),
        help_text=_("Correct the spelling if it is wrong."),
    )
    name_latin = LatinNameField(label=_("Your name in Latin letters"))
    eligible = forms.BooleanField(
        label=_(
            "I am at least 18 years old, I may vote, and no law bars me from campaigning "
            "(Public Official Election Act, art. 60)."
        ),
        error_messages={"required": NotEligible.message},
        help_text=_("Only that you declared this is kept, nothing about you."),
    )

    def __init__(self, *args: Any, texts: dict[str, ConsentText], **options: Any) -> None:
        super().__init__(*args, **options)
        for kind, text in texts.items():
            self.fields[f"consent_{kind}"] = forms.BooleanField(
                label=ConsentKind(kind).label,
                help_text=text.text,
                required=kind in ConsentKind.required(),
                error_messages={"required": ConsentMissing.message},
            )
        self.kinds = list(texts)

    @property
    def consents(self) -> set[str]:
        return {kind for kind in self.kinds if self.cleaned_data[f"consent_{kind}"]}

    def required_consents(self) -> list[forms.BoundField]:
        return [self[f"consent_{kind}"] for kind in self.kinds if kind in ConsentKind.required()]

    def free_consents(self) -> list[forms.BoundField]:
        return [
            self[f"consent_{kind}"] for kind in self.kinds if kind not in ConsentKind.required()
        ]


class AccessTokenForm(forms.Form):
    """What another system may do for the account, and for how long."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Such as the device that will use it: “Main door, tablet 1”."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Scopes"), choices=AccessToken.Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("Expires after"),
        coerce=int,
        choices=[(1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days"))],
        initial=7,
    )
