"""Forms of the stage: each act says which state of the run sheet it was made on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm
from events.models import Cue, Event, ProgrammeItem


class RunForm(DecisionForm):
    """One act of whoever runs the programme."""

    class Act(TextChoices):
        ADVANCE = "advance", _("go on")
        FINISH = "finish", _("finish")
        START = "start", _("start")
        STEP_BACK = "step_back", _("undo")

    act = forms.ChoiceField(choices=Act)
    seen = forms.CharField(max_length=12)
    item = forms.ModelChoiceField(ProgrammeItem.objects.none(), required=False)

    def __init__(self, *args: Any, event: Event, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("item", ProgrammeItem.objects.filter(event=event))

    @property
    def arguments(self) -> dict[str, Any]:
        given = {"seen": self.cleaned_data["seen"]}
        if self.cleaned_data["act"] == self.Act.START:
            given["item"] = self.cleaned_data["item"]
        return given

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("act") == self.Act.START and not data.get("item"):
            self.add_error("item", _("Say which item starts."))
        return data


class CueForm(DecisionForm):
    """The notes of one item, one line for each desk."""

    def __init__(self, data: Any = None, *, item: ProgrammeItem) -> None:
        super().__init__(data, initial={cue.desk: cue.text for cue in item.cues.all()})
        for desk in Cue.Desk:
            self.fields[desk.value] = forms.CharField(
                label=desk.label, max_length=160, required=False
            )

    @property
    def notes(self) -> dict[Cue.Desk, str]:
        return {desk: self.cleaned_data[desk.value] for desk in Cue.Desk}
