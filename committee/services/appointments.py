"""The way of an appointment at the desk: nominate, approve, end."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committee.access import Action, require
from committee.audit import acting
from committee.errors import (
    AlreadyNominated,
    EndsBeforeItBegan,
    NoVacancy,
    PlaceIsClosed,
    PostIsFull,
    ReasonMissing,
    RecordErased,
    SameApprover,
    TermInvalid,
    WrongStep,
)
from committee.models import (
    OPEN,
    Appointment,
    Certificate,
    EndReason,
    Mailing,
    Person,
    Post,
    Status,
    User,
)
from committee.services.erasure import erase_whoever_left
from committee.services.mailings import tell_holders
from committee.services.people import refuse_suppressed
from committee.services.refusals import refusing

AT_ONCE = (EndReason.DISMISSED, EndReason.ISSUED_IN_ERROR, EndReason.NOMINATION_WITHDRAWN)
"""Reasons that cannot wait for a day to come."""


def nominate(
    *,
    actor: User,
    person: Person,
    post: Post,
    source: str,
    starts_on: date | None,
    ends_on: date | None = None,
    standing_in: bool = False,
) -> Appointment:
    """Put a person forward for a post, from ``starts_on`` to the day before ``ends_on``.

    ``source`` says where the person's data came from; the person will read it in the invitation.
    Somebody ``standing_in`` acts for a vacancy: they take no seat, so it can be filled meanwhile.

    Raises ``AlreadyNominated``, ``NoVacancy``, ``PlaceIsClosed``, ``Suppressed``, ``TermInvalid``.
    """
    require(actor, Action.APPOINT, post.committee)
    refuse_suppressed(person.phone, person.email)
    with acting(actor, reason="nominated"), settling(person, post):
        held = Appointment(
            person=person,
            post=post,
            term=term(starts_on, ends_on),
            source=source,
            nominated_by=actor,
            acting=standing_in,
        )
        if standing_in and free_seat(post, held.term) is None:
            raise NoVacancy(post=post)
        held.save()
        return held


def approve(*, actor: User, appointment: Appointment) -> Appointment:
    """Approve what the person accepted; by somebody other than the nominator, if so ruled."""
    require(actor, Action.APPOINT, appointment.post.committee)
    another = {"appointment_approved_by_another": SameApprover()}
    with acting(actor, reason="approved"), refusing(another):
        held = locked(appointment)
        expect(held, Status.ACCEPTED, needed=_("only an accepted one can be approved"))
        campaign = held.post.committee.campaign
        if campaign.separate_approver and held.nominated_by_id == actor.pk:
            raise SameApprover
        held.status = Status.APPROVED
        held.approved_by = actor
        held.approved_at = timezone.now()
        held.save(update_fields=["status", "approved_by", "approved_at"])
        tell_holders(Mailing.Kind.APPROVED, [held])
        return held


def record_public_office(
    *,
    actor: User,
    person: Person,
    post: Post,
    public_source: str,
    starts_on: date | None,
    ends_on: date | None = None,
) -> Appointment:
    """Put an office on record that the public already knows, with the source that says so.

    It comes into force at once, without invitation, and can never lead to a certificate.
    """
    require(actor, Action.APPOINT, post.committee)
    if not public_source.strip():
        raise ReasonMissing
    with acting(actor, reason="public office recorded"), settling(person, post):
        appointment = Appointment(
            person=person,
            post=post,
            term=term(starts_on, ends_on),
            public_source=public_source,
            nominated_by=actor,
            approved_by=actor,
            approved_at=timezone.now(),
            status=Status.IN_FORCE,
        )
        take_seat(appointment)
        appointment.save()
        return appointment


def end(
    *,
    actor: User,
    appointment: Appointment,
    reason: EndReason,
    on: date | None = None,
) -> Appointment:
    """End an appointment on ``on`` (today); a day to come leaves it in force until then.

    It never ends later than it would have. One that did not begin yet ends as if it never was.

    A dismissal, an error and a withdrawn nomination take effect at once and for good; the first two
    revoke the certificate. Whoever never accepted is erased, for whatever reason it ends.

    Raises ``EndsBeforeItBegan`` and ``WrongStep``.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    today = timezone.localdate()
    with acting(actor, reason=f"ended: {reason}"):
        held = locked(appointment)
        expect(held, *OPEN, Status.IN_FORCE, needed=_("it is over already"))
        last = min(on or today, today) if reason in AT_ONCE else on or today
        if reason != EndReason.ISSUED_IN_ERROR:
            _expect_begun(held, last, today)
        conclude(held, reason=reason, on=last, by=actor)
        if held.status != Status.ENDED:
            return held
        if reason in (EndReason.DISMISSED, EndReason.ISSUED_IN_ERROR):
            call_back(held, by=actor, why=str(reason))
        if held.accepted_at is not None:
            tell_holders(Mailing.Kind.ENDED, [held])
        if held.accepted_at is None:
            erase_whoever_left([held.person_id])
        return held


def _expect_begun(held: Appointment, on: date, today: date) -> None:
    """Refuse a past day by which a term that began would be as if it never was."""
    starts = held.term.lower
    if held.status != Status.IN_FORCE or starts is None or on == today:
        return
    if on <= starts <= today:
        raise EndsBeforeItBegan(day=date_format(starts, "DATE_FORMAT"))


def conclude(held: Appointment, *, reason: EndReason, on: date, by: User | None) -> None:
    """Cut the term of a locked appointment short, and end it if that day has come."""
    starts, ends = held.term.lower, held.term.upper
    on = min(on, ends) if ends else on
    never_held = (
        held.status in OPEN
        or reason == EndReason.ISSUED_IN_ERROR
        or (starts is not None and on <= starts)
    )
    held.term = DateRange(empty=True) if never_held else DateRange(starts, on)
    held.end_reason = reason
    if on > timezone.localdate() and not never_held:
        held.save(update_fields=["term", "end_reason"])
        return
    held.status = Status.ENDED
    held.ended_at = timezone.now()
    held.ended_by = by
    held.save(update_fields=["term", "status", "end_reason", "ended_at", "ended_by"])


def call_back(held: Appointment, *, by: User | None, why: str) -> None:
    """Revoke the certificate that stands for a locked appointment, if there is one."""
    held.certificates.filter(status=Certificate.Status.VALID).update(
        status=Certificate.Status.REVOKED,
        revoked_at=timezone.now(),
        revoked_by=by,
        revocation_reason=why,
    )


def correct_term(
    *,
    actor: User,
    appointment: Appointment,
    starts_on: date | None,
    ends_on: date | None,
    why: str,
) -> Appointment:
    """Put a wrong term right, running or ended; ``why`` is kept in the history with both versions.

    An ended term stays ended, so it needs an end, and none to come. Why a running one was going to
    end is kept as long as it has an end.

    Raises ``ReasonMissing``, ``TermInvalid``, ``WrongStep``, and what seats and posts refuse.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    if not why.strip():
        raise ReasonMissing
    with (
        acting(actor, reason="term corrected", why=why.strip()),
        settling(appointment.person, appointment.post),
    ):
        held = locked(appointment)
        expect(
            held,
            Status.IN_FORCE,
            Status.ENDED,
            needed=_("only a term that ran or runs can be corrected"),
        )
        if held.approved_at is None or held.end_reason == EndReason.ISSUED_IN_ERROR:
            raise WrongStep(
                status=held.get_status_display(), needed=_("it never came into force by right")
            )
        if held.status == Status.ENDED and (ends_on is None or ends_on > timezone.localdate()):
            raise TermInvalid
        held.term = term(starts_on, ends_on)
        if held.seat is not None:
            _keep_or_change_seat(held)
        if ends_on is None:
            held.end_reason = ""
        held.save(update_fields=["term", "seat", "end_reason"])
        return held


def _keep_or_change_seat(held: Appointment) -> None:
    """The same seat if it is free over the corrected term, else another one."""
    others = Appointment.objects.filter(post=held.post, term__overlap=held.term)
    if others.exclude(pk=held.pk).filter(seat=held.seat).exists():
        take_seat(held)


def term(starts_on: date | None, ends_on: date | None) -> DateRange:
    """The half-open range of days in the post; an unknown start or end stays open."""
    if starts_on and ends_on and ends_on <= starts_on:
        raise TermInvalid
    return DateRange(starts_on, ends_on)


def locked(appointment: Appointment) -> Appointment:
    """The appointment as it stands now, kept from moving until the transaction ends."""
    return (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("person", "post__title", "post__committee__campaign")
        .get(pk=appointment.pk)
    )


def expect(appointment: Appointment, *statuses: Status, needed: str | Promise) -> None:
    """Raise ``WrongStep`` unless the appointment is at one of ``statuses``."""
    if appointment.status not in statuses:
        raise WrongStep(status=appointment.get_status_display(), needed=needed)


def take_seat(appointment: Appointment) -> None:
    """Give the appointment the lowest free seat of its post over its term.

    The post's row lock lets takers queue; the exclusion constraint holds without it too.
    """
    post = Post.objects.select_for_update().get(pk=appointment.post_id)
    if post.seats is None or appointment.acting:
        return
    appointment.seat = free_seat(post, appointment.term)
    if appointment.seat is None:
        raise PostIsFull(post=appointment.post)


def free_seat(post: Post, term: DateRange) -> int | None:
    """The lowest seat that nobody has at any time in ``term``; None where every one is taken.

    None also for a post without a limit, which has no seats to count.
    """
    taken = set(
        Appointment.objects.filter(post=post, seat__isnull=False, term__overlap=term).values_list(
            "seat", flat=True
        )
    )
    return next((seat for seat in range(1, (post.seats or 0) + 1) if seat not in taken), None)


def settling(person: Person, post: Post) -> AbstractContextManager[None]:
    """Turns what the constraints refuse for a person in a post into what the user reads."""
    full = PostIsFull(post=post)
    return refusing(
        {
            "appointment_person_once_in_a_post": AlreadyNominated(person=person, post=post),
            "appointment_seat_once": full,
            "appointment_seat_within_post": full,
            "appointment_place_is_open": PlaceIsClosed(post=post),
            "appointment_of_somebody": RecordErased(),
        }
    )
