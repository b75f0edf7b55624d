"""Workers are killed with -9 ten times in the middle of a bulk run: nothing is lost or doubled."""

from __future__ import annotations

import hashlib
import random
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from committee.models import Appointment, Certificate, Outcome, Register, Run, Status
from committee.services import archive, runs
from tests.workers import forget_jobs, worker

pytestmark = pytest.mark.django_db(transaction=True)

CERTIFICATES, KILLS, PATIENCE = 600, 10, 120
AT_WORK = "SELECT FROM procrastinate_jobs WHERE task_name = 'work_on_run' AND status = 'doing'"


def until(condition, what):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE} s for {what}"
        time.sleep(0.05)


def at_work():
    with connection.cursor() as cursor:
        cursor.execute(AT_WORK)
        return cursor.rowcount


def forget_the_dead():
    """What the clock does within half a minute: the jobs of killed workers are queued again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'doing'")
    runs.keep_going()


def test_killed_workers_leave_every_certificate_once(make, tmp_path):
    forget_jobs()
    run = make.run(make.batch(*make.approvals(CERTIFICATES)))
    for _round in range(KILLS):
        forget_the_dead()
        with ExitStack() as two:
            workers = [two.enter_context(worker(tmp_path / str(each))) for each in range(2)]
            until(lambda: at_work() == 2, "both workers to be at it")
            time.sleep(random.uniform(0, 0.6))
            for each in workers:
                each.kill()
                each.wait()
    run.refresh_from_db()
    assert run.status == Run.Status.RUNNING
    forget_the_dead()
    with worker(tmp_path / "last"), worker(tmp_path / "other"):
        until(lambda: Run.objects.get(pk=run.pk).status == Run.Status.DONE, "the run to be done")
    assert_all_issued(run)


def assert_all_issued(run):
    assert run.entries.counted() == {Outcome.DONE: CERTIFICATES}
    issued = Certificate.objects.order_by("register_number")
    numbers = list(issued.values_list("register_number", flat=True))
    assert numbers == list(range(1, CERTIFICATES + 1))
    assert Register.objects.get().last_number == CERTIFICATES
    assert issued.filter(status=Certificate.Status.VALID).count() == CERTIFICATES
    assert Appointment.objects.filter(status=Status.IN_FORCE).count() == CERTIFICATES
    archive.sweep_unfinished()
    files = {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    assert files == {archive.pdf_path(each) for each in issued}
    for each in issued:
        content = archive.pdf_path(each).read_bytes()
        assert hashlib.sha256(content).hexdigest() == each.pdf_sha256
