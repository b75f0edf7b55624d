"""How soon 100,000 invitations are enqueued: from the click to the last mail in the queue.

Needs a campaign as ``seed_scale`` makes it, which is made here if it is missing. Two workers share
the run, as on a machine with two cores; what they wrote is taken away at the end. How many are
invited is set by ``INVITED`` in the environment.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

INVITED = int(os.environ.get("INVITED", "100000"))
WORKERS = 2
WITHIN = 60 * INVITED / 100_000
"""Seconds."""
HISTORIES = ("Invitation", "Appointment", "Person")


def run() -> Iterator[dict[str, Any]]:
    """One figure after the other, as ``make bench`` prints them."""
    key = _step("nominate")["key"]
    try:
        start = time.monotonic()
        started = _step("start", key)["key"]
        workers = [_process("work", started) for _ in range(WORKERS)]
        for worker in workers:
            worker.communicate()
        seconds = time.monotonic() - start
        counted = _step("count", started)
        if counted != {"done": INVITED, "mails": INVITED}:
            raise RuntimeError(f"not everybody was invited once: {counted}")
    finally:
        _step("remove", key)
    yield {
        "figure": f"{INVITED:,} invitations enqueued",
        "value": round(seconds, 1),
        "unit": "s",
        "against": f"{WITHIN:g} s",
        "ratio": round(seconds / WITHIN, 2),
        "target": "at most 1 x",
        "holds": seconds <= WITHIN,
    }


def _process(name: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.invitations", name, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def _step(name: str, *arguments: str) -> Any:
    """Run one of the functions below in a process of its own; returns what it says."""
    process = _process(name, *arguments)
    said, _nothing = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name} failed")
    return json.loads(said.splitlines()[-1])


# --- the steps, each in its own process -------------------------------------------------------


def nominate() -> dict[str, Any]:
    """Put made-up people forward for the posts of the synthetic campaign, as one batch."""
    from django.core.management import call_command
    from django.db.backends.postgresql.psycopg_any import DateRange

    from committee.management.commands.seed_scale import SLUG
    from committee.models import Appointment, Committee, Grant, Level, Person, Post, User
    from committee.services import batches

    if not Committee.objects.filter(campaign__slug=SLUG).exists():
        call_command("seed_scale", people=10_000, committees=2_000, verbosity=0)
    root = Committee.objects.get(campaign__slug=SLUG, depth=1)
    actor = User.objects.get_or_create(email="invitation-bench@demo.example")[0]
    term = DateRange(date(2020, 1, 1), None)
    Grant.objects.get_or_create(
        user=actor,
        committee=root,
        level=Level.ADMIN,
        defaults={"period": term, "granted_by": actor},
    )
    posts = list(
        Post.objects.filter(committee__path__startswith=root.path, seats=None).values_list(
            "pk", flat=True
        )
    )
    _untriggered()
    people = Person.objects.bulk_create(
        (
            Person(
                name="홍길동",
                email=f"invited{number}@demo.example",
                phone=f"+8210{number // 10_000:04}{number % 10_000:04}",
            )
            for number in range(INVITED)
        ),
        batch_size=5_000,
    )
    Appointment.objects.bulk_create(
        (
            Appointment(
                person=person,
                post_id=posts[number % len(posts)],
                term=DateRange(date(2026, 1, 1), None),
                source="가상 자료",
                nominated_by=actor,
            )
            for number, person in enumerate(people)
        ),
        batch_size=5_000,
    )
    batch = batches.put_together(
        actor=actor,
        committee=root,
        name="가상 초대",
        appointments=Appointment.objects.filter(nominated_by=actor),
    )
    with _cursor() as cursor:
        cursor.execute("ANALYZE committee_person, committee_appointment, committee_batchentry")
    return {"key": str(batch.pk)}


def start(key: str) -> dict[str, Any]:
    """What the click does; the workers below are called by hand, so the queue gets mails alone."""
    from committee.models import Batch, Run
    from committee.services import runs

    batch = Batch.objects.select_related("committee__campaign", "created_by").get(pk=key)
    started = runs.start(actor=batch.created_by, batch=batch, action=Run.Action.INVITE)
    with _cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE args->>'run_id' = %s", [str(started.pk)]
        )
    return {"key": str(started.pk)}


def work(key: str) -> dict[str, Any]:
    """One worker at the run until nothing is left of it."""
    from committee.services import runs

    while runs.work(key):
        pass
    return {}


def count(key: str) -> dict[str, int]:
    """How many were invited, and for how many a mail waits in the queue."""
    from committee.models import Run

    with _cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_invitation'"
        )
        mails = cursor.fetchone()[0]
    return {**Run.objects.get(pk=key).entries.counted(), "mails": mails}


def remove(key: str) -> dict[str, Any]:
    """Take everything away again, without history."""
    from django.apps import apps

    from committee.models import Appointment, Batch, BatchEntry, Invitation, Person, Run, RunEntry

    _untriggered()
    held = Appointment.objects.filter(person__email__regex=r"^invited\d+@demo\.example$")
    people = Person.objects.filter(email__regex=r"^invited\d+@demo\.example$")
    history = {name: apps.get_model("committee", f"{name}History") for name in HISTORIES}
    for rows in (
        RunEntry.objects.filter(run__batch=key),
        Run.objects.filter(batch=key),
        BatchEntry.objects.filter(batch=key),
        Batch.objects.filter(pk=key),
        history["Invitation"].objects.filter(appointment__in=held),
        Invitation.objects.filter(appointment__in=held),
        history["Appointment"].objects.filter(pgh_obj__in=held),
        held,
        history["Person"].objects.filter(pgh_obj__in=people),
        people,
    ):
        rows.order_by()._raw_delete("default")
    with _cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'send_invitation'")
    return {}


def _cursor() -> Any:
    from django.db import connection

    return connection.cursor()


def _untriggered() -> None:
    """From now on this process leaves no history behind."""
    with _cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    steps = {step.__name__: step for step in (nominate, start, work, count, remove)}
    print(json.dumps(steps[sys.argv[1]](*sys.argv[2:])))
