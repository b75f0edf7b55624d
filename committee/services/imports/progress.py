"""One job at an import at a time, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from committee.models import Import

ONE_AFTER_THE_OTHER = 7_304_001
"""Advisory lock of whoever nominates in bulk, so that two imports see each other's people."""


def hold(key: UUID | str) -> None:
    """Wait until no other job has the import in hand, and keep it until the transaction ends.

    No row is locked: the page may be read, and the progress written, meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])


def hold_all() -> None:
    """Wait until no other import makes nominations, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AFTER_THE_OTHER])


@contextmanager
def telling(taken: Import) -> Iterator[Callable[[int], None]]:
    """Gives a function that tells how many rows are done, at once and beside the transaction."""
    beside = connection.copy()

    def tell(rows: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(
                "UPDATE committee_import SET progress = %s WHERE id = %s", [rows, taken.pk]
            )

    try:
        yield tell
    finally:
        beside.close()
