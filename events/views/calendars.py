"""Events in the reader's own calendar: one event, or a feed with a token that can be revoked."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from committee.http import Request
from committee.models import AccessToken
from committee.services.access_tokens import make_token, token_of
from events import access
from events.calendars import calendar_of
from events.models import Event

KEPT_DAYS = 365
BACK = timedelta(days=90)
MOST_EVENTS = 500


@require_safe
def event_file(request: Request, pk: int) -> HttpResponse:
    """One event as a file for a calendar."""
    event = get_object_or_404(access.events_visible_to(request.user), pk=pk)
    return _calendar(calendar_of([event]), f"event-{pk}.ics")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: Request) -> HttpResponse:
    """The address of the account's own feed: made here, shown once, revoked with the tokens."""
    address = ""
    if request.method == "POST":
        _token, text = make_token(
            actor=request.user,
            name=_("Calendar"),
            scopes=[AccessToken.Scope.CALENDAR],
            days=KEPT_DAYS,
        )
        address = settings.BASE_URL + reverse("calendar_feed", args=[text])
    return render(request, "events/calendar.html", {"address": address})


@login_not_required
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The coming and the latest events of the account whose token it is."""
    found = token_of(token)
    if found is None or AccessToken.Scope.CALENDAR not in found.scopes:
        raise Http404
    since = timezone.localdate() - BACK
    events = access.events_visible_to(found.user).filter(held_on__gte=since)
    events = events.exclude(status=Event.Status.DRAFT)  # not yet an appointment of anybody's
    return _calendar(calendar_of(events.order_by("held_on", "pk")[:MOST_EVENTS]), "rostrum.ics")


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
