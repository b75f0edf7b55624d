"""Keyset paging: the hundredth page costs what the first one costs.

A page is asked for by the sort key of the row before it, not by its number, so nothing is skipped
and no more counted than people read. The keys travel signed in the address; one that was tampered
with shows the first page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import F, QuerySet, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

SALT = "committee.paging"
COUNTED_UP_TO = 1_000
"""Rows are counted exactly up to here; beyond it the count is labelled “more than”."""


@dataclass(frozen=True)
class KeysetPage:
    """One page of rows, with the addresses' parts that lead on and back (empty where none is)."""

    rows: list[Any]
    after: str
    before: str
    count: int

    @property
    def counted(self) -> bool:
        """Whether ``count`` is exact; otherwise there are more than that."""
        return self.count <= COUNTED_UP_TO


def keyset_page(
    rows: QuerySet[Any],
    order: Sequence[str],
    *,
    size: int,
    after: str = "",
    before: str = "",
    among: QuerySet[Any] | None = None,
) -> KeysetPage:
    """The page of ``size`` rows that follows ``after``, or precedes ``before``; else the first.

    ``order`` names lookups that no row has null in and that together are unique; all of them
    ascending, or all descending (``-pk``). ``among`` are those of the rows that were looked for: no
    index has them in this order, so all of them are read for the first page, which counts them too.
    """
    backwards = bool(before) and not after
    names = [name.removeprefix("-") for name in order]
    falling = order[0].startswith("-") != backwards
    salt = f"{SALT}.{rows.model.__name__}.{'.'.join(names)}"
    keys = _read(before if backwards else after, salt)
    sought = rows if among is None else among
    wanted = _from(sought, names, keys, falling=falling)
    # The keys alone are sorted, often from indexes alone; whole rows are read for the page only,
    # and nobody is looked for a second time.
    page: Any = wanted.values("pk")[: size + 1]
    count = None
    if among is not None and keys is None:
        all_of_them = list(wanted.values_list("pk", flat=True)[: COUNTED_UP_TO + 1])
        page, count = all_of_them[: size + 1], len(all_of_them)
    found = list(rows.filter(pk__in=page).order_by(*wanted.query.order_by))
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    onward = more if not backwards else keys is not None
    back = keys is not None if not backwards else more
    return KeysetPage(
        rows=found,
        after=_write(found[-1], names, salt) if found and onward else "",
        before=_write(found[0], names, salt) if found and back else "",
        count=_counted(sought) if count is None else count,
    )


def _from(
    rows: QuerySet[Any], names: Sequence[str], keys: Sequence[Any] | None, *, falling: bool
) -> QuerySet[Any]:
    """The rows in their order, or against it, and of those what comes after the keys."""
    wanted = rows.order_by(*(f"-{name}" if falling else name for name in names))
    if keys is None:
        return wanted
    compare = TupleLessThan if falling else TupleGreaterThan
    # The second says nothing new, but lets an index on the first column begin at the right place:
    # when the columns are of several tables, the first can only reject row by row.
    return wanted.filter(
        compare(Tuple(*map(F, names)), tuple(keys)),
        **{f"{names[0]}__{'lte' if falling else 'gte'}": keys[0]},
    )


def _counted(rows: QuerySet[Any]) -> int:
    counted = rows.order_by().values(one=Value(1))  # no column, so that an index may be enough
    return counted[: COUNTED_UP_TO + 1].count()


def _write(row: Any, order: Sequence[str], salt: str) -> str:
    return signing.dumps([_plain(_follow(row, name)) for name in order], salt=salt)


def _read(token: str, salt: str) -> list[Any] | None:
    """The keys in a token of this very list; the types of another list's would not fit."""
    try:
        return signing.loads(token, salt=salt) if token else None
    except signing.BadSignature:
        return None


def _follow(row: Any, lookup: str) -> Any:
    for name in lookup.split("__"):
        row = getattr(row, name)
    return row


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID | date) else value
