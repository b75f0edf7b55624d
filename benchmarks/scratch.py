"""A database and a media folder of a benchmark's own, thrown away at the end, with workers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks.database import CHECKOUT, address
from config import embedded

NAME = "scratch"


@contextmanager
def scratch() -> Iterator[dict[str, str]]:
    """The environment of processes that work on an empty, migrated database."""
    with tempfile.TemporaryDirectory(dir=embedded.home()) as folder:
        environment = os.environ | {
            "DATABASE_URL": address(NAME),
            "MEDIA_ROOT": str(Path(folder) / "media"),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        _make_anew()
        try:
            migrate = [sys.executable, "manage.py", "migrate", "--no-input"]
            subprocess.run(
                migrate, cwd=CHECKOUT, env=environment, check=True, stdout=subprocess.DEVNULL
            )
            yield environment
        finally:
            _drop()


def _make_anew() -> None:
    _drop()
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")


def _drop() -> None:
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def start_worker(environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """A worker as in production; whoever starts it ends it."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker"],
            cwd=CHECKOUT,
            env=environment,
            stdout=output,
            stderr=output,
        )
