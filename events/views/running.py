"""The run sheet of an event, its cues, and the big screen."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.http import Request
from committee.tokens import digest
from events import reports
from events.models import Event, ProgrammeItem, ScreenLink
from events.services import running
from events.stage_forms import CueForm, RunForm
from events.views.events import logged_event, refusals_told

NOTHING_NEW = 204
"""The answer to whoever asks with the version that still stands: nothing is sent or swapped."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: Request, pk: int) -> HttpResponse:
    """The run sheet, live: what runs, what comes and how late it is; and each act on it."""
    event = logged_event(request, pk)
    form = RunForm(request.POST or None, event=event)
    if request.method == "POST":
        _take(request, event, form)
        if not request.htmx:
            return _back(request, event, form)
    sheet = reports.run_sheet(event)
    if request.method != "POST" and request.GET.get("seen") == sheet.version:
        return HttpResponse(status=NOTHING_NEW)
    context = {
        "event": event,
        "sheet": sheet,
        "form": form,
        "now": timezone.now(),
        "link": event.screen_links.live().first(),
        "site": settings.BASE_URL,
    }
    template = "events/run.html"
    return render(request, f"{template}#run" if request.htmx else template, context)


def _take(request: Request, event: Event, form: RunForm) -> None:
    """Do what was asked; a refusal stands in the form's errors."""
    if form.is_valid():
        decide = getattr(running, form.cleaned_data["act"])
        form.attempt(decide, actor=request.user, event=event, **form.arguments)


def _back(request: Request, event: Event, form: RunForm) -> HttpResponse:
    for refusal in form.non_field_errors():
        messages.warning(request, str(refusal))
    return redirect("run", pk=event.pk)


@require_POST
def start_over(request: Request, pk: int) -> HttpResponse:
    """After a rehearsal: nothing has begun yet."""
    event = logged_event(request, pk)
    with refusals_told(request):
        running.start_over(actor=request.user, event=event)
        messages.success(request, _("The programme starts from its beginning."))
    return redirect("run", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def cues(request: Request, pk: int, item: int) -> HttpResponse:
    """What light, sound and the presenter have to know of an item."""
    event = logged_event(request, pk)
    held = get_object_or_404(ProgrammeItem, event=event, pk=item)
    form = CueForm(request.POST or None, item=held)
    if request.method == "POST" and form.is_valid():
        with refusals_told(request):
            running.write_cues(actor=request.user, item=held, notes=form.notes)
        return redirect("run", pk=pk)
    return render(request, "events/cues.html", {"event": event, "item": held, "form": form})


@require_POST
def screen_link(request: Request, pk: int) -> HttpResponse:
    """Make the link of the big screen anew, or let it open nothing more."""
    event = logged_event(request, pk)
    if "revoke" in request.POST:
        running.close_screen(actor=request.user, event=event)
        messages.success(request, _("The link of the big screen opens nothing any more."))
    else:
        running.open_screen(actor=request.user, event=event)
    return redirect(reverse("run", args=[pk]) + "#screen-link")


@never_cache
@require_safe
def screen(request: Request, pk: int) -> HttpResponse:
    """The big screen, for whoever logs the event."""
    return _screen(request, logged_event(request, pk), reverse("screen", args=[pk]))


@login_not_required
@never_cache
@require_safe
def public_screen(request: HttpRequest, token: str) -> HttpResponse:
    """The big screen by its link, as long as that stands; a foreign link is a missing page."""
    links = ScreenLink.objects.live().select_related("event__host")
    link = get_object_or_404(links, digest=digest(token))
    return _screen(request, link.event, reverse("public_screen", args=[token]))


def _screen(request: HttpRequest, event: Event, address: str) -> HttpResponse:
    """What the hall sees: now, next, the clock, and the name that is being called."""
    shown = reports.big_screen(event)
    if request.GET.get("seen") == shown.version:
        return HttpResponse(status=NOTHING_NEW)
    context = {"event": event, "screen": shown, "address": address, "now": timezone.now()}
    template = "events/screen.html"
    part = request.headers.get("HX-Request") == "true"
    response = render(request, f"{template}#screen" if part else template, context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
