"""Everything that Rostrum needs, on one machine, until Ctrl-C: ``make demo``.

Prepares the data folder, then keeps the database, a worker and the web server running. Each part
may be killed at any time and is started again; when this process is killed, the parts end too.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from config import embedded, tether

CHECKOUT = Path(__file__).parents[1]
MANAGE = (sys.executable, str(CHECKOUT / "manage.py"))
ENDINGS = (signal.SIGINT, signal.SIGTERM)
GRACE = 10  # seconds for a part to end by itself
READY_WITHIN = 60  # seconds from the web server's start to its first answer
PASSWORD = "demo-2022-gwangju"  # noqa: S105 - public on purpose, for made-up accounts
ACCOUNTS = {
    "admin@demo.example": "national admin: everything",
    "gwangju@demo.example": "staff of the Gwangju committee: its people and events",
    "busan@demo.example": "staff of a sibling committee: sees nothing of Gwangju's people",
    "member@demo.example": "member of the Gwangju committee: own posts, roster, events",
    "door@demo.example": "checks people in at one event, and nothing else",
}


class Program:
    """One of the demo's processes, with its log: a part that keeps running, or a step that ends."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self.command = command
        self.log = (embedded.home() / "logs" / f"{name.replace(' ', '-')}.log").open("wb")
        self.start()

    def start(self) -> None:
        """Start it in a process group of its own, where the terminal's Ctrl-C does not reach it."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            tether.command(*self.command, ending=signal.SIGTERM),
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def finish(self) -> None:
        """Wait until it has done its step; when it fails, so does the demo."""
        if self.process.wait() != 0:
            said = Path(self.log.name).read_text(errors="replace").splitlines() or ["nothing"]
            sys.exit(f"Rostrum: {self.name} failed: {said[-1]} (the whole is in {self.log.name})")

    def keep_running(self) -> None:
        """Start it again if it has ended, but not at once if it barely lived."""
        if self.process.poll() is not None and time.monotonic() - self.started > 2:
            _say(f"the {self.name} ended (status {self.process.returncode}); starting it again")
            self.start()

    def stop(self) -> None:
        """End it in good order, or at once when that takes too long."""
        self.process.terminate()
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def main() -> None:
    """Prepare, start and watch over all parts of the demo."""
    for number in ENDINGS:
        signal.signal(number, signal.default_int_handler)
    port = _free_port(os.environ.get("PORT") or "8000")
    try:
        _run(port)
    except KeyboardInterrupt:
        _say(f"stopped; the data stay in {embedded.home()}")


def _run(port: int) -> None:
    """Keep the demo running until it is interrupted; then stop what was started, last first."""
    own_database = not os.environ.get("DATABASE_URL")
    began = time.monotonic()
    _say(f"starting, with the data in {embedded.home()}")
    server = embedded.ensure()
    programs: list[Program] = []

    def begin(name: str, *command: str) -> Program:
        programs.append(Program(name, *command))
        return programs[-1]

    try:
        _set_environment(port)
        static_files = begin("collectstatic", *MANAGE, "collectstatic", "--no-input")
        begin("migrate", *MANAGE, "migrate", "--no-input").finish()
        worker = begin("worker", *MANAGE, "procrastinate", "worker")
        begin("load_gwangju", *MANAGE, "load_gwangju").finish()
        static_files.finish()
        web = begin("web server", *_gunicorn(port))
        _wait_until_ready(web, port)
        _greet(port, time.monotonic() - began)
        while True:
            time.sleep(0.5)
            if own_database and (server is None or server.poll() is not None):
                server = embedded.start()
            worker.keep_running()
            web.keep_running()
    finally:
        for number in ENDINGS:  # a second Ctrl-C does not break the orderly stop
            signal.signal(number, signal.SIG_IGN)
        for program in reversed(programs):
            program.stop()
        if server:
            embedded.stop(server)


def _free_port(text: str) -> int:
    """The port to serve on; ends the program when that is none, or taken."""
    if not text.isdecimal() or not 0 < int(text) < 65535:
        sys.exit(f"Rostrum: PORT={text} is no port; choose one: make demo PORT=8001")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(f"Rostrum: port {port} needs root; choose another: make demo PORT=8001")
        except OSError:
            sys.exit(f"Rostrum: port {port} is in use; choose another: make demo PORT={port + 1}")
    return port


def _set_environment(port: int) -> None:
    """Give the programs what a production server would find in its environment."""
    os.umask(0o077)  # mails, certificates and logs are this user's alone
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings",
        PORT=str(port),
        PYTHONUNBUFFERED="1",
        ROSTRUM_DEMO="1",
        ROSTRUM_HOME=str(embedded.home()),
        SECRET_KEY=_secret_key(),
    )


def _secret_key() -> str:
    """The key of this data folder, made at its first start, so that sessions outlive a restart."""
    path = embedded.home() / "secret_key"
    if not path.exists():
        new = path.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50))
        new.rename(path)
    return path.read_text()


def _gunicorn(port: int) -> tuple[str, ...]:
    options = f"--bind=127.0.0.1:{port} --worker-class=gthread --workers=2 --threads=4"
    options += " --no-control-socket"  # it would lie outside the data folder
    return (sys.executable, "-m", "gunicorn", *options.split(), "config.wsgi")


def _wait_until_ready(web: Program, port: int) -> None:
    """Return when /readyz answers that database, migrations and queue are as they should be."""
    while time.monotonic() < web.started + READY_WITHIN and web.process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    sys.exit(f"Rostrum: the web server is not ready; {web.log.name} says why.")


def _greet(port: int, seconds: float) -> None:
    width = max(map(len, ACCOUNTS))
    print(f"\nSign in with the password {PASSWORD} as")
    for account, may in ACCOUNTS.items():
        print(f"  {account:{width}}  {may}")
    print(f"\nReady after {seconds:.1f} s: http://127.0.0.1:{port}/  (Ctrl-C stops it)", flush=True)


def _say(text: str) -> None:
    print(f"Rostrum: {text}", flush=True)


if __name__ == "__main__":
    main()
