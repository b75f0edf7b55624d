"""What an import of 100,000 rows costs: time to check, time to nominate, memory.

Needs a campaign to import into: the one that ``seed_scale`` makes, which is made here with 2,000
committees if it is missing. The file is a workbook, as offices send one. Each step runs in a
process of its own, as it would in a worker, and what was nominated is removed at the end.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

ROWS = 100_000
HEADER = ("위원회", "직책", "이름", "휴대전화", "이메일", "출처")
CHECK_WITHIN, COMMIT_WITHIN, MEMORY = 60, 300, 300  # seconds, seconds, MB


def run() -> Iterator[dict[str, Any]]:
    """One figure after the other, as ``make bench`` prints them."""
    with tempfile.TemporaryDirectory() as folder:
        key = _step("upload", str(_workbook(Path(folder))))["key"]
        checked, taken = _step("check", key), _step("commit", key)
        again = _step("upload", str(_workbook(Path(folder))))["key"]
        unchanged = _step("check", again)
        _step("remove", key, again)
    rows = f"{ROWS:,} rows"
    yield _figure(f"import, check of {rows}", checked["seconds"], "s", CHECK_WITHIN)
    yield _figure(f"import, check of {rows} known", unchanged["seconds"], "s", CHECK_WITHIN)
    yield _figure(f"import, commit of {rows}", taken["seconds"], "s", COMMIT_WITHIN)
    most = max(step["megabytes"] for step in (checked, taken, unchanged))
    yield _figure(f"import, memory with {rows}", most, "MB", MEMORY)


def _figure(figure: str, value: float, unit: str, most: float) -> dict[str, Any]:
    return {
        "figure": figure,
        "value": round(value, 1),
        "unit": unit,
        "against": f"{most} {unit}",
        "ratio": round(value / most, 2),
        "target": "at most 1 x",
        "holds": value <= most,
    }


def _step(name: str, *arguments: str) -> Any:
    """Run one of the functions below in a process of its own; returns what it says."""
    said = subprocess.check_output([sys.executable, "-m", "benchmarks.imports", name, *arguments])
    return json.loads(said.splitlines()[-1])


def _workbook(folder: Path) -> Path:
    """Made-up people for the posts of the synthetic campaign, spread over all committees."""
    import xlsxwriter

    path = folder / "people.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        committees = cycle(range(1, 2001))
        for number in range(1, ROWS + 1):
            phone = f"010-{number // 10_000 + 1:04}-{number % 10_000:04}"
            row = (f"제{next(committees)}위원회", "위원", _name(number), phone)
            sheet.write_row(number, 0, (*row, f"import{number}@demo.example", "가상 자료"))
    return path


def _name(number: int) -> str:
    surnames, given = "김이박최정강조윤장임", "민서준도윤하지우현수빈예은성호영진경희철동길"
    return (
        surnames[number % len(surnames)]
        + given[number // 7 % len(given)]
        + given[number // 31 % len(given)]
    )


# --- the steps, each in its own process -------------------------------------------------------


def upload(path: str) -> dict[str, Any]:
    """Take the file in, without a job: the other steps do what it would."""
    from django.core.files import File
    from django.core.management import call_command
    from django.db import transaction
    from django.db.backends.postgresql.psycopg_any import DateRange

    from committee.management.commands.seed_scale import SLUG
    from committee.models import Committee, Grant, Level, User
    from committee.services import imports

    if not Committee.objects.filter(campaign__slug=SLUG).exists():
        call_command("seed_scale", people=10_000, committees=2_000, verbosity=0)
    root = Committee.objects.get(campaign__slug=SLUG, depth=1)
    actor = User.objects.get_or_create(email="import-bench@demo.example")[0]
    Grant.objects.get_or_create(
        user=actor,
        committee=root,
        level=Level.ADMIN,
        defaults={"period": DateRange(date(2020, 1, 1), None), "granted_by": actor},
    )
    with open(path, "rb") as file, transaction.atomic():
        taken = imports.upload(
            actor=actor,
            committee=root,
            file=File(file, name="people.xlsx"),
            source="가상 자료",
            starts_on=date(2026, 1, 1),
        )
        _forget_jobs(str(taken.pk))
    return {"key": str(taken.pk)}


def check(key: str) -> dict[str, Any]:
    """Read and check, as the job does; every row has to be good, or known."""
    from committee.services import imports

    start = time.monotonic()
    imports.read_file(key)
    counts = imports.check(key).counts
    if counts.get("error"):
        raise RuntimeError(f"made-up rows are in error: {counts}")
    return {"seconds": time.monotonic() - start} | _memory()


def commit(key: str) -> dict[str, Any]:
    """Nominate everybody, as the job does."""
    from django.db import transaction

    from committee.models import Import
    from committee.services import imports

    taken = Import.objects.get(pk=key)
    with transaction.atomic():
        imports.commit(
            actor=taken.uploaded_by, taken=taken, mode=Import.Mode.GOOD, take_lookalikes=True
        )
        _forget_jobs(key)
    start = time.monotonic()
    counts = imports.take_rows(key).counts
    if counts != {"taken": ROWS}:
        raise RuntimeError(f"not everybody was nominated: {counts}")
    return {"seconds": time.monotonic() - start} | _memory()


def remove(*keys: str) -> dict[str, Any]:
    """Take everything away again, without history."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "DELETE FROM committee_importrow WHERE part_of_id = ANY(%s::uuid[])", [list(keys)]
        )
        for table in ("committee_appointment", "committee_appointmenthistory"):
            cursor.execute(
                f"DELETE FROM {table} a USING committee_person p"  # noqa: S608 - names from here
                " WHERE p.id = a.person_id AND p.email LIKE 'import%@demo.example'"
            )
        cursor.execute(
            "DELETE FROM committee_personhistory h USING committee_person p"
            " WHERE p.id = h.pgh_obj_id AND p.email LIKE 'import%@demo.example'"
        )
        cursor.execute("DELETE FROM committee_person WHERE email LIKE 'import%@demo.example'")
    return {}


def _forget_jobs(key: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'import_id' = %s", [key])


def _memory() -> dict[str, float]:
    """Most memory of this process and of the one that read the file, as if both had it at once."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {"megabytes": sum(resource.getrusage(which).ru_maxrss for which in who) / 1000}


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    step = {"upload": upload, "check": check, "commit": commit, "remove": remove}[sys.argv[1]]
    print(json.dumps(step(*sys.argv[2:])))
