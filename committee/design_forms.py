"""Forms by which certificates are designed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import campaigns_led_by
from committee.errors import DomainError
from committee.forms import BilingualForm, DecisionForm
from committee.models import (
    Campaign,
    CertificateDesign,
    Committee,
    DesignVersion,
    SealImage,
    Title,
)
from committee.models.design import A_COLOUR
from committee.services.designs import check_sentence, check_words
from committee.services.samples import Sample
from committee.unit_forms import BranchField, offer_committees

MOST_SIGNATORIES = 5
COLOURS = ("ink", "gold", "red")


class CampaignForm(DecisionForm):
    """Something of one campaign among those that the account leads; mostly there is one."""

    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label=_("Campaign"), empty_label=None
    )

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("campaign", campaigns_led_by(actor))


class NewDesignForm(CampaignForm):
    """A design to start."""

    name = forms.CharField(label=_("Name"), max_length=80)
    verb = forms.ChoiceField(label=_("Verb"), choices=Title.Verb)


class ColourInput(forms.TextInput):
    """The browser's own choice of colours."""

    input_type = "color"


class DesignForm(BilingualForm, forms.ModelForm):
    """Everything about a design but its signatories, and what it is tried on."""

    sample = forms.ChoiceField(label=_("Try it on"), choices=Sample, required=False)

    class Meta:
        model = DesignVersion
        fields = [name for name in DesignVersion.CONTENT if name != "signatories"]
        widgets = {
            "body_ko": forms.Textarea({"rows": 2}),
            "body_en": forms.Textarea({"rows": 2}),
            **dict.fromkeys(COLOURS, ColourInput),
        }
        help_texts = {
            "body_ko": _(
                "Leave empty for the usual sentence. In braces: {committee} {post} {name} {verb} "
                "{campaign} {date} {number}. Write a particle in both forms behind a gap, such as "
                "{post}(으)로, and the right one is printed."
            ),
            "body_en": _("The same gaps, filled in English."),
            "heading_ko": _("Leave empty for 임명장 or 위촉장."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seals = SealImage.objects.filter(campaign=self.instance.design.campaign_id).defer("png")
        self.fields["seal_image"].queryset = seals  # type: ignore[attr-defined]

    def clean_body_ko(self) -> str:
        return self._checked("body_ko", check_sentence)

    def clean_body_en(self) -> str:
        return self._checked("body_en", check_sentence)

    def clean_heading_ko(self) -> str:
        return self._checked("heading_ko", check_words)

    def clean_heading_en(self) -> str:
        return self._checked("heading_en", check_words)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in COLOURS:
            if not re.fullmatch(A_COLOUR, data.get(name, "#000000")):
                self.add_error(name, _("Write the colour in the form #rrggbb."))
        pictured = data.get("seal") == DesignVersion.Seal.IMAGE
        if not pictured:
            data["seal_image"] = None
        elif not data.get("seal_image"):
            self.add_error("seal_image", _("Choose a picture, or upload one first."))
        return data

    def _checked(self, name: str, check: Callable[[str], None]) -> str:
        return _checked(self.cleaned_data[name], check)

    @property
    def sample_chosen(self) -> str:
        """What to try it on, whether or not the rest is right."""
        wanted = self.data.get("sample") or self.initial.get("sample", "")
        return wanted if wanted in Sample.values else Sample.USUAL

    @property
    def content(self) -> dict[str, Any]:
        """The form as the service takes it, without the signatories."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class SignatoryForm(BilingualForm):
    """Who signs: an office, a name, or both."""

    title_ko = forms.CharField(label=_("Office (Korean)"), max_length=40, required=False)
    name_ko = forms.CharField(label=_("Name (Korean)"), max_length=60, required=False)
    title_en = forms.CharField(label=_("Office (English)"), max_length=60, required=False)
    name_en = forms.CharField(label=_("Name (English)"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, words in data.items():
            try:
                _checked(words, check_words)
            except ValidationError as error:
                self.add_error(name, error)
        return data


class SignatoryFormSet(forms.BaseFormSet):
    """The signatories in the order in which they sign; empty ones are left out."""

    @property
    def content(self) -> list[dict[str, str]]:
        """Those with an office or a name in Korean."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [row for row in rows if row.get("title_ko") or row.get("name_ko")]


Signatories = forms.formset_factory(
    SignatoryForm, formset=SignatoryFormSet, extra=1, max_num=MOST_SIGNATORIES, validate_max=True
)


def _checked(words: str, check: Callable[[str], None]) -> str:
    try:
        check(words)
    except DomainError as error:
        raise ValidationError(str(error), code=error.code) from None
    return words


class UseForm(DecisionForm):
    """Where a design is used."""

    committee = BranchField(
        Committee.objects.none(),
        label=_("Committee"),
        required=False,
        empty_label=_("the whole campaign"),
        help_text=_("It is used there and below, unless something below has its own."),
    )

    def __init__(self, *args: Any, design: CertificateDesign, find: str = "", **options: Any):
        super().__init__(*args, **options)
        rows = Committee.objects.standing(on=timezone.localdate()).filter(campaign=design.campaign)
        self.searched = offer_committees(self, "committee", rows, find=find)


class SealForm(CampaignForm):
    """A picture of a seal to keep."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("Such as “Seal of the central committee”.")
    )
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP of up to 2 MB. White paper becomes transparent."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )


class NumbersForm(DecisionForm):
    """Whether numbers on certificates are drawn or counted."""

    style = forms.ChoiceField(
        label=_("Numbers on certificates"),
        choices=Campaign.NumberStyle,
        widget=forms.RadioSelect,
    )
    understood = forms.BooleanField(
        label=_("I know that counted numbers tell outsiders how many we issued."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        counted = data.get("style") == Campaign.NumberStyle.SEQUENTIAL
        if counted and not data.get("understood"):
            self.add_error("understood", _("Confirm this to count, or leave the numbers drawn."))
        return data
