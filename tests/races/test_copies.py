"""Two workers copy an event at once, or one is killed: every committee gets one copy."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from committee.models import Committee
from events.models import Event
from events.services import copies
from tests.races.test_last_seat import at_once
from tests.races.test_worker_killed import WAITS_FOR_US, query, until
from tests.workers import forget_jobs, worker

COMMITTEES = 6

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def two_copyings(make):
    """One event copied for two days by two workers who began at the same time."""
    source = make.event()
    for _ in range(COMMITTEES):
        make.committee()
    days = [source.held_on, source.held_on + timedelta(days=1)]
    keys = [make.copying(source, held_on=day).pk for day in days]
    return source, [lambda key=key: copies.work(key) for key in keys]


def without_queueing(monkeypatch):
    """Nobody waits at the event, and both look before one writes."""
    both_looked, write = threading.Barrier(2), copies._make

    def written(copying, committees):
        both_looked.wait(timeout=30)
        write(copying, committees)

    monkeypatch.setattr(copies, "lock", lambda source: None)
    monkeypatch.setattr(copies, "_make", written)


def test_of_two_workers_each_committee_gets_one_copy(make):
    source, calls = two_copyings(make)

    outcomes = at_once(*calls)

    assert outcomes == [False, False]
    assert source.copies.count() == COMMITTEES


def test_the_constraint_alone_holds_without_the_lock(make, monkeypatch):
    without_queueing(monkeypatch)
    source, calls = two_copyings(make)

    outcomes = at_once(*calls)

    assert [type(each) for each in outcomes if each is not False] == [IntegrityError]
    assert source.copies.count() == COMMITTEES


def test_without_lock_and_constraint_there_are_two(make, monkeypatch):
    """The control: the race is real, so the tests above prove something."""
    without_queueing(monkeypatch)
    source, calls = two_copyings(make)
    constraint = next(each for each in Event._meta.constraints if each.name == "event_copied_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Event, constraint)
    try:
        at_once(*calls)
        assert source.copies.count() == 2 * COMMITTEES
    finally:
        source.copies.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Event, constraint)


def test_what_a_killed_worker_left_is_made_by_another(make, tmp_path):
    forget_jobs()
    source = make.event()
    make.item(source)
    for _ in range(copies.CHUNK + 10):
        make.committee()
    last = Committee.objects.order_by("-path")[0]
    copying = make.copying(source)
    with worker(tmp_path / "first") as first:
        with transaction.atomic():
            # The second portion waits for what becomes of this event.
            make.event(last, name_ko=f"{last.name_ko} 출범식", held_on=source.held_on)
            until(lambda: query(WAITS_FOR_US), "the worker to stand in the second portion")
            first.kill()
            first.wait()
            transaction.set_rollback(True)
        copying.refresh_from_db()
        assert (copying.made, source.copies.count()) == (copies.CHUNK, copies.CHUNK)
        assert copying.over_at is None

    with worker(tmp_path / "second"):
        until(lambda: is_over(copying), "another worker to take the job over")

    hosts = list(source.copies.values_list("host", flat=True))
    assert len(hosts) == len(set(hosts)) == copying.made == copying.total
    assert all(copy.programme.count() == 1 for copy in source.copies.all())


def is_over(copying):
    copying.refresh_from_db()
    return copying.over_at is not None
