"""The form in which a press release is edited, a pair of texts for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from committee.forms import plausible
from committee.reports.designs import Difference
from events.errors import NotInAnyRecord, NotInTheRecord
from events.forms import SharedTextForm, Wording
from events.models import PressParagraph, PressRelease
from events.press.claims import beyond_the_record
from events.reports import headline_records
from events.services.press import Edited

OF_PARAGRAPH = re.compile(r"(?:text_ko|text_en|position)_(\d+)")


class MomentInput(forms.DateTimeInput):
    """A day and minute, entered with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class ReleaseForm(SharedTextForm):
    """Headline, embargo and the texts, each held to what its record says."""

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
        self.abouts = {
            str(each.pk): each.get_about_display().capitalize() for each in release.paragraphs.all()
        }
        for place, paragraph in enumerate(release.paragraphs.all(), start=1):
            self._offer_texts(paragraph, place)
        if self.is_bound:
            self._take_in_what_came()

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

    def _take_in_what_came(self) -> None:
        """A paragraph that was drafted after the page was opened stands as it is on record."""
        sent = cast(QueryDict, self.data).copy()
        for name, field in self.fields.items():
            paragraph = OF_PARAGRAPH.fullmatch(name)
            if paragraph and f"position_{paragraph[1]}" not in self.data:
                sent.setdefault(name, self.get_initial_for_field(field, name))
        self.data = sent

    def label_of(self, name: str) -> str:
        label = super().label_of(name)
        paragraph = OF_PARAGRAPH.fullmatch(name)
        return f"{self.abouts[paragraph[1]]} · {label}" if paragraph else label

    def _differing(self, data: dict[str, Any]) -> Iterator[Difference]:
        yield from super()._differing(data)
        for name, text in self.data.items():
            if OF_PARAGRAPH.fullmatch(name) and name not in self.fields and "text" in name:
                yield Difference(str(_("A paragraph that left the release")), "", text)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        titles = (data.get("title_ko", ""), data.get("title_en", ""))
        for name, title, records in zip(
            ("title_ko", "title_en"), titles, headline_records(self.release), strict=True
        ):
            if said := beyond_the_record(title, records):
                self.add_error(name, str(NotInAnyRecord(said=said)))
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
