"""A roster as CSV, beside the same columns by ``values_list`` and ``csv.writer``."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from benchmarks import database
from benchmarks.figures import Figure, alternately
from committee import reports
from committee.columns import Column
from committee.models import Committee, Export, User
from committee.models.appointment import AppointmentQuerySet
from committee.services.export_files import write_rows

ROWS = 100_000
ROUNDS = 5
MEMORY = 256
COLUMNS = [
    *(Column.NAME, Column.POST, Column.COMMITTEE, Column.SINCE, Column.UNTIL),
    *(Column.STATUS, Column.PHONE, Column.EMAIL),
]
PLAIN = (
    *("person__name", "post__title__name_ko", "post__committee__name_ko", "term", "status"),
    *("person__phone", "person__email"),
)


def run() -> Iterator[Figure]:
    """Both write the same rows to a file; the memory is that of a process that exports all."""
    rows = _rows()[:ROWS]
    ours, plain = alternately(
        lambda: _timed(_by_copy, rows), lambda: _timed(_by_values_list, rows), rounds=ROUNDS, warm=1
    )
    yield Figure(
        figure=f"CSV of {ROWS:,} appointments",
        value=ours.median,
        unit="ms",
        against="values_list and csv.writer",
        beside=plain.median,
        most=1.5,
    )
    program = "import django; django.setup(); from benchmarks import exports; exports.everything()"
    megabytes = float(subprocess.check_output([sys.executable, "-c", program]))
    yield Figure(
        figure=f"memory of a CSV of {database.PEOPLE:,} people",
        value=megabytes,
        unit="MB",
        against="the limit",
        beside=MEMORY,
        most=1,
    )


def _rows() -> AppointmentQuerySet:
    """Everybody in force, as an admin of everything may see them."""
    root = Committee.objects.order_by("path")[0]
    admin = User.objects.filter(grants__committee=root, grants__level="admin").first()
    rows, _exact = reports.selected(admin, root, phones=True, below=True)
    return rows


def _timed(write, rows: AppointmentQuerySet) -> float:
    start = time.perf_counter()
    with tempfile.TemporaryFile() as file:
        write(rows, file)
    return (time.perf_counter() - start) * 1000


def _by_copy(rows: AppointmentQuerySet, file) -> None:
    write_rows(Export.Format.CSV, rows, COLUMNS, file)


def _by_values_list(rows: AppointmentQuerySet, file) -> None:
    text = open(file.fileno(), "w", newline="", closefd=False)  # noqa: SIM115 - the caller's
    csv.writer(text).writerows(rows.values_list(*PLAIN))
    text.flush()


def everything() -> None:
    """Export everybody; says how many megabytes this process took at most."""
    with tempfile.TemporaryFile() as target:
        _by_copy(_rows(), target)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
