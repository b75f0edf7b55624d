"""The door of an event, for devices: who may come in, what was done, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Body, Header, Query, Router
from pydantic import AwareDatetime

from committee.api.auth import Scope, scoped
from committee.api.problems import REFUSALS, WRITING
from committee.api.shapes import STORABLE
from committee.certificates.names import masked
from committee.paging import keyset_page
from events import access, reports
from events.api.routes import ROWS_A_PAGE, After, event_out
from events.api.shapes import (
    DoorOut,
    EventPage,
    FoundOut,
    PassPage,
    ScanIn,
    ScanOut,
    UndoIn,
    WalkInIn,
)
from events.models import Event, Scan
from events.services.door import MOST_SCANS, Act, admit_walk_in, take_scans, undo_scan

router = Router(tags=["door"])
PASSES_A_PAGE = 1_000
"""A door reads all of them before the doors open, so a page may be long."""
Door = Annotated[
    str, Query(max_length=40, pattern=STORABLE, description="the door's name, for the record")
]
DeviceTime = Annotated[
    AwareDatetime | None,
    Header(alias="Device-Time", description="the device's clock at sending"),
]
NamePart = Annotated[
    str,
    Query(
        min_length=2,
        max_length=60,
        pattern=STORABLE,
        description="three letters at least, or all of a name of two, so that nobody can page "
        "through the list",
    ),
]


CLOCKS = range(1970, 2200)
"""Years that a device's clock may show: right, or as after its battery was empty."""


@router.get(
    "/doors",
    **scoped(Scope.DOOR),
    response={200: EventPage} | REFUSALS,
    url_name="doors",
)
def doors(request: HttpRequest, after: After = "") -> dict[str, Any]:
    """The events of today and the days to come at whose door the account may check people in."""
    open_to = access.events_with_door_for(request.user).filter(held_on__gte=timezone.localdate())
    page = keyset_page(open_to, ("held_on", "pk"), size=ROWS_A_PAGE, after=after)
    return {"items": [event_out(row) for row in page.rows], "next": page.after}


@router.get(
    "/events/{int:pk}/door",
    **scoped(Scope.DOOR),
    response={200: DoorOut} | REFUSALS,
    url_name="door",
)
def door(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One event's door: how many are inside, came and are expected, and what time it is."""
    event = _with_door(request, pk)
    counts = reports.door_counts(event)
    return {
        "event": event_out(event),
        "inside": counts.inside,
        "came": counts.came,
        "expected": counts.expected,
        "now": timezone.now(),
    }


@router.get(
    "/events/{int:pk}/door/search",
    **scoped(Scope.DOOR),
    response={200: list[FoundOut]} | REFUSALS,
    url_name="find_at_door",
)
def find_at_door(request: HttpRequest, pk: int, name: NamePart) -> list[dict[str, Any]]:
    """At most five people on the list whose name holds these letters, or is these two."""
    return [
        {"attendance": row.pk, "name": row.somebody.label, "title": row.title_held}
        for row in reports.find_at_door(_with_door(request, pk), name)
    ]


@router.get(
    "/events/{int:pk}/passes",
    **scoped(Scope.DOOR),
    response={200: PassPage} | REFUSALS,
    url_name="passes",
)
def passes(request: HttpRequest, pk: int, after: After = "") -> dict[str, Any]:
    """Every pass of the event by its digest, for doors that may lose the network."""
    rows = reports.passes_of(_with_door(request, pk))
    page = keyset_page(rows, ("pk",), size=PASSES_A_PAGE, after=after)
    items = [
        {"digest": row.pass_digest, "name": masked(row.somebody.label), "inside": row.is_inside}
        for row in page.rows
    ]
    return {"items": items, "next": page.after}


@router.post(
    "/events/{int:pk}/scans",
    **scoped(Scope.DOOR),
    response={200: list[ScanOut]} | WRITING,
    url_name="scans",
)
def scans(
    request: HttpRequest,
    pk: int,
    acts: Annotated[list[ScanIn], Body(max_length=MOST_SCANS)],
    door: Door = "",
    device_time: DeviceTime = None,
) -> list[dict[str, Any]]:
    """Report one act at the door or up to 200; a result for each, in the same order."""
    taken = take_scans(
        actor=request.user,  # type: ignore[arg-type]
        event=_with_door(request, pk),
        acts=[_act(sent) for sent in acts],
        door=door,
        device_time=_plausible(device_time),
    )
    return [_scan(scan) for scan in taken]


@router.post(
    "/events/{int:pk}/walk-ins",
    **scoped(Scope.DOOR),
    response={200: ScanOut} | WRITING,
    url_name="walk_ins",
)
def walk_ins(
    request: HttpRequest,
    pk: int,
    sent: WalkInIn,
    door: Door = "",
) -> dict[str, Any]:
    """Put somebody on the list who was not expected, and let them in."""
    scan = admit_walk_in(
        actor=request.user,  # type: ignore[arg-type]
        event=_with_door(request, pk),
        door=door,
        **sent.dict(),
    )
    return _scan(scan)


@router.post(
    "/events/{int:pk}/scans/{uuid:scan_id}/undo",
    **scoped(Scope.DOOR),
    response={200: ScanOut} | WRITING,
    url_name="undo",
)
def undo(request: HttpRequest, pk: int, scan_id: UUID, sent: UndoIn) -> dict[str, Any]:
    """Take a check-in or check-out back, with a reason."""
    known = Scan.objects.filter(event=_with_door(request, pk)).select_related(
        "event__host", "attendance__person", "attendance__guest", "scanned_by"
    )
    scan = get_object_or_404(known, scan_id=scan_id)
    return _scan(undo_scan(actor=request.user, scan=scan, reason=sent.reason))  # type: ignore[arg-type]


def _with_door(request: HttpRequest, pk: int) -> Event:
    """The event; of a device on door duty, nothing has to be asked of posts and grants."""
    on_duty = access.on_door_duty(request.user).filter(pk=pk).first()
    if on_duty is not None:
        return on_duty
    events = access.events_with_door_for(request.user).select_related("host__campaign")
    return get_object_or_404(events, pk=pk)


def _act(sent: ScanIn) -> Act:
    return Act(
        scan_id=sent.scan_id,
        token=read_token(sent.token),
        attendance=None if sent.token else sent.attendance,
        direction=sent.direction,
        at=_plausible(sent.scanned_at),
        provisional=sent.provisional,
        turned_away=sent.turned_away,
    )


def _plausible(at: datetime | None) -> datetime | None:
    """A device's time, unless its clock tells no time at all; then the time of arrival counts."""
    return at if at is not None and at.year in CLOCKS else None


def read_token(code: str) -> str:
    """The token in what a scanner read: the bare token, or the address that the QR code holds."""
    return code.strip().rstrip("/").rsplit("/", 1)[-1]


def _scan(scan: Scan) -> dict[str, Any]:
    listed, met = scan.attendance, scan.met
    return {
        "scan_id": scan.scan_id,
        "outcome": scan.outcome,
        "admitted": scan.outcome in (Scan.Outcome.ADMITTED, Scan.Outcome.CONFLICT),
        "message": reports.sentence_of(scan),
        "name": listed.somebody.label if listed else "",
        "title": listed.title_held if listed else "",
        "scanned_at": scan.scanned_at,
        "met": {"at": met.scanned_at, "door": met.door, "by": str(met.scanned_by)} if met else None,
    }
