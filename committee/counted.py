"""What took long to count is kept until something changes, and not a request longer.

A trigger on each table of ``TABLES`` notes the number of every transaction that wrote to it (a row
each, so writers never wait for each other). What is kept carries the snapshot in which it was
counted: it holds as long as no noted transaction is committed that the snapshot did not see.
Source: PostgreSQL manual, 9.27.8, Transaction ID and Snapshot Information Functions.

It is kept in the memory of the web process, since a chart holds names, and for an hour at most.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import cast

from django.core.cache import caches
from django.db import connection
from django.utils.translation import get_language

TABLES = (
    *("committee_appointment", "committee_campaign", "committee_committee", "committee_consent"),
    *("committee_formername", "committee_formerplace", "committee_megaregion"),
    *("committee_megaregion_regions", "committee_person"),
    *("committee_post", "committee_region", "committee_title", "committee_unitkind"),
)

CHANGED_SINCE = """
    SELECT EXISTS (
        SELECT FROM committee_change
        WHERE xid >= pg_snapshot_xmin(%(then)s::pg_snapshot)
          AND NOT pg_visible_in_snapshot(xid, %(then)s::pg_snapshot)
    )
"""


def until_changed[T](count: Callable[[], T], *key: Hashable) -> T:
    """The result of ``count``, counted anew if a table of ``TABLES`` changed since it was kept.

    A transaction that wrote something itself counts, and keeps nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text")
        now, writing = cursor.fetchone()
        if writing:
            return count()
        asked = repr((connection.settings_dict["NAME"], get_language(), *key))
        name = sha256(asked.encode()).hexdigest()
        kept = caches["counted"].get(name)
        if kept is not None:
            cursor.execute(CHANGED_SINCE, {"then": kept[0]})
            if not cursor.fetchone()[0]:
                return cast("T", kept[1])
    result = count()
    caches["counted"].set(name, (now, result))
    return result


def forget_old_changes() -> None:
    """Delete the notes that nothing kept can be older than. By the clock.

    ``at`` is when a transaction began, so the longest one must fit into the time between.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM committee_change WHERE at < now() - interval '1 day'")
