"""A certificate's page, its PDF and its revocation."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee import access
from committee.access import Action
from committee.complaint_forms import SupersessionForm
from committee.errors import DomainError, FileLost, NotAllowed
from committee.forms import RevocationForm
from committee.http import Request
from committee.models import Certificate
from committee.services import certificates as service
from committee.services import corrections, holders
from committee.services.composing import verify_url


@require_safe
def certificate_page(request: Request, pk: UUID) -> HttpResponse:
    """A certificate: whether it stands, its PDF, the page on which anybody can check it."""
    certificate = _visible(request, pk)
    may_revoke = access.may(request.user, Action.APPOINT, certificate.appointment.post.committee)
    context = {
        "certificate": certificate,
        "may_revoke": may_revoke,
        "verify_url": verify_url(certificate.token),
        "is_holder": certificate.appointment.person.user_id == request.user.pk,
    }
    template = "committee/certificate.html"
    return render(request, f"{template}#state" if request.htmx else template, context)


@never_cache
@require_safe
def certificate_pdf(request: Request, pk: UUID) -> HttpResponseBase:
    """The PDF as it was printed; printed now if the worker has not come to it yet."""
    certificate = _visible(request, pk)
    try:
        pdf = service.printed(pk, certificate.pdf_sha256)
    except FileLost as error:
        may_correct = access.may(
            request.user, Action.APPOINT, certificate.appointment.post.committee
        )
        context = {"certificate": certificate, "error": error, "may_correct": may_correct}
        return render(request, "committee/file_lost.html", context, status=404)
    return pdf_response(certificate, pdf)


def pdf_response(certificate: Certificate, pdf: bytes) -> FileResponse:
    """The file under the number that stands on it."""
    return FileResponse(
        BytesIO(pdf),
        content_type="application/pdf",
        filename=f"certificate-{certificate.printed_number}.pdf",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def supersede(request: Request, pk: UUID) -> HttpResponse:
    """Issue a corrected certificate in the place of one with a mistake."""
    certificate = _visible(request, pk)
    if not access.may(request.user, Action.APPOINT, certificate.appointment.post.committee):
        raise NotAllowed
    person = certificate.appointment.person
    form = SupersessionForm(
        request.POST or None, initial={"name": person.name, "name_latin": person.name_latin}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = form.attempt(
            corrections.supersede,
            actor=request.user,
            certificate=certificate,
            name=data["name"],
            name_latin=data["name_latin"],
            why=data["reason"],
        )
        if new is not None:
            messages.success(request, _("The corrected certificate is being printed."))
            return redirect("certificate", pk=new.pk)
    return render(request, "committee/supersede.html", {"certificate": certificate, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def resign(request: Request, pk: UUID) -> HttpResponse:
    """The holder gives the post up, after reading what that means."""
    certificate = _visible(request, pk)
    held = certificate.appointment
    if held.person.user_id != request.user.pk:
        raise NotAllowed
    if request.method == "POST":
        try:
            holders.resign(actor=request.user, holder=held.person, appointment=held)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("You resigned from the post."))
        return redirect("certificate", pk=pk)
    return render(request, "committee/resign.html", {"certificate": certificate})


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: Request, pk: UUID) -> HttpResponse:
    """Call a certificate back, with a reason; the public page says so at the next request."""
    certificate = _visible(request, pk)
    if not access.may(request.user, Action.APPOINT, certificate.appointment.post.committee):
        raise NotAllowed
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        revoked = form.attempt(
            service.revoke, actor=request.user, certificate=certificate, reason=reason
        )
        if revoked is not None:
            messages.success(request, _("The certificate is revoked."))
            return redirect("certificate", pk=pk)
    return render(request, "committee/revoke.html", {"certificate": certificate, "form": form})


def _visible(request: Request, pk: UUID) -> Certificate:
    visible = access.certificates_visible_to(request.user).select_related(
        "appointment__person", "appointment__post__title", "appointment__post__committee"
    )
    return get_object_or_404(visible, pk=pk)
