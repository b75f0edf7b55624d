"""What a bulk run costs with two workers, beside typst, WeasyPrint and ReportLab on two processes.

The workers are those of production, on an empty database with durable settings; the time counts
from the click to the last valid certificate, with rows, register, history and files. The opponents
take their turns between the runs, so that a busy machine slows all alike. ``ISSUED`` in the
environment says how many certificates there are in all; 100,000 show the memory of a campaign.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.figures import Figure, Times
from benchmarks.scratch import scratch, start_worker

ISSUED = int(os.environ.get("ISSUED", "4000"))
ROUNDS, WORKERS, CLICKS = 4, 2, 40
EACH = ISSUED // ROUNDS
WARM = 40
PATIENCE = 3600
TYPST_EACH, WEASYPRINT_EACH, REPORTLAB_EACH = 200, 16, 40


def run() -> Iterator[Figure]:
    """One figure after the other, measured by a process that sees the empty database alone."""
    with scratch() as environment:
        command = [sys.executable, "-m", "benchmarks.bulk"]
        said = subprocess.check_output(command, env=environment)
    for line in said.splitlines():
        yield Figure(**json.loads(line))


def main() -> None:
    """Measure, and say the figures as JSON."""
    import django

    django.setup()
    from benchmarks.opponents import canvas
    from benchmarks.opponents import certificates as opponents

    canvas.typefaces()
    log = Path(os.environ["MEDIA_ROOT"]).parent / "worker.log"
    make = _factory()
    workers = [start_worker(dict(os.environ), log) for _ in range(WORKERS)]
    try:
        with ProcessPoolExecutor(WORKERS) as pool:
            ours, bare, weasy, drawn, memory = [], [], [], [], []
            _issue(make, WARM)
            for _ in range(ROUNDS):
                _rest()
                ours.append(_issue(make, EACH))
                _rest()
                bare.append(_together(pool, opponents.typst, TYPST_EACH))
                weasy.append(_together(pool, opponents.weasyprint, WEASYPRINT_EACH))
                drawn.append(_together(pool, canvas.reportlab, REPORTLAB_EACH))
                memory.append(max(_megabytes(worker.pid) for worker in workers))
        _rest()
        clicks = Times([_click(make) for _ in range(CLICKS)])
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()
    beside = {
        "bare typst, as many processes": (min(bare), 1.4),
        "WeasyPrint, as many processes": (min(weasy), 0.1),
        "ReportLab, a canvas each, as many processes": (min(drawn), 0.2),
    }
    for figure in _figures(min(ours), beside, memory, clicks):
        print(json.dumps(figure), flush=True)


def _figures(
    ours: float, others: dict[str, tuple[float, float]], memory: list[float], clicks: Times
) -> Iterator[dict[str, Any]]:
    name = f"certificate of {EACH} by {WORKERS} workers, all included"
    for against, (beside, most) in ({"200 a second": (5.0, 1.0)} | others).items():
        yield _figure(name, ours, "ms", against, beside, most)
    size = mean(path.stat().st_size for path in _files()) / 1000
    yield _figure("certificate, size", size, "kB", "the limit", 50, 1)
    yield _figure(f"memory of a worker over {ISSUED:,}", max(memory), "MB", "the limit", 250, 1)
    yield _figure("memory of a worker, last round", memory[-1], "MB", "the first", memory[0], 1.05)
    yield _figure("one click to PDF, worker warm, p95", clicks.p95, "ms", "the limit", 300, 1)


def _figure(
    figure: str, value: float, unit: str, against: str, beside: float, most: float
) -> dict[str, Any]:
    return {
        "figure": figure,
        "value": value,
        "unit": unit,
        "against": against,
        "beside": beside,
        "most": most,
    }


def _factory() -> Any:
    from committee.reference import load_reference
    from tests.factories import Factory

    load_reference()
    return Factory()


def _issue(make: Any, number: int) -> float:
    """Milliseconds for each certificate of a run, from the click to the last one."""
    from committee.models import Run

    batch = make.batch(*make.approvals(number, _post(make)))
    start = time.perf_counter()
    run = make.run(batch)
    while time.perf_counter() < start + PATIENCE:
        if Run.objects.get(pk=run.pk).status == Run.Status.DONE:
            took = (time.perf_counter() - start) * 1000 / number
            if run.entries.counted() != {"done": number}:
                raise RuntimeError(f"not everybody got one: {run.entries.counted()}")
            return took
        time.sleep(0.02)
    raise RuntimeError("the run was not done in time")


def _rest() -> None:
    """Wait until the mails of a run are sent, so that they take no time from what comes next."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    end = time.perf_counter() + PATIENCE
    while ProcrastinateJob.objects.filter(status__in=("todo", "doing"), scheduled_at=None).exists():
        if time.perf_counter() > end:
            raise RuntimeError("the workers do not come to the end of the queue")
        time.sleep(0.1)


def _post(make: Any) -> Any:
    if not hasattr(make, "post_of_all"):
        make.post_of_all = make.post()
    return make.post_of_all


def _together(pool: ProcessPoolExecutor, by: Callable[..., bytes], number: int) -> float:
    """Milliseconds for each of ``number`` certificates that the processes share."""
    from benchmarks.certificates import _snapshots

    start = time.perf_counter()
    list(pool.map(partial(_all, by), [_snapshots(number // WORKERS) for _ in range(WORKERS)]))
    return (time.perf_counter() - start) * 1000 / number


def _all(by: Callable[..., bytes], snapshots: list[Any]) -> int:
    return sum(len(by(each)) for each in snapshots)


def _click(make: Any) -> float:
    """Milliseconds from the click on “issue” to the whole PDF in the browser."""
    from django.test import Client

    (held,) = make.approvals(1, _post(make))
    client = Client()
    client.force_login(make.admin)
    start = time.perf_counter()
    client.post(f"/appointments/{held.pk}/issue/")
    answer = client.get(f"/certificates/{held.certificates.get().pk}.pdf")
    if not b"".join(answer).startswith(b"%PDF"):
        raise RuntimeError("the answer is no PDF")
    return (time.perf_counter() - start) * 1000


def _files() -> list[Path]:
    from committee.services import archive

    return list(archive.stored())


def _megabytes(process: int) -> float:
    """What the process holds in memory now."""
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
