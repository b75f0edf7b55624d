"""Twenty people accept the last seat at once."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from committee.errors import DomainError, PostIsFull
from committee.models import Appointment, Status
from committee.services import appointments, invitations
from tests.factories import REQUIRED_CONSENTS

THREADS = 20

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def at_once(*calls):
    """Run every call in a thread of its own, all released together; returns their outcomes."""
    barrier = threading.Barrier(len(calls))
    outcomes = []

    def run(call):
        barrier.wait()
        try:
            outcomes.append(call())
        except (DomainError, IntegrityError) as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def acceptances(make, post, number=THREADS):
    tokens = [make.invitation(make.nomination(post=post))[1] for _ in range(number)]
    return [
        lambda token=token: invitations.accept(
            token=token, consents=REQUIRED_CONSENTS, eligible=True
        )
        for token in tokens
    ]


def seated(post):
    return Appointment.objects.filter(post=post, status=Status.ACCEPTED)


def test_one_of_twenty_gets_the_only_seat(make):
    post = make.post(title="chair", seats=1)
    outcomes = at_once(*acceptances(make, post))
    refused = [outcome for outcome in outcomes if isinstance(outcome, PostIsFull)]
    assert len(refused) == THREADS - 1
    assert "위원장" in str(refused[0])
    assert seated(post).count() == 1


def test_the_constraint_alone_holds_without_the_lock(make, monkeypatch):
    """The control: with the queue at the post's row taken away, the database still refuses."""
    monkeypatch.setattr(appointments, "take_seat", _take_first_seat)
    monkeypatch.setattr(invitations, "take_seat", _take_first_seat)
    post = make.post(title="chair", seats=1)
    outcomes = at_once(*acceptances(make, post))
    assert sum(isinstance(outcome, PostIsFull) for outcome in outcomes) == THREADS - 1
    assert seated(post).count() == 1


def test_without_lock_and_constraint_the_seat_is_sold_twice(make, monkeypatch):
    """The control of the control: the race is real, so the tests above prove something."""
    monkeypatch.setattr(invitations, "take_seat", _take_first_seat)
    post = make.post(title="chair", seats=1)
    calls = acceptances(make, post)
    constraint = next(c for c in Appointment._meta.constraints if c.name == "appointment_seat_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, constraint)
    try:
        at_once(*calls)
        assert seated(post).count() > 1
    finally:
        Appointment.objects.update(status=Status.NOMINATED, seat=None)
        with connection.schema_editor() as editor:
            editor.add_constraint(Appointment, constraint)


def test_raw_sql_cannot_overfill_a_post(make):
    post = make.post(title="chair", seats=1)
    make.acceptance(post=post)
    second = make.nomination(post=post)
    overfill = (
        "UPDATE committee_appointment SET status = 'accepted', accepted_at = now(), seat = %s"
        " WHERE id = %s"
    )
    for seat in (None, 0, 1, 2):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(overfill, [seat, second.pk])


def test_seats_cannot_be_taken_away_from_under_their_holders(make):
    post = make.post(title="co-chair", seats=2)
    make.acceptance(post=post)
    make.acceptance(post=post)
    post.seats = 1
    with pytest.raises(IntegrityError, match="has holders beyond seat"), transaction.atomic():
        post.save()


def test_two_answers_to_one_invitation_at_once(make):
    post = make.post(title="chair", seats=1)
    _invitation, token = make.invitation(make.nomination(post=post))
    outcomes = at_once(
        *[
            lambda: invitations.accept(token=token, consents=REQUIRED_CONSENTS, eligible=True),
            lambda: invitations.decline(token=token),
        ]
        * 5
    )
    codes = [getattr(outcome, "code", "done") for outcome in outcomes]
    assert codes.count("done") == 1
    assert codes.count("invitation_answered") == 9


def _take_first_seat(appointment):
    appointment.seat = 1
