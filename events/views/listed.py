"""One entry of an event's list: what they answered, who they are, and that they are off it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committee.http import Request
from events.answer_forms import AnswerForm, GuestForm
from events.models import Attendance
from events.services import answers
from events.views.events import logged_event, refusals_told

OF_A_ROW = ("person", "guest", "event__host__campaign")


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: Request, pk: int, attendance: int) -> HttpResponse:
    """What somebody on the list answered, as staff write it down."""
    row = _on_list(request, pk, attendance)
    form = AnswerForm(request.POST if request.method == "POST" else None, listed=row)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(answers.record_answer, actor=request.user, listed=row, **form.arguments)
        if done is not None:
            said = {"name": done.somebody, "status": done.get_status_display()}
            messages.success(request, _("%(name)s: %(status)s.") % said)
            return redirect("attendance", pk=pk)
    return _page(request, row, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def listed_guest(request: Request, pk: int, attendance: int) -> HttpResponse:
    """The office and affiliation of a guest, corrected."""
    row = _on_list(request, pk, attendance)
    if row.guest is None:
        raise Http404
    form = GuestForm(request.POST if request.method == "POST" else None, guest=row.guest)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            answers.amend_guest, actor=request.user, listed=row, **form.cleaned_data
        )
        if done is not None:
            messages.success(request, _("%(name)s is corrected.") % {"name": done})
            return redirect("attendance", pk=pk)
    return _page(request, row, guest_form=form)


@require_POST
def take_off(request: Request, pk: int, attendance: int) -> HttpResponse:
    """Take somebody off the list."""
    row = _on_list(request, pk, attendance)
    with refusals_told(request):
        answers.take_off(actor=request.user, listed=row)
        messages.success(request, _("%(name)s is off the list.") % {"name": row.somebody})
    return redirect("attendance", pk=pk)


def _page(
    request: Request,
    row: Attendance,
    *,
    form: AnswerForm | None = None,
    guest_form: GuestForm | None = None,
) -> HttpResponse:
    if row.guest is not None and guest_form is None:
        guest_form = GuestForm(guest=row.guest)
    context = {
        "event": row.event,
        "listed": row,
        "form": form or AnswerForm(listed=row),
        "guest_form": guest_form,
    }
    return render(request, "events/listed.html", context)


def _on_list(request: Request, pk: int, attendance: int) -> Attendance:
    rows = logged_event(request, pk).attendances.select_related(*OF_A_ROW)
    return get_object_or_404(rows, pk=attendance)
