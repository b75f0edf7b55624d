"""Reports about certificates: made by anybody or the holder, settled at the desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from committee import access
from committee.access import Action
from committee.complaint_forms import MistakeForm, ReportForm, SettlingForm
from committee.errors import NotAllowed
from committee.http import Request, unlisted
from committee.models import Certificate, CertificateReport
from committee.services import complaints as service
from committee.views.public import counted, in_asked_language

ROWS_A_PAGE = 50


@login_not_required
@csrf_exempt  # no cookie is set: the form carries a signed proof of its own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_asked_language
@counted("verify", methods=("GET", "HEAD"))
@counted("report", methods=("POST",))
def report_certificate(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the certificate says "I never agreed" or "this looks forged"; no account."""
    certificate = _published(token)
    if certificate is None:
        return unlisted(render(request, "committee/verify.html", {"found": None}, status=404))
    asked = {"kind": request.GET.get("kind")}
    form = ReportForm(request.POST or None, token=token, initial=asked)
    if request.method == "POST" and form.is_valid():
        service.report(certificate=certificate, **form.cleaned_data)
        return unlisted(render(request, "committee/reported.html"))
    context = {"form": form, "certificate": certificate, "token": token}
    return unlisted(render(request, "committee/report_certificate.html", context))


def _published(token: str) -> Certificate | None:
    if "\0" in token:  # PostgreSQL would refuse it
        return None
    rows = Certificate.objects.published().select_related("appointment__post__committee")
    return rows.filter(token=token).first()


@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: Request, pk: UUID) -> HttpResponse:
    """The holder says what is wrong in the certificate."""
    rows = Certificate.objects.published().select_related("appointment__person")
    certificate = get_object_or_404(rows, pk=pk, appointment__person__user=request.user)
    form = MistakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reported = form.attempt(
            service.report_mistake,
            actor=request.user,
            holder=certificate.appointment.person,
            certificate=certificate,
            text=form.cleaned_data["text"],
        )
        if reported is not None:
            messages.success(request, _("The desk was told."))
            return redirect("certificate", pk=pk)
    context = {"certificate": certificate, "form": form}
    return render(request, "committee/report_mistake.html", context)


@require_safe
def report_list(request: Request) -> HttpResponse:
    """What was reported about certificates, the open ones first."""
    if not access.may_anywhere(request.user, Action.APPOINT):
        raise NotAllowed
    rows = _visible(request).order_by("status", "-reported_at")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "committee/certificate_reports.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: Request, pk: UUID) -> HttpResponse:
    """One report, and what came of it."""
    reported = get_object_or_404(_visible(request), pk=pk)
    form = SettlingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        settled = form.attempt(
            service.settle,
            actor=request.user,
            reported=reported,
            note=form.cleaned_data["note"],
        )
        if settled is not None:
            messages.success(request, _("The report is settled."))
            return redirect("certificate_reports")
    return render(request, "committee/certificate_report.html", {"report": reported, "form": form})


def _visible(request: Request) -> QuerySet[CertificateReport]:
    return access.certificate_reports_visible_to(request.user).select_related(
        "settled_by",
        "certificate__appointment__person",
        "certificate__appointment__post__title",
        "certificate__appointment__post__committee",
    )
