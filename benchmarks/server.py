"""A web server as in the demo, an account signed in to it, and a clock around whole answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import database
from committee.models import Committee, Grant, Level, User
from config import embedded, tether

WORKERS = 2
READY_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Site:
    """A running site; what is asked of it is asked by the account that the cookie belongs to."""

    port: int
    process: int
    cookie: str

    def get(self, address: str, *, typed: bool = False) -> bytes:
        """The body of a page, or, as while one types, of the part that a script asks for.

        Any answer but 200 is an error.
        """
        headers = {"Cookie": self.cookie} | ({"HX-Request": "true"} if typed else {})
        connection = HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        return body

    def time(self, address: str, *, typed: bool = False) -> float:
        """Milliseconds from the request to the last byte of the answer."""
        start = time.perf_counter()
        self.get(address, typed=typed)
        return (time.perf_counter() - start) * 1000

    def peak_memory(self) -> int:
        """The most bytes that one worker has held since ``forget_memory`` (Linux)."""
        return max(_high_water(worker) for worker in self._workers())

    def forget_memory(self) -> None:
        """Measure the workers' memory from here on."""
        for worker in self._workers():
            Path(f"/proc/{worker}/clear_refs").write_text("5")

    def _workers(self) -> list[str]:
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        return children.read_text().split()


@contextmanager
def serving(name: str = database.LARGE, *, at: str = "0001") -> Iterator[Site]:
    """Serve a database on a free port, to an admin at the committee with the path ``at``."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"--bind=127.0.0.1:{port} --worker-class=gthread --workers={WORKERS} --threads=4"
    options += " --no-control-socket --log-level=warning"
    command = (sys.executable, "-m", "gunicorn", *options.split(), "config.wsgi")
    with (embedded.home() / "logs" / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            tether.command(*command, ending=signal.SIGTERM),
            cwd=database.CHECKOUT,
            env=os.environ | {"DATABASE_URL": database.address(name)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(process, port)
            yield Site(port, process.pid, _signed_in(database.ALIASES[name], at))
        finally:
            process.terminate()
            process.wait()


def _signed_in(alias: str, path: str) -> str:
    """The cookie of an account that is admin there and superuser for Django's admin."""
    email = f"bench-{path}@demo.example".lower()
    user = User.objects.using(alias).filter(email=email).first()
    if user is None:
        user = User.objects.db_manager(alias).create_superuser(email)
        Grant.objects.using(alias).create(
            user=user,
            committee=Committee.objects.using(alias).get(path=path),
            level=Level.ADMIN,
            period=(date(2021, 1, 1), None),
        )
    content = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    session, _created = Session.objects.using(alias).update_or_create(
        session_key=f"benchmark{user.pk}",
        defaults={
            "session_data": SessionStore().encode(content),
            "expire_date": timezone.now() + timedelta(days=1),
        },
    )
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def queries(site: Site, address: str) -> int:
    """How many queries the page asks, counted in this process with the site's account."""
    client = Client(headers={"cookie": site.cookie})
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return len(captured)


def _high_water(process: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < end:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/livez")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"the web server is not ready; see {embedded.home() / 'logs'}")
