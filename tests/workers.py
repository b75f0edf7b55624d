"""Real worker processes on a test's own database and folders."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def forget_jobs() -> None:
    """Remove the jobs of earlier tests, which no flush of Django's tables reaches."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@contextmanager
def worker(home: Path):
    """A worker whose mails go to ``home/mail`` and whose log is ``home/worker.log``."""
    database = connection.settings_dict
    environment = os.environ | {
        "ROSTRUM_DEMO": "1",
        "ROSTRUM_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"postgresql://{database['USER']}@{quote(database['HOST'], safe='')}"
        f"/{database['NAME']}",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "BASE_URL": settings.BASE_URL,
    }
    home.mkdir(exist_ok=True)
    with (home / "worker.log").open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker"],
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
