"""The list from which the presenter introduces the guests (내빈소개)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from committee.http import Request
from events.introduction_forms import IntroductionForm
from events.reports.introductions import introductions_of
from events.services import introductions as service
from events.views.events import logged_event, refusals_told


@require_http_methods(["GET", "HEAD", "POST"])
def introductions(request: Request, pk: int) -> HttpResponse:
    """Everybody who is introduced, in order, to print; and the form that adds somebody."""
    event = logged_event(request, pk)
    form = IntroductionForm(request.POST or None, actor=request.user, event=event)
    if request.method == "POST" and form.is_valid():
        added = form.attempt(service.introduce, actor=request.user, event=event, **form.arguments)
        if added is not None:
            return redirect("introductions", pk=pk)
    context = {"event": event, "rows": introductions_of(event), "form": form}
    return render(request, "events/introductions.html", context)


@require_POST
def move_introduction(request: Request, pk: int, attendance: int) -> HttpResponse:
    """One up, one down, or off the list."""
    event = logged_event(request, pk)
    rows = event.attendances.filter(introduced=True)
    listed = get_object_or_404(rows, pk=attendance)
    way = {"up": -1, "down": 1}.get(request.POST.get("way", ""))
    with refusals_told(request):
        if way is None:
            service.leave_out(actor=request.user, event=event, listed=listed)
        else:
            service.move_introduction(actor=request.user, event=event, listed=listed, by=way)
    return redirect("introductions", pk=pk)
