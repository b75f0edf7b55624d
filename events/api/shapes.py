"""What the API takes and gives about events."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from committee.api.shapes import STORABLE, Key
from committee.names import clean_name
from events.models import Event, Scan


class EventOut(Schema):
    """An event; hour and venue are empty where the record does not say them."""

    id: int
    name_ko: str
    name_en: str
    kind: Event.Kind
    status: Event.Status
    host: int
    held_on: date
    starts_at: Annotated[time | None, Field(json_schema_extra={"format": "local-time"})]
    ends_at: Annotated[time | None, Field(json_schema_extra={"format": "local-time"})]
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


class DoorOut(Schema):
    """How it stands at a door, and the server's clock, by which a device puts its own right."""

    event: EventOut
    inside: int
    came: int
    expected: int
    now: datetime


class FoundOut(Schema):
    """Somebody found by name at the door; ``attendance`` lets them in through a scan."""

    attendance: int
    name: str
    title: str


class PassOut(Schema):
    """What a door that loses the network needs to recognise a pass: its digest, a masked name."""

    digest: str = Field(description="SHA-256 of the pass's token, in hexadecimal")
    name: str
    inside: bool


class PassPage(Schema):
    """One page of the passes."""

    items: list[PassOut]
    next: str


class ScanIn(Schema):
    """One act at the door: a pass shown, or somebody found on the list by name.

    ``token`` is what the QR code holds, bare or with its address; ``attendance`` is the key of
    whoever was found by name. One of the two is sent.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "scan_id": "0b7e9c52-6a3f-4a1e-9a37-5d0f6b1c2d3e",
                    "token": "q3Vx0b9Zk1mT7yPw5sLd2A",
                    "direction": "in",
                    "scanned_at": "2022-01-18T13:58:21+09:00",
                    "provisional": False,
                }
            ],
            "anyOf": [
                {
                    "required": ["token"],
                    "properties": {"token": {"type": "string", "minLength": 1}},
                },
                {"required": ["attendance"], "properties": {"attendance": {"type": "integer"}}},
            ],
        }
    )

    scan_id: UUID = Field(description="made by the device, new for each act")
    token: Annotated[str, Field(max_length=400)] = ""
    attendance: Key | None = None
    direction: Scan.Direction = Scan.Direction.IN
    scanned_at: AwareDatetime | None = Field(None, description="by the device's own clock")
    provisional: bool = Field(False, description="done without the network, reported later")
    turned_away: bool = Field(
        False, description="the device refused by itself: it is recorded, and lets nobody in"
    )

    @model_validator(mode="after")
    def names_somebody(self) -> Self:
        if not self.token and self.attendance is None:
            raise PydanticCustomError("nobody", "Send a token or the key of an attendance.")
        return self


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

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "scan_id": "6f0a2d4c-93a7-4b62-8a55-2f8f6f0f9f10",
                    "name": "홍길동",
                    "affiliation": "광주 시민",
                }
            ]
        }
    )

    scan_id: UUID = Field(description="made by the device, new for each act")
    name: Annotated[str, AfterValidator(_name)]
    affiliation: Annotated[str, Field(max_length=160, pattern=STORABLE)] = ""


class UndoIn(Schema):
    """Why a check-in or check-out is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "다른 사람의 초대장"}]})

    reason: Annotated[str, Field(min_length=1, max_length=200, pattern=STORABLE)]
