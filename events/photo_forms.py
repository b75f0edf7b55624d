"""Forms of photographs and of the event's page for everybody."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.forms import MOST_CHOICES, DecisionForm
from committee.models import Person
from events.forms import UploadField
from events.models import Photo


class PhotoForm(DecisionForm):
    """A photograph to take in."""

    file = UploadField(
        label=_("Photograph"),
        help_text=_(
            "JPEG, PNG or WebP, 20 MB at most. Place, time and camera are removed from the file."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    caption_ko = forms.CharField(label=_("Caption (Korean)"), max_length=200)
    caption_en = forms.CharField(label=_("Caption (English)"), max_length=240, required=False)


class PhotoDescriptionForm(DecisionForm):
    """What and whom a photograph shows; chosen from those who were on the event's list."""

    caption_ko = forms.CharField(label=_("Caption (Korean)"), max_length=200)
    caption_en = forms.CharField(label=_("Caption (English)"), max_length=240, required=False)
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Recognisable on it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("People on the event's list. Find others by the beginning of their name."),
    )
    nobody_else = forms.BooleanField(
        label=_("I have looked: nobody else is recognisable."), required=False
    )
    public = forms.BooleanField(
        label=_("Show to everybody on the event's public page"),
        required=False,
        help_text=_(
            "It appears as long as everybody marked agrees to photographs, and disappears at once "
            "when somebody withdraws that."
        ),
    )

    def __init__(self, *args: Any, photo: Photo, find: str = "", **options: Any) -> None:
        """``find`` is the beginning of a name; those who are marked are offered in any case."""
        marked = [row.person_id for row in photo.shown.all() if row.person_id]
        initial = {
            name: getattr(photo, name)
            for name in ("caption_ko", "caption_en", "nobody_else", "public")
        }
        super().__init__(*args, **{"initial": initial | {"people": marked}} | options)
        listed = photo.event.attendances.filter(person__isnull=False).values("person")
        rows = Person.objects.filter(Q(pk__in=listed) | Q(pk__in=marked)).order_by("name", "pk")
        field = cast(forms.ModelMultipleChoiceField, self.fields["people"])
        field.queryset = rows
        matching = Person.objects.matching(find, phones=False) if find else Person.objects.all()
        others = list(rows.filter(pk__in=matching.values("pk")).exclude(pk__in=marked)[: MOST + 1])
        self.searched = bool(find) or len(others) > MOST
        offered = [*rows.filter(pk__in=marked), *others[:MOST]]
        field.choices = [(row.pk, row.label) for row in offered]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("public") and not data.get("nobody_else"):
            self.add_error(
                "nobody_else",
                _("Look again, mark everybody who is recognisable, and say that nobody else is."),
            )
        return data


MOST = min(MOST_CHOICES, 30)
"""Boxes that one looks through before one searches."""


class PublicPageForm(DecisionForm):
    """Whether everybody may see the event."""

    public_page = forms.BooleanField(
        label=_("Show the event on a page for everybody"),
        required=False,
        help_text=_(
            "Name, host, time, venue, programme and showable photographs; it names nobody."
        ),
    )
