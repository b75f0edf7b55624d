"""Finding people over all committees, beside Django's admin in three states of care.

Everybody is asked for the same text, except that no admin knows initial consonants: it gets the
name that they stand for. Our answer is the part of the page that a search replaces, the admin's is
its page: each is what somebody waits for. Both show fifty rows (the bare one a hundred).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from benchmarks import database
from benchmarks.figures import Figure, Times, alternately
from benchmarks.opponents.sites import TRIGRAM_INDEXES
from benchmarks.server import Site, serving

ROUNDS, WARM = 10, 3
TEXTS = {
    "name": ("김민준", "김민준"),
    "prefix": ("김민", "김민"),
    "surname": ("김", "김"),
    "initial consonants (ㄱㅁㅈ)": ("ㄱㅁㅈ", "김민준"),
    "end of a phone number": ("4321", "4321"),
}
TARGETS = {"bare": 0.1, "tuned": 0.1, "trigram": 1}


def run() -> Iterator[Figure]:
    """Each way to look for people, beside each admin."""
    with database.connect() as connection:
        for index in TRIGRAM_INDEXES:
            connection.execute(index)
        root = connection.execute("SELECT id FROM committee_committee WHERE depth = 1").fetchone()
    with serving() as site:
        for kind, (ours, theirs) in TEXTS.items():
            mine = f"/committees/{root[0]}/roster/?{urlencode({'below': 'on', 'q': ours})}"
            admins = [
                f"/opponents/{name}/committee/appointment/?{urlencode({'q': theirs})}"
                for name in TARGETS
            ]
            measured, *beside = _times(site, mine, *admins)
            for (name, most), other in zip(TARGETS.items(), beside, strict=True):
                yield Figure(
                    figure=f"search by {kind}",
                    value=measured.median,
                    unit="ms",
                    against=f"admin, {name}",
                    beside=other.median,
                    most=most,
                )


def _times(site: Site, mine: str, *admins: str) -> list[Times]:
    acts = [lambda address=address: site.time(address) for address in admins]
    return alternately(lambda: site.time(mine, typed=True), *acts, rounds=ROUNDS, warm=WARM)
