"""Forms about a certificate: what somebody reports, what came of it, and its correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from committee.forms import DecisionForm, LatinNameField, NameField
from committee.models import LONGEST_REPORT, CertificateReport

SALT = "rostrum.report"
FORM_LIFETIME_SECONDS = 2 * 3600


class TextField(forms.CharField):
    """Some sentences."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=LONGEST_REPORT,
            widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_REPORT}),
            **options,
        )


class ReportForm(DecisionForm):
    """What somebody without an account reports.

    The page sets no cookie, so the form brings its own proof that the page was opened: the
    certificate's token, signed and dated.
    """

    kind = forms.ChoiceField(
        label=_("What do you report?"),
        choices=[
            (kind.value, kind.label)
            for kind in (CertificateReport.Kind.NEVER_AGREED, CertificateReport.Kind.FORGED)
        ],
        widget=forms.RadioSelect,
    )
    text = TextField(
        label=_("What is wrong"),
        required=False,
        help_text=_("If you like, in at most 1,000 characters."),
    )
    reply_to = forms.EmailField(
        label=_("Mail address for an answer"),
        required=False,
        help_text=_("Only if you want one. It is deleted when the report is settled."),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, token: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.token = token
        self.initial["opened"] = signing.dumps(token, salt=SALT)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            opened = signing.loads(data.get("opened", ""), salt=SALT, max_age=FORM_LIFETIME_SECONDS)
        except signing.BadSignature:
            opened = None
        if opened != self.token:
            self.data = dict(self.data.items()) | {"opened": self.initial["opened"]}
            self.add_error(None, _("This page stood open for long. Send it once more."))
        data.pop("opened", None)
        return data


class MistakeForm(DecisionForm):
    """What the holder finds wrong in the certificate."""

    text = TextField(
        label=_("What is wrong"),
        help_text=_("Such as the spelling of a name. The desk reads this and writes to you."),
    )


class SettlingForm(DecisionForm):
    """What came of a report."""

    note = forms.CharField(
        label=_("What came of it"),
        max_length=300,
        help_text=_("If an address for an answer is shown, answer first: it is deleted with this."),
    )

    def field_of(self, error: Any) -> str | None:
        return "note" if error.field == "reason" else super().field_of(error)


class SupersessionForm(DecisionForm):
    """The spelling of the name, and why a corrected certificate is issued."""

    name = NameField(label=_("Name, as the certificate will show it"))
    name_latin = LatinNameField()
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Kept with the decision; the public page does not show it."),
    )
