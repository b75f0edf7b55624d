"""A bulk run under fire: kills, database restarts and a full disk, and every certificate once.

On a server and folders of its own: ten kills of the workers with -9, the database restarted twice
(once in good order, once killed), and the disk full once, where a small one can be mounted. How
many certificates is set by ``KILLED`` in the environment. What is wrong at the end is counted:
doubled or missing certificates, gaps in the register, wrong hashes, files too many.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import connections

from benchmarks.database import CHECKOUT, note
from benchmarks.figures import Figure
from benchmarks.scratch import start_worker
from config import embedded

NUMBER = int(os.environ.get("KILLED", "10000"))
KILLS, WORKERS, PATIENCE = 10, 2, 7200
RESTARTS = {3: "in good order", 7: "killed"}
FULL_AT = 5
"""Before which kill the disk is full."""
MEGABYTES = 160 + NUMBER // 15
"""The size of the small disk."""


def run() -> Iterator[Figure]:
    """One figure: how much is wrong when all is over."""
    with tempfile.TemporaryDirectory(dir=embedded.home()) as folder:
        environment = os.environ | {
            "ROSTRUM_HOME": folder,
            "MEDIA_ROOT": f"{folder}/disk/media",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        environment.pop("DATABASE_URL")
        command = [sys.executable, "-m", "benchmarks.bulk_kill"]
        said = subprocess.check_output(command, cwd=CHECKOUT, env=environment)
    yield Figure(**json.loads(said.splitlines()[-1]))


class Fire:
    """The database, the disk and the workers, and what is done to them."""

    def __init__(self) -> None:
        self.home = embedded.home()
        self.server = embedded.start()
        self.disk = self.home / "disk"
        self.disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "small", str(self.disk)]
        self.small = subprocess.run(mount, capture_output=True).returncode == 0
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_workers(self) -> None:
        log = self.home / "worker.log"
        self.workers = [start_worker(dict(os.environ), log) for _ in range(WORKERS)]

    def kill_workers(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait()

    def restart_database(self, how: str) -> None:
        note(f"restarting the database, {how}")
        if how == "killed" and self.server is not None:
            self.server.kill()
            self.server.wait()
        elif self.server is not None:
            embedded.stop(self.server)
        self.server = embedded.start()
        connections.close_all()

    def fill_disk(self) -> None:
        note("filling the disk")
        with (self.disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(bytes(1_000_000)):  # until there is no room, whoever took the rest
                pass

    def free_disk(self) -> None:
        (self.disk / "filler").unlink()

    def end(self) -> None:
        self.kill_workers()
        if self.small:
            umount = ["umount", "--lazy", str(self.disk)]
            subprocess.run(umount, check=True)
        if self.server is not None:
            embedded.stop(self.server)


def main() -> None:
    """Issue under fire, and count what is wrong."""
    fire = Fire()
    os.environ["DATABASE_URL"] = embedded.address()
    import django

    django.setup()
    from django.core.management import call_command

    from committee.reference import load_reference
    from tests.factories import Factory

    try:
        call_command("migrate", verbosity=0)
        load_reference()
        make = Factory()
        started = make.run(make.batch(*make.approvals(NUMBER)))
        for number in range(KILLS):
            fire.start_workers()
            _under_fire(fire, make, started, number)
            fire.kill_workers()
        fire.start_workers()
        _until(lambda: _again(started).status == "done", "the run to be done")
        wrong = _wrong(started)
    finally:
        fire.end()
    note(json.dumps(wrong))
    print(json.dumps(_figure(sum(wrong.values()), small=fire.small)))


def _figure(wrong: int, *, small: bool) -> dict[str, Any]:
    full = "a full disk" if small else "no full disk (nothing can be mounted here)"
    return {
        "figure": f"wrong among {NUMBER:,} certificates",
        "value": wrong,
        "unit": "",
        "against": f"none, with {KILLS} x {WORKERS} kills, {len(RESTARTS)} restarts, {full}",
        "beside": 1,
        "most": 0,
    }


def _under_fire(fire: Fire, make: Any, started: Any, number: int) -> None:
    """Let the workers do a part, and then harm them."""
    from committee.services import runs

    _until(lambda: _done(started) >= NUMBER * number // (KILLS + 1), "some progress")
    if number in RESTARTS:
        fire.restart_database(RESTARTS[number])
    if number == FULL_AT and fire.small:
        fire.fill_disk()
        _until(lambda: _again(started).status == "paused", "the run to stop")
        note(_again(started).reason)
        fire.free_disk()
        runs.resume(actor=make.admin, run=started)
    time.sleep(random.uniform(0, 2))
    note(f"kill {number + 1}: {_done(started)} done")


def _until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"waited for {what} in vain")
        time.sleep(0.2)


def _again(started: Any) -> Any:
    return type(started).objects.get(pk=started.pk)


def _done(started: Any) -> int:
    return int(started.entries.counted().get("done", 0))


def _wrong(started: Any) -> dict[str, int]:
    """What there is too much or too little of."""
    from committee.models import Certificate
    from committee.services import archive

    archive.sweep_unfinished()
    issued = list(Certificate.objects.order_by("register_number"))
    files = {path for path in Path(os.environ["MEDIA_ROOT"]).rglob("*") if path.is_file()}
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {
        "certificates": abs(len(issued) - NUMBER),
        "register": sum(
            each.register_number != number for number, each in enumerate(issued, start=1)
        ),
        "not valid": sum(each.status != "valid" for each in issued),
        "files": len(files ^ {archive.pdf_path(each) for each in issued}),
        "hashes": sum(hashes.get(archive.pdf_path(each)) != each.pdf_sha256 for each in issued),
        "the board": abs(started.entries.counted().get("done", 0) - NUMBER),
    }


if __name__ == "__main__":
    main()
