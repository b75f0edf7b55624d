"""What pages cost with ten times the people, in ten times the committees.

A page that shows more rows in the larger one costs more for that alone, so each figure says how
many it shows in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import database
from benchmarks.figures import Figure, alternately
from benchmarks.roster import province
from benchmarks.server import serving

ROUNDS = 30
PAGES = {
    "a province's page": "/committees/{}/",
    "a province's roster with everything below": "/committees/{}/roster/?below=on",
    "the same by name": "/committees/{}/roster/?below=on&sort=name",
    "a search in it (김민)": "/committees/{}/roster/?below=on&q=%EA%B9%80%EB%AF%BC",
    "all vacancies": "/committees/1/vacancies/",
    "the desk": "/appointments/",
}
ROW = b"<tr>"


def run() -> Iterator[Figure]:
    """Each page in both databases, at the province with the most committees."""
    (small_key, _path), (large_key, _path) = (
        province(name) for name in (database.SMALL, database.LARGE)
    )
    with serving(database.SMALL) as small, serving(database.LARGE) as large:
        for name, page in PAGES.items():
            few = small.get(page.format(small_key)).count(ROW)
            many = large.get(page.format(large_key)).count(ROW)
            before, after = alternately(
                lambda page=page: small.time(page.format(small_key)),
                lambda page=page: large.time(page.format(large_key)),
                rounds=ROUNDS,
            )
            yield Figure(
                figure=f"growth: {name}, {many} rows",
                value=after.median,
                unit="ms",
                against=f"{database.PEOPLE // 10} people, {few} rows",
                beside=before.median,
                most=1.3,
            )
