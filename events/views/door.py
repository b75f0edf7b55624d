"""The door of an event: scan a pass or find a name, and let somebody in or out."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib.staticfiles import finders
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.errors import NotAllowed
from committee.http import Request
from committee.templatetags.rostrum import status_class, status_icon
from events import access, reports
from events.door_forms import AdmitForm, DoorSearchForm, ScanForm, UndoForm, WalkInForm
from events.models import Event, Scan
from events.services.door import Act, admit_walk_in, settle, take_scans, undo_scan
from events.views.events import refusals_told

DECODER = "jsqr/jsQR.js"
"""Reads QR codes where the browser cannot; installed with npm, which a machine may lack."""


@require_safe
def door(request: Request, pk: int) -> HttpResponse:
    """The door of one event, with what came of the last act. No list, no contact data."""
    return _page(request, _with_door(request, pk))


@require_safe
def worker(request: Request, pk: int) -> HttpResponse:
    """The script that lets the door's page load without the network, from the page's own folder."""
    _with_door(request, pk)
    script = Path(str(finders.find("rostrum/door-worker.js"))).read_text("utf-8")
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_POST
def scan(request: Request, pk: int) -> HttpResponse:
    """Take the pass that was shown; a name is looked for instead."""
    event = _with_door(request, pk)
    form = ScanForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form=form)
    chosen = form.cleaned_data
    request.session["door"] = chosen["door"]
    if not form.token:
        return _back(event, q=chosen["code"], direction=chosen["direction"])
    act = Act(
        scan_id=chosen["scan_id"],
        token=form.token,
        direction=Scan.Direction(chosen["direction"]),
    )
    return _taken(request, event, act)


@require_POST
def admit(request: Request, pk: int, attendance: int) -> HttpResponse:
    """Let somebody in or out who was found by name."""
    event = _with_door(request, pk)
    listed = get_object_or_404(event.attendances, pk=attendance)
    return _taken(request, event, Act(attendance=listed.pk, **AdmitForm(request.POST).act))


@require_POST
def walk_in(request: Request, pk: int) -> HttpResponse:
    """Put somebody on the list who was not expected, and let them in."""
    event = _with_door(request, pk)
    form = WalkInForm(request.POST)
    if form.is_valid():
        taken = form.attempt(
            admit_walk_in,
            actor=request.user,
            event=event,
            door=request.session.get("door", ""),
            **form.cleaned_data,
        )
        if taken is not None:
            return _back(event, scan=taken.scan_id)
    return _page(request, event, walk_in_form=form)


@require_POST
def undo(request: Request, pk: int, scan_id: UUID) -> HttpResponse:
    """Take a check-in or check-out back, with a reason."""
    event = _with_door(request, pk)
    done = get_object_or_404(reports.scans_of(event), scan_id=scan_id)
    form = UndoForm(request.POST)
    if form.is_valid():
        undoing = form.attempt(
            undo_scan, actor=request.user, scan=done, reason=form.cleaned_data["reason"]
        )
        if undoing is not None:
            return _back(event, scan=undoing.scan_id)
    return _page(request, event, last=done, undo_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def conflicts(request: Request, pk: int) -> HttpResponse:
    """Who was let in twice by doors without network; staff note what they found out."""
    event = get_object_or_404(
        access.events_visible_to(request.user).select_related("host__campaign"), pk=pk
    )
    if not access.may_log(request.user, event):
        raise NotAllowed
    if request.method == "POST":
        key = request.POST.get("scan", "")
        rows = reports.conflicts_of(event)
        settle(
            actor=request.user,
            scan=get_object_or_404(rows, pk=key if key.isdecimal() else 0),
        )
        return redirect("conflicts", pk=pk)
    context = {"event": event, "conflicts": reports.conflicts_of(event)}
    return render(request, "events/conflicts.html", context)


def _taken(request: Request, event: Event, act: Act) -> HttpResponse:
    with refusals_told(request):
        door = request.session.get("door", "")
        take_scans(actor=request.user, event=event, acts=[act], door=door)
    return _back(event, scan=act.scan_id, direction=act.direction)


def _back(event: Event, **query: object) -> HttpResponseRedirect:
    """To the door's page, which shows the act whose id stands in the address."""
    return redirect(f"{reverse('door', args=[event.pk])}?{urlencode(query)}")


def _page(request: Request, event: Event, **given: Any) -> HttpResponse:
    chosen = {
        "direction": request.GET.get("direction", Scan.Direction.IN),
        "door": request.session.get("door", ""),
    }
    search = DoorSearchForm(request.GET if "q" in request.GET else None)
    last = given.get("last") or _scan_asked_for(request, event)
    context = {
        "event": event,
        "form": ScanForm(initial=chosen),
        "walk_in_form": WalkInForm(),
        "undo_form": UndoForm(),
        "search": search,
        "found": [(row, uuid4()) for row in reports.find_at_door(event, search.cleaned_data["q"])]
        if search.is_bound and search.is_valid()
        else None,
        "last": last,
        "sentence": reports.sentence_of(last) if last else "",
        "direction": chosen["direction"],
        "counts": reports.door_counts(event),
        "may_log": access.may_log(request.user, event),
        "words": _words(),
        "decoder": static(DECODER) if finders.find(DECODER) else "",
    }
    return render(request, "events/door.html", context | given)


def _words() -> dict[str, Any]:
    """What the page's script says by itself, and how each outcome looks."""
    return {
        "looks": {
            outcome.value: {"tone": status_class(outcome), "icon": status_icon(outcome)}
            for outcome in Scan.Outcome
        },
        "offline": _("No network. {number} acts wait to be sent; nothing is lost."),
        "sending": _("{number} acts wait to be sent."),
        "provisional": _("Provisional: decided by this device alone."),
        "alone": {
            "admitted": _("{name} is checked in."),
            "left": _("{name} is checked out."),
            "already_inside": _("{name} is inside already, as far as this device knows."),
            "unknown": _("This device does not know the pass. Ask a door with network."),
        },
        "toldLater": _("The server answers to what this device decided alone:"),
        "notTaken": _(
            "The server does not take the {number} acts that wait here: {reason} "
            "They stay on this device; call whoever leads the event."
        ),
        "needsNetwork": _(
            "Not without the network. What you typed stays here: write the name down as well, and "
            "press again when the network is back."
        ),
        "signIn": _("This door is closed to you now. Sign in again; nothing is lost."),
        "notSentYet": _("Acts are not sent yet. Connect to the network before you sign out."),
        "clockSlow": _("This device's clock is {time} slow; times are corrected."),
        "clockFast": _("This device's clock is {time} fast; times are corrected."),
        "noCamera": _("The camera cannot be used. Allow it, or type the code."),
    }


def _scan_asked_for(request: Request, event: Event) -> Scan | None:
    try:
        scan_id = UUID(request.GET.get("scan", ""))
    except ValueError:
        return None
    return reports.scans_of(event).filter(scan_id=scan_id, scanned_by=request.user).first()


def _with_door(request: Request, pk: int) -> Event:
    events = access.events_with_door_for(request.user).select_related("host__campaign")
    return get_object_or_404(events, pk=pk)
