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
    "the tree": "/committees/",
    "a province's page": "/committees/{committee}/",
    "a province's chart": "/committees/{committee}/chart/",
    "a province's roster with everything below": "/committees/{committee}/roster/?below=on",
    "the same by name": "/committees/{committee}/roster/?below=on&sort=name",
    "a search in it (김민)": "/committees/{committee}/roster/?below=on&q=%EA%B9%80%EB%AF%BC",
    "a post": "/posts/{post}/",
    "a person": "/people/{person}/",
    "a person's events": "/people/{person}/events/",
    "all vacancies": "/committees/1/vacancies/",
    "the desk": "/appointments/",
    "a new event": "/events/new/",
}
ROW = b"<tr>"


def run() -> Iterator[Figure]:
    """Each page in both databases, at the province with the most committees."""
    few_keys, many_keys = _keys(database.SMALL), _keys(database.LARGE)
    with serving(database.SMALL) as small, serving(database.LARGE) as large:
        for name, page in PAGES.items():
            smaller, larger = page.format(**few_keys), page.format(**many_keys)
            few, many = small.get(smaller).count(ROW), large.get(larger).count(ROW)
            before, after = alternately(
                lambda smaller=smaller: small.time(smaller),
                lambda larger=larger: large.time(larger),
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


def _keys(name: str) -> dict[str, object]:
    """A province, a post in it, and somebody who holds it."""
    key, path = province(name)
    with database.connect(name) as connection:
        post, person = connection.execute(
            "SELECT a.post_id, a.person_id FROM committee_appointment a"
            " JOIN committee_post p ON p.id = a.post_id"
            " JOIN committee_committee c ON c.id = p.committee_id"
            " WHERE c.path LIKE %s AND a.status = 'in_force' ORDER BY c.path, a.id LIMIT 1",
            [f"{path}%"],
        ).fetchone()
    return {"committee": key, "post": post, "person": person}
