"""A holder's own page: consents and leaving, signed in or by the link in a mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee import reports
from committee.errors import DomainError, FileLost, LinkUnknown
from committee.http import Request
from committee.models import Person, User
from committee.services import certificates
from committee.services import holders as service
from committee.services.invitations import current_texts
from committee.views.certificates import pdf_response
from committee.views.public import in_asked_language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_consents(request: Request) -> HttpResponse:
    """What the signed-in holder agreed to; withdraw, agree, resign."""
    person = Person.objects.filter(user=request.user).first()
    if request.method == "POST":
        if person is None:
            raise Http404
        if _decide(request, person, request.user):
            logout(request)
            return render(request, "committee/erased.html")
        return redirect("own_consents")
    posts = reports.own_posts(person, current_texts()) if person else []
    return render(request, "committee/own_consents.html", {"posts": posts})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_asked_language
def holder(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever comes by the link in a mail, without an account."""
    try:
        person = service.find_holder(token)
    except LinkUnknown as error:
        return render(request, "committee/link_unknown.html", {"error": error}, status=404)
    if request.method == "POST":
        if _decide(request, person, None):
            return render(request, "committee/erased.html")
        return redirect(request.get_full_path())
    context = {
        "person": person,
        "posts": reports.own_posts(person, current_texts()),
        "certificates": reports.own_certificates(person),
        "token": token,
    }
    return render(request, "committee/holder.html", context)


@login_not_required
@never_cache
@require_safe
def own_certificate(request: HttpRequest, token: str, pk: UUID) -> HttpResponseBase:
    """The PDF of a certificate, for its holder without an account."""
    try:
        person = service.find_holder(token)
        certificate = get_object_or_404(reports.own_certificates(person), pk=pk)
        return pdf_response(certificate, certificates.printed(pk, certificate.pdf_sha256))
    except LinkUnknown as error:
        return render(request, "committee/link_unknown.html", {"error": error}, status=404)
    except FileLost:
        return render(request, "committee/own_file_lost.html", status=404)


def _decide(request: HttpRequest, person: Person, actor: User | None) -> bool:
    """Do what the button says; returns whether everything about the person is erased now."""
    held = get_object_or_404(person.appointments, pk=_key(request.POST.get("appointment", "")))
    who: dict[str, Any] = {"actor": actor, "holder": person, "appointment": held}
    decision, kind = request.POST.get("decision"), request.POST.get("kind", "")
    erased = False
    try:
        if decision == "withdraw":
            erased = service.withdraw(**who, kind=kind)
            said = _("The consent is withdrawn.")
        elif decision == "give":
            service.give(**who, kind=kind)
            said = _("Your consent is recorded.")
        elif decision == "resign":
            service.resign(**who)
            said = _("You resigned from the post.")
        else:
            raise Http404
    except DomainError as error:
        messages.error(request, str(error))
    else:
        if not erased:
            messages.success(request, said)
    return erased


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
