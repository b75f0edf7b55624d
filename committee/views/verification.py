"""The public page on which anybody can check a certificate."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from committee import reports
from committee.http import unlisted
from committee.views.public import counted, in_asked_language

NOT_FOUND = {"status": "unknown"}


@login_not_required
@never_cache
@require_safe
@in_asked_language
@counted("verify")
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """What anybody may learn from a QR code; unknown, draft and purged tokens answer alike."""
    found = reports.verification(token)
    context = {"found": found, "token": token, "signs": bool(settings.CERTIFICATE_SIGNING_KEY)}
    status = 200 if found else 404
    return unlisted(render(request, "committee/verify.html", context, status=status))


@login_not_required
@never_cache
@require_safe
@counted("verify")
def verify_json(request: HttpRequest, token: str) -> HttpResponse:
    """The same facts for machines."""
    found = reports.verification(token)
    if found is None:
        return unlisted(JsonResponse(NOT_FOUND, status=404))
    return unlisted(JsonResponse(found.facts()))
