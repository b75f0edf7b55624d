"""Posts that exist: how many seats they have, and closing them."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.errors import PostStillHeld, SeatsStillHeld
from committee.models import OPEN, SEATED, Appointment, AppointmentQuerySet, Post, User


def change_seats(*, actor: User, post: Post, seats: int | None) -> Post:
    """Give the post another number of seats, or none to count; holders move up where they must.

    Raises ``SeatsStillHeld`` where more people hold the post at once than it would have seats.
    """
    require(actor, Action.APPOINT, post.committee)
    with acting(actor, reason="seats changed"):
        held = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        if seats is not None and (held.seats is None or seats < held.seats):
            _seat_within(held, seats)
        held.seats = seats
        held.save(update_fields=["seats"])
        return held


def _seat_within(post: Post, seats: int) -> None:
    """Number those who hold the post from today from one to ``seats``; terms that ended give way.

    Seats count how many sit at once; which number somebody had in the past says nothing.
    """
    sitting = holders_from(post, timezone.localdate()).filter(acting=False, status__in=SEATED)
    sitting = sitting.select_for_update()
    for held in sitting.order_by("term"):
        if held.seat is not None and held.seat <= seats:
            continue
        overlapping = Appointment.objects.filter(post=post, term__overlap=held.term)
        taken = set(overlapping.filter(pk__in=sitting.values("pk")).values_list("seat", flat=True))
        free = next((seat for seat in range(1, seats + 1) if seat not in taken), None)
        if free is None:
            raise SeatsStillHeld(post=post, held=sitting.count())
        overlapping.filter(seat=free).update(seat=_unused_seat(post, seats))
        held.seat = free
        held.save(update_fields=["seat"])


def _unused_seat(post: Post, seats: int) -> int:
    highest = Appointment.objects.filter(post=post).aggregate(Max("seat"))["seat__max"]
    return int(max(highest or 0, seats)) + 1


def close_post(*, actor: User, post: Post, on: date | None = None) -> Post:
    """Close the post from ``on`` (today); it stays in the record of those who held it.

    Raises ``PostStillHeld`` while anybody sits in it from then on, or is on the way to it.
    """
    require(actor, Action.APPOINT, post.committee)
    on = on or timezone.localdate()
    with acting(actor, reason="post closed"):
        held = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        if number := holders_from(held, on).count():
            raise PostStillHeld(post=post, held=number)
        held.closed_on = on
        held.save(update_fields=["closed_on"])
        return held


def holders_from(post: Post, day: date) -> AppointmentQuerySet:
    """Appointments to the post that are on the way or last beyond ``day``."""
    going_on = Appointment.objects.filter(post=post, status__in=(*OPEN, *SEATED))
    return going_on.exclude(term__fully_lt=(day, None))
