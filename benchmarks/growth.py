"""What pages cost with ten times the people, in ten times the committees."""

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
    "a search in it": "/committees/{}/roster/?below=on&q=%EA%B9%80%EB%AF%BC%EC%A4%80",
    "a province's vacancies": "/committees/{}/vacancies/",
    "the desk": "/appointments/",
}


def run() -> Iterator[Figure]:
    """Each page in both databases, at the province with the most committees."""
    (small_key, small_path), (large_key, large_path) = (
        province(name) for name in (database.SMALL, database.LARGE)
    )
    with (
        serving(database.SMALL, at=small_path) as small,
        serving(database.LARGE, at=large_path) as large,
    ):
        for name, page in PAGES.items():
            before, after = alternately(
                lambda page=page: small.time(page.format(small_key)),
                lambda page=page: large.time(page.format(large_key)),
                rounds=ROUNDS,
            )
            yield Figure(
                figure=f"growth: {name}",
                value=after.median,
                unit="ms",
                against=f"{database.PEOPLE // 10} people",
                beside=before.median,
                most=1.3,
            )
