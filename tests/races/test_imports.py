"""Imports whose worker is killed, or that meet each other, nominate everybody once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from committee.models import Appointment, Import, Person, Post
from committee.services import imports
from tests.committee.imports.conftest import table
from tests.races.test_worker_killed import query, until
from tests.workers import forget_jobs, worker

pytestmark = pytest.mark.django_db(transaction=True)

WAITS = "SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
ROWS = 2_500  # two full batches and a half


def hand_in(make, rows):
    return imports.upload(
        actor=make.admin,
        committee=make.root,
        file=SimpleUploadedFile("명단.csv", table(*rows)),
        source="직접 신청",
        starts_on=date(2026, 1, 1),
    )


def people(committee, first=0, number=ROWS, post="위원"):
    return [
        (committee.name_ko, post, "홍길동", f"010-0000-{n:04}", f"p{n}@demo.example", "")
        for n in range(first, first + number)
    ]


@contextmanager
def holding(post):
    """The post's row, locked by a connection beside ours."""
    with ThreadPoolExecutor(1) as other:
        other.submit(lambda: transaction.set_autocommit(False)).result()
        other.submit(lambda: Post.objects.select_for_update().get(pk=post.pk)).result()
        try:
            yield
        finally:
            other.submit(transaction.rollback).result()
            other.submit(lambda: connection.close()).result()


def status(taken):
    return Import.objects.values_list("status", flat=True).get(pk=taken.pk)


@pytest.mark.parametrize("mode", Import.Mode.values)
def test_the_import_of_a_killed_worker_is_finished_by_another(make, tmp_path, mode):
    """The worker is killed while it waits, in mid-batch, for a post that we hold."""
    forget_jobs()
    committee = make.committee()
    make.post(committee)
    last = make.post(committee, "chair", seats=1)
    chair = people(committee, ROWS, 1, "위원장")
    taken = hand_in(make, [*people(committee), *chair])
    with worker(tmp_path / "first") as first:
        until(lambda: status(taken) == "checked", "the check")
        with holding(last):
            taken.refresh_from_db()
            imports.commit(actor=make.admin, taken=taken, mode=mode, take_lookalikes=False)
            until(lambda: query(WAITS), "the worker to stand in mid-job")
            first.kill()
            first.wait()
        done = Appointment.objects.count()
        assert done == (0 if mode == Import.Mode.ALL else 2_000)

    with worker(tmp_path / "second"):
        until(lambda: status(taken) == "done", "another worker to take the job over")

    taken.refresh_from_db()
    assert taken.counts == {"taken": ROWS + 1}
    assert (Appointment.objects.count(), Person.objects.count()) == (ROWS + 1, ROWS + 1)
    assert Person.objects.values("phone").distinct().count() == ROWS + 1


def at_once(*both):
    """What becomes of imports that are committed in the same moment."""

    def take(taken):
        try:
            return imports.take_rows(taken.pk).counts
        finally:
            connection.close()

    with ThreadPoolExecutor(len(both)) as pool:
        return list(pool.map(take, both))


def test_one_file_twice_at_once_nominates_once(make):
    committee = make.committee()
    make.post(committee)
    rows = people(committee, number=300)
    both = [hand_in(make, rows) for _ in range(2)]
    for taken in both:
        imports.read_file(taken.pk)
        taken = imports.check(taken.pk)
        assert taken.counts == {"good": 300}
        imports.commit(actor=make.admin, taken=taken, mode=Import.Mode.GOOD, take_lookalikes=False)
    counts = at_once(*both)
    assert sorted(counts, key=str) == [{"taken": 300}, {"unchanged": 300}]
    assert (Person.objects.count(), Appointment.objects.count()) == (300, 300)


def test_two_imports_for_the_last_seat_fill_it_once(make):
    committee = make.committee()
    make.post(committee, "chair", seats=1)
    both = [hand_in(make, people(committee, n, 1, "위원장")) for n in range(2)]
    for taken in both:
        imports.read_file(taken.pk)
        imports.commit(
            actor=make.admin,
            taken=imports.check(taken.pk),
            mode=Import.Mode.GOOD,
            take_lookalikes=False,
        )
    counts = at_once(*both)
    assert sorted(counts, key=str) == [{"error": 1}, {"taken": 1}]
    assert Appointment.objects.count() == 1
