"""An event copied to 260 committees by one worker, from the click to the last draft.

The worker is that of production, on an empty database with durable settings. The event has the
usual programme of a launch ceremony, so that each round writes 260 events and 3,120 items, with a
row of history each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.scratch import scratch, start_worker

COMMITTEES, ROUNDS = 260, 3
MOST_SECONDS = 60


def run() -> Iterator[Figure]:
    """The slowest round, measured by a process that sees the empty database alone."""
    with scratch() as environment:
        said = subprocess.check_output([sys.executable, "-m", "benchmarks.copies"], env=environment)
    yield Figure(
        figure=f"event copied to {COMMITTEES} committees, as a job",
        value=max(json.loads(said)),
        unit="s",
        against="the limit",
        beside=MOST_SECONDS,
        most=1,
    )


def main() -> None:
    """Say how many seconds each round took."""
    import django

    django.setup()
    from tests.factories import Factory

    make = Factory()
    _load_reference()
    for _ in range(COMMITTEES):
        make.committee()
    log = Path(os.environ["MEDIA_ROOT"]).parent / "worker.log"
    worker = start_worker(dict(os.environ), log)
    try:
        _copy(make, 0)  # so that the worker is up
        print(json.dumps([_copy(make, number) for number in range(1, ROUNDS + 1)]))
    finally:
        worker.terminate()
        worker.wait()


def _load_reference() -> None:
    from committee.reference import load_reference
    from events.reference import load_event_templates

    load_reference()
    load_event_templates()


def _copy(make: Any, number: int) -> float:
    """Seconds from the click until every committee has its draft."""
    from events.models import EventTemplate

    template = EventTemplate.objects.get(slug="launch")
    source = make.event(template=template, held_on=date(2026, 1, 1) + timedelta(days=number))
    start = time.perf_counter()
    copying = make.copying(source)
    while copying.over_at is None:
        if time.perf_counter() - start > 10 * MOST_SECONDS:
            raise RuntimeError("the copies were not made in time")
        time.sleep(0.02)
        copying.refresh_from_db()
    took = time.perf_counter() - start
    if source.copies.count() != COMMITTEES:
        raise RuntimeError(f"{source.copies.count()} committees have one")
    return took


if __name__ == "__main__":
    main()
