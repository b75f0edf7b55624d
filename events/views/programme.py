"""Editing an event's programme, and the versions of it that were published."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.errors import DomainError, NotAllowed
from committee.http import Request
from events import access
from events.errors import ProgrammeChanged
from events.models import EventTemplate
from events.programme_editor import ProgrammeEditor
from events.reports.versions import Wording, differences
from events.services import programme as service
from events.views.events import logged_event, refusals_told, visible_event


@require_http_methods(["GET", "HEAD", "POST"])
def edit_programme(request: Request, pk: int) -> HttpResponse:
    """The whole programme as one form; every button but the last changes nothing on record."""
    event = logged_event(request, pk)
    data = request.POST if request.method == "POST" else None
    editor = ProgrammeEditor(data, actor=request.user, event=event)
    act = request.POST.get("act", "save") if data else ""
    editor.apply(act)
    status = HTTPStatus.OK
    if editor.check() and act == "save":
        try:
            service.save_programme(
                actor=request.user,
                event=event,
                version=editor.version,
                drafts=editor.drafts(),
                losing=editor.losing,
            )
        except NotAllowed:
            raise
        except DomainError as refused:
            editor.refuse(refused)
            if isinstance(refused, ProgrammeChanged):
                status = HTTPStatus.CONFLICT
        else:
            messages.success(request, _("The programme is saved."))
            return redirect("programme", pk=pk)
    usual = EventTemplate.objects.filter(kind=event.kind).exists()
    context = {"event": event, "editor": editor, "usual": usual}
    template = "events/programme_editor.html" + ("#editor" if request.htmx else "")
    return render(request, template, context, status=status)


@require_POST
def publish_programme(request: Request, pk: int) -> HttpResponse:
    """Keep the programme as its next published version."""
    event = logged_event(request, pk)
    with refusals_told(request):
        version = service.publish_programme(actor=request.user, event=event)
        said = _("Version %(number)s of the programme is published.") % {"number": version.number}
        messages.success(request, said)
    return redirect("programme_versions", pk=pk)


@require_safe
def programme_versions(request: Request, pk: int) -> HttpResponse:
    """The published versions of the programme, the latest first."""
    event = visible_event(request, pk)
    context = {
        "event": event,
        "versions": event.versions.select_related("published_by").order_by("-number"),
        "may_log": access.may_log(request.user, event),
    }
    return render(request, "events/programme_versions.html", context)


@require_safe
def programme_version(request: Request, pk: int, number: int) -> HttpResponse:
    """One published version, and what it changed of another one: the one before it unless asked."""
    event = visible_event(request, pk)
    version = get_object_or_404(event.versions.select_related("published_by"), number=number)
    asked = request.GET.get("against", "")
    against = int(asked) if asked.isdecimal() and len(asked) < 10 else number - 1
    older = event.versions.filter(number=against).first()
    words = Wording(older.items if older else [], version.items)
    context = {
        "event": event,
        "version": version,
        "rows": words.rows(version.items),
        "older": older,
        "changes": differences(older.items, version.items, words) if older else [],
        "others": event.versions.exclude(pk=version.pk).order_by("-number"),
    }
    return render(request, "events/programme_version.html", context)
