"""Checking in and out at the door of an event."""

from __future__ import annotations

import uuid
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from committee.errors import NotAllowed
from events.errors import (
    AlreadyInside,
    AlreadyUndone,
    Archived,
    Cancelled,
    CheckedOutSince,
    NotUndoable,
    ScanIdTaken,
    TooManyScans,
)
from events.models import Attendance, Event, Guest, Scan, Stay
from events.reports import door_counts, event_report, sentence_of
from events.reports.counting import Tally
from events.services.door import Act, admit_walk_in, check_in, settle, take_scans, undo_scan
from events.services.duties import put_on_door

Direction, Outcome, Status = Scan.Direction, Scan.Outcome, Attendance.Status


@pytest.fixture
def going(make):
    return make.attendance(status=Status.GOING)


@pytest.fixture
def at_door(make, going):
    """Reports acts at the event's door; returns what came of them."""

    def report(*acts, **device):
        return take_scans(actor=make.admin, event=going.event, acts=acts, **device)

    return report


def shown(listed, **act):
    return Act(token=listed.pass_token, **act)


def leaving(listed, **act):
    return shown(listed, direction=Direction.OUT, **act)


def stays_of(listed):
    return list(listed.stays.counted().values_list("entered_at", "left_at"))


class TestPass:
    def test_lets_its_holder_in_once(self, at_door, going):
        (first,) = at_door(shown(going), door="정문")
        (second,) = at_door(shown(going))

        assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.ALREADY_INSIDE)
        assert second.met == first
        going.refresh_from_db()
        assert going.status == Status.ATTENDED

    def test_holds_nothing_personal_and_cannot_be_read_from_the_table(self, going):
        assert len(going.pass_token) == 22
        assert going.pass_token not in (going.pass_nonce, going.pass_digest)
        assert {"pass_nonce", "pass_digest"}.isdisjoint(
            field.name for field in going.history.model._meta.get_fields()
        )

    def test_opens_no_other_door(self, make, going):
        (scan,) = take_scans(actor=make.admin, event=make.event(), acts=[shown(going)])

        assert scan.outcome == Outcome.ANOTHER_EVENT
        assert scan.attendance is None

    def test_nobody_knows(self, at_door):
        (scan,) = at_door(Act(token="A" * 22))

        assert (scan.outcome, scan.attendance) == (Outcome.UNKNOWN, None)

    def test_given_anew_replaces_the_old_one(self, at_door, going):
        old = shown(going)
        going.give_pass()
        going.save()

        assert [scan.outcome for scan in at_door(old, shown(going))] == [
            Outcome.UNKNOWN,
            Outcome.ADMITTED,
        ]

    def test_of_a_cancelled_event(self, at_door, going):
        Event.objects.filter(pk=going.event_id).update(status=Event.Status.CANCELLED)
        going.event.refresh_from_db()

        assert at_door(shown(going))[0].outcome == Outcome.CANCELLED


class TestComingAndGoing:
    def test_out_and_in_again(self, at_door, going):
        outcomes = [
            at_door(act)[0].outcome
            for act in (shown(going), leaving(going), leaving(going), shown(going))
        ]

        assert outcomes == [
            Outcome.ADMITTED,
            Outcome.LEFT,
            Outcome.NOT_INSIDE,
            Outcome.ADMITTED,
        ]
        assert Stay.objects.count() == 2
        assert Stay.objects.inside().count() == 1

    def test_out_and_in_again_in_one_report_of_somebody_inside(self, at_door, going):
        at_door(shown(going))
        now = timezone.now()

        left, back = at_door(leaving(going, at=now), shown(going, at=now))

        assert (left.outcome, back.outcome) == (Outcome.LEFT, Outcome.ADMITTED)
        assert Stay.objects.inside().count() == 1

    def test_all_of_it_in_one_report_whatever_its_order(self, at_door, going):
        now = timezone.now()
        came, left, came_again = (now - timedelta(minutes=minutes) for minutes in (30, 20, 10))

        scans = at_door(shown(going, at=came_again), leaving(going, at=left), shown(going, at=came))

        assert [scan.outcome for scan in scans] == [
            Outcome.ADMITTED,
            Outcome.LEFT,
            Outcome.ADMITTED,
        ]
        assert [(stay.entered_at, stay.left_at) for stay in Stay.objects.all()] == [
            (came, left),
            (came_again, None),
        ]

    def test_somebody_found_by_name(self, make, going):
        check_in(actor=make.admin, attendance=going, door="정문")

        with pytest.raises(AlreadyInside) as refusal:
            check_in(actor=make.admin, attendance=going)
        assert f"{make.admin} (정문)" in str(refusal.value)


class TestRepeating:
    def test_a_report_gives_the_answers_of_then(self, at_door, going):
        acts = [shown(going), shown(going), Act(token="unknown")]
        before = at_door(*acts)

        assert at_door(*acts) == before
        assert Scan.objects.count() == 3

    def test_an_act_twice_in_one_report(self, at_door, going):
        act = shown(going)

        first, second = at_door(act, act)

        assert first == second
        assert first.outcome == Outcome.ADMITTED

    def test_the_id_of_another_event_tells_nothing(self, make, at_door, going):
        act = shown(going)
        at_door(act)

        with pytest.raises(ScanIdTaken):
            take_scans(actor=make.admin, event=make.event(), acts=[act])

    def test_too_much_at_once_is_refused_whole(self, at_door, going):
        with pytest.raises(TooManyScans):
            at_door(*(shown(going) for _ in range(201)))
        assert not Scan.objects.exists()


class TestWithoutNetwork:
    def test_two_doors_let_the_same_person_in(self, at_door, going):
        earlier, later = (timezone.now() - timedelta(minutes=minutes) for minutes in (9, 4))
        (first,) = at_door(shown(going, at=later, provisional=True), door="정문")
        (second,) = at_door(shown(going, at=earlier, provisional=True), door="후문")

        assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.CONFLICT)
        (stay,) = Stay.objects.all()
        assert stay.entered_at == earlier

    def test_a_conflict_is_settled_by_staff(self, make, at_door, going):
        at_door(shown(going, provisional=True))
        (conflict,) = at_door(shown(going, provisional=True))

        settle(actor=make.admin, scan=conflict)

        conflict.refresh_from_db()
        assert conflict.settled_by == make.admin

    def test_a_wrong_clock_is_put_right(self, at_door, going):
        now = timezone.now()
        wrong = timedelta(hours=2)

        (scan,) = at_door(
            shown(going, at=now - timedelta(minutes=5) + wrong), device_time=now + wrong
        )

        assert abs(scan.scanned_at - (now - timedelta(minutes=5))) < timedelta(seconds=5)
        assert scan.device_at == now - timedelta(minutes=5) + wrong

    def test_out_and_in_again_is_no_conflict_however_late_it_is_told(self, at_door, going):
        now = timezone.now()
        came, left, back = (now - timedelta(minutes=minutes) for minutes in (90, 75, 60))
        at_door(shown(going, at=back))

        first, out = at_door(
            shown(going, at=came, provisional=True), leaving(going, at=left, provisional=True)
        )

        assert (first.outcome, out.outcome) == (Outcome.ADMITTED, Outcome.LEFT)
        assert stays_of(going) == [(came, left), (back, None)]

    def test_a_late_exit_finds_the_entry_that_was_told_before_it(self, at_door, going):
        now = timezone.now()
        came, again, left, back = (now - timedelta(minutes=minutes) for minutes in (90, 80, 75, 60))
        at_door(shown(going, at=back))
        (first,) = at_door(shown(going, at=came, provisional=True))
        (second,) = at_door(shown(going, at=again, provisional=True))
        assert (first.outcome, second.outcome) == (Outcome.CONFLICT, Outcome.CONFLICT)

        (out,) = at_door(leaving(going, at=left, provisional=True))

        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.outcome, first.met, out.outcome) == (Outcome.ADMITTED, None, Outcome.LEFT)
        assert (second.outcome, second.met) == (Outcome.CONFLICT, first)
        assert stays_of(going) == [(came, left), (back, None)]

    def test_whoever_came_twice_before_is_inside_from_the_later_time(self, at_door, going):
        now = timezone.now()
        came, left, again, back = (now - timedelta(minutes=minutes) for minutes in (90, 75, 70, 60))
        at_door(shown(going, at=back))
        at_door(shown(going, at=came, provisional=True))
        at_door(shown(going, at=again, provisional=True))

        at_door(leaving(going, at=left, provisional=True))

        assert stays_of(going) == [(came, left), (again, None)]

    def test_an_exit_before_anybody_came_ends_nothing(self, at_door, going):
        at_door(shown(going))

        (out,) = at_door(leaving(going, at=timezone.now() - timedelta(minutes=5), provisional=True))

        assert out.outcome == Outcome.NOT_INSIDE
        assert Stay.objects.inside().count() == 1

    def test_whom_the_device_turned_away_is_not_let_in_twice(self, at_door, going):
        came, again = (timezone.now() - timedelta(minutes=minutes) for minutes in (9, 4))

        first, second = at_door(
            shown(going, at=came, provisional=True),
            shown(going, at=again, provisional=True, turned_away=True),
        )

        assert (first.outcome, second.outcome) == (Outcome.ADMITTED, Outcome.ALREADY_INSIDE)
        assert second.met == first

    def test_whom_the_device_turned_away_by_mistake_is_not_let_in_later(self, at_door, going):
        (scan,) = at_door(shown(going, provisional=True, turned_away=True))

        assert (scan.outcome, scan.met) == (Outcome.NOT_INSIDE, None)
        assert not Stay.objects.exists()

    def test_an_archived_event_takes_late_acts_and_refuses_each_other_one(
        self, make, at_door, going
    ):
        other = make.attendance(going.event, make.person(), status=Status.GOING)
        Event.objects.filter(pk=going.event_id).update(status=Event.Status.ARCHIVED)
        going.event.refresh_from_db()

        late, fresh = at_door(shown(going, provisional=True), shown(other))

        assert (late.outcome, fresh.outcome) == (Outcome.ADMITTED, Outcome.ARCHIVED)
        assert "보관" in sentence_of(fresh)
        with pytest.raises(Archived):
            check_in(actor=make.admin, attendance=Attendance.objects.get(pk=other.pk))

    def test_nothing_is_scanned_in_the_future(self, at_door, going):
        (scan,) = at_door(shown(going, at=timezone.now() + timedelta(days=1)))

        assert scan.scanned_at <= timezone.now()


class TestUndoing:
    def test_a_check_in(self, make, at_door, going):
        (scan,) = at_door(shown(going))

        undoing = undo_scan(actor=make.admin, scan=scan, reason="다른 사람")

        going.refresh_from_db()
        assert going.status == Status.GOING
        assert (undoing.undoes, Scan.objects.count()) == (scan, 2)
        assert at_door(shown(going))[0].outcome == Outcome.ADMITTED
        with pytest.raises(AlreadyUndone):
            undo_scan(actor=make.admin, scan=scan, reason="다른 사람")

    def test_a_check_out(self, make, at_door, going):
        came, left = at_door(shown(going))[0], at_door(leaving(going))[0]

        with pytest.raises(CheckedOutSince):
            undo_scan(actor=make.admin, scan=came, reason="잘못")
        undo_scan(actor=make.admin, scan=left, reason="잘못")

        assert Stay.objects.inside().count() == 1

    def test_a_check_out_of_somebody_who_came_back(self, make, at_door, going):
        at_door(shown(going))
        (left,) = at_door(leaving(going))
        at_door(shown(going))

        with pytest.raises(AlreadyInside):
            undo_scan(actor=make.admin, scan=left, reason="잘못")

    def test_not_a_refusal(self, make, at_door):
        (unknown,) = at_door(Act(token="unknown"))

        with pytest.raises(NotUndoable):
            undo_scan(actor=make.admin, scan=unknown, reason="잘못")


def test_a_walk_in_is_listed_and_let_in_once(make):
    event, key = make.event(), uuid.uuid4()
    walk_in = {"actor": make.admin, "event": event, "name": "지나가던 손님", "scan_id": key}

    scan = admit_walk_in(**walk_in, affiliation="광주 시민")

    assert admit_walk_in(**walk_in) == scan
    (listed,) = event.attendances.all()
    assert (listed.status, listed.title_held_ko) == (Status.WALK_IN, "광주 시민")
    assert Stay.objects.inside().count() == 1


def test_a_walk_in_that_is_undone_counts_nowhere_until_let_in_again(make):
    event = make.event()
    scan = admit_walk_in(actor=make.admin, event=event, name="지나가던 손님")

    undo_scan(actor=make.admin, scan=scan, reason="착오")

    (listed,) = event.attendances.all()
    assert listed.status == Status.UNDONE
    assert (door_counts(event).came, door_counts(event).expected) == (0, 0)
    assert event_report(event).total == Tally()
    check_in(actor=make.admin, attendance=listed)
    listed.refresh_from_db()
    assert listed.status == Status.WALK_IN
    assert event_report(event).total.came == 1


def test_what_was_undone_before_is_put_right_by_the_migration(make):
    event = make.event()
    scans = [admit_walk_in(actor=make.admin, event=event, name=name) for name in ("갑", "을")]
    undo_scan(actor=make.admin, scan=scans[0], reason="착오")
    steps = import_module("events.migrations.0006_walk_ins_undone")
    with connection.cursor() as cursor:
        cursor.execute(steps.BACKWARDS)
    assert {row.status for row in event.attendances.all()} == {Status.WALK_IN}

    with connection.cursor() as cursor:
        cursor.execute(steps.FORWARDS)

    assert [row.status for row in event.attendances.order_by("pk")] == [
        Status.UNDONE,
        Status.WALK_IN,
    ]
    undo_scan(actor=make.admin, scan=scans[1], reason="착오")
    assert event_report(event).total == Tally()


@pytest.mark.parametrize(
    ("status", "refusal"),
    [(Event.Status.CANCELLED, Cancelled), (Event.Status.ARCHIVED, Archived)],
)
def test_nobody_walks_in_where_nobody_is_let_in(make, status, refusal):
    event = make.event(status=status)

    with pytest.raises(refusal):
        admit_walk_in(actor=make.admin, event=event, name="지나가던 손님")

    assert not Attendance.objects.exists()
    assert not Guest.objects.exists()


def test_duty_is_for_one_event(make):
    one, other = make.event(), make.event()
    keeper = make.user()
    put_on_door(actor=make.admin, event=one, user=keeper, starts_on=make.yesterday())

    check_in(actor=keeper, attendance=make.attendance(one))

    with pytest.raises(NotAllowed):
        check_in(actor=keeper, attendance=make.attendance(other))


def test_a_full_report_takes_as_many_queries_as_one_scan(
    make, at_door, going, django_assert_max_num_queries
):
    crowd = [make.attendance(going.event, make.person(), status=Status.GOING) for _ in range(50)]
    with django_assert_max_num_queries(16) as one:
        at_door(shown(going))
    with django_assert_max_num_queries(len(one)):
        at_door(*map(shown, crowd))
