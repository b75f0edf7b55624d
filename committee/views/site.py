"""Choices that concern the site as a whole, and the gallery of components in the demo."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from committee.context import THEMES
from committee.models import Certificate, Status

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or auto in a cookie, and go back to the page that asked."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            "theme",
            chosen,
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


class SampleForm(forms.Form):
    """A form with one field of each sort, for the gallery."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    email = forms.EmailField(
        label=gettext_lazy("Mail address"),
        help_text=gettext_lazy("The invitation goes to this address."),
    )
    title = forms.ChoiceField(
        label=gettext_lazy("Title"),
        choices=[("chair", gettext_lazy("Chair")), ("vice", gettext_lazy("Vice-Chair"))],
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(
        label=gettext_lazy("Remarks"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("yes", gettext_lazy("I accept")), ("no", gettext_lazy("I decline"))],
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(label=gettext_lazy("I agree to be listed in the roster."))

    def clean(self) -> dict[str, Any]:
        """Fail as a whole, too, so that the gallery shows what that looks like."""
        if not self.cleaned_data.get("consent"):
            self.add_error(None, _("Nothing is stored without your consent."))
        return self.cleaned_data


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to look at and to test. Exists in the demo alone."""
    if not settings.DEMO:
        raise Http404
    context = {
        "appointment_statuses": [(status.value, status.label) for status in Status],
        "certificate_statuses": [(status.value, status.label) for status in Certificate.Status],
        "event_statuses": [
            ("draft", _("draft")),
            ("published", _("published")),
            ("held", _("held")),
            ("archived", _("archived")),
            ("cancelled", _("cancelled")),
        ],
        "facts": [
            (_("Campaign"), _("Presidential campaign (sample)")),
            (_("Committee"), "광주광역시 균형발전위원회"),
            (_("Host office"), ""),
            (_("Launched on"), date(2022, 1, 18)),
        ],
        "steps": [
            {"label": _("Nominated"), "at": date(2022, 1, 3), "by": "admin@demo.example"},
            {"label": _("Invited"), "at": date(2022, 1, 4), "note": _("Sent by mail")},
            {"label": _("Accepted"), "state": "current", "note": _("Waiting for an answer")},
            {"label": _("Certificate issued"), "state": "todo"},
        ],
        "failed_steps": [
            {"label": _("Nominated"), "at": date(2022, 1, 3)},
            {"label": _("Declined"), "at": date(2022, 1, 5), "state": "failed"},
        ],
        "rows": [
            ("김가람", "전남대학교", "in_force", Status.IN_FORCE.label, 1_204, "2022-01-18"),
            ("이나래", "", "invited", Status.INVITED.label, 87, "2022-01-20"),
            ("Park Da-on", "Demo Institute", "ended", Status.ENDED.label, 12, "2022-02-02"),
        ],
        "terms": [
            DateRange(date(2022, 1, 18), None),
            DateRange(date(2022, 1, 18), date(2022, 3, 10)),
            DateRange(None, None),
        ],
        "tabs": [
            {"label": _("Overview"), "url": "#tabs", "current": True},
            {"label": _("Roster"), "url": "#tabs", "count": 24},
            {"label": _("Events"), "url": "#tabs"},
        ],
        "page": Paginator(range(230), 20).get_page(request.GET.get("page", 5)),
        "sample_form": SampleForm(),
        "faulty_form": SampleForm({"name": "", "email": "gwangju"}, prefix="faulty"),
        "tones": ("info", "good", "wait", "bad"),
    }
    return render(request, "demo/gallery.html", context)
