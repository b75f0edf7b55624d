"""What staff learn of those on an event's list: by phone, on the day, and about guests."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from committee.audit import acting
from committee.models import Person, User
from events.access import require_open
from events.errors import NotAnswerable, PartOfTheRecord, WasAtTheDoor, WrongState
from events.models import Attendance, Conferral, Event, Guest
from events.services.attendance import log_attendance
from events.services.places import answer, fill_places, gives_places

Status = Attendance.Status


def answers_open(event: Event) -> list[Attendance.Status]:
    """What can be said of somebody on the list today."""
    going = [Status.GOING] if gives_places(event) else []
    came = event.held_on <= timezone.localdate() and event.status != Event.Status.CANCELLED
    there = [Status.ATTENDED, Status.NO_SHOW] if came else []
    return [*going, Status.DECLINED, Status.EXCUSED, *there]


def add_to_list(*, actor: User, event: Event, somebody: Person | Guest) -> Attendance:
    """Put somebody on the list: as going, with a pass, before the day; from then on as there.

    Where the event is full they wait, as by a reply of their own. Whoever has a mail address gets
    the pass by mail as soon as the event is published. Raises ``AlreadyListed``, ``Archived`` and,
    for an event that was cancelled before its day, ``WrongState``.
    """
    if event.held_on <= timezone.localdate():
        return log_attendance(actor=actor, event=event, somebody=somebody)
    require_open(actor, event)
    with acting(actor, reason="put on the list"):
        held = Event.objects.select_for_update().get(pk=event.pk)
        if not gives_places(held):
            needed = _("nobody is expected there any more")
            raise WrongState(status=held.get_status_display(), needed=needed)
        listed = log_attendance(actor=actor, event=held, somebody=somebody, status=Status.INVITED)
        answer(held, listed, Status.GOING, 0)
        jobs.configure_task("send_event_invitations").defer(event_id=held.pk)
        return listed


def record_answer(
    *, actor: User, listed: Attendance, status: Attendance.Status, companions: int = 0
) -> Attendance:
    """Write down what somebody said by phone, or whether they came.

    "Going" stands in the line as a reply by the link does. Raises ``WasAtTheDoor`` for whoever is
    checked in, ``NotAnswerable`` before or after the time of such an answer, and ``NoRoom``.
    """
    require_open(actor, listed.event)
    with acting(actor, reason="answer written down"):
        event, row = _locked(listed)
        if row.stays.counted().exists():
            raise WasAtTheDoor(person=row.somebody)
        if status not in answers_open(event):
            raise NotAnswerable
        answer(event, row, status, companions)
        if row.status == Status.GOING:
            _give_pass(row)
            if row.mailed_at is None:
                jobs.configure_task("send_event_invitations").defer(event_id=event.pk)
        return row


def take_off(*, actor: User, listed: Attendance) -> None:
    """Take somebody off the list who stands on it by mistake; the history keeps that they did.

    Raises ``PartOfTheRecord`` for whoever was at the door or was handed a certificate there.
    """
    require_open(actor, listed.event)
    with acting(actor, reason="taken off the list"):
        event, row = _locked(listed)
        handed_over = Conferral.objects.standing().filter(
            item__event=event, certificate__appointment__person=row.person_id
        )
        if row.scans.exists() or (row.person_id and handed_over.exists()):
            raise PartOfTheRecord(person=row.somebody)
        row.delete()
        fill_places(event)


def amend_guest(
    *, actor: User, listed: Attendance, office: str, affiliation_ko: str, affiliation_en: str
) -> Guest:
    """Correct a guest's office and affiliation; the title on this list follows the affiliation."""
    require_open(actor, listed.event)
    with acting(actor, reason="guest amended"):
        guest = Guest.objects.select_for_update().get(pk=listed.guest_id or 0)
        guest.office = office
        guest.affiliation_ko, guest.affiliation_en = affiliation_ko, affiliation_en
        guest.save(update_fields=["office", "affiliation_ko", "affiliation_en"])
        listed.title_held_ko, listed.title_held_en = affiliation_ko, affiliation_en
        listed.save(update_fields=["title_held_ko", "title_held_en"])
        return guest


def _locked(listed: Attendance) -> tuple[Event, Attendance]:
    event = Event.objects.select_for_update().get(pk=listed.event_id)
    return event, Attendance.objects.select_for_update().get(pk=listed.pk)


def _give_pass(listed: Attendance) -> None:
    """Of somebody who had none, so that a pass that was sent still opens the door."""
    if not listed.pass_nonce:
        listed.give_pass()
        listed.save(update_fields=["pass_nonce", "pass_digest"])
