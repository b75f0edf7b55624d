"""Bulk import: from the file to nominations, and what was left out."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import retarget

from committee import access, reports
from committee.access import Action
from committee.errors import DomainError, NotAllowed
from committee.findings import COLUMN_LABELS
from committee.forms import post_asked_for
from committee.http import Request, looked_for
from committee.import_forms import ColumnsForm, CommitForm, PickForm, RowForm, UploadForm
from committee.models import Committee, Import
from committee.roster_forms import RosterForm
from committee.services import imports as service
from committee.services.imports import Correction
from committee.spreadsheets import blank_workbook, csv_lines
from committee.views.rosters import back_to_roster, committee_with

ROWS_A_PAGE = 50
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def import_list(request: Request) -> HttpResponse:
    """Imports of the account's committees, the latest first."""
    _require_somewhere(request)
    page = Paginator(reports.imports_visible_to(request.user), ROWS_A_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "committee/imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_import(request: Request) -> HttpResponse:
    """Hand a file in."""
    _require_somewhere(request)
    posted = request.method == "POST"
    form = UploadForm(
        request.POST if posted else None, request.FILES if posted else None, actor=request.user
    )
    if posted and form.is_valid():
        taken = form.attempt(service.upload, actor=request.user, **form.arguments)
        if taken is not None:
            return redirect("import", pk=taken.pk)
    return render(request, "committee/import_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: Request, pk: int) -> HttpResponse:
    """Nominate whoever the roster shows with the filter that stands in the address."""
    committee = committee_with(request, pk, Action.VIEW_CONTACT)
    _require_somewhere(request)
    asked = RosterForm(request.GET, account=request.user, committee=committee)
    if not asked.is_valid():
        return back_to_roster(request, committee)
    rows, _exact = reports.selected(request.user, committee, **asked.chosen)
    find = looked_for(request)
    form = PickForm(
        request.POST if request.method == "POST" else None,
        actor=request.user,
        find=find,
        post=post_asked_for(request.user, request.POST.get("post", "")),
    )
    if request.method == "POST" and form.is_valid():
        taken = form.attempt(
            service.pick, actor=request.user, roster=committee, rows=rows, **form.arguments
        )
        if taken is not None:
            return redirect("import", pk=taken.pk)
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "find": find,
        "described": asked.described,
        "people": rows.order_by().values("person").distinct().count(),
        "kept": [(name, value) for name, value in request.GET.items() if name != "find"],
        "query": request.GET.urlencode(),
    }
    return render(request, "committee/nominate_roster.html", context)


@require_safe
def template(request: Request) -> HttpResponse:
    """A workbook to fill in, with headings that an import knows."""
    _require_somewhere(request)
    data = blank_workbook([str(label) for label in COLUMN_LABELS.values()])
    name = {"Content-Disposition": 'attachment; filename="rostrum-import.xlsx"'}
    return HttpResponse(data, content_type=WORKBOOK, headers=name)


@require_safe
def import_page(request: Request, pk: UUID) -> HttpResponse:
    """Where an import stands: at work, to be decided on, or over."""
    taken = _visible(request, pk)
    return _import_page(request, taken, CommitForm(taken=taken))


def _import_page(
    request: Request, taken: Import, form: CommitForm, corrected: Correction | None = None
) -> HttpResponse:
    verdict = request.GET.get("verdict", "")
    rows = Paginator(reports.rows_of(taken, verdict), ROWS_A_PAGE)
    context = {
        "taken": taken,
        "form": form,
        "verdict": verdict,
        "verdicts": reports.verdicts_of(taken),
        "earlier": reports.earlier_with_same_file(taken),
        "rejected": taken.counts.get("error", 0) + taken.counts.get("lookalike", 0),
        "page": rows.get_page(request.GET.get("page")),
        "corrected": corrected,
    }
    page = "committee/import.html"
    return render(request, f"{page}#state" if request.htmx else page, context)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: Request, pk: UUID) -> HttpResponse:
    """Say which column of the file is which."""
    taken = _visible(request, pk)
    form = ColumnsForm(request.POST if request.method == "POST" else None, taken=taken)
    if request.method == "POST" and form.is_valid():
        named = form.attempt(
            service.name_columns, actor=request.user, taken=taken, mapping=form.mapping
        )
        if named is not None:
            return redirect("import", pk=pk)
    return render(request, "committee/import_columns.html", {"taken": taken, "form": form})


@require_POST
def commit(request: Request, pk: UUID) -> HttpResponse:
    """Have the nominations made."""
    taken = _visible(request, pk)
    form = CommitForm(request.POST, taken=taken)
    if form.is_valid():
        ordered = form.attempt(service.commit, actor=request.user, taken=taken, **form.arguments)
        if ordered is not None:
            return redirect("import", pk=pk)
    return _import_page(request, taken, form)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: Request, pk: UUID, number: int) -> HttpResponse:
    """Put one row right; it is checked again at once."""
    taken = _visible(request, pk)
    line = get_object_or_404(taken.rows.select_related("post__committee"), number=number)
    posted = request.method == "POST"
    form = RowForm(request.POST, row=line, actor=request.user) if posted else None
    if form is not None and form.is_valid():
        corrected = form.attempt(
            service.correct_row, actor=request.user, row=line, **form.arguments
        )
        if corrected is not None:
            return _after_correction(request, taken, corrected)
    form = form or RowForm.showing(line, request.user)
    page = "committee/import_row.html"
    context = {"taken": taken, "row": line, "form": form}
    if request.htmx:
        return retarget(render(request, f"{page}#edit", context), f"#row-{number}")
    return render(request, page, context)


def _after_correction(request: Request, taken: Import, corrected: Correction) -> HttpResponse:
    """Back to the rows where it is good now, and to the row where it is not."""
    if request.htmx:
        taken.refresh_from_db()
        return _import_page(request, taken, CommitForm(taken=taken), corrected)
    told = messages.warning if corrected.row.rejected else messages.success
    told(request, " ".join(corrected.said))
    if corrected.row.rejected:
        return redirect("import_row", pk=taken.pk, number=corrected.row.number)
    return redirect("import", pk=taken.pk)


@require_POST
def cancel(request: Request, pk: UUID) -> HttpResponse:
    """Stop, and erase the rows."""
    try:
        service.cancel(actor=request.user, taken=_visible(request, pk))
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The import was cancelled; its rows are being erased."))
    return redirect("import", pk=pk)


@require_safe
def rejected(request: Request, pk: UUID) -> HttpResponseBase:
    """The rows that did not come in, with the reason, to be corrected and handed in again."""
    lines = csv_lines(reports.rejected_cells(_visible(request, pk)))
    name = {"Content-Disposition": 'attachment; filename="rejected.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=name)


def _visible(request: Request, pk: UUID) -> Import:
    return get_object_or_404(reports.imports_visible_to(request.user), pk=pk)


def _require_somewhere(request: Request) -> None:
    if not access.may_anywhere(request.user, Action.APPOINT):
        raise NotAllowed
