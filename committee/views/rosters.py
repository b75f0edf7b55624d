"""A committee's roster, and the filters that an account keeps for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, reports
from committee.access import Action
from committee.columns import CONTACTS, Column, cells
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Appointment, Committee, SavedFilter
from committee.roster_forms import FilterNameForm, RosterForm, read_back
from committee.services import filters

ROWS_A_PAGE = 50
READ_BY_COLUMN = (Column.REGION, Column.STATUS, Column.CERTIFICATE)
"""Columns that no selected model object carries."""

type Row = tuple[Appointment, list[tuple[str, str]]]
"""An appointment, and the label and text of each column."""


@require_safe
def roster(request: Request, pk: int) -> HttpResponse:
    """Who sits in the committee, and below it where one keeps those rosters too."""
    committee = committee_with(request, pk, Action.VIEW_ROSTER)
    form = RosterForm(request.GET, account=request.user, committee=committee)
    context = {"committee": committee, "form": form, **_listed(request, committee, form)}
    if request.htmx:
        return render(request, "committee/roster.html#rows", context)
    context |= {
        "lineage": Committee.objects.leading_to(committee),
        "filters": _chips(request, committee, form),
    }
    return render(request, "committee/roster.html", context)


def _listed(request: Request, committee: Committee, form: RosterForm) -> dict[str, object]:
    """The page of rows that the form asks for, and what is shown of them."""
    columns = [column for column in form.columns_shown if column not in (Column.NAME, *CONTACTS)]
    page, exact = reports.roster_page(
        request.user,
        committee,
        form.order,
        columns=[column for column in columns if column in READ_BY_COLUMN],
        size=form.size_asked or ROWS_A_PAGE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        **form.chosen,
    )
    return {
        "page": page,
        "exact": exact,
        "columns": columns,
        "rows": _rows(page.rows, columns),
        "contact_shown": any(column in CONTACTS for column in form.columns_shown),
        "query": request.GET.urlencode(),
        "may_nominate": access.may_anywhere(request.user, Action.APPOINT),
    }


def _rows(page: Iterable[Appointment], columns: Sequence[Column]) -> Iterator[Row]:
    """Each appointment with what its columns say, under their labels in the reader's language."""
    labels = [escape(column.label) for column in columns]
    return ((held, list(zip(labels, cells(held, columns), strict=True))) for held in page)


@require_http_methods(["GET", "HEAD", "POST"])
def save_filter(request: Request, pk: int) -> HttpResponse:
    """Keep the filter that stands in the address, under a name."""
    committee = committee_with(request, pk, Action.VIEW_ROSTER)
    asked = RosterForm(request.GET, account=request.user, committee=committee)
    if not asked.is_valid():
        return back_to_roster(request, committee)
    form = FilterNameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        saved = form.attempt(
            filters.save_filter,
            actor=request.user,
            committee=committee,
            query=asked.query,
            **form.arguments,
        )
        if saved is not None:
            messages.success(request, _("The filter is saved."))
            return redirect(address_of(saved))
    context = {"committee": committee, "form": form, "described": asked.described}
    return render(request, "committee/save_filter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def saved_filter(request: Request, pk: int) -> HttpResponse:
    """Rename an own filter, or go on to delete it."""
    saved = get_object_or_404(_own(request), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = FilterNameForm(sent, initial={"name": saved.name})
    if request.method == "POST" and form.is_valid():
        renamed = form.attempt(
            filters.rename_filter, actor=request.user, saved=saved, **form.arguments
        )
        if renamed is not None:
            messages.success(request, _("The filter is renamed."))
            return redirect(address_of(saved))
    context = {"committee": saved.committee, "form": form, "saved": saved}
    return render(request, "committee/save_filter.html", context)


@require_POST
def delete_filter(request: Request, pk: int) -> HttpResponse:
    """Forget an own filter."""
    saved = get_object_or_404(_own(request), pk=pk)
    filters.delete_filter(actor=request.user, saved=saved)
    messages.success(request, _("The filter is deleted."))
    return redirect("roster", pk=saved.committee_id)


def committee_with(request: Request, pk: int, action: Action) -> Committee:
    """The committee, if the account sees it; and then only with the right to the action."""
    visible = access.committees_visible_to(request.user)
    committee: Committee = get_object_or_404(visible, pk=pk)
    if not access.may(request.user, action, committee):
        raise NotAllowed
    return committee


def back_to_roster(request: Request, committee: Committee) -> HttpResponse:
    """To the roster, which says beside each field what is wrong with the filter."""
    return redirect(reverse("roster", args=[committee.pk], query=request.GET))


def address_of(saved: SavedFilter) -> str:
    """The roster as the filter shows it."""
    return reverse("roster", args=[saved.committee_id], query=read_back(saved.query) or None)


def _own(request: Request) -> QuerySet[SavedFilter]:
    return request.user.saved_filters.select_related("committee")


def _chips(request: Request, committee: Committee, form: RosterForm) -> list[dict[str, object]]:
    """The account's filters of this roster, with the one that is in use marked."""
    shown = form.query if form.is_valid() else None
    return [
        {"saved": saved, "url": address_of(saved), "current": saved.query == shown}
        for saved in request.user.saved_filters.filter(committee=committee)
    ]
