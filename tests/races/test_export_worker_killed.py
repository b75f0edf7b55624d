"""A worker is killed with -9 in the middle of an export; another writes one whole file."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from committee.columns import Column
from committee.models import Appointment, Export
from committee.services import appointments, exports
from tests.races.test_worker_killed import query, until
from tests.workers import forget_jobs, worker

pytestmark = pytest.mark.django_db(transaction=True)

NAMED = ["가하나", "나두리", "다서이"]
COPY_WAITS = (
    "SELECT FROM pg_stat_activity WHERE query LIKE 'COPY (SELECT%' AND wait_event_type = 'Lock'"
)


@pytest.fixture
def export(make, monkeypatch):
    """Three rows, and three are too many to be handed over at once."""
    forget_jobs()
    monkeypatch.setattr(exports, "ROWS_AT_ONCE", 2)
    committee = make.committee()
    post = make.post(committee)
    for name in NAMED:
        appointments.record_public_office(
            actor=make.admin,
            person=make.person(name=name),
            post=post,
            public_source="언론 보도",
            starts_on=date(2022, 1, 1),
        )
    return exports.request_export(
        actor=make.admin,
        committee=committee,
        rows=Appointment.objects.within(committee),
        format=Export.Format.CSV,
        columns=[Column.NAME, Column.STATUS, Column.CERTIFICATE],
        reason="명부 대조",
        query={},
    )


def files():
    return sorted(path.name for path in (Path(settings.MEDIA_ROOT) / "exports").glob("*"))


def names_in(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["이름"] for row in csv.DictReader(file)]


def test_a_worker_writes_what_was_asked_for(export, tmp_path):
    with worker(tmp_path / "only"):
        until(lambda: is_ready(export), "the file")
    assert names_in(exports.file_of(export)) == NAMED
    assert files() == [export.file_name]


def test_the_export_of_a_killed_worker_is_written_whole_by_another(export, tmp_path):
    with worker(tmp_path / "first") as first:
        with transaction.atomic(), connection.cursor() as cursor:
            # Of all that the job reads, only COPY asks for certificates.
            cursor.execute("LOCK TABLE committee_certificate IN ACCESS EXCLUSIVE MODE")
            until(copy_waits, "the worker to stand in mid-file")
            first.kill()
            first.wait()
        assert [name for name in files() if name.endswith(".part")]
        assert not exports.file_of(export).exists()
        export.refresh_from_db()
        assert export.status == Export.Status.WRITING

    with worker(tmp_path / "second"):
        until(lambda: is_ready(export), "another worker to take the job over")
    assert names_in(exports.file_of(export)) == NAMED
    assert files() == [export.file_name]


def copy_waits():
    query("SELECT pg_stat_clear_snapshot()")  # within a transaction the view stands still
    return query(COPY_WAITS)


def is_ready(export):
    export.refresh_from_db()
    return export.status == Export.Status.READY
