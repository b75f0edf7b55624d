"""A thousand committees moved at once, the chart of five hundred, and the counts of a branch."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F

from benchmarks import database
from benchmarks.figures import Figure, alternately
from benchmarks.roster import province
from benchmarks.server import serving
from committee.models import Committee, User
from committee.services.hierarchy import move

ROUNDS = 40
NODES = 500
PAGE_WITHIN = 150
MOVED, MOVE_WITHIN = 1_000, 2.0


def run() -> Iterator[Figure]:
    """The pages as a browser asks for them; the move as the service makes it, rolled back."""
    key, _path = province(database.LARGE)
    charted = _branch_of_about(NODES)
    with serving(at="0001") as site:
        for name, address in (
            (f"chart of {_size(charted)} committees", f"/committees/{charted.pk}/chart/?depth=9"),
            ("dashboard of a province", f"/committees/{key}/dashboard/"),
        ):
            [page] = alternately(lambda address=address: site.time(address), rounds=ROUNDS)
            yield Figure(
                figure=f"{name}, p95",
                value=page.p95,
                unit="ms",
                against="the limit",
                beside=PAGE_WITHIN,
                most=1,
            )
    yield _move()


def _size(committee: Committee) -> int:
    return Committee.objects.within(committee).count()


def _branch_of_about(nodes: int) -> Committee:
    """The branch whose number of committees is the nearest to ``nodes``."""
    parents = Committee.objects.filter(numchild__gt=0).order_by("path")[:400]
    return min(parents, key=lambda each: abs(_size(each) - nodes))


def _move() -> Figure:
    """A branch of about a thousand goes below another one of its level."""
    branch = _branch_of_about(MOVED)
    actor = User.objects.get(email="bench-0001@demo.example")
    other = (
        Committee.objects.filter(depth=branch.depth, campaign=branch.campaign)
        .exclude(pk=branch.pk)
        .order_by(F("path").desc())
        .first()
    )
    number = _size(branch)
    with transaction.atomic():
        start = time.perf_counter()
        move(actor=actor, committee=branch, parent=other)
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return Figure(
        figure=f"moving {number} committees",
        value=took,
        unit="s",
        against="the limit",
        beside=MOVE_WITHIN * number / MOVED,
        most=1,
    )
