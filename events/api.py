"""Events, their lists and their doors, for devices and other systems."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Body, Header, Query, Router, Schema
from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from committee.api.auth import Scope, scoped
from committee.api.problems import REFUSALS
from committee.certificates.names import masked
from committee.errors import NotAllowed
from committee.names import clean_name
from committee.paging import keyset_page
from events import access, reports
from events.models import Attendance, Event, ProgrammeItem, Scan
from events.services.door import MOST_SCANS, Act, admit_walk_in, take_scans, undo_scan

router = Router(tags=["events"])
Door = Annotated[str, Query(max_length=40, description="the door's name, for the record")]
DeviceTime = Annotated[
    AwareDatetime | None,
    Header(alias="Device-Time", description="the device's clock at sending"),
]
ROWS_A_PAGE = 100


class EventOut(Schema):
    """An event; hour and venue are empty where the record does not say them."""

    id: int
    name_ko: str
    name_en: str
    kind: str
    status: str
    host: int
    held_on: date
    starts_at: time | None
    ends_at: time | None
    venue_ko: str
    venue_en: str


class EventPage(Schema):
    """One page; ``next`` is the ``after`` of the page that follows, empty on the last."""

    items: list[EventOut]
    next: str


class SpeakerOut(Schema):
    """Who speaks in an item, under the title of the day."""

    name: str
    title: str
    role: str


class ItemOut(Schema):
    """One item of the programme."""

    position: int
    kind: str
    title_ko: str
    title_en: str
    planned_minutes: int | None
    speakers: list[SpeakerOut]


class AttendanceOut(Schema):
    """Somebody on the list, with the title of the day."""

    id: int
    name: str
    title_ko: str
    title_en: str
    status: str


class AttendancePage(Schema):
    """One page of the list."""

    items: list[AttendanceOut]
    next: str


class PassOut(Schema):
    """What a door that loses the network needs to recognise a pass: its digest, a masked name."""

    digest: str = Field(description="SHA-256 of the pass's token, in hexadecimal")
    name: str
    inside: bool


class ScanIn(Schema):
    """One act at the door. ``token`` is what the QR code holds, bare or with its address."""

    scan_id: UUID
    token: Annotated[str, Field(max_length=400)]
    direction: Scan.Direction = Scan.Direction.IN
    scanned_at: AwareDatetime | None = Field(None, description="by the device's own clock")
    provisional: bool = Field(False, description="done without the network, reported later")


class Met(Schema):
    """The check-in that stands in the way: when, where and by whom."""

    at: datetime
    door: str
    by: str


class ScanOut(Schema):
    """What came of an act; a repeated ``scan_id`` gets the answer of the first time."""

    scan_id: UUID
    outcome: Scan.Outcome
    admitted: bool
    message: str
    name: str
    title: str
    scanned_at: datetime
    met: Met | None


def _name(text: str) -> str:
    try:
        return clean_name(text)
    except ValidationError as error:
        raise PydanticCustomError("name", " ".join(error.messages)) from None


class WalkInIn(Schema):
    """Somebody who came without being expected."""

    scan_id: UUID
    name: Annotated[str, AfterValidator(_name)]
    affiliation: Annotated[str, Field(max_length=160)] = ""


class UndoIn(Schema):
    """Why a check-in or check-out is taken back."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]


@router.get(
    "/events",
    auth=scoped(Scope.EVENTS),
    response={200: EventPage} | REFUSALS,
    url_name="events",
)
def events(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """The events that the account may see, in the order of their days."""
    rows = access.events_visible_to(request.user)
    page = keyset_page(rows, ("held_on", "pk"), size=ROWS_A_PAGE, after=after)
    return {"items": [_event(row) for row in page.rows], "next": page.after}


@router.get(
    "/events/{int:pk}",
    auth=scoped(Scope.EVENTS),
    response={200: EventOut} | REFUSALS,
    url_name="event",
)
def event(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One event."""
    return _event(_visible(request, pk))


@router.get(
    "/events/{int:pk}/programme",
    auth=scoped(Scope.EVENTS),
    response={200: list[ItemOut]} | REFUSALS,
    url_name="programme",
)
def programme(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    """The programme in its order."""
    return [_item(item) for item in reports.programme_of(_visible(request, pk))]


@router.get(
    "/events/{int:pk}/attendance",
    auth=scoped(Scope.ATTENDANCE),
    response={200: AttendancePage} | REFUSALS,
    url_name="attendance",
)
def attendance(request: HttpRequest, pk: int, after: str = "") -> dict[str, Any]:
    """Who is expected and who was there; for those who log the event."""
    asked = _visible(request, pk)
    if not access.may_log(request.user, asked):
        raise NotAllowed
    page = keyset_page(reports.attendances_of(asked), ("pk",), size=ROWS_A_PAGE, after=after)
    return {"items": [_attendance(row) for row in page.rows], "next": page.after}


@router.get(
    "/events/{int:pk}/passes",
    auth=scoped(Scope.DOOR),
    response={200: list[PassOut]} | REFUSALS,
    tags=["door"],
    url_name="passes",
)
def passes(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    """Every pass of the event by its digest, for doors that may lose the network."""
    return [
        {"digest": row.pass_digest, "name": masked(row.somebody.label), "inside": row.is_inside}
        for row in reports.passes_of(_with_door(request, pk))
    ]


@router.post(
    "/events/{int:pk}/scans",
    auth=scoped(Scope.DOOR),
    response={200: list[ScanOut]} | REFUSALS,
    tags=["door"],
    url_name="scans",
)
def scans(
    request: HttpRequest,
    pk: int,
    acts: Annotated[list[ScanIn], Body(max_length=MOST_SCANS)],
    door: Door = "",
    device_time: DeviceTime = None,
) -> list[dict[str, Any]]:
    """Report acts at the door, at most 200 at once; a result for each, in the same order."""
    taken = take_scans(
        actor=request.user,  # type: ignore[arg-type]
        event=_with_door(request, pk),
        acts=[_act(sent) for sent in acts],
        door=door,
        device_time=device_time,
    )
    return [_scan(scan) for scan in taken]


@router.post(
    "/events/{int:pk}/walk-ins",
    auth=scoped(Scope.DOOR),
    response={200: ScanOut} | REFUSALS,
    tags=["door"],
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
    auth=scoped(Scope.DOOR),
    response={200: ScanOut} | REFUSALS,
    tags=["door"],
    url_name="undo",
)
def undo(request: HttpRequest, pk: int, scan_id: UUID, sent: UndoIn) -> dict[str, Any]:
    """Take a check-in or check-out back, with a reason."""
    known = Scan.objects.filter(event=_with_door(request, pk)).select_related(
        "event__host", "attendance__person", "attendance__guest", "scanned_by"
    )
    scan = get_object_or_404(known, scan_id=scan_id)
    return _scan(undo_scan(actor=request.user, scan=scan, reason=sent.reason))  # type: ignore[arg-type]


def _visible(request: HttpRequest, pk: int) -> Event:
    visible = access.events_visible_to(request.user).select_related("host")
    return get_object_or_404(visible, pk=pk)


def _with_door(request: HttpRequest, pk: int) -> Event:
    events = access.events_with_door_for(request.user).select_related("host__campaign")
    return get_object_or_404(events, pk=pk)


def _act(sent: ScanIn) -> Act:
    return Act(
        scan_id=sent.scan_id,
        token=read_token(sent.token),
        direction=sent.direction,
        at=sent.scanned_at,
        provisional=sent.provisional,
    )


def read_token(code: str) -> str:
    """The token in what a scanner read: the bare token, or the address that the QR code holds."""
    return code.strip().rstrip("/").rsplit("/", 1)[-1]


def _event(row: Event) -> dict[str, Any]:
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
