"""Copying an event to many committees: what would be made, and how far it is."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee.access import Action, authority, may_anywhere
from committee.errors import NotAllowed
from committee.http import Request, kept, looked_for
from events import access
from events.copy_forms import CopyForm
from events.reports import copying_plan
from events.services import copies
from events.views.events import ROWS_A_PAGE, visible_event


@require_http_methods(["GET", "HEAD", "POST"])
def copy_event(request: Request, pk: int) -> HttpResponse:
    """Choose committees; what stands in the address is shown first, and made when it is sent."""
    event = visible_event(request, pk)
    if not may_anywhere(request.user, Action.LOG_EVENT):
        raise NotAllowed
    sent = request.GET if "held_on" in request.GET else None
    find = looked_for(request)
    form = CopyForm(sent, actor=request.user, event=event, find=find)
    plan = None
    if form.is_valid():
        chosen = form.cleaned_data
        plan = copying_plan(
            authority(request.user),
            event,
            **{name: chosen[name] for name in ("top", "kind", "held_on", "name_ko")},
        )
        if request.method == "POST":
            copying = form.attempt(copies.start, actor=request.user, source=event, **chosen)
            if copying is not None:
                return redirect("copying", pk=copying.pk)
    context = {"event": event, "form": form, "plan": plan, "find": find, "kept": kept(request)}
    return render(request, "events/copy.html", context)


@never_cache
@require_safe
def copying(request: Request, pk: UUID) -> HttpResponse:
    """How far a copying is, and the drafts that there are."""
    rows = access.copyings_of(request.user).select_related("source__host", "top", "kind")
    found = get_object_or_404(rows, pk=pk)
    made = access.events_visible_to(request.user).filter(copied_from=found.source_id)
    made = made.filter(host__path__startswith=found.top.path).select_related("host")
    page = Paginator(made.order_by("host__path"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    template = "events/copying.html" + ("#state" if request.htmx else "")
    return render(request, template, {"copying": found, "event": found.source, "page": page})
