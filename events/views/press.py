"""The press release of an event: drafted, edited, and handed out as a file."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.http import Request
from events import reports
from events.press import to_docx, to_pdf
from events.press_forms import ReleaseForm
from events.services import press as services
from events.views.events import logged_event

WRITERS = {
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (to_pdf, "application/pdf"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def press(request: Request, pk: int) -> HttpResponse:
    """The release, the record of each paragraph beside it; or how a release comes."""
    event = logged_event(request, pk)
    release = reports.release_of(event)
    if release is None and request.method == "POST":
        raise Http404
    form = ReleaseForm(request.POST or None, release=release) if release else None
    if request.method == "POST" and form is not None and form.is_valid():
        done = form.attempt(
            services.edit_release, actor=request.user, release=release, **form.arguments
        )
        if done is not None:
            messages.success(request, _("The press release is saved."))
            return redirect("press", pk=pk)
    context = {"event": event, "release": release, "form": form}
    met_another = form is not None and form.met_another
    status = HTTPStatus.CONFLICT if met_another else HTTPStatus.OK
    return render(request, "events/press.html", context, status=status)


@require_POST
def draft_press(request: Request, pk: int) -> HttpResponse:
    """Draft the release from the log, or bring it up to the log."""
    services.draft_release(actor=request.user, event=logged_event(request, pk))
    messages.success(request, _("The press release is drafted from the log."))
    return redirect("press", pk=pk)


@require_safe
def press_file(request: Request, pk: int, language: str, format: str) -> HttpResponse:
    """The release as a file, in Korean or English."""
    event = logged_event(request, pk)
    release = reports.release_of(event)
    if release is None or language not in ("ko", "en") or format not in WRITERS:
        raise Http404
    write, content_type = WRITERS[format]
    document = reports.document_of(release, event, language)
    name = f"press-{event.held_on.isoformat()}-{language}.{format}"
    response = HttpResponse(write(document), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
