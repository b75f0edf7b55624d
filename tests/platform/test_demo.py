"""The demo keeps what it started running, and leaves nothing running when it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config import demo


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def demo_process(tmp_path, monkeypatch):
    """Start ``make demo`` without make, on data of its own; kill it after the test."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ROSTRUM_HOME", str(tmp_path / "data"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "config.demo"]
        started.append(
            subprocess.Popen(
                command,
                cwd=demo.CHECKOUT,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_until(condition, seconds: float = 60):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found


def programs_of(home: Path) -> dict[str, int]:
    """The demo's own children by what they are, with the number of each."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode().split("\0")
            belongs = f"ROSTRUM_HOME={home}".encode() in (process / "environ").read_bytes()
        except OSError:
            continue
        for name in ("postgres", "gunicorn", "procrastinate"):
            if belongs and any(part.endswith(name) for part in command[:4]):
                found[name] = min(int(process.name), found.get(name, 2**31))
    return found


def answers() -> bool:
    connection = HTTPConnection("127.0.0.1", int(os.environ["PORT"]), timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def read_until(process: subprocess.Popen, text: str) -> str:
    lines = []
    for line in process.stdout:
        lines.append(line)
        if text in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


def test_port_in_use_is_told_with_another_one(taken_port):
    with pytest.raises(SystemExit) as refusal:
        demo._free_port(str(taken_port))

    assert str(refusal.value) == (
        f"Rostrum: port {taken_port} is in use; choose another: make demo PORT={taken_port + 1}"
    )


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "http"])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(SystemExit, match="is no port; choose one: make demo PORT=8001"):
        demo._free_port(text)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_demo_survives_what_ends_it_and_what_ends_its_parts(demo_process, tmp_path):
    """One test for all, since a first start takes as long as twenty other tests."""
    home = tmp_path / "data"

    interrupted = demo_process()
    wait_until((home / "logs" / "migrate.log").exists)
    interrupted.send_signal(signal.SIGINT)
    assert interrupted.wait(20) == 0
    assert programs_of(home) == {}

    second = demo_process()
    greeting = read_until(second, "Ready after")
    assert all(account in greeting for account in demo.ACCOUNTS)
    parts = programs_of(home)
    assert set(parts) == {"postgres", "gunicorn", "procrastinate"}

    for name, number in parts.items():
        os.kill(number, signal.SIGKILL)
        wait_until(lambda: programs_of(home).get(name, number) != number)  # noqa: B023 - runs now
        wait_until(answers)

    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    # The workers of the killed gunicorn see within seconds that their parent is gone.
    wait_until(lambda: programs_of(home) == {})

    third = demo_process()
    read_until(third, "Ready after")
    third.kill()
    # A worker whose database ended before it looks for that for thirty seconds.
    wait_until(lambda: not programs_of(home))
