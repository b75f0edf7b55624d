"""The way of an appointment at the desk: nominate, approve, end."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committee.access import Action, require
from committee.audit import acting
from committee.errors import (
    AlreadyNominated,
    PostIsFull,
    ReasonMissing,
    SameApprover,
    TermInvalid,
    WrongStep,
)
from committee.models import (
    OPEN,
    Appointment,
    Certificate,
    EndReason,
    Person,
    Post,
    Status,
    User,
)
from committee.services.people import refuse_suppressed
from committee.services.refusals import refusing


def nominate(
    *,
    actor: User,
    person: Person,
    post: Post,
    source: str,
    starts_on: date | None,
    ends_on: date | None = None,
) -> Appointment:
    """Put a person forward for a post, from ``starts_on`` to the day before ``ends_on``.

    ``source`` says where the person's data came from; the person will read it in the invitation.

    Raises ``AlreadyNominated``, ``Suppressed``, ``TermInvalid``.
    """
    require(actor, Action.APPOINT, post.committee)
    refuse_suppressed(person.phone, person.email)
    with acting(actor, reason="nominated"), settling(person, post):
        return Appointment.objects.create(
            person=person,
            post=post,
            term=term(starts_on, ends_on),
            source=source,
            nominated_by=actor,
        )


def approve(*, actor: User, appointment: Appointment) -> Appointment:
    """Approve what the person accepted; by somebody other than the nominator, if so ruled."""
    require(actor, Action.APPOINT, appointment.post.committee)
    with acting(actor, reason="approved"):
        held = locked(appointment)
        expect(held, Status.ACCEPTED, needed=_("only an accepted one can be approved"))
        campaign = held.post.committee.campaign
        if campaign.separate_approver and held.nominated_by_id == actor.pk:
            raise SameApprover
        held.status = Status.APPROVED
        held.approved_by = actor
        held.approved_at = timezone.now()
        held.save(update_fields=["status", "approved_by", "approved_at"])
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
    revoke the certificate.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    today = timezone.localdate()
    on = on or today
    with acting(actor, reason=f"ended: {reason}"):
        held = locked(appointment)
        expect(held, *OPEN, Status.IN_FORCE, needed=_("it is over already"))
        starts, ends = held.term.lower, held.term.upper
        on = min(on, ends) if ends else on
        never_held = (
            held.status in OPEN
            or reason == EndReason.ISSUED_IN_ERROR
            or (starts is not None and on <= starts)
        )
        held.term = DateRange(empty=True) if never_held else DateRange(starts, on)
        if on > today and not never_held:
            held.save(update_fields=["term"])
            return held
        held.status = Status.ENDED
        held.end_reason = reason
        held.ended_at = timezone.now()
        held.ended_by = actor
        held.save(update_fields=["term", "status", "end_reason", "ended_at", "ended_by"])
        if reason in (EndReason.DISMISSED, EndReason.ISSUED_IN_ERROR):
            held.certificates.filter(status=Certificate.Status.VALID).update(
                status=Certificate.Status.REVOKED,
                revoked_at=held.ended_at,
                revoked_by=actor,
                revocation_reason=str(EndReason(reason).label),
            )
        return held


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
    if post.seats is None:
        return
    taken = set(
        Appointment.objects.filter(
            post=post, seat__isnull=False, term__overlap=appointment.term
        ).values_list("seat", flat=True)
    )
    free = (seat for seat in range(1, post.seats + 1) if seat not in taken)
    appointment.seat = next(free, None)
    if appointment.seat is None:
        raise PostIsFull(post=appointment.post)


def settling(person: Person, post: Post) -> AbstractContextManager[None]:
    """Turns what the constraints refuse for a person in a post into what the user reads."""
    full = PostIsFull(post=post)
    return refusing(
        {
            "appointment_person_once_in_a_post": AlreadyNominated(person=person, post=post),
            "appointment_seat_once": full,
            "appointment_seat_within_post": full,
        }
    )
