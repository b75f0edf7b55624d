"""The embedded database: what a kill, a full disk, another user or a deep folder may do to it.

Every test has a data folder of its own, under pytest's temporary folder, which is closed to other
users: as root, all of them show that the server finds its way through closed folders.
"""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from config import embedded, tether

AS_ROOT = os.geteuid() == 0
CHECKOUT = Path(embedded.__file__).parents[1]
START = "from config import embedded; server = embedded.ensure(); "
WRITE = (
    "import os, psycopg; connection = psycopg.connect(os.environ['DATABASE_URL'], autocommit=True);"
    "connection.execute('CREATE TABLE kept AS SELECT 7 AS number'); "
)
TELL_AND_WAIT = "print(server and server.pid, flush=True); import time; time.sleep(60)"


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder that no server has seen yet, and no ``DATABASE_URL``."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ROSTRUM_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def ensure(data, monkeypatch):
    """Start the server as a new process would, as often as called; stop it after the test."""
    servers = []

    def start():
        monkeypatch.delenv("DATABASE_URL", raising=False)
        servers.append(embedded.ensure())
        return servers[-1]

    yield start
    for server in filter(None, servers):
        embedded.stop(server)
    if embedded._socket_folder() != embedded._data():
        shutil.rmtree(embedded._socket_folder(), ignore_errors=True)


def ask(query: str):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchone()[0] if cursor.description else None


def python(code: str, *before: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [*before, sys.executable, "-c", code],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_first_start_gives_a_database_that_knows_hangul(ensure):
    server = ensure()

    assert server.poll() is None
    assert ask("SELECT current_database()") == "rostrum"
    assert ask("SELECT datlocale FROM pg_database WHERE datname = 'rostrum'") == "C.UTF-8"
    ask("CREATE EXTENSION pg_trgm")
    assert ask("SELECT cardinality(show_trgm('광주'))") == 3


def test_second_start_finds_what_the_first_one_stored(ensure):
    embedded.stop(first := ensure())
    identity = "SELECT system_identifier::text FROM pg_control_system()"

    second = ensure()
    ask("CREATE TABLE kept AS SELECT 7 AS number")
    before = ask(identity)
    embedded.stop(second)
    ensure()

    assert first.returncode == second.returncode == 0
    assert (ask("SELECT number FROM kept"), ask(identity)) == (7, before)


def test_running_server_is_used_and_not_started_again(ensure):
    assert ensure() is not None
    assert ensure() is None
    assert ask("SELECT 1") == 1


def test_nothing_committed_is_lost_when_the_server_is_killed(ensure):
    server = ensure()
    ask("CREATE TABLE kept AS SELECT 7 AS number")
    server.kill()

    ensure()

    assert ask("SELECT number FROM kept") == 7


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_server_ends_when_its_parent_is_killed_and_keeps_the_data(ensure):
    with python(START + WRITE + TELL_AND_WAIT) as parent:
        server = int(parent.stdout.readline())
        parent.kill()
    wait_until(lambda: not runs(server))

    ensure()

    assert ask("SELECT number FROM kept") == 7


def test_server_ends_with_a_parent_that_ends_by_itself(data):
    with python(START + "print(server.pid)") as parent:
        server = int(parent.communicate()[0])

    assert not runs(server)
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_ctrl_c_at_the_terminal_does_not_reach_the_server(ensure):
    assert os.getpgid(ensure().pid) != os.getpgid(0)


@pytest.mark.parametrize("interruption", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_first_start_is_made_good_by_the_second(data, ensure, interruption):
    # The data get their name last, and here not before the interruption, however slow that comes.
    unnamed = "import time; from pathlib import Path; Path.rename = lambda *_: time.sleep(60); "
    with python(unnamed + START) as first:
        wait_until(lambda: any(data.glob("postgres.new-*/base")))
        first.send_signal(interruption)

    assert first.returncode != 0
    assert not (data / "postgres").exists()
    ensure()
    assert ask("SELECT 1") == 1
    assert not any(data.glob("postgres.new-*"))


def test_of_two_starts_at_once_one_makes_the_server_for_both(data):
    code = START + "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL']).close();"
    processes = [python(code + TELL_AND_WAIT) for _ in range(2)]
    answers = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        process.terminate()
        process.communicate()

    assert answers.count("None") == 1
    wait_until(lambda: not (data / "postgres" / "postmaster.pid").exists())


def test_permissions_of_folders_that_were_there_stay(tmp_path, ensure):
    (tmp_path / "data").mkdir(mode=0o750)
    folders = [tmp_path, *tmp_path.parents, tmp_path / "data", *embedded._binaries().parents]
    before = [(path.stat().st_mode, path.stat().st_uid) for path in folders]

    ensure()

    assert [(path.stat().st_mode, path.stat().st_uid) for path in folders] == before


def test_only_the_servers_user_reaches_the_data_and_the_socket(data, ensure):
    ensure()

    assert stat.S_IMODE((data / "postgres").stat().st_mode) == 0o700
    assert ask("SHOW listen_addresses") == ""


@pytest.mark.parametrize("depth", range(0, 60, 7))
def test_socket_path_of_any_folder_is_short_enough(monkeypatch, depth):
    monkeypatch.setenv("ROSTRUM_HOME", "/srv/" + "캠프/" * depth)

    assert len(os.fsencode(embedded._socket_folder() / ".s.PGSQL.5432")) < 100


def test_server_runs_in_a_folder_too_deep_for_a_socket(tmp_path, monkeypatch, ensure):
    monkeypatch.setenv("ROSTRUM_HOME", str(tmp_path / ("deep'\" " * 20) / "data"))

    ensure()

    assert ask("SELECT current_database()") == "rostrum"
    assert stat.S_IMODE(embedded._socket_folder().stat().st_mode) == 0o700


def test_short_socket_folder_that_others_can_enter_is_refused(tmp_path, monkeypatch, ensure):
    monkeypatch.setenv("ROSTRUM_HOME", str(tmp_path / ("deep" * 40)))
    embedded._socket_folder().mkdir()
    embedded._socket_folder().chmod(0o777)

    with pytest.raises(embedded.DatabaseUnavailable, match="is not ours alone; remove it"):
        ensure()


def test_database_url_of_the_environment_wins(data, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/rostrum")

    assert embedded.ensure() is None
    assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/rostrum"
    assert not data.exists()


@pytest.mark.skipif(not AS_ROOT, reason="only root can take the place of another user")
def test_another_user_than_root_runs_it_too(data, tmp_path):
    nobody = pwd.getpwnam("nobody")
    os.chown(tmp_path, nobody.pw_uid, nobody.pw_gid)
    own_folder = tether.command(ending=signal.SIGTERM, account="nobody", reach=tmp_path)
    code = START + "import os; print(os.geteuid(), server.pid)"

    with python(code, *own_folder) as process:
        output, errors = process.communicate()

    assert output.split()[:1] == [str(nobody.pw_uid)], errors
    assert (data / "postgres").stat().st_uid == (data / "logs").stat().st_uid == nobody.pw_uid


@pytest.mark.skipif(not AS_ROOT, reason="only root gives up rights")
@pytest.mark.parametrize(
    ("closed", "mode", "kept"),
    [(False, 0o755, 0), (True, 0o755, 1 << 2), (True, 0o700, 1 << 1)],
    ids=["none", "to pass folders", "to pass folders and run root's own program"],
)
def test_root_keeps_no_right_that_the_program_can_do_without(tmp_path, closed, mode, kept):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o700)
    program = folder / "show"
    program.write_bytes(Path("/bin/cat").read_bytes())
    program.chmod(mode)
    command = tether.command(
        program if closed else "/bin/cat",
        "/proc/self/status",
        ending=signal.SIGTERM,
        account="nobody",
    )

    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    status = dict(line.split(":\t", 1) for line in shown.splitlines())
    assert status["Uid"].split() == [str(pwd.getpwnam("nobody").pw_uid)] * 4
    assert status["Groups"].split() == []
    assert {int(status[name], 16) for name in ("CapPrm", "CapEff", "CapInh", "CapAmb")} == {kept}


def test_number_of_a_dead_server_that_another_program_got_is_forgotten(data, ensure):
    server = ensure()
    lock = (data / "postgres" / "postmaster.pid").read_text()
    embedded.stop(server)
    user = (data / "postgres").owner() if AS_ROOT else None
    with subprocess.Popen(["sleep", "60"], user=user) as other:
        changed = lock.replace(str(server.pid), str(other.pid), 1)
        (data / "postgres" / "postmaster.pid").write_text(changed)

        ensure()

        other.kill()
    assert ask("SELECT 1") == 1


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 MB, enough for a new database and not for much more."""
    if not AS_ROOT:
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "small", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this machine allows no mount")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path, *, leaving: int) -> None:
    size = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - leaving
    (disk / "filler").write_bytes(bytes(size))


@pytest.mark.parametrize("leaving", [0, 10_000_000])
def test_first_start_without_room(small_disk, monkeypatch, ensure, leaving):
    monkeypatch.setenv("ROSTRUM_HOME", str(small_disk / "data"))
    fill(small_disk, leaving=leaving)

    with pytest.raises(embedded.DatabaseUnavailable) as failure:
        ensure()

    assert str(failure.value) == (
        f"Rostrum: there is no room left for {small_disk}/data; free about 300 MB, or set "
        "ROSTRUM_HOME to a folder that has it."
    )


def test_later_start_without_room_and_again_with_it(small_disk, monkeypatch, ensure):
    monkeypatch.setenv("ROSTRUM_HOME", str(small_disk / "data"))
    server = ensure()
    ask("CREATE TABLE kept AS SELECT 7 AS number")
    embedded.stop(server)
    fill(small_disk, leaving=0)

    with pytest.raises(embedded.DatabaseUnavailable, match="there is no room left for"):
        ensure()

    (small_disk / "filler").unlink()
    ensure()
    assert ask("SELECT number FROM kept") == 7


def test_data_folder_that_cannot_be_made(data, monkeypatch, ensure):
    monkeypatch.setenv("ROSTRUM_HOME", "/dev/null/data")

    with pytest.raises(
        embedded.DatabaseUnavailable, match=r"cannot use /dev/null/data \(.*set ROS"
    ):
        ensure()


def test_data_of_another_major_version(data, ensure):
    embedded.stop(ensure())
    (data / "postgres" / "PG_VERSION").write_text("16\n")

    with pytest.raises(embedded.DatabaseUnavailable, match="another major version of PostgreSQL"):
        ensure()


def test_machine_without_postgresql(data, monkeypatch, ensure):
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(data))

    with pytest.raises(embedded.DatabaseUnavailable, match="no PostgreSQL 17 or newer was found"):
        ensure()


def test_a_failure_ends_a_program_with_one_line(data):
    with python(START, env=os.environ | {"ROSTRUM_HOME": "/dev/null/data"}) as process:
        _, errors = process.communicate()

    assert process.returncode == 1
    assert errors.startswith("Rostrum: the database cannot use /dev/null/data")
    assert errors.count("\n") == 1
