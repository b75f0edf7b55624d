"""PostgreSQL for the benchmarks, with two synthetic campaigns: one ten times the other.

The server is the embedded one with its usual, durable settings. Its data stay for the next run; to
seed anew, remove ``bench`` from the data folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from config import embedded

CHECKOUT = Path(__file__).parents[1]
PEOPLE = int(os.environ.get("ROSTRUM_BENCH_PEOPLE", 1_000_000))
COMMITTEES = int(os.environ.get("ROSTRUM_BENCH_COMMITTEES", PEOPLE // 50))
LARGE, SMALL = f"scale_{PEOPLE}_{COMMITTEES}", f"scale_{PEOPLE // 10}_{COMMITTEES // 10}"
ALIASES = {LARGE: "default", SMALL: "small"}
"""The databases by the names that ``benchmarks.settings`` gives them."""


def prepare() -> None:
    """Start the server, fill what is not filled yet, and make the environment name it."""
    os.environ.pop("DATABASE_URL", None)
    os.environ["ROSTRUM_HOME"] = str(embedded.home() / "bench")
    os.environ["ROSTRUM_DEMO"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    embedded.start()
    for name, share in ((SMALL, 10), (LARGE, 1)):
        os.environ["DATABASE_URL"] = address(name)
        _fill(name, PEOPLE // share, COMMITTEES // share)
    _manage("collectstatic", "--no-input")


def address(name: str) -> str:
    """The ``DATABASE_URL`` of one of the benchmarks' databases."""
    return embedded.address().rpartition("/")[0] + "/" + quote(name)


def connect(name: str = LARGE) -> psycopg.Connection:
    """A connection without Django, for the floor."""
    # Never prepared: a plan for any committee would be a slower floor than one for this.
    return psycopg.connect(address(name), autocommit=True, prepare_threshold=None)


def note(said: str) -> None:
    """Say how far the benchmarks are, beside the figures."""
    print(said, file=sys.stderr, flush=True)


def _fill(name: str, people: int, committees: int) -> None:
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    _manage("migrate", "--no-input")
    with connect(name) as connection:
        if not connection.execute("SELECT FROM committee_person LIMIT 1").rowcount:
            note(f"seeding {people} people in {committees} committees")
            _manage("seed_scale", f"--people={people}", f"--committees={committees}")
        connection.execute("VACUUM ANALYZE")  # as autovacuum would in a while


def _manage(*arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL)
