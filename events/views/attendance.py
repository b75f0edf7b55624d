"""The list of an event: who is expected and who was there; asking members, and their answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.certificates.qr import qr_address
from committee.http import Request, looked_for
from committee.models import User
from committee.paging import keyset_page
from committee.reports import roster
from events import reports
from events.errors import ReplyClosed
from events.forms import AskForm, AttendeeForm, ListForm, ReplyForm
from events.models import Attendance, Event
from events.services import guests, record
from events.services.answers import add_to_list
from events.services.passes import print_passes
from events.views.events import logged_event, refusals_told

ROWS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: Request, pk: int) -> HttpResponse:
    """The list of who is expected and who was there, and the form that adds somebody."""
    event = logged_event(request, pk)
    if request.htmx:
        context = {"event": event, **_listed(request, event)}
        return render(request, "events/attendance.html#rows", context)
    find = looked_for(request)
    form = AttendeeForm(request.POST or None, actor=request.user, event=event, find=find)
    if request.method == "POST" and form.is_valid():
        added = form.attempt(_add_attendee, actor=request.user, event=event, form=form)
        if added is not None:
            said = {"name": added.somebody, "status": added.get_status_display()}
            messages.success(request, _("%(name)s is on the list: %(status)s.") % said)
            return redirect("attendance", pk=pk)
    counts = reports.by_status(event)
    context = {
        "event": event,
        "warnings": reports.warnings_of(event),
        "form": form,
        "find": find,
        "counts": counts,
        "is_to_come": event.held_on > timezone.localdate(),
        "silent": Attendance.Status.INVITED in dict(counts)
        and event.attendances.filter(status="invited", mailed_at__isnull=False).exists(),
    }
    return render(request, "events/attendance.html", context | _listed(request, event))


def _listed(request: Request, event: Event) -> dict[str, Any]:
    """The page of the list that is asked for, and the form that asks."""
    asked = ListForm(request.GET)
    chosen = asked.cleaned_data if asked.is_valid() else {}
    page = keyset_page(
        reports.attendances_of(event),
        ("pk",),
        size=ROWS_A_PAGE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        among=reports.attendances_of(event, **chosen) if any(chosen.values()) else None,
    )
    return {"page": page, "asked": asked}


def _add_attendee(*, actor: User, event: Event, form: AttendeeForm) -> Attendance:
    data = form.cleaned_data
    somebody = data["person"] or record.name_guest(
        actor=actor,
        campaign=event.host.campaign,
        host=event.host,
        name_ko=data["name"],
        affiliation_ko=data["affiliation"],
        office=data["office"],
    )
    return add_to_list(actor=actor, event=event, somebody=somebody)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask the members of committees to the event."""
    event = logged_event(request, pk)
    form = AskForm(request.POST or None, actor=request.user, event=event)
    if request.method == "POST" and form.is_valid():
        number = form.attempt(_ask, actor=request.user, event=event, **form.cleaned_data)
        if number is not None:
            said = ngettext("%(number)s person is asked.", "%(number)s people are asked.", number)
            messages.success(request, said % {"number": number})
            return redirect("attendance", pk=pk)
    return render(request, "events/ask.html", {"event": event, "form": form})


def _ask(*, actor: User, event: Event, committee: Any, below: bool, title: Any) -> int:
    holders = roster(actor, committee, below=below, title=title)
    return guests.ask_members(actor=actor, event=event, holders=holders)


@require_POST
def remind(request: Request, pk: int) -> HttpResponse:
    """Write once more to those who did not answer."""
    event = logged_event(request, pk)
    with refusals_told(request):
        number = guests.remind(actor=request.user, event=event)
        said = ngettext("%(number)s person is reminded.", "%(number)s people are reminded.", number)
        messages.success(request, said % {"number": number})
    return redirect("attendance", pk=pk)


@never_cache
@require_safe
def passes(request: Request, pk: int) -> FileResponse:
    """The passes of everybody who is expected, to print; of those alone who got none by mail."""
    event = logged_event(request, pk)
    unmailed = request.GET.get("only") == "unmailed"
    made = print_passes(actor=request.user, event=event, unmailed=unmailed)
    return FileResponse(made, content_type="application/pdf", filename=f"passes-{pk}.pdf")


@login_not_required
@never_cache
@csrf_exempt  # whoever holds the unguessable address may answer, with no cookie at all
@require_http_methods(["GET", "HEAD", "POST"])
def show_pass(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the link: say whether one comes; then the code to show at the door."""
    listed = get_object_or_404(reports.pass_of(token))
    sent = request.POST if request.method == "POST" else None
    form = ReplyForm(sent, initial={"companions": listed.companions})
    if form.is_valid():
        replied = form.attempt(guests.reply, token=token, **form.arguments)
        if replied is not None:
            return redirect("pass", token=token)
    return _pass_page(request, token, listed, form)


def _pass_page(
    request: HttpRequest, token: str, listed: Attendance, form: ReplyForm
) -> HttpResponse:
    context = {
        "event": listed.event,
        "listed": listed,
        "token": token,
        "form": form if _answerable(listed) else None,
        "code": qr_address(settings.BASE_URL + reverse("pass", args=[token])),
    }
    response = render(request, "events/pass.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answerable(listed: Attendance) -> bool:
    try:
        guests.refuse_closed(listed.event, listed)
    except ReplyClosed:
        return False
    return True
