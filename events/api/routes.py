"""Events, their programmes and their lists, for other systems."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from committee.api.auth import Scope, scoped
from committee.api.problems import REFUSALS
from committee.api.shapes import PAGE
from committee.errors import NotAllowed
from committee.paging import keyset_page
from events import access, reports
from events.api.shapes import AttendancePage, EventOut, EventPage, ItemOut
from events.models import Attendance, Event, ProgrammeItem

router = Router(tags=["events"])
ROWS_A_PAGE = 100
After = Annotated[str, Query(description=PAGE)]


@router.get(
    "/events",
    **scoped(Scope.EVENTS),
    response={200: EventPage} | REFUSALS,
    url_name="events",
)
def events(request: HttpRequest, after: After = "") -> dict[str, Any]:
    """The events that the account may see, in the order of their days."""
    rows = access.events_visible_to(request.user)
    page = keyset_page(rows, ("held_on", "pk"), size=ROWS_A_PAGE, after=after)
    return {"items": [event_out(row) for row in page.rows], "next": page.after}


@router.get(
    "/events/{int:pk}",
    **scoped(Scope.EVENTS),
    response={200: EventOut} | REFUSALS,
    url_name="event",
)
def event(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One event."""
    return event_out(_visible(request, pk))


@router.get(
    "/events/{int:pk}/programme",
    **scoped(Scope.EVENTS),
    response={200: list[ItemOut]} | REFUSALS,
    url_name="programme",
)
def programme(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    """The programme in its order."""
    return [_item(item) for item in reports.programme_of(_visible(request, pk))]


@router.get(
    "/events/{int:pk}/attendance",
    **scoped(Scope.ATTENDANCE),
    response={200: AttendancePage} | REFUSALS,
    url_name="attendance",
)
def attendance(request: HttpRequest, pk: int, after: After = "") -> dict[str, Any]:
    """Who is expected and who was there; for those who log the event."""
    asked = _visible(request, pk)
    if not access.may_log(request.user, asked):
        raise NotAllowed
    page = keyset_page(reports.attendances_of(asked), ("pk",), size=ROWS_A_PAGE, after=after)
    return {"items": [_attendance(row) for row in page.rows], "next": page.after}


def event_out(row: Event) -> dict[str, Any]:
    """The event as the API gives it."""
    return {
        "id": row.pk,
        "host": row.host_id,
        **{
            name: getattr(row, name)
            for name in (
                "name_ko",
                "name_en",
                "kind",
                "status",
                "held_on",
                "starts_at",
                "ends_at",
                "venue_ko",
                "venue_en",
            )
        },
    }


def _visible(request: HttpRequest, pk: int) -> Event:
    visible = access.events_visible_to(request.user).select_related("host")
    return get_object_or_404(visible, pk=pk)


def _item(item: ProgrammeItem) -> dict[str, Any]:
    return {
        "position": item.position,
        "kind": item.kind,
        "title_ko": item.title_ko,
        "title_en": item.title_en,
        "planned_minutes": item.planned_minutes,
        "speakers": [
            {"name": who.somebody.label, "title": who.title_held, "role": who.role}
            for who in item.speakers.all()
        ],
    }


def _attendance(row: Attendance) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.somebody.label,
        "title_ko": row.title_held_ko,
        "title_en": row.title_held_en,
        "status": row.status,
    }
