"""Forms of the ceremony: who is put in the queue, and each act on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.certificates.numbers import is_counted
from committee.forms import DecisionForm, NameField
from committee.models import Batch, Certificate, CertificateQuerySet, Committee, Person
from committee.unit_forms import BranchField
from events.models import Guest, ProgrammeItem, Recipient
from events.reports.ceremony import givers_at, key_of, last_giver


class GiverForm(DecisionForm):
    """Who hands the certificates over, among the event's speakers."""

    giver = forms.ChoiceField(label=_("Handed over by"), required=False)

    def __init__(self, *args: Any, item: ProgrammeItem, **options: Any) -> None:
        super().__init__(*args, **options)
        self.givers = givers_at(item.event)
        named = [(key, somebody.label) for key, somebody in self.givers.items()]
        self.fields["giver"].choices = [("", _("not on record")), *named]  # type: ignore[attr-defined]
        if giver := last_giver(item):
            self.initial["giver"] = key_of(giver)

    @property
    def chosen(self) -> Person | Guest | None:
        return self.givers.get(self.cleaned_data["giver"])


class CeremonyForm(GiverForm):
    """One act on one recipient, whom the page names; so an act done twice is done once."""

    class Act(TextChoices):
        HAND_OVER = "hand_over", _("handed over")
        SKIP = "skip", _("later")
        ABSENT = "absent", _("absent")
        TAKE_BACK = "take_back", _("undo")

    act = forms.ChoiceField(choices=Act)
    recipient = forms.ModelChoiceField(Recipient.objects.none())

    def __init__(self, *args: Any, item: ProgrammeItem, **options: Any) -> None:
        super().__init__(*args, item=item, **options)
        self.offer("recipient", Recipient.objects.filter(item=item).select_related("item__event"))


class ProxyForm(GiverForm):
    """Who takes a certificate in somebody's stead."""

    proxy_name = NameField(
        label=_("Received by"), help_text=_("The name of whoever takes the certificate.")
    )
    field_order = ["proxy_name", "giver"]


class QueueForm(DecisionForm):
    """Whose certificates wait in the queue: a committee's, a batch's, or a single one."""

    committee = BranchField(
        Committee.objects.none(), label=_("Committee"), required=False, empty_label="—"
    )
    below = forms.BooleanField(label=_("Also the committees below"), required=False, initial=True)
    batch = forms.ModelChoiceField(
        Batch.objects.none(), label=_("Batch"), required=False, empty_label="—"
    )
    number = forms.CharField(
        label=_("Number of a certificate"),
        max_length=40,
        required=False,
        help_text=_(
            "For a single one, as it is printed; of any committee of the campaign, or of your own "
            "where its numbers are counted."
        ),
    )

    def __init__(self, *args: Any, actor: Any, item: ProgrammeItem, **options: Any) -> None:
        super().__init__(*args, **options)
        self.campaign = item.event.host.campaign_id
        self.scope = authority(actor).scope(Action.LOG_EVENT)
        rows = Committee.objects.standing(on=timezone.localdate()).filter(campaign=self.campaign)
        self.offer("committee", rows.filter(self.scope.q()))
        batches = Batch.objects.filter(committee__campaign=self.campaign)
        self.offer("batch", batches.filter(self.scope.q("committee__path")))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("committee", "batch", "number")):
            self.add_error(None, _("Choose a committee or a batch, or type a number."))
        elif data.get("number") and not self._numbered(data["number"]).exists():
            self.add_error("number", _("No valid certificate has this number. Compare it again."))
        return data

    @property
    def certificates(self) -> CertificateQuerySet:
        """All that was chosen; a committee and a batch together are those in both."""
        chosen = self.cleaned_data
        if chosen["number"]:
            return self._numbered(chosen["number"])
        rows = Certificate.objects.filter(
            self.scope.q("appointment__post__committee__path"), campaign=self.campaign
        )
        if committee := chosen["committee"]:
            below = Q(appointment__post__committee__path__startswith=committee.path)
            here = Q(appointment__post__committee=committee)
            rows = rows.filter(below if chosen["below"] else here)
        if chosen["batch"]:
            rows = rows.filter(appointment__batches=chosen["batch"])
        return rows

    def _numbered(self, number: str) -> CertificateQuerySet:
        """The certificate of this number; a counted one of the account's own committees alone.

        Whoever has a drawn number has seen the paper; counted ones lead to everybody's name.
        """
        printed = number.strip()
        rows = Certificate.objects.filter(
            campaign=self.campaign, printed_number=printed, status=Certificate.Status.VALID
        )
        own = self.scope.q("appointment__post__committee__path")
        return rows.filter(own) if is_counted(printed) else rows


class RecipientForm(DecisionForm):
    """How a recipient's name is said, and where they stand in the queue."""

    hint = forms.CharField(
        label=_("How to say the name"),
        max_length=80,
        required=False,
        help_text=_("Shown below the name. Empty for the name in Latin letters."),
    )
    position = forms.IntegerField(label=_("Position"), min_value=1, max_value=100_000)
