"""Forms by which a committee is founded, named, moved, closed, and given its posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.forms import MOST_CHOICES, DayField, DecisionForm
from committee.models import (
    Committee,
    CommitteeQuerySet,
    Post,
    Region,
    Title,
    UnitKind,
    UnitTemplate,
)


class BranchChoices(forms.models.ModelChoiceIterator):
    """Committees in the order of the tree, set in by their depth; the first ``MOST_CHOICES``."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        for node in islice(self.queryset.iterator(), MOST_CHOICES):
            yield (node.pk, self.field.label_from_instance(node))


class BranchField(forms.ModelChoiceField):
    """A choice of committees, shown as a tree."""

    iterator = BranchChoices

    def label_from_instance(self, node: Committee) -> str:
        return "\u2003" * (node.depth - 1) + str(node)


def offer_committees(form: DecisionForm, name: str, rows: CommitteeQuerySet, *, find: str) -> bool:
    """Let the field ``name`` choose among ``rows``, of which as many are listed as a list can show.

    The one that is chosen is among them; ``find`` is a part of the names of the others. Returns
    whether there are more, so that they have to be searched.
    """
    found = list((rows.called(find) if find else rows)[: MOST_CHOICES + 1])
    form.offer_some(name, rows, found[:MOST_CHOICES])
    return bool(find) or len(found) > MOST_CHOICES


class RegionField(forms.ModelChoiceField):
    """A choice of regions, districts set in below their province; what ended says when."""

    def label_from_instance(self, region: Any) -> str:
        name = f"{region.name} ({region.code})"
        if region.valid.upper is not None:
            last = region.valid.upper - timedelta(days=1)
            name = _("%(region)s, until %(day)s") % {"region": name, "day": last.isoformat()}
        return name if region.level == Region.Level.PROVINCE else f"\u2003{name}"


class UnitForm(DecisionForm):
    """A committee to found."""

    kind = forms.ModelChoiceField(UnitKind.objects.all(), label=_("Kind"), empty_label="—")
    name_ko = forms.CharField(label=_("Name (Korean)"), max_length=120)
    name_en = forms.CharField(label=_("Name (English)"), max_length=160, required=False)
    region = RegionField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("none")
    )
    host_office_ko = forms.CharField(label=_("Office (Korean)"), max_length=120, required=False)
    host_office_en = forms.CharField(label=_("Office (English)"), max_length=160, required=False)
    launched_on = DayField(
        label=_("Launched on"),
        required=False,
        initial=timezone.localdate,
        help_text=_("Charts of the days before leave it out. Leave empty if nobody knows."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("region", Region.objects.on(timezone.localdate()))


class NameForm(DecisionForm):
    """Another name for a committee, from a day on."""

    name_ko = forms.CharField(label=_("New name (Korean)"), max_length=120)
    name_en = forms.CharField(label=_("New name (English)"), max_length=160, required=False)
    on = DayField(
        label=_("In use since"),
        initial=timezone.localdate,
        help_text=_("Charts and rosters of the days before keep the old name."),
    )


class TargetForm(DecisionForm):
    """Another committee of the campaign, outside one's own branch, where one may appoint."""

    target = BranchField(Committee.objects.none(), label=_("Committee"), empty_label="—")

    def __init__(
        self, *args: Any, committee: Committee, actor: Any, find: str = "", **options: Any
    ):
        super().__init__(*args, **options)
        rows = (
            Committee.objects.filter(dissolved_on=None, campaign=committee.campaign_id)
            .filter(authority(actor).scope(Action.APPOINT).q())
            .exclude(path__startswith=committee.path)
        )
        self.searched = offer_committees(self, "target", rows, find=find)


class PlaceForm(DecisionForm):
    """Where among its siblings a committee stands."""

    before = forms.ModelChoiceField(
        Committee.objects.none(),
        label=_("Place it before"),
        required=False,
        empty_label=_("at the end"),
    )

    def __init__(self, *args: Any, committee: Committee, **options: Any) -> None:
        super().__init__(*args, **options)
        siblings = Committee.objects.get_siblings(committee).exclude(pk=committee.pk)
        siblings = siblings.filter(campaign=committee.campaign_id)  # the root of another is none
        self.offer("before", siblings.standing(on=timezone.localdate()))


class DissolutionForm(DecisionForm):
    """From which day on a committee stands no more."""

    on = DayField(
        label=_("Dissolved from"),
        initial=timezone.localdate,
        help_text=_("The day before is everybody’s last day in the post."),
    )


class ConfirmForm(DecisionForm):
    """A decision that needs nothing but a yes."""


class PostForm(DecisionForm):
    """A post to open in a committee."""

    title = forms.ModelChoiceField(Title.objects.none(), label=_("Title"), empty_label="—")
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("Leave empty for no limit."),
    )
    announced_ko = forms.CharField(
        label=_("Announced as (Korean)"),
        max_length=80,
        required=False,
        help_text=_("The name in public use, where it differs from the title’s."),
    )
    announced_en = forms.CharField(
        label=_("Announced as (English)"), max_length=120, required=False
    )

    def __init__(self, *args: Any, committee: Committee, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = Post.objects.filter(committee=committee, closed_on=None)
        self.offer("title", Title.objects.exclude(pk__in=open_ones.values("title")))


class SeatsForm(DecisionForm):
    """How many people a post holds."""

    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("Leave empty for no limit."),
    )


class SetUpForm(DecisionForm):
    """A usual committee to set up, for one region or for all that are official on a day."""

    template = forms.ModelChoiceField(
        UnitTemplate.objects.all(), label=_("Template"), empty_label="—"
    )
    on = DayField(
        label=_("Regions official on"),
        initial=timezone.localdate,
        help_text=_("The committees are launched on this day."),
    )
    region = RegionField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("all of them")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("region", Region.objects.all())  # those of a day are told by ``clean``

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        template, region, on = data.get("template"), data.get("region"), data.get("on")
        if template and region and template.level != region.level:
            self.add_error("region", _("This template is for regions of another level."))
        elif region and on and on not in region.valid:
            self.add_error("region", _("This region was not official on that day."))
        return data


class CorrectionForm(DecisionForm):
    """The days of a term as they should have been entered, and why."""

    starts_on = DayField(label=_("First day"), required=False)
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty for no end."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Kept in the history with the old days.")
    )

    @property
    def ends_on(self) -> date | None:
        """The first day after the term."""
        last: date | None = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None
