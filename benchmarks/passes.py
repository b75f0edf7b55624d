"""Passes to print: the time to a whole file, and the memory of all processes that make it.

Every pass has a name and an address of its own. Memory is what the process and those that it
starts hold together at their most, less what it held before, read from the system every few
milliseconds.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from benchmarks.certificates import GIVEN, SURNAMES
from benchmarks.figures import Figure
from committee.certificates.numbers import new_token
from events.passes.file import Pass, print_file
from events.passes.pdf import Heading

HEADING = Heading("광주광역시 균형발전위원회 출범식 및 정책발표회", "2022. 1. 18.", "ko")
ROUNDS = 3
MOST_SECONDS, MOST_MEMORY, MOST_MEMORY_OF_ALL = 3, 100, 150


def run() -> Iterator[Figure]:
    """A thousand passes, and ten thousand."""
    seconds, megabytes = zip(*(_measured(1_000) for _ in range(ROUNDS)), strict=True)
    yield _figure("1,000 passes, one file", min(seconds), "s", MOST_SECONDS)
    yield _figure("1,000 passes, memory", max(megabytes), "MB", MOST_MEMORY)
    seconds, megabytes = zip(_measured(10_000), strict=True)
    yield _figure("10,000 passes, memory", max(megabytes), "MB", MOST_MEMORY_OF_ALL)


def _figure(figure: str, value: float, unit: str, most: float) -> Figure:
    against = "the most that is allowed"
    return Figure(figure=figure, value=value, unit=unit, against=against, beside=most, most=1)


def _measured(number: int) -> tuple[float, float]:
    """Seconds and megabytes that a file of so many passes takes."""
    with _watched() as peak:
        start = perf_counter()
        with print_file(_passes(number), HEADING) as made:
            made.read()
        took = perf_counter() - start
    return took, peak[0]


def _passes(number: int) -> Iterator[Pass]:
    for _ in range(number):
        token = new_token()
        yield Pass(
            name="".join(random.choice(letters) for letters in (SURNAMES, GIVEN, GIVEN)),
            title="광주광역시 균형발전위원회 부위원장",
            address=f"https://rostrum.example.org/passes/{token}/",
            code=token,
        )


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The most megabytes that this process and its children held, beyond what it held before."""
    before, done = _held(), threading.Event()
    peak = [0.0]

    def watch() -> None:
        while not done.wait(0.005):
            peak[0] = max(peak[0], _held() - before)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield peak
    finally:
        done.set()
        watching.join()


def _held() -> float:
    """Megabytes of this process and of those that it started, counted once where shared."""
    here = Path("/proc/self")
    children = (here / "task" / str(threading.main_thread().native_id) / "children").read_text()
    return sum(map(_proportional, ("self", *children.split())))


def _proportional(process: str) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
