"""What proves a certificate without the site: statements, credentials, keys, revocations."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee import access, reports
from committee.certificates.credential import did_document
from committee.certificates.keys import key_set
from committee.errors import NoSigningKey
from committee.forms import CredentialForm
from committee.http import Request, unlisted
from committee.services import proofs as service
from committee.views.public import counted, in_asked_language

JWS = "application/jose"
VC_JWT = "application/vc+jwt"


@login_not_required
@never_cache
@require_safe
@in_asked_language
@counted("verify")
def signed_statement(request: HttpRequest, token: str) -> HttpResponse:
    """What the public page says, signed, as a file; where that says nothing, the same page."""
    found = reports.verification(token)
    if found is None:
        return unlisted(render(request, "committee/verify.html", {"found": None}, status=404))
    try:
        signed = service.sign_statement(token=token, facts=found.facts())
    except NoSigningKey:
        raise Http404 from None
    return unlisted(_file(signed, "certificate-statement.jws", JWS))


@require_http_methods(["GET", "HEAD", "POST"])
def credential(request: Request, pk: UUID) -> HttpResponse:
    """The holder's credential, after a warning; the form is there only while it can be had."""
    held = access.certificates_held_by(request.user).filter(pk=pk)
    certificate = get_object_or_404(held)
    form = CredentialForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        signed = form.attempt(
            service.take_credential,
            actor=request.user,
            certificate=certificate,
            named_by=form.cleaned_data["named_by"],
        )
        if signed is not None:
            return _file(signed, f"credential-{certificate.printed_number}.jwt", VC_JWT)
    stands = held.standing(on=timezone.localdate()).exists()
    context = {"certificate": certificate, "form": form, "stands": stands}
    return render(request, "committee/credential.html", context)


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def published_keys(request: HttpRequest) -> HttpResponse:
    """The public keys, present and former, to check statements and credentials with."""
    return JsonResponse(key_set(service.published_keys()))


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def did(request: HttpRequest) -> HttpResponse:
    """The same keys, where verifiers of ``did:web`` look for them."""
    keys = service.published_keys()
    if not keys:
        raise Http404
    return JsonResponse(did_document(settings.BASE_URL, keys))


@login_not_required
@cache_control(public=True, max_age=service.LIST_KEPT)
@require_safe
def status_list(request: HttpRequest) -> HttpResponse:
    """Which credentials were revoked, in a list that tells nothing else."""
    try:
        return HttpResponse(service.status_list(), content_type=VC_JWT)
    except NoSigningKey:
        raise Http404 from None


def _file(signed: str, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(signed, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
