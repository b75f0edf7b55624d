"""An event's photographs, and its page for everybody."""

from __future__ import annotations

import json
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.http import Request, looked_for
from events import access, reports
from events.models import Photo, Shown
from events.photo_forms import PhotoDescriptionForm, PhotoForm, PublicPageForm
from events.pictures import FORMATS, SIDES
from events.services import photos as services
from events.views.events import logged_event, refusals_told, visible_event

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script element in its middle, as JSON writes it too."""


@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: Request, pk: int) -> HttpResponse:
    """The photographs; whoever logs the event sees all and adds more, others see the showable."""
    event = visible_event(request, pk)
    may_log = access.may_log(request.user, event)
    if request.method == "POST":
        event = logged_event(request, pk)
    form = PhotoForm(request.POST or None, request.FILES or None) if may_log else None
    if request.method == "POST" and form is not None and form.is_valid():
        added = form.attempt(
            services.add_photo, actor=request.user, event=event, **form.cleaned_data
        )
        if added is not None:
            return redirect("photo", pk=added.pk)
    rows = event.photos.all() if may_log else event.photos.showable()
    shown = set(event.photos.showable().values_list("pk", flat=True))
    context = {"event": event, "photos": rows, "shown": shown, "form": form, "may_log": may_log}
    return render(request, "events/photos.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: Request, pk: UUID) -> HttpResponse:
    """One photograph: what and whom it shows, and who may see it."""
    found = _logged(request, pk)
    find = looked_for(request)
    form = PhotoDescriptionForm(request.POST or None, photo=found, find=find)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            services.describe_photo, actor=request.user, photo=found, **form.cleaned_data
        )
        if done is not None:
            messages.success(request, _("The photograph is described."))
            return redirect("photo", pk=pk)
    context = {
        "photo": found,
        "event": found.event,
        "form": form,
        "find": find,
        "showable": Photo.objects.showable().filter(pk=pk).exists(),
        "silent": reports.without_consent(found),
    }
    return render(request, "events/photo.html", context)


@require_POST
def remove_photo(request: Request, pk: UUID) -> HttpResponse:
    """Remove a photograph for good."""
    found = _logged(request, pk)
    services.remove_photo(actor=request.user, photo=found)
    messages.success(request, _("The photograph is removed."))
    return redirect("photos", pk=found.event_id)


@login_not_required
@require_safe
def photo_file(request: HttpRequest, pk: UUID, size: str, ending: str) -> HttpResponse:
    """The file, for whoever may see the photograph at this moment; nothing keeps a copy."""
    if size not in SIDES or ending not in FORMATS:
        raise Http404
    get_object_or_404(_seen_by(request), pk=pk)
    try:
        content = (services.folder_of(pk) / f"{size}.{ending}").read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type=TYPES[ending], headers={"Cache-Control": "no-store"})


@require_http_methods(["GET", "HEAD", "POST"])
def public_page(request: Request, pk: int) -> HttpResponse:
    """Whether the event has a page for everybody."""
    event = logged_event(request, pk)
    sent = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    form = PublicPageForm(sent, initial={"public_page": event.public_page})
    if request.method == "POST" and form.is_valid():
        with refusals_told(request):
            services.show_publicly(actor=request.user, event=event, **form.cleaned_data)
            messages.success(request, _("The public page is changed."))
        return redirect("public_page", pk=pk)
    return render(request, "events/public_page.html", {"event": event, "form": form})


@login_not_required
@require_safe
def public_event(request: HttpRequest, pk: int) -> HttpResponse:
    """The event for everybody, where its staff chose so; no cookie, no person."""
    shown = reports.public_event(pk)
    if shown is None:
        raise Http404
    url = settings.BASE_URL + reverse("public_event", args=[pk])
    pictures = [
        settings.BASE_URL + reverse("photo_file", args=[each.pk, "large", "jpg"])
        for each in shown.photos
    ]
    data = json.dumps(reports.structured(shown, url, pictures), ensure_ascii=False)
    context = {
        "shown": shown,
        "event": shown.event,
        "url": url,
        "picture": pictures[0] if pictures else "",
        "structured": mark_safe(data.translate(UNSAFE)),  # noqa: S308 - its signs are escaped
    }
    return render(request, "events/public_event.html", context)


def _logged(request: Request, pk: UUID) -> Photo:
    marks = Prefetch("shown", queryset=Shown.objects.select_related("person"))
    found = get_object_or_404(
        Photo.objects.select_related("event__host__campaign").prefetch_related(marks), pk=pk
    )
    found.event = logged_event(request, found.event_id)
    return found


def _seen_by(request: HttpRequest) -> QuerySet[Photo]:
    """Showable ones of public events; of those one sees; and all of the events that one logs."""
    showable = Photo.objects.showable().values("pk")
    public = reports.public_events().values("pk")
    seen = access.events_visible_to(request.user).values("pk")
    logs = access.events_logged_by(request.user).values("pk")
    return Photo.objects.filter(
        Q(event__in=logs) | Q(pk__in=showable) & (Q(event__in=public) | Q(event__in=seen))
    )
