"""A roster's first and hundredth page, beside the same rows by raw SQL and a page with no rows.

The floor is what nobody can go below with this database and these templates: the fifty rows fetched
by hand-written SQL, and the same page with the same menus and form, but nobody on it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode

from psycopg import Connection

from benchmarks import database
from benchmarks.figures import Figure, alternately
from benchmarks.server import Site, queries, serving

ROUNDS = 60
PAGE = 50
HUNDREDTH = 99 * PAGE
ONWARD = re.compile(r'rel="next"\s+href="([^"]+)"')
PERSON = re.compile(r'href="/people/([0-9a-f-]{36})/"')
FLOOR = """
    SELECT p.id, p.name, p.name_latin, p.affiliation_ko, p.affiliation_en,
           p.phone <> '' OR p.email <> '', t.name_ko, t.name_en, c.name_ko, c.name_en,
           a.term, a.acting, c.path, t.rank, a.id
    FROM committee_committee c
    JOIN committee_post o ON o.committee_id = c.id
    JOIN committee_title t ON t.id = o.title_id
    JOIN committee_appointment a ON a.post_id = o.id
    JOIN committee_person p ON p.id = a.person_id
    WHERE c.path LIKE %s AND a.status IN ('in_force', 'ended') AND a.term @> current_date {after}
    ORDER BY {order} LIMIT %s OFFSET %s
"""
ORDERS = {
    "rank": ("c.path, t.rank, p.name, a.id", (12, 13, 1, 14)),
    "name": ("p.name, a.id", (1, 14)),
}


def run() -> Iterator[Figure]:
    """In each order, the two pages, of a province with everything below it."""
    key, path = province(database.LARGE)
    roster = f"/committees/{key}/roster/"
    empty = f"/opponents/empty-roster/{key}/"
    with serving(at=path) as site, database.connect() as floor:
        for order in ORDERS:
            first = f"{roster}?{urlencode({'below': 'on', 'sort': order})}"
            for name, address, offset in (
                ("first", first, 0),
                ("100th", onward(site, first, HUNDREDTH // PAGE), HUNDREDTH),
            ):
                rows = Rows(floor, path, order, offset)
                if rows.people() != PERSON.findall(site.get(address).decode()):
                    raise RuntimeError(
                        f"the {name} page by {order} shows other rows than the floor"
                    )
                ours, sql, page = alternately(
                    lambda address=address: site.time(address),
                    rows.time,
                    lambda: site.time(empty),
                    rounds=ROUNDS,
                )
                yield Figure(
                    figure=f"roster by {order}, {name} page",
                    value=ours.median,
                    unit="ms",
                    against=f"raw SQL {sql.median:.1f} ms + an empty page {page.median:.1f} ms",
                    beside=sql.median + page.median,
                    most=1.5,
                )
        yield Figure(
            figure="roster, queries of a page",
            value=queries(site, first),
            unit="queries",
            against="the most that are allowed",
            beside=10,
            most=1,
        )


class Rows:
    """The rows of one page by raw SQL."""

    def __init__(self, floor: Connection, path: str, order: str, offset: int) -> None:
        self.floor = floor
        columns, places = ORDERS[order]
        before = FLOOR.format(after="", order=columns)
        self.sql, self.values = before, [f"{path}%", PAGE + 1, 0]
        if offset:
            last = floor.execute(before, [f"{path}%", 1, offset - 1]).fetchone()
            keys = [last[place] for place in places]
            after = f"AND ({columns}) > ({', '.join(['%s'] * len(keys))})"
            after += f" AND {columns.partition(',')[0]} >= %s"  # where an index may begin
            self.sql = FLOOR.format(after=after, order=columns)
            self.values = [f"{path}%", *keys, keys[0], PAGE + 1, 0]

    def people(self) -> list[str]:
        """The keys of the people in these rows."""
        return [str(row[0]) for row in self.floor.execute(self.sql, self.values).fetchall()][:PAGE]

    def time(self) -> float:
        """Milliseconds for all of the rows."""
        start = time.perf_counter()
        self.floor.execute(self.sql, self.values).fetchall()
        return (time.perf_counter() - start) * 1000


def province(name: str) -> tuple[int, str]:
    """Key and path of the province with the most committees."""
    with database.connect(name) as connection:
        return connection.execute(
            "SELECT c.id, c.path FROM committee_committee c JOIN committee_committee below"
            " ON below.path LIKE c.path || '%' WHERE c.depth = 2"
            " GROUP BY c.id ORDER BY count(*) DESC, c.path LIMIT 1"
        ).fetchone()


def onward(site: Site, address: str, pages: int) -> str:
    """The address of the page that so many clicks on “next page” lead to, if there are as many."""
    path = address.partition("?")[0]
    for _ in range(pages):
        if not (found := ONWARD.search(site.get(address).decode())):
            break
        address = path + unescape(found[1])
    return address
