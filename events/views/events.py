"""An event's page, its programme, its list, and the forms that log it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from committee.access import Action, committees_visible_to, may_anywhere
from committee.errors import DomainError, NotAllowed
from committee.http import Request, kept, looked_for
from events import access, reports
from events.forms import EventForm
from events.models import Event, EventTemplate
from events.services import record

ROWS_A_PAGE = 50


@require_safe
def event_list(request: Request) -> HttpResponse:
    """Events that the account may see, the latest first; of one committee where asked."""
    rows = access.events_visible_to(request.user).select_related("host")
    committee = None
    if host := request.GET.get("committee"):
        visible = committees_visible_to(request.user)
        committee = get_object_or_404(visible, pk=host if host.isdecimal() else 0)
        rows = rows.filter(host=committee)
    context = {
        "committee": committee,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_log": may_anywhere(request.user, Action.LOG_EVENT),
    }
    return render(request, "events/events.html", context)


@require_safe
def event_page(request: Request, pk: int) -> HttpResponse:
    """One event: programme, statements, proposals, who was there, what was handed over."""
    event = visible_event(request, pk)
    return render(request, "events/event.html", reports.event_record(request.user, event))


@require_http_methods(["GET", "HEAD", "POST"])
def log_event(request: Request) -> HttpResponse:
    """Log a new event."""
    if not may_anywhere(request.user, Action.LOG_EVENT):
        raise NotAllowed
    templates = EventTemplate.objects.prefetch_related("items")
    asked = request.GET.get("template", "")
    template = next((each for each in templates if each.slug == asked), None)
    form = _new_event(request, template)
    if request.method == "POST" and form.is_valid():
        chosen = dict(form.cleaned_data)
        then_copy = chosen.pop("then_copy")
        event = form.attempt(record.log_event, actor=request.user, **chosen)
        if event is not None:
            messages.success(request, _("The event is logged."))
            return redirect("copy_event" if then_copy else "event", pk=event.pk)
    context = {"form": form, "find": looked_for(request), "kept": kept(request)}
    context |= {"templates": templates, "template": template}
    return render(request, "events/event_form.html", context)


def _new_event(request: Request, template: EventTemplate | None) -> EventForm:
    return EventForm(
        request.POST or None,
        actor=request.user,
        template=template,
        find=looked_for(request),
        initial={"host": request.GET.get("host")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def amend_event(request: Request, pk: int) -> HttpResponse:
    """Correct what is logged of an event."""
    event = logged_event(request, pk)
    find = looked_for(request)
    form = EventForm(
        request.POST or None,
        actor=request.user,
        find=find,
        instance=Event.objects.get(pk=pk),
    )
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            record.amend_event, actor=request.user, event=event, **form.cleaned_data
        )
        if done is not None:
            messages.success(request, _("The event is changed."))
            return redirect("event", pk=pk)
    context = {"form": form, "event": event, "find": find}
    return render(request, "events/event_form.html", context)


@require_safe
def programme(request: Request, pk: int) -> HttpResponse:
    """The programme as it stands, item by item."""
    event = visible_event(request, pk)
    context = {
        "event": event,
        "programme": reports.programme_of(event),
        "may_log": access.may_log(request.user, event),
    }
    return render(request, "events/programme.html", context)


@contextmanager
def refusals_told(request: Request) -> Iterator[None]:
    """Around a service where the page has no form: what it refuses stands on the next page."""
    try:
        yield
    except NotAllowed:
        raise
    except DomainError as refused:
        messages.error(request, str(refused))


def visible_event(request: Request, pk: int) -> Event:
    """The event, or 404 for one that the account may not see."""
    visible = access.events_visible_to(request.user).select_related("host__campaign", "room")
    return get_object_or_404(visible, pk=pk)


def logged_event(request: Request, pk: int) -> Event:
    """The event, for those alone who may log it."""
    event = visible_event(request, pk)
    if not access.may_log(request.user, event):
        raise NotAllowed
    return event
