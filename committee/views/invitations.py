"""The invited person's page, which opens to whoever holds the link."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from committee.certificates.qr import qr_address
from committee.errors import (
    DomainError,
    InvitationAnswered,
    InvitationExpired,
    InvitationUnknown,
)
from committee.forms import AcceptanceForm
from committee.models import Invitation
from committee.services import holders
from committee.services import invitations as service
from committee.views.public import in_asked_language


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_asked_language
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation, for whoever holds its link: accept, decline, or "not me"."""
    try:
        found = service.find_invitation(token)
        if request.method == "POST":
            return _answer(request, token, found)
        return _question(request, found, _form(found))
    except (InvitationUnknown, InvitationAnswered, InvitationExpired) as error:
        status = 404 if isinstance(error, InvitationUnknown) else 410
        context = {"error": error, **_own_page(token)}
        return render(request, "committee/invitation_closed.html", context, status=status)


def _answer(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    answer = request.POST.get("answer")
    if answer in ("decline", "disown"):
        decide = service.decline if answer == "decline" else service.disown
        said = {"answer": answer, "erased": decide(token=token)}
        return render(request, "committee/invitation_answered.html", said)
    form = _form(found, request)
    if form.is_valid():
        try:
            accepted = service.accept(
                token=token,
                consents=form.consents,
                eligible=form.cleaned_data["eligible"],
                name=form.cleaned_data["name"],
                name_latin=form.cleaned_data["name_latin"],
            )
        except (InvitationUnknown, InvitationAnswered, InvitationExpired):
            raise
        except DomainError as error:
            form.add_error(form.field_of(error), str(error))
        else:
            context = {"answer": "accept", "appointment": accepted, **_own_page(token)}
            return render(request, "committee/invitation_answered.html", context)
    return _question(request, found, form)


def _own_page(token: str) -> dict[str, str]:
    """Where whoever accepted looks after themselves, to be kept on paper; empty for others."""
    address = holders.own_address(token)
    return {"own_address": address, "own_code": qr_address(address)} if address else {}


def _form(found: Invitation, request: HttpRequest | None = None) -> AcceptanceForm:
    person = found.appointment.person
    return AcceptanceForm(
        request.POST if request else None,
        texts=service.current_texts(),
        initial={"name": person.name, "name_latin": person.name_latin},
    )


def _question(request: HttpRequest, found: Invitation, form: AcceptanceForm) -> HttpResponse:
    context = {"invitation": found, "appointment": found.appointment, "form": form}
    return render(request, "committee/invitation.html", context)
