"""A worker is killed with -9 in the middle of a job; another one finishes it, once in effect."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from committee.models import Certificate
from committee.services import certificates
from tests.workers import forget_jobs, worker

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60  # seconds; a dead worker is noticed after 15, looked for every 10
WAITS_FOR_US = (
    "SELECT FROM pg_locks"
    " WHERE NOT granted AND transactionid = pg_current_xact_id_if_assigned()::xid"
)


def until(condition, what):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE} s for {what}"
        time.sleep(0.1)


def query(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def job_statuses():
    return query("SELECT status FROM procrastinate_jobs WHERE task_name = 'print_certificate'")


def test_the_job_of_a_killed_worker_is_finished_by_another(make, tmp_path):
    forget_jobs()
    certificate = make.certificate(printed=False)
    with worker(tmp_path / "first") as first:
        with transaction.atomic():
            Certificate.objects.select_for_update().get(pk=certificate.pk)
            until(lambda: query(WAITS_FOR_US), "the worker to stand in mid-job")
            first.kill()
            first.wait()
        assert job_statuses() == [("doing",)]
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.DRAFT

    with worker(tmp_path / "second"):
        until(lambda: job_statuses() == [("succeeded",)], "another worker to take the job over")

    certificate.refresh_from_db()
    assert certificate.status == Certificate.Status.VALID
    assert certificate.register_number == 1
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert files == [certificates.pdf_path(certificate)]


def test_a_job_that_runs_twice_prints_once(make):
    certificate = make.certificate()
    path = certificates.pdf_path(certificate)
    written, history = path.stat().st_mtime_ns, certificate.history.count()
    certificates.print_certificate(certificate.pk)
    certificate.refresh_from_db()
    assert (path.stat().st_mtime_ns, certificate.history.count()) == (written, history)
