"""Forms of batches and their runs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.forms import DayField, DecisionForm
from committee.models import BatchFile, Committee, Run, Status
from committee.models.batch import LONGEST_NAME
from committee.services.runs import ACTIONS
from committee.unit_forms import BranchField


class BatchForm(DecisionForm):
    """Whom to put together, and under which name."""

    committee = BranchField(
        Committee.objects.none(),
        label=_("Committee"),
        empty_label="—",
        help_text=_("Everybody in this committee and below it who stands at the status."),
    )
    status = forms.ChoiceField(label=_("Status"), required=False)
    name = forms.CharField(
        label=_("Name of the batch"),
        max_length=LONGEST_NAME,
        help_text=_("By which you will know it, such as “Launch in Gwangju, advisers”."),
    )

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        scope = authority(actor).scope(Action.APPOINT)
        self.offer("committee", Committee.objects.filter(scope.q()))
        status = self.fields["status"]
        status.choices = [("", _("any")), *Status.choices]  # type: ignore[attr-defined]


class RunForm(DecisionForm):
    """What to do with everybody in a batch."""

    action = forms.ChoiceField(label=_("Action"))
    dated = DayField(
        label=_("Date on the certificates"),
        required=False,
        help_text=_("Today, if you leave it empty."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = dict(Run.Action.choices)
        choices = [(action.value, labels[action.value]) for action in ACTIONS]
        self.fields["action"].choices = choices  # type: ignore[attr-defined]
        self.fields["dated"].initial = timezone.localdate

    @property
    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data["action"] != Run.Action.ISSUE:
            data["dated"] = None
        return data


class FileForm(DecisionForm):
    """A file to have written about a batch."""

    kind = forms.ChoiceField(label=_("File"), choices=BatchFile.Kind.choices)
    blank_backs = forms.BooleanField(
        label=_("With an empty page behind each certificate, for printing on both sides"),
        required=False,
    )


class ApprovalRuleForm(DecisionForm):
    """Who approves appointments in a campaign."""

    separate_approver = forms.BooleanField(
        label=_("Whoever nominated a person may not approve the same appointment"), required=False
    )
    two_approvers_above = forms.IntegerField(
        label=_("A second person has to agree to more approvals at once than"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text=_("Leave empty if nobody else has to agree."),
    )
