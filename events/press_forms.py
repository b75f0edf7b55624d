"""The form in which a press release is edited, a pair of texts for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm, plausible
from events.errors import NotInTheRecord
from events.forms import Wording
from events.models import PressParagraph, PressRelease
from events.services.press import Edited, beyond_the_record


class MomentInput(forms.DateTimeInput):
    """A day and minute, entered with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class ReleaseForm(DecisionForm):
    """Headline, embargo and the texts, each held to what its record says."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title_ko = forms.CharField(label=_("Headline (Korean)"), max_length=200)
    title_en = forms.CharField(label=_("Headline (English)"), max_length=240, required=False)
    embargo_until = forms.DateTimeField(
        label=_("Embargo until"),
        widget=MomentInput(),
        validators=[lambda moment: plausible(moment.date())],
        required=False,
        help_text=_("Leave empty for immediate release."),
    )

    def __init__(self, data: Any, *, release: PressRelease) -> None:
        kept = ("version", "title_ko", "title_en", "embargo_until")
        super().__init__(data, initial={name: getattr(release, name) for name in kept})
        self.release = release
        for place, paragraph in enumerate(release.paragraphs.all(), start=1):
            self._offer_texts(paragraph, place)

    def _offer_texts(self, paragraph: PressParagraph, place: int) -> None:
        for name, label in (("text_ko", _("Korean")), ("text_en", _("English"))):
            self.fields[f"{name}_{paragraph.pk}"] = forms.CharField(
                label=label,
                required=False,
                max_length=4000,
                initial=getattr(paragraph, name),
                widget=Wording(name.removeprefix("text_"), rows=3),
            )
        self.fields[f"position_{paragraph.pk}"] = forms.IntegerField(
            label=_("Position in the text"), min_value=1, max_value=9999, initial=place
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for paragraph in self.release.paragraphs.all():
            for language in ("ko", "en"):
                name = f"text_{language}_{paragraph.pk}"
                drafted = getattr(paragraph, f"drafted_{language}")
                if said := beyond_the_record(data.get(name, ""), drafted):
                    self.add_error(name, str(NotInTheRecord(said=said)))
        return data

    def paragraphs(self) -> Iterator[tuple[PressParagraph, Any, Any, Any]]:
        """Each with its three bound fields."""
        for each in self.release.paragraphs.all():
            fields = (f"{name}_{each.pk}" for name in ("text_ko", "text_en", "position"))
            ko, en, position = (self[name] for name in fields)
            yield each, ko, en, position

    @property
    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        texts = {
            each.pk: Edited(
                data[f"text_ko_{each.pk}"].replace("\r\n", "\n"),
                data[f"text_en_{each.pk}"].replace("\r\n", "\n"),
                data[f"position_{each.pk}"],
            )
            for each in self.release.paragraphs.all()
        }
        names = ("version", "title_ko", "title_en", "embargo_until")
        return {name: data[name] for name in names} | {"paragraphs": texts}
