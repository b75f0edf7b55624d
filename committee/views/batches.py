"""Batches: where everybody in one stands, and the runs that move them along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, reports
from committee.access import Action
from committee.batch_forms import ApprovalRuleForm, BatchForm, FileForm, RunForm
from committee.errors import DomainError, NotAllowed
from committee.http import Request, looked_for
from committee.models import Batch, Committee, Outcome, Run, Status, User
from committee.services import batch_files, runs
from committee.services import batches as service
from committee.services.campaigns import rule_on_approvals
from committee.spreadsheets import csv_lines

ROWS_A_PAGE = 50


@require_safe
def batch_list(request: Request) -> HttpResponse:
    """Batches of the committees where one appoints, the latest first."""
    _require_somewhere(request)
    page = Paginator(reports.batches_of(request.user), ROWS_A_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "committee/batches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_batch(request: Request) -> HttpResponse:
    """Put those together whom the desk shows."""
    _require_somewhere(request)
    form = BatchForm(
        request.POST if request.method == "POST" else None,
        actor=request.user,
        initial={"status": request.GET.get("status", "")},
    )
    if request.method == "POST" and form.is_valid():
        batch = form.attempt(_put_together, actor=request.user, **form.arguments)
        if batch is not None:
            return redirect("batch", pk=batch.pk)
    return render(request, "committee/batch_new.html", {"form": form})


def _put_together(*, actor: User, committee: Committee, status: str, name: str) -> Batch:
    rows = access.appointments_issued_by(actor).within(committee)
    if status:
        rows = rows.filter(status=status)
    return service.put_together(actor=actor, committee=committee, name=name, appointments=rows)


@require_safe
def batch_page(request: Request, pk: UUID) -> HttpResponse:
    """Where everybody stands, and how far the runs are."""
    batch = _visible(request, pk)
    return _batch_page(request, batch)


def _batch_page(
    request: Request,
    batch: Batch,
    form: RunForm | None = None,
    file_form: FileForm | None = None,
) -> HttpResponse:
    progress = reports.progress_of_runs(batch)
    files = list(access.batch_files_visible_to(request.user).filter(batch=batch))
    context = {
        "batch": batch,
        "form": form or RunForm(),
        "file_form": file_form or FileForm(),
        "files": files,
        "progress": progress,
        "is_open": any(each.run.is_open for each in progress),
        "at_work": any(each.at_work for each in progress) or any(file.on_its_way for file in files),
        "steps": reports.batch_steps(batch, request.user),
    }
    template = "committee/batch.html"
    if request.htmx:
        part = "files" if request.htmx.target == "files" else "state"
        return render(request, f"{template}#{part}", context)
    return render(request, template, context | _rows(request, batch))


def _rows(request: Request, batch: Batch) -> dict[str, Any]:
    """The part of the batch that the address asks for."""
    status, find = request.GET.get("status", ""), looked_for(request)
    rows, exact = reports.appointments_of(batch, request.user), True
    if status in Status.values:
        rows = rows.filter(status=status)
    if find:
        rows, exact = reports.named(rows, find, phones=True)
    page = Paginator(rows.by_rank(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "status": status, "find": find, "exact": exact}


@require_POST
def start_run(request: Request, pk: UUID) -> HttpResponse:
    """Begin an action on everybody in the batch."""
    batch = _visible(request, pk)
    form = RunForm(request.POST)
    if form.is_valid():
        run = form.attempt(runs.start, actor=request.user, batch=batch, **form.arguments)
        if run is not None:
            messages.success(request, _started(run))
            return redirect("batch", pk=pk)
    return _batch_page(request, batch, form)


@require_POST
def request_file(request: Request, pk: UUID) -> HttpResponse:
    """Have a file written about the batch."""
    batch = _visible(request, pk)
    form = FileForm(request.POST)
    if form.is_valid():
        file = form.attempt(
            batch_files.request_file, actor=request.user, batch=batch, **form.arguments
        )
        if file is not None:
            messages.success(request, _("The file is being written; its link will stand here."))
            return redirect("batch", pk=pk)
    return _batch_page(request, batch, file_form=form)


@never_cache
@require_safe
def batch_file(request: Request, pk: UUID) -> HttpResponseBase:
    """The file, to whoever asked for it and still appoints there, for a week."""
    visible = access.batch_files_visible_to(request.user).select_related("batch")
    file = get_object_or_404(visible, pk=pk)
    if not file.downloadable:
        return redirect("batch", pk=file.batch_id)
    ending = file.file_name.rpartition(".")[2]
    name = f"{batch_files.safe(file.batch.name)}-{file.kind}.{ending}"
    return FileResponse(batch_files.opened(file), as_attachment=True, filename=name)


def _started(run: Run) -> str:
    if run.status == Run.Status.AWAITING:
        return _("This run waits until a second person agrees to it.")
    return _("The run has started; you can leave this page.")


@require_safe
def dry_run(request: Request, pk: UUID) -> HttpResponse:
    """What an action would do to how many, and why the rest would be left out."""
    batch = _visible(request, pk)
    action = request.GET.get("action", "")
    action = action if action in runs.FORESEEN else Run.Action.APPROVE
    found = runs.dry_run(actor=request.user, batch=batch, action=action)
    campaign = batch.committee.campaign
    context = {
        "batch": batch,
        "action": Run.Action(action),
        "actions": [Run.Action(each) for each in runs.FORESEEN],
        "foreseen": reports.foreseen(found),
        "is_open": batch.runs.filter(status__in=Run.OPEN).exists(),
        "two_above": campaign.two_approvers_above if action == Run.Action.APPROVE else None,
        "root": Committee.objects.get(campaign=campaign, depth=1),
    }
    context["may_rule"] = access.may(request.user, Action.APPOINT, context["root"])
    return render(request, "committee/dry_run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approval_rule(request: Request, pk: int) -> HttpResponse:
    """Who approves in the campaign of a root committee, and above how many it takes two."""
    roots = access.committees_visible_to(request.user).filter(depth=1).select_related("campaign")
    root = get_object_or_404(roots, pk=pk)
    if not access.may(request.user, Action.APPOINT, root):
        raise NotAllowed
    rule = ("separate_approver", "two_approvers_above")
    form = ApprovalRuleForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(root.campaign, name) for name in rule},
    )
    if request.method == "POST" and form.is_valid():
        changed = form.attempt(
            rule_on_approvals, actor=request.user, campaign=root.campaign, **form.arguments
        )
        if changed is not None:
            messages.success(request, _("The rule on approvals is changed."))
            return redirect("batches")
    return render(request, "committee/approval_rule.html", {"root": root, "form": form})


@require_safe
def run_page(request: Request, pk: UUID) -> HttpResponse:
    """What a run did with whom; first of all whom it left out, and why."""
    run = _run(request, pk)
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in Outcome.values else ""
    entries = Paginator(reports.entries_of(run, request.user, outcome), ROWS_A_PAGE)
    context = {
        "run": run,
        "outcome": outcome,
        "progress": reports.Progress(run, run.entries.counted()),
        "page": entries.get_page(request.GET.get("page")),
    }
    return render(request, "committee/run.html", context)


@require_safe
def left_out(request: Request, pk: UUID) -> HttpResponseBase:
    """Whom the run left out, as CSV."""
    lines = csv_lines(reports.left_out_rows(_run(request, pk), request.user))
    name = {"Content-Disposition": 'attachment; filename="left-out.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=name)


@require_POST
def pause_run(request: Request, pk: UUID) -> HttpResponse:
    """Begin nothing more for now."""
    return _decide(request, pk, runs.pause, _("The run is paused."))


@require_POST
def agree_to_run(request: Request, pk: UUID) -> HttpResponse:
    """Agree to a run that one person alone may not start."""
    return _decide(request, pk, runs.agree, _("The run begins."))


@require_POST
def resume_run(request: Request, pk: UUID) -> HttpResponse:
    """Go on with a paused run."""
    return _decide(request, pk, runs.resume, _("The run goes on."))


@require_POST
def cancel_run(request: Request, pk: UUID) -> HttpResponse:
    """Begin nothing more for good."""
    return _decide(request, pk, runs.cancel, _("The run was cancelled. What it did stays."))


@require_POST
def retry_run(request: Request, pk: UUID) -> HttpResponse:
    """Try those again that failed."""
    return _decide(request, pk, runs.retry_failed, _("Those that failed are tried again."))


def _decide(request: Request, pk: UUID, decide: Callable[..., Run], done: str) -> HttpResponse:
    run = _run(request, pk)
    try:
        decide(actor=request.user, run=run)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("batch", pk=run.batch_id)


def _visible(request: Request, pk: UUID) -> Batch:
    visible = access.batches_visible_to(request.user)
    return get_object_or_404(
        visible.select_related("committee__campaign", "created_by", "imported"), pk=pk
    )


def _run(request: Request, pk: UUID) -> Run:
    visible = Run.objects.filter(batch__in=access.batches_visible_to(request.user))
    return get_object_or_404(visible.select_related("batch__committee", "started_by"), pk=pk)


def _require_somewhere(request: Request) -> None:
    if not access.may_anywhere(request.user, Action.APPOINT):
        raise NotAllowed
