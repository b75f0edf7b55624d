"""Fifty people found and move committees at once, and the tree stays a tree."""

from __future__ import annotations

import pytest

from committee.models import Committee
from committee.services import hierarchy
from tests.races.test_last_seat import at_once

EACH = 25

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def foundings_and_moves(make):
    """As many foundings below one committee as moves from it to another, in turn."""
    one, other = make.committee(name_ko="처음"), make.committee(name_ko="나중")
    leaves = [make.committee(parent=one) for _ in range(EACH)]
    actor, kind, campaign = make.admin, one.kind, make.campaign

    def found(number):
        return hierarchy.found_committee(
            actor=actor, campaign=campaign, parent=one, kind=kind, name_ko=f"새 {number}"
        )

    def move(leaf):
        return hierarchy.move(actor=actor, committee=leaf, parent=other)

    calls = [
        call
        for number, leaf in enumerate(leaves)
        for call in (lambda number=number: found(number), lambda leaf=leaf: move(leaf))
    ]
    return one, other, calls


def test_fifty_at_once_leave_every_committee_in_one_place(make):
    one, other, calls = foundings_and_moves(make)

    outcomes = at_once(*calls)

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert Committee.objects.misplaced() == []
    assert Committee.objects.get_children(hierarchy.fresh(one)).count() == EACH
    assert Committee.objects.get_children(hierarchy.fresh(other)).count() == EACH


def test_without_the_lock_they_get_into_each_others_way(make, monkeypatch):
    """The control: paths are computed from siblings, so the race is real."""
    monkeypatch.setattr(hierarchy, "lock_tree", lambda: None)
    _one, _other, calls = foundings_and_moves(make)

    outcomes = at_once(*calls)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert refused or Committee.objects.misplaced()
