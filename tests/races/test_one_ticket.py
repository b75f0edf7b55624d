"""Twenty doors scan one pass at once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from events.models import Attendance, Scan, Stay
from events.services import door
from tests.races.test_last_seat import at_once

THREADS = 20
Outcome = Scan.Outcome

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def scans_of(make, number=THREADS):
    """As many reports of the same pass, each with an id of its own."""
    going = make.attendance(status=Attendance.Status.GOING)
    actor = make.admin

    def report(place):
        act = door.Act(token=going.pass_token)
        (scan,) = door.take_scans(actor=actor, event=going.event, acts=[act], door=f"{place}번 문")
        return scan

    return [lambda place=place: report(place) for place in range(number)]


def without_queueing(monkeypatch):
    """Nobody waits at the attendee's row any more, and all look before anybody writes."""

    def found(event, acts):
        rows = Attendance.objects.filter(pass_digest__in=[door.digest(act.token) for act in acts])
        return {act.token: rows.get() for act in acts}

    everybody_looked, mine = threading.Barrier(THREADS), threading.local()
    stays = door._Desk._stays

    def looked(desk):
        seen = stays(desk)
        if not hasattr(mine, "waited"):
            mine.waited = True
            everybody_looked.wait(timeout=30)
        return seen

    monkeypatch.setattr(door, "lock_listed", found)
    monkeypatch.setattr(door._Desk, "_stays", looked)


def by_outcome(scans, outcome):
    return [scan for scan in scans if scan.outcome == outcome]


def test_one_is_admitted_and_nineteen_are_told_when_where_and_by_whom(make):
    scans = at_once(*scans_of(make))

    (admitted,) = by_outcome(scans, Outcome.ADMITTED)
    refused = by_outcome(scans, Outcome.ALREADY_INSIDE)
    assert len(refused) == THREADS - 1
    assert {scan.met for scan in refused} == {admitted}
    assert admitted.door in str(door.already_inside(refused[0]))
    assert str(make.admin) in str(door.already_inside(refused[0]))


def test_the_constraint_alone_holds_without_the_queue(make, monkeypatch):
    """The control: whoever loses against the constraint looks again and finds the winner."""
    without_queueing(monkeypatch)

    scans = at_once(*scans_of(make))

    assert len(by_outcome(scans, Outcome.ADMITTED)) == 1
    assert Stay.objects.inside().count() == 1


def test_without_queue_and_constraint_somebody_comes_in_twice(make, monkeypatch):
    """The control of the control: the race is real, so the tests above prove something."""
    without_queueing(monkeypatch)
    calls = scans_of(make)
    constraint = next(c for c in Stay._meta.constraints if c.name == "stay_open_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Stay, constraint)
    try:
        scans = at_once(*calls)
        assert len(by_outcome(scans, Outcome.ADMITTED)) > 1
    finally:
        Stay.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Stay, constraint)


def test_two_reports_with_the_same_people_in_opposite_order_wait_for_each_other(make):
    event = make.event()
    listed = [
        make.attendance(event, make.person(), status=Attendance.Status.GOING) for _ in range(20)
    ]
    actor = make.admin

    def report(rows):
        acts = [door.Act(token=row.pass_token) for row in rows]
        return door.take_scans(actor=actor, event=event, acts=acts)

    one, other = at_once(lambda: report(listed), lambda: report(listed[::-1]))

    admitted = [scan for scan in (*one, *other) if scan.outcome == Outcome.ADMITTED]
    assert len(admitted) == len(listed)


def test_the_same_report_twice_at_once_is_one(make):
    going = make.attendance(status=Attendance.Status.GOING)
    actor, act = make.admin, door.Act(token="nobody knows it")

    outcomes = at_once(
        *(
            lambda: door.take_scans(actor=actor, event=going.event, acts=[act])
            for _ in range(THREADS)
        )
    )

    assert {scan.pk for (scan,) in outcomes} == {Scan.objects.get().pk}
