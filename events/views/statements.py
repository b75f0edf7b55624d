"""What was said at events: listed, searched and corrected."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from committee.errors import NotAllowed
from committee.http import Request
from events import access, reports
from events.policy_forms import StatementAmendForm, StatementSearchForm
from events.services import record

ROWS_A_PAGE = 50


@require_safe
def statement_list(request: Request) -> HttpResponse:
    """The statements of all events that the account may see."""
    form = StatementSearchForm(request.GET)
    rows = reports.statements_found(request.user, **(form.cleaned_data if form.is_valid() else {}))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/statements.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def amend_statement(request: Request, pk: int) -> HttpResponse:
    """Correct a statement; every earlier version stays in the history."""
    visible = access.statements_visible_to(request.user)
    rows = visible.select_related("event__host__campaign", "person", "guest")
    statement = get_object_or_404(rows, pk=pk)
    if not access.may_log(request.user, statement.event):
        raise NotAllowed
    form = StatementAmendForm(request.POST or None, instance=rows.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            record.amend_statement,
            actor=request.user,
            statement=statement,
            **form.cleaned_data,
        )
        if done is not None:
            messages.success(request, _("The statement is changed."))
            return redirect("event", pk=statement.event_id)
    context = {"event": statement.event, "form": form, "title": _("Change the statement")}
    return render(request, "events/record.html", context)
