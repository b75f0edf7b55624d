"""The appointment desk: where nominations are made and moved along."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, explanations, reports
from committee.access import Action
from committee.errors import DomainError, NotAllowed
from committee.forms import EndForm, NominationForm, post_asked_for
from committee.http import Request, looked_for
from committee.models import OPEN, Appointment, EndReason, Level, Status, User
from committee.services import appointments as service
from committee.services.certificates import issue as issue_certificate
from committee.services.invitations import invite as send_invitation
from committee.services.letters import print_letter
from committee.services.people import register_person
from committee.services.reminders import remind
from committee.unit_forms import CorrectionForm

ROWS_A_PAGE = 50


@require_safe
def desk(request: Request) -> HttpResponse:
    """Everybody on the way, by where they stand."""
    _require_desk(request)
    status = request.GET.get("status", "")
    page = reports.desk_page(
        request.user,
        status=status,
        size=ROWS_A_PAGE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "steps": reports.desk_steps(request.user),
        "status": status,
        "page": page,
        "nomination_days": settings.NOMINATION_LIFETIME_DAYS,
    }
    return render(request, "committee/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: Request) -> HttpResponse:
    """Put somebody forward for a post, and invite them."""
    _require_desk(request)
    find = looked_for(request)
    post = post_asked_for(request.user, request.POST.get("post") or request.GET.get("post", ""))
    form = NominationForm(request.POST or None, actor=request.user, post=post, find=find)
    if request.method == "POST" and form.is_valid():
        appointment = form.attempt(_nominate, actor=request.user, form=form)
        if appointment is not None:
            messages.success(request, _("%(name)s was nominated.") % {"name": appointment.person})
            return redirect("appointment", pk=appointment.pk)
    return render(request, "committee/nominate.html", {"form": form, "find": find})


@transaction.atomic  # a person whose nomination is refused is not kept
def _nominate(*, actor: User, form: NominationForm) -> Appointment:
    data = form.cleaned_data
    person = register_person(
        actor=actor,
        name=data["name"],
        name_latin=data["name_latin"],
        phone=data["phone"],
        email=data["email"],
        same_as=data.get("known"),
    )
    appointment = service.nominate(
        actor=actor,
        person=person,
        post=data["post"],
        source=data["source"],
        starts_on=data["starts_on"],
        ends_on=form.ends_on,
        standing_in=data["standing_in"],
    )
    if data["invite"]:
        send_invitation(actor=actor, appointment=appointment)
    return appointment


@require_safe
def appointment_page(request: Request, pk: UUID) -> HttpResponse:
    """One appointment: where it stands, how it came there, and what can be done next."""
    held = _held(request, pk)
    return _appointment_page(request, held, EndForm(held=held))


def _appointment_page(request: Request, held: Appointment, form: EndForm) -> HttpResponse:
    context = {
        "appointment": held,
        "invitation": held.invitations.first(),
        "invite_by": held.nominated_at + timedelta(days=settings.NOMINATION_LIFETIME_DAYS),
        "consents": held.consents.select_related("text"),
        "certificates": held.certificates.all(),
        "steps": reports.steps_of(held),
        "history": reports.history_of(held),
        "may_reissue": held.accepted_at
        and not held.certificates.filter(status__in=("draft", "valid")).exists(),
        "may_end": held.status in (*OPEN, Status.IN_FORCE),
        "may_correct": held.status in (Status.IN_FORCE, Status.ENDED) and held.approved_at,
        "last_day": _planned_end(held),
        "may_correct_contact": held.status in (Status.NOMINATED, Status.INVITED)
        and access.may_merge(request.user, held.person),
        "end_form": form,
        "gives": _gives(held),
    }
    return render(request, "committee/appointment.html", context)


def _planned_end(held: Appointment) -> date | None:
    """The last day in the post, where it was decided already and why."""
    planned = held.status == Status.IN_FORCE and held.end_reason and held.ends_on
    return held.ends_on - timedelta(days=1) if planned and held.ends_on else None


def _gives(held: Appointment) -> list[tuple[Action, bool]]:
    """What the post will let its holder do that they may not do now."""
    level = Level(held.post.title.level)
    if level == Level.NONE or held.status != Status.ACCEPTED:
        return []
    return explanations.newly_given(held.person.user, held.post.committee, level)


@require_POST
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Send the invitation; whoever was invited before gets a new link."""
    return _move(request, pk, send_invitation, _("The invitation is on its way."))


@require_POST
def remind_invitee(request: Request, pk: UUID) -> HttpResponse:
    """Remind a person who was invited and has not answered; once."""
    return _move(request, pk, remind, _("The reminder is on its way."))


@require_POST
def letter(request: Request, pk: UUID) -> HttpResponse:
    """The invitation as a letter to print; a POST, because printing leaves a trace."""
    held = _held(request, pk)
    try:
        pdf = print_letter(actor=request.user, appointment=held)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("appointment", pk=pk)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="invitation.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def approve(request: Request, pk: UUID) -> HttpResponse:
    """Approve what the person accepted."""
    return _move(request, pk, service.approve, _("Approved."))


@require_POST
def issue(request: Request, pk: UUID) -> HttpResponse:
    """Issue the certificate, which a worker then prints."""
    return _move(request, pk, issue_certificate, _("The certificate is being printed."))


@require_POST
def end(request: Request, pk: UUID) -> HttpResponse:
    """End the appointment for a reason; a bad form comes back with what was typed."""
    held = _held(request, pk)
    form = EndForm(request.POST, held=held)
    if form.is_valid():
        reason = EndReason(form.cleaned_data["reason"])
        ended = form.attempt(
            service.end, actor=request.user, appointment=held, reason=reason, on=form.ends_on
        )
        if ended is not None:
            messages.success(request, _("The end of the appointment is recorded."))
            return redirect("appointment", pk=pk)
    return _appointment_page(request, held, form)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, pk: UUID) -> HttpResponse:
    """Put a wrong term right, with a reason."""
    held = _held(request, pk)
    last = held.ends_on - timedelta(days=1) if held.ends_on else None
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={"starts_on": held.starts_on, "last_day": last},
    )
    if request.method == "POST" and form.is_valid():
        corrected = form.attempt(
            service.correct_term,
            actor=request.user,
            appointment=held,
            starts_on=form.cleaned_data["starts_on"],
            ends_on=form.ends_on,
            why=form.cleaned_data["reason"],
        )
        if corrected is not None:
            messages.success(request, _("The term was corrected."))
            return redirect("appointment", pk=pk)
    return render(request, "committee/correct.html", {"appointment": held, "form": form})


def _move(request: Request, pk: UUID, decide: Callable[..., Any], done: str) -> HttpResponse:
    held = _held(request, pk)
    try:
        decide(actor=request.user, appointment=held)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("appointment", pk=pk)


def _held(request: Request, pk: UUID) -> Appointment:
    """The appointment, if the account sees it; and then only if the account may appoint there."""
    held = get_object_or_404(
        access.appointments_visible_to(request.user).select_related(
            "person", "post__title", "post__committee__campaign", "nominated_by", "approved_by"
        ),
        pk=pk,
    )
    if not access.may(request.user, Action.APPOINT, held.post.committee):
        raise NotAllowed
    return held


def _require_desk(request: Request) -> None:
    if not access.may_anywhere(request.user, Action.APPOINT):
        raise NotAllowed
