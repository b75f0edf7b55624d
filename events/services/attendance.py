"""Who was there: the list of an event, its door, and the certificates handed over."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from committee.audit import acting
from committee.models import Appointment, Certificate, Person, User
from committee.services.refusals import refusing
from events.access import require_door, require_log
from events.errors import (
    AlreadyConferred,
    AlreadyInside,
    AlreadyListed,
    NotAConferral,
    NotValid,
)
from events.models import (
    Attendance,
    Conferral,
    DoorDuty,
    Event,
    Guest,
    ProgrammeItem,
    Scan,
)
from events.services.record import naming


def log_attendance(
    *,
    actor: User,
    event: Event,
    somebody: Person | Guest,
    status: Attendance.Status = Attendance.Status.ATTENDED,
) -> Attendance:
    """Put a person or guest on the event's list, with the title held on that day.

    Raises ``AlreadyListed``.
    """
    require_log(actor, event)
    title_ko, title_en = title_held(somebody, event.held_on)
    doubled = AlreadyListed(person=somebody)
    constraint = f"attendance_{'person' if isinstance(somebody, Person) else 'guest'}_once"
    with acting(actor, reason="attendance logged"), refusing({constraint: doubled}):
        return Attendance.objects.create(
            event=event,
            status=status,
            title_held_ko=title_ko,
            title_held_en=title_en,
            logged_by=actor,
            **naming(somebody),
        )


def title_held(somebody: Person | Guest, on: date) -> tuple[str, str]:
    """The title that introduces somebody on ``on``, in Korean and English."""
    if isinstance(somebody, Guest):
        return somebody.affiliation_ko, somebody.affiliation_en
    held = (
        Appointment.objects.in_force(on=on)
        .filter(person=somebody)
        .select_related("post__title", "post__committee")
        .by_rank()
        .first()
    )
    if held is None:
        return somebody.affiliation_ko, somebody.affiliation_en
    committee, title = held.post.committee, held.post.title
    return (
        f"{committee.name_ko} {title.name_ko}",
        f"{title.name_en}, {committee.name_en or committee.name_ko}",
    )


def check_in(
    *,
    actor: User,
    attendance: Attendance,
    scan_id: uuid.UUID | None = None,
    scanned_at: datetime | None = None,
) -> Scan:
    """Let somebody in who is on the list; a repeat of the same ``scan_id`` returns the first scan.

    Raises ``AlreadyInside`` with when and by whom.
    """
    require_door(actor, attendance.event)
    with acting(actor, reason="checked in"):
        held = Attendance.objects.select_for_update().get(pk=attendance.pk)
        if scan_id and (known := Scan.objects.filter(scan_id=scan_id).first()):
            return known
        last = held.scans.select_related("scanned_by").order_by("-received_at", "-id").first()
        if last is not None and last.direction == Scan.Direction.IN:
            raise AlreadyInside(
                person=held.somebody,
                time=f"{timezone.localtime(last.scanned_at):%H:%M}",
                by=last.scanned_by,
            )
        scan = Scan.objects.create(
            scan_id=scan_id or uuid.uuid4(),
            attendance=held,
            direction=Scan.Direction.IN,
            scanned_at=scanned_at or timezone.now(),
            scanned_by=actor,
        )
        if held.status != Attendance.Status.WALK_IN:
            held.status = Attendance.Status.ATTENDED
            held.save(update_fields=["status"])
        return scan


def confer(
    *,
    actor: User,
    item: ProgrammeItem,
    certificate: Certificate,
    conferred_by: Person | None = None,
) -> Conferral:
    """Note that a valid certificate was handed over in a conferral item, once for all.

    Raises ``NotAConferral``, ``NotValid`` and ``AlreadyConferred``.
    """
    require_log(actor, item.event)
    if item.kind != ProgrammeItem.Kind.CONFERRAL:
        raise NotAConferral
    doubled = AlreadyConferred(number=certificate.printed_number)
    with (
        acting(actor, reason="certificate conferred"),
        refusing({"events_conferral_certificate_id_key": doubled}),
    ):
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if held.status != Certificate.Status.VALID:
            raise NotValid(number=held.printed_number)
        return Conferral.objects.create(item=item, certificate=held, conferred_by=conferred_by)


def put_on_door(
    *, actor: User, event: Event, user: User, starts_on: date, ends_on: date | None = None
) -> DoorDuty:
    """Let an account check people in at this event, and nothing else."""
    require_log(actor, event)
    with acting(actor, reason="put on door duty"):
        duty, _created = DoorDuty.objects.update_or_create(
            user=user, event=event, defaults={"period": DateRange(starts_on, ends_on)}
        )
        return duty
