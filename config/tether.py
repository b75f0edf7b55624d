"""Run a program that ends when its parent does and, if asked, without root's rights.

The demo's processes and the embedded database are started through this file, as a program of its
own (``python -IS tether.py …``) that prepares itself and then becomes the wanted one. Doing the
same between fork and exec would be unsafe in a process that has threads.

The kernel sends the signal when the *thread* that started the child ends, so start children from
the main thread. Systems other than Linux have no such signal; there a parent that is killed leaves
its children running.
"""

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
CAPABILITY_VERSION_3 = 0x20080522


def command(
    *program: str | Path, ending: signal.Signals, account: str = "", reach: Path | str = ""
) -> list[str]:
    """The command line that runs ``program`` and sends it ``ending`` when this process dies.

    With an ``account`` it runs as that user. Where a folder above the program or above ``reach``
    is closed to the account (a checkout under root's home), it keeps the one capability that
    lets it pass, so that no folder's permissions need to change.
    """
    own = [sys.executable, "-IS", __file__, str(os.getpid()), str(int(ending)), account, str(reach)]
    return [*own, *map(str, program)]


def _checked(result: int) -> None:
    """Raise the error that a C call reported by a negative result."""
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _become(account: str, program: str, reach: str) -> None:
    """Turn this process from root into ``account``; see :func:`command` for what it keeps."""
    entry = pwd.getpwnam(account)
    executable_by_all = Path(program).stat().st_mode & 0o001
    linux = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if linux:
        _checked(linux.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    if not linux:
        return
    passes = all(os.access(path, os.X_OK) for path in (program, reach) if path)
    needed = CAP_DAC_READ_SEARCH if executable_by_all else CAP_DAC_OVERRIDE
    kept = 0 if passes else 1 << needed
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    effective_permitted_inheritable = (ctypes.c_uint32 * 6)(kept, kept, kept, 0, 0, 0)
    _checked(linux.capset(header, effective_permitted_inheritable))
    if kept:
        _checked(linux.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, needed, 0, 0))


def main(arguments: Sequence[str]) -> None:
    """Tie this process to its parent, then become the program."""
    parent, ending, account, reach, *program = arguments
    if account:
        _become(account, program[0], reach)
    if sys.platform == "linux":  # after the change of user, which would clear it
        _checked(ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(ending), 0, 0, 0))
    if os.getppid() == int(parent):  # it may have died before the line above
        os.execv(program[0], program)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        sys.exit(f"FATAL: {error}")
