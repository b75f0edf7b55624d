"""Forms of policy proposals: found, changed, followed up, and shown to the public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.forms import DayField, DecisionForm
from committee.models import Campaign, MegaRegion, Region
from events.forms import SharedTextForm, UploadField, Wording
from events.models import Attachment, FollowUp, Proposal, Statement, Theme
from events.reports import themes_visible_to

LONGEST_THEME = Theme._meta.get_field("name").max_length or 0


class AttachmentForm(DecisionForm):
    """A document to keep with a proposal."""

    file = UploadField(
        label=_("Document"),
        help_text=_(
            "A PDF, 20 MB at most. It is handed out as it is, with what it says of its author."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )
    title = forms.CharField(
        label=_("Title"), max_length=Attachment._meta.get_field("title").max_length
    )


class ProposalSearchForm(DecisionForm):
    """Which proposals are listed; everything may be left away."""

    q = forms.CharField(
        label=_("Words"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("all")), *Proposal.Status.choices], required=False
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(), label=_("Theme"), required=False, empty_label=_("all")
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("all")
    )
    mega_region = forms.ModelChoiceField(
        MegaRegion.objects.all(), label=_("Mega-region"), required=False, empty_label=_("all")
    )

    def __init__(self, data: Any, *, account: Any) -> None:
        super().__init__(data)
        self.offer("theme", themes_visible_to(account))
        self.offer("region", Region.objects.provinces().on(timezone.localdate()))


class PublicSearchForm(DecisionForm):
    """The same for the public: words and a province."""

    q = forms.CharField(
        label=_("Words"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("all")
    )

    def __init__(self, data: Any, *, campaign: Campaign) -> None:
        super().__init__(data)
        self.offer("region", Region.objects.provinces().on(campaign.election_on))


class AmendForm(SharedTextForm):
    """A proposal with its latest wording; another wording becomes a new version."""

    title_ko = forms.CharField(label=_("Proposal (Korean)"), max_length=200)
    title_en = forms.CharField(label=_("Proposal (English)"), max_length=240, required=False)
    text_ko = forms.CharField(
        label=_("Text (Korean)"),
        widget=Wording("ko", rows=8),
        required=False,
        help_text=_("A changed text becomes a new version; the older ones stay on record."),
    )
    text_en = forms.CharField(
        label=_("Text (English)"), widget=Wording("en", rows=8), required=False
    )
    status = forms.ChoiceField(label=_("Status"), choices=Proposal.Status.choices)
    themes = forms.CharField(
        label=_("Themes"),
        max_length=400,
        required=False,
        help_text=_("Separated by commas."),
    )
    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=_("Regions"), required=False
    )
    mega_regions = forms.ModelMultipleChoiceField(
        MegaRegion.objects.all(), label=_("Mega-regions"), required=False
    )

    def __init__(self, data: Any, *, proposal: Proposal) -> None:
        latest = proposal.texts.order_by("-version").first()
        super().__init__(
            data,
            initial={
                "version": latest.version if latest else 0,
                "title_ko": proposal.title_ko,
                "title_en": proposal.title_en,
                "text_ko": latest.text_ko if latest else "",
                "text_en": latest.text_en if latest else "",
                "status": proposal.status,
                "themes": ", ".join(theme.name for theme in proposal.themes.all()),
                "regions": proposal.regions.all(),
                "mega_regions": proposal.mega_regions.all(),
            },
        )
        self.offer("regions", Region.objects.provinces().on(proposal.event.held_on))

    def clean_themes(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["themes"].split(",")]
        if any(len(name) > LONGEST_THEME for name in names):
            raise forms.ValidationError(
                _("A theme has at most %(most)s characters.") % {"most": LONGEST_THEME}
            )
        return list(dict.fromkeys(name for name in names if name))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("text_ko", "text_en"):
            data[name] = data.get(name, "").replace("\r\n", "\n")
        if not data["text_ko"] and (data["text_en"] or self.initial["text_ko"]):
            self.add_error("text_ko", _("The Korean text cannot be taken away."))
        return data


class StatementSearchForm(forms.Form):
    """Which statements are listed."""

    q = forms.CharField(
        label=_("Words"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    said_in = forms.ChoiceField(
        label=_("Said in"),
        choices=[("", _("all")), *Statement.Language.choices],
        required=False,
    )


class StatementAmendForm(DecisionForm, forms.ModelForm):
    """What is on record of a statement, but for who said it and where."""

    class Meta:
        model = Statement
        fields = ["said_in", "text_ko", "text_en", "paraphrased", "source_ko", "source_en"]
        widgets = {"text_ko": Wording("ko"), "text_en": Wording("en")}


class FollowUpForm(DecisionForm):
    """Who does what next, and until when."""

    who = forms.CharField(
        label=_("Responsible"), max_length=FollowUp._meta.get_field("who").max_length
    )
    due_on = DayField(label=_("Due on"), required=False)
    what = forms.CharField(
        label=_("What next"), max_length=FollowUp._meta.get_field("what").max_length
    )


class PolicyPageForm(DecisionForm):
    """Who may see the campaign's policies."""

    page = forms.ChoiceField(
        label=_("Public policy page"),
        choices=Campaign.PolicyPage.choices,
        help_text=_("It names no person: proposals, their texts, regions and themes."),
    )
