"""To which committees an event is copied, and how it is called there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.forms import DayField, DecisionForm
from committee.models import Committee, UnitKind
from committee.unit_forms import offer_committees
from events.models import COMMITTEE, Event


class CopyForm(DecisionForm):
    """Committees by branch and kind; the day, the name and whether the venue goes along."""

    top = forms.ModelChoiceField(
        Committee.objects.none(),
        label=_("Committee"),
        empty_label="—",
        help_text=_("It and everything below it, apart from the host of this event."),
    )
    kind = forms.ModelChoiceField(
        UnitKind.objects.all(),
        label=_("Kind of unit"),
        required=False,
        empty_label=_("all kinds"),
    )
    held_on = DayField(label=_("Date"), help_text=_("The hours stay as they are here."))
    name_ko = forms.CharField(
        label=_("Name (Korean)"),
        max_length=160,
        help_text=_("{committee} stands for the name of each committee."),
    )
    name_en = forms.CharField(label=_("Name (English)"), max_length=200, required=False)
    with_venue = forms.BooleanField(label=_("With the venue and its places"), required=False)

    def __init__(
        self, *args: Any, actor: Any, event: Event, find: str = "", **options: Any
    ) -> None:
        """``find`` is a part of the name of a committee, for trees too large to list."""
        super().__init__(*args, **options)
        host = event.host
        near = Q(path__startswith=host.path) | Q(path__in=host.lineage())
        seen = authority(actor).scope(Action.VIEW_COMMITTEE).q()
        rows = Committee.objects.standing(on=timezone.localdate()).filter(near, seen)
        self.initial.update(
            top=host.pk,
            held_on=event.held_on,
            name_ko=event.name_ko.replace(host.name_ko, COMMITTEE),
            name_en=event.name_en.replace(host.name_en, COMMITTEE) if host.name_en else "",
        )
        self.searched = offer_committees(self, "top", rows, find=find)
