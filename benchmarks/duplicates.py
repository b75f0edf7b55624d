"""Looking through everybody for people on record twice."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.db import transaction

from benchmarks import database
from benchmarks.figures import Figure
from committee.services.merging import find_duplicates

WITHIN = 300


def run() -> Iterator[Figure]:
    """The whole sweep, once into an empty list and once into a full one; both are rolled back."""
    with transaction.atomic():
        for name in ("duplicates, first sweep", "duplicates, next sweep"):
            start = time.perf_counter()
            found = find_duplicates()
            took = time.perf_counter() - start
            database.note(f"{found} pairs among {database.PEOPLE} people")
            yield Figure(
                figure=name, value=took, unit="s", against="the limit", beside=WITHIN, most=1
            )
        transaction.set_rollback(True)
