"""The ceremony: calling recipients one by one, and the queue in which they stand."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.access import appointments_issued_by, certificates_visible_to
from committee.http import Request
from events import reports
from events.ceremony_forms import CeremonyForm, ProxyForm, QueueForm, RecipientForm
from events.models import Event, ProgrammeItem, Recipient
from events.services import ceremony as service
from events.views.events import logged_event, refusals_told
from events.views.running import NOTHING_NEW

ROWS_A_PAGE = 100
Act = CeremonyForm.Act
Standing = Recipient.Standing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ceremony(request: Request, pk: int, item: int) -> HttpResponse:
    """The name to call and the next three, live; and each act on the one who is called."""
    held = _conferral(logged_event(request, pk), item)
    form = CeremonyForm(request.POST or None, item=held)
    if request.method == "POST":
        _take(request, form)
        if not request.htmx:
            for refusal in form.non_field_errors():
                messages.warning(request, str(refusal))
            return redirect("ceremony", pk=pk, item=item)
    shown = reports.ceremony_of(held)
    if request.method != "POST" and request.GET.get("seen") == shown.version:
        return HttpResponse(status=NOTHING_NEW)
    context = {
        "event": held.event,
        "item": held,
        "ceremony": shown,
        "form": form,
        "now": timezone.now(),
    }
    template = "events/ceremony.html"
    return render(request, f"{template}#ceremony" if request.htmx else template, context)


def _take(request: Request, form: CeremonyForm) -> None:
    """Do what was asked; a refusal, or what somebody did before, stands in the form's errors."""
    if not form.is_valid():
        return
    act, whom = form.cleaned_data["act"], form.cleaned_data["recipient"]
    named = {"actor": request.user, "recipient": whom}
    if act == Act.TAKE_BACK:
        form.attempt(service.take_back, **named)
    elif act == Act.HAND_OVER:
        now = timezone.now()
        given = form.attempt(service.hand_over, **named, conferred_by=form.chosen, conferred_at=now)
        if given and given.recorded_by_id != request.user.pk:
            form.add_error(None, reports.already_conferred(given))
    else:
        standing = Standing.ABSENT if act == Act.ABSENT else Standing.SKIPPED
        form.attempt(service.pass_over, **named, standing=standing)


@require_http_methods(["GET", "HEAD", "POST"])
def proxy(request: Request, pk: int, item: int, recipient: int) -> HttpResponse:
    """Hand a certificate to somebody who takes it in the recipient's stead.

    Where it was handed over before, to whomever, the name is not on record, and that is said.
    """
    held = _conferral(logged_event(request, pk), item)
    whom = get_object_or_404(reports.recipients_of(held), pk=recipient)
    form = ProxyForm(request.POST or None, item=held)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["proxy_name"]
        given = form.attempt(
            service.hand_over,
            actor=request.user,
            recipient=whom,
            conferred_by=form.chosen,
            conferred_at=timezone.now(),
            proxy_name=typed,
        )
        if given and (given.recorded_by_id, given.proxy_name) == (request.user.pk, typed):
            return redirect("ceremony", pk=pk, item=item)
        if given:
            form.add_error(None, reports.already_conferred(given))
    context = {"event": held.event, "item": held, "recipient": whom, "form": form}
    return render(request, "events/proxy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: Request, pk: int, item: int) -> HttpResponse:
    """The whole queue in its order, and the form that puts people in it."""
    held = _conferral(logged_event(request, pk), item)
    form = QueueForm(request.POST or None, actor=request.user, item=held)
    if request.method == "POST" and form.is_valid():
        number = form.attempt(
            service.queue, actor=request.user, item=held, certificates=form.certificates
        )
        if number is not None:
            said = ngettext(
                "%(number)s recipient is in the queue now.",
                "%(number)s recipients are in the queue now.",
                number,
            )
            messages.success(request, said % {"number": number})
            return redirect("queue", pk=pk, item=item)
    rows = Paginator(reports.recipients_of(held), ROWS_A_PAGE)
    context = {
        "event": held.event,
        "item": held,
        "form": form,
        "page": rows.get_page(request.GET.get("page")),
    }
    return render(request, "events/queue.html", context)


@require_POST
def order_queue(request: Request, pk: int, item: int) -> HttpResponse:
    """Move a recipient one up or down or to the front, call them again, or take them out."""
    held = _conferral(logged_event(request, pk), item)
    for verb in ("first", "up", "down", "recall", "withdraw"):
        if key := request.POST.get(verb, ""):
            rows = Recipient.objects.filter(item=held)
            whom = get_object_or_404(rows, pk=key if key.isdecimal() else 0)
            _order(request, whom, verb)
    return redirect("queue", pk=pk, item=item)


def _order(request: Request, whom: Recipient, verb: str) -> None:
    with refusals_told(request):
        if verb == "withdraw":
            service.withdraw(actor=request.user, recipient=whom)
        elif verb == "recall":
            service.take_back(actor=request.user, recipient=whom)
        else:
            position = {"first": 1, "up": whom.position - 1, "down": whom.position + 1}[verb]
            service.place(actor=request.user, recipient=whom, position=position)


@require_POST
def mark_absent(request: Request, pk: int, item: int) -> HttpResponse:
    """Mark everybody absent whom the door has not seen."""
    held = _conferral(logged_event(request, pk), item)
    with refusals_told(request):
        number = service.mark_absent(actor=request.user, item=held)
        said = ngettext(
            "%(number)s recipient is marked absent.",
            "%(number)s recipients are marked absent.",
            number,
        )
        messages.success(request, said % {"number": number})
    return redirect("queue", pk=pk, item=item)


@require_http_methods(["GET", "HEAD", "POST"])
def amend_recipient(request: Request, pk: int, item: int, recipient: int) -> HttpResponse:
    """How a recipient's name is said, and where they stand in the queue."""
    held = _conferral(logged_event(request, pk), item)
    whom = get_object_or_404(reports.recipients_of(held), pk=recipient)
    initial = {"hint": whom.hint, "position": whom.position}
    form = RecipientForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        with refusals_told(request):
            service.write_hint(actor=request.user, recipient=whom, hint=chosen["hint"])
            if chosen["position"] != whom.position:
                service.place(actor=request.user, recipient=whom, position=chosen["position"])
        return redirect("queue", pk=pk, item=item)
    context = {"event": held.event, "item": held, "recipient": whom, "form": form}
    return render(request, "events/recipient.html", context)


@require_safe
def certificate_conferrals(request: Request, pk: UUID) -> HttpResponse:
    """Where, when and by whom a certificate was handed over: a part of its page."""
    certificate = get_object_or_404(certificates_visible_to(request.user), pk=pk)
    steps = reports.conferred_steps(certificate=certificate)
    return _handed_over(request, steps, certificate.printed_number)


@require_safe
def appointment_conferrals(request: Request, pk: UUID) -> HttpResponse:
    """The same for all certificates of an appointment: a part of its page."""
    appointment = get_object_or_404(appointments_issued_by(request.user), pk=pk)
    steps = reports.conferred_steps(certificate__appointment=appointment)
    return _handed_over(request, steps, str(_("Certificates")))


def _handed_over(request: Request, steps: list[reports.ConferralStep], title: str) -> HttpResponse:
    template = "events/handed_over.html"
    context = {"steps": steps, "title": title}
    return render(request, f"{template}#steps" if request.htmx else template, context)


def _conferral(event: Event, item: int) -> ProgrammeItem:
    """The conferral item, or 404 for one of another kind or event."""
    conferrals = ProgrammeItem.objects.filter(event=event, kind=ProgrammeItem.Kind.CONFERRAL)
    held = get_object_or_404(conferrals, pk=item)
    held.event = event
    return held
