"""Asking people to an event by a link, and taking their answers; the waiting list."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from committee.audit import acting
from committee.models import Appointment, AppointmentQuerySet, User
from committee.services.mail import send_mail
from committee.tokens import digest
from events.access import require_log
from events.errors import NotPublished, ReplyClosed, ReplyUnknown
from events.models import Attendance, Event
from events.reports.introductions import title_of
from events.services.attendance import EXPECTED
from events.services.places import answer, has_begun

Status = Attendance.Status

MAILS_A_JOB = 200
"""After so many a job hands over to the next one, so that other work gets its turn."""

TITLED_AT_ONCE = 1000


def ask_members(*, actor: User, event: Event, holders: AppointmentQuerySet) -> int:
    """Ask everybody in the appointments who is not on the list yet; returns how many.

    Each gets a pass, under whose link they answer, and the mail goes out as a job. Raises
    ``NotPublished`` for a draft, or an event that was cancelled or is over.
    """
    require_log(actor, event)
    with acting(actor, reason="asked to an event"):
        held = open_to_asking(event)
        known = held.attendances.filter(person__isnull=False).values("person")
        fresh = holders.exclude(person__in=known).select_related("post__title", "post__committee")
        asked: dict[object, Attendance] = {}
        for holder in fresh.by_rank().iterator(TITLED_AT_ONCE):
            asked.setdefault(holder.person_id, _asked(actor, held, holder))
        Attendance.objects.bulk_create(asked.values(), batch_size=TITLED_AT_ONCE)
        if asked:
            jobs.configure_task("send_event_invitations").defer(event_id=event.pk)
        return len(asked)


def _asked(actor: User, event: Event, holder: Appointment) -> Attendance:
    ko, en = title_of(holder)
    listed = Attendance(
        event=event,
        person_id=holder.person_id,
        status=Status.INVITED,
        title_held_ko=ko,
        title_held_en=en,
        logged_by=actor,
    )
    listed.give_pass()
    return listed


def remind(*, actor: User, event: Event) -> int:
    """Write once more to those who were asked and did not answer; returns how many."""
    require_log(actor, event)
    with acting(actor, reason="reminded of an event"):
        held = open_to_asking(event)
        silent = held.attendances.filter(status=Status.INVITED, mailed_at__isnull=False)
        number = silent.update(mailed_at=None)
        if number:
            jobs.configure_task("send_event_invitations").defer(event_id=event.pk)
        return number


def reply(*, token: str, going: bool, companions: int = 0) -> Attendance:
    """Take the answer of whoever holds the pass; it can be changed until the event begins.

    Where the event is full the answer "going" waits; a place that becomes free goes to whoever
    waits longest. Raises ``ReplyUnknown``, ``ReplyClosed`` and ``NoRoom``.
    """
    with acting(None, reason="replied to an event"):
        found = Attendance.objects.filter(pass_digest=digest(token)).first()
        if found is None:
            raise ReplyUnknown
        event = Event.objects.select_for_update().get(pk=found.event_id)
        listed = Attendance.objects.select_for_update().get(pk=found.pk)
        refuse_closed(event, listed)
        answer(event, listed, Status.GOING if going else Status.DECLINED, companions)
        return listed


def refuse_closed(event: Event, listed: Attendance) -> None:
    """Raise ``ReplyClosed`` where no answer is taken any more."""
    answerable = (*EXPECTED, Status.DECLINED, Status.WAITING, Status.EXCUSED)
    closed = event.status != Event.Status.PUBLISHED or has_begun(event)
    if closed or listed.status not in answerable:
        raise ReplyClosed


def open_to_asking(event: Event) -> Event:
    """The event, locked; raises ``NotPublished`` where nobody is asked any more, or not yet."""
    held = Event.objects.select_for_update().get(pk=event.pk)
    if held.status != Event.Status.PUBLISHED or held.held_on < timezone.localdate():
        raise NotPublished
    return held


def send_invitations(event_id: int) -> bool:
    """Mail the next of those who were asked and not mailed; whether there may be more.

    Whoever was put on the list as going gets the pass. Each row stays locked while its mail leaves,
    so two workers do not mail it twice.
    """
    for _number in range(MAILS_A_JOB):
        with transaction.atomic():
            listed = _next_to_mail(event_id)
            if listed is None:
                return False
            asked = listed.status == Status.INVITED
            mail_about(f"events/mail/{'invitation' if asked else 'pass'}", listed)
            listed.mailed_at = timezone.now()
            listed.save(update_fields=["mailed_at"])
    return True


def _next_to_mail(event_id: int) -> Attendance | None:
    rows: Iterable[Attendance] = (
        Attendance.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(event=event_id, event__status=Event.Status.PUBLISHED)
        .filter(status__in=EXPECTED, pass_digest__isnull=False, mailed_at=None)
        .with_mail_address()
        .select_related("person", "guest", "event__host__campaign")
        .order_by("pk")[:1]
    )
    return next(iter(rows), None)


def send_place(attendance_id: int) -> None:
    """Tell somebody who waited that there is a place now."""
    rows = Attendance.objects.filter(pk=attendance_id, status=Status.GOING)
    rows = rows.filter(event__status=Event.Status.PUBLISHED)
    listed = rows.select_related("person", "guest", "event__host__campaign").first()
    if listed is not None and listed.somebody.email:
        mail_about("events/mail/place", listed)
        rows.update(mailed_at=timezone.now())  # with the pass, so that it is not mailed again


def mail_about(template: str, listed: Attendance) -> None:
    """Mail somebody on a list what the template says, with the link of their pass."""
    token = listed.pass_token
    address = settings.BASE_URL + reverse("pass", args=[token]) if token else ""
    context = {"listed": listed, "event": listed.event, "url": address}
    send_mail(template, context, to=listed.somebody.email)
