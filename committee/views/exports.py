"""Taking rows of a roster out, and looking at who took which."""

from __future__ import annotations

from typing import IO
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee import access, reports
from committee.access import Action
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Committee, Export
from committee.roster_forms import ExportForm, RosterForm
from committee.services import exports
from committee.views.rosters import back_to_roster, committee_with

EXPORTS_A_PAGE = 50
CONTENT_TYPES = {
    Export.Format.CSV: "text/csv; charset=utf-8",
    Export.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Export.Format.VCARD: "text/vcard; charset=utf-8",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export_roster(request: Request, pk: int) -> HttpResponseBase:
    """Take out what the roster shows with the filter that stands in the address."""
    committee = committee_with(request, pk, Action.VIEW_CONTACT)
    asked = RosterForm(request.GET, account=request.user, committee=committee)
    if not asked.is_valid():
        return back_to_roster(request, committee)
    rows, _exact = reports.selected(request.user, committee, **asked.chosen)
    form = ExportForm(
        request.POST if request.method == "POST" else None,
        initial={"columns": asked.columns_shown, "format": Export.Format.CSV},
    )
    if request.method == "POST" and form.is_valid():
        export = form.attempt(
            exports.request_export,
            actor=request.user,
            committee=committee,
            rows=rows,
            query=asked.query,
            described=asked.in_words,
            **form.arguments,
        )
        if export is not None and export.on_its_way:
            return redirect("export", pk=export.pk)
        if export is not None:
            ordered = rows.order_by(*asked.order)
            file = exports.hand_over(export, ordered, form.arguments["columns"])
            return sent(export, file)
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "described": asked.described,
        "at_once": f"{exports.ROWS_AT_ONCE:,}",
        "query": request.GET.urlencode(),
    }
    return render(request, "committee/export_roster.html", context)


@require_safe
def export_list(request: Request) -> HttpResponse:
    """The own exports, and everybody's from the committees where one appoints."""
    if not access.may_anywhere(request.user, Action.VIEW_CONTACT):
        raise NotAllowed
    rows = access.exports_visible_to(request.user).select_related("committee", "requested_by")
    page = Paginator(rows, EXPORTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "committee/exports.html", {"page": page})


@never_cache
@require_safe
def export_page(request: Request, pk: UUID) -> HttpResponse:
    """How far an export is, and its link once it is ready."""
    export = _visible(request, pk)
    context = {
        "export": export,
        "own": export.requested_by_id == request.user.pk,
    }
    template = "committee/export.html"
    return render(request, f"{template}#state" if request.htmx else template, context)


@never_cache
@require_safe
def export_file(request: Request, pk: UUID) -> HttpResponseBase:
    """The file, to whoever asked for it and still keeps that roster, for a week."""
    export = _visible(request, pk)
    if export.requested_by_id != request.user.pk:
        raise NotAllowed
    if not export.downloadable:
        return redirect("export", pk=pk)
    return sent(export, exports.opened(export))


def _visible(request: Request, pk: UUID) -> Export:
    visible = access.exports_visible_to(request.user)
    return get_object_or_404(visible.select_related("committee", "requested_by"), pk=pk)


def sent(export: Export, file: IO[bytes]) -> FileResponse:
    """The file under a name that says what it is, when it is from, and nothing of its rows."""
    day = timezone.localdate(export.requested_at).isoformat()
    name = slugify(export.committee.name, allow_unicode=True)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{day}.{export.format}",
        content_type=CONTENT_TYPES[Export.Format(export.format)],
    )
