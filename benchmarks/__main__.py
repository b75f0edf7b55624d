"""``python -m benchmarks [name]``: one line of JSON for each figure on stdout, notes on stderr."""

from __future__ import annotations

import json
import os
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module

import django

import benchmarks
from benchmarks import database
from benchmarks.figures import Figure

Run = Callable[[], Iterator[Figure | dict[str, object]]]
MACHINERY = {"__main__", "database", "figures", "opponents", "scratch", "server", "settings"}


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted({module.name for module in pkgutil.iter_modules(benchmarks.__path__)} - MACHINERY)


def main(arguments: list[str]) -> None:
    """Run those asked for, or all."""
    if unknown := set(arguments) - set(names()):
        sys.exit(f"Rostrum: there is no benchmark {', '.join(unknown)}, but {', '.join(names())}.")
    database.prepare()
    django.setup()
    for name in arguments or names():
        load = "/".join(f"{each:.1f}" for each in os.getloadavg())
        database.note(f"{name}: {time.strftime('%F %T')}, load {load}, {os.cpu_count()} cores")
        run: Run = import_module(f"benchmarks.{name}").run
        for figure in run():
            said = figure.line() if isinstance(figure, Figure) else json.dumps(figure)
            print(said, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
