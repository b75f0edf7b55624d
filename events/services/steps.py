"""The way of an event: draft, published, held, archived; or cancelled, with notice."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.audit import acting
from committee.models import User
from events.access import require_log
from events.errors import Archived, NotYetHeld, WrongState
from events.models import Attendance, Event
from events.services.guests import MAILS_A_JOB, mail_about
from events.services.rooms import book

Status = Event.Status

STEPS: dict[str, tuple[tuple[str, ...], str | Promise]] = {
    Status.PUBLISHED: ((Status.DRAFT,), _("only a draft can be published")),
    Status.HELD: ((Status.PUBLISHED,), _("publish it before you say that it was held")),
    Status.ARCHIVED: (
        (Status.HELD, Status.CANCELLED),
        _("only what was held or cancelled can be archived"),
    ),
    Status.CANCELLED: (
        (Status.DRAFT, Status.PUBLISHED),
        _("only what is still to come can be cancelled"),
    ),
}
"""From where an event comes to each status, and what to say where it does not."""

TOLD = (Attendance.Status.INVITED, Attendance.Status.GOING, Attendance.Status.WAITING)
"""Who is told of a cancellation: whoever was asked and did not decline."""


def next_steps(event: Event) -> list[str]:
    """The statuses to which the event can go from where it is."""
    return [status for status, (before, _said) in STEPS.items() if event.status in before]


def move_event(*, actor: User, event: Event, to: str, because: str = "") -> Event:
    """Bring the event to its next status; a cancellation says why, and everybody asked is told.

    Raises ``WrongState``, ``Archived``, and ``NotYetHeld`` for a day that has not come.
    """
    require_log(actor, event)
    with acting(actor, reason=f"event {to}"):
        held = Event.objects.select_for_update().get(pk=event.pk)
        before, needed = STEPS[to]
        if held.status == Status.ARCHIVED:
            raise Archived
        if held.status not in before:
            raise WrongState(status=held.get_status_display(), needed=needed)
        if to == Status.HELD and held.held_on > timezone.localdate():
            raise NotYetHeld
        held.status = to
        if to == Status.CANCELLED:
            held.cancelled_because = because
        held.save(update_fields=["status", "cancelled_because"])
        if to == Status.CANCELLED:
            book(held)
            jobs.configure_task("send_cancellations").defer(event_id=held.pk)
        if to == Status.PUBLISHED:  # those whom somebody put on the list of the draft as going
            jobs.configure_task("send_event_invitations").defer(event_id=held.pk)
        return held


def told_of_cancellation(event: Event) -> tuple[int, int]:
    """How many get a mail if the event is cancelled, and how many have no address; two queries."""
    told = event.attendances.filter(status__in=TOLD)
    mailed = told.with_mail_address().count()
    return mailed, told.count() - mailed


def send_cancellations(event_id: int) -> bool:
    """Mail the next of those who are to be told, each once; whether there may be more.

    What is cancelled may be archived before everybody is told; nothing else calls this.
    """
    for _number in range(MAILS_A_JOB):
        with transaction.atomic():
            rows = Attendance.objects.select_for_update(of=("self",), skip_locked=True)
            listed = (
                rows.filter(
                    event=event_id,
                    event__status__in=(Status.CANCELLED, Status.ARCHIVED),
                    status__in=TOLD,
                    told_cancelled_at=None,
                )
                .with_mail_address()
                .select_related("person", "guest", "event__host__campaign")
                .order_by("pk")
                .first()
            )
            if listed is None:
                return False
            mail_about("events/mail/cancellation", listed)
            listed.told_cancelled_at = timezone.now()
            listed.save(update_fields=["told_cancelled_at"])
    return True
