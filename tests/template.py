"""A migrated database from which those of the tests are copied.

Migrating takes most of a minute and copying none, so it is done once for each set of migrations.
"""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql

CHECKOUT = Path(__file__).parents[1]
PREFIX = "migrated_"


def migrated(server: str) -> str:
    """The name of the database on the server with this address, made if it is not there yet."""
    name = PREFIX + _state_of_the_migrations()
    with psycopg.connect(server, autocommit=True) as connection:
        known = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
        if name in known:
            return name
        for old in known:
            if old.startswith(PREFIX):
                _do(connection, "DROP DATABASE {}", old)
        unfinished = f"{PREFIX}unfinished"
        _do(connection, "CREATE DATABASE {}", unfinished)
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity=0"],
            cwd=CHECKOUT,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "DATABASE_URL": f"{server.rpartition('/')[0]}/{unfinished}",
            },
            check=True,
        )
        _do(connection, "ALTER DATABASE {} RENAME TO {}", unfinished, name)
    return name


def _do(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _state_of_the_migrations() -> str:
    found = sha256((CHECKOUT / "requirements.lock").read_bytes())
    for path in sorted(CHECKOUT.glob("*/migrations/*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
