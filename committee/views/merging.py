"""Two records of one person: the list of likely ones, the comparison, the way back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, reports
from committee.access import Action
from committee.errors import DomainError, NotAllowed
from committee.http import Request, looked_for
from committee.models import Merger
from committee.people_forms import MergeForm
from committee.services import merging as service

PAIRS_SHOWN = 50


@require_safe
def duplicates(request: Request) -> HttpResponse:
    """Pairs of records that may be one person, the surest first."""
    if not access.may_anywhere(request.user, Action.APPOINT):
        raise NotAllowed
    pairs = list(reports.likely_duplicates(request.user)[: PAIRS_SHOWN + 1])
    context = {"pairs": pairs[:PAIRS_SHOWN], "more": len(pairs) > PAIRS_SHOWN}
    return render(request, "committee/duplicates.html", context)


@require_POST
def sweep(request: Request) -> HttpResponse:
    """Look for duplicates now instead of at night."""
    service.order_sweep(actor=request.user)
    messages.success(request, _("The search has begun. Look at this page again in a minute."))
    return redirect("duplicates")


@require_POST
def tell_apart(request: Request, pk: int) -> HttpResponse:
    """Two people after all."""
    pair = get_object_or_404(reports.likely_duplicates(request.user), pk=pk)
    service.tell_apart(actor=request.user, pair=pair)
    messages.success(request, _("Noted: two people. The pair is not shown again."))
    return redirect("duplicates")


@require_safe
def find_twin(request: Request, pk: UUID) -> HttpResponse:
    """Look for the other record of a person."""
    person = get_object_or_404(access.people_kept_by(request.user), pk=pk, merged_into=None)
    find = looked_for(request)
    found = reports.candidates(request.user, person, find)
    context = {"person": person, "find": find, "found": found}
    return render(request, "committee/find_twin.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: Request, pk: UUID, other: UUID) -> HttpResponse:
    """Both records side by side, and the decision to make them one."""
    people = access.people_kept_by(request.user).filter(merged_into=None)
    kept, absorbed = get_object_or_404(people, pk=pk), get_object_or_404(people, pk=other)
    form = MergeForm(request.POST or None, kept=kept, absorbed=absorbed)
    if request.method == "POST" and form.is_valid():
        records = {"kept": kept, "absorbed": absorbed}
        if form.attempt(service.merge, actor=request.user, own=form.chosen, **records):
            messages.success(request, _("The records are one. It can be undone for 30 days."))
            return redirect("person", pk=kept.pk)
    context = {
        "form": form,
        "kept": reports.Record.of(kept),
        "absorbed": reports.Record.of(absorbed),
    }
    return render(request, "committee/merge_people.html", context)


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Part two records again."""
    kept = access.people_kept_by(request.user)
    merger = get_object_or_404(Merger.objects.select_related("kept"), pk=pk, kept__in=kept)
    try:
        service.undo(actor=request.user, merger=merger)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The records are two again."))
    return redirect("person", pk=merger.kept_id)
