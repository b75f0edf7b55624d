"""The page of all committees: whole while it is short, its upper levels when it is not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from committee import reports
from committee.models import Level
from committee.reports import tree


@pytest.fixture
def hierarchy(make):
    """A root with three provinces, each with two districts."""
    for province in ("광주", "부산", "강원"):
        above = make.committee(name_ko=f"{province}위원회")
        for number in (1, 2):
            make.committee(parent=above, name_ko=f"{province}제{number}지회")
    return make.root


def shown(found):
    return [branch.committee.name_ko for branch in found.branches]


def test_a_short_tree_is_shown_whole(make, hierarchy):
    user = make.granted(Level.STAFF, hierarchy)

    found = reports.tree_for(user)

    assert not found.cut
    assert len(found.branches) == 10
    assert [branch.indent for branch in found.branches[:4]] == [0, 1, 2, 2]


def test_a_long_one_down_to_the_level_that_fits_with_what_hangs_below(make, hierarchy, monkeypatch):
    monkeypatch.setattr(tree, "MOST_BRANCHES", 5)
    user = make.granted(Level.STAFF, hierarchy)

    found = reports.tree_for(user)

    assert found.cut
    assert shown(found) == ["중앙위원회", "광주위원회", "부산위원회", "강원위원회"]
    assert [branch.below for branch in found.branches] == [0, 2, 2, 2]


def test_what_is_found_by_name_says_what_it_hangs_on(make, hierarchy):
    user = make.granted(Level.STAFF, hierarchy)

    found = reports.found_by_name(user, "제1")

    assert shown(found) == ["광주제1지회", "부산제1지회", "강원제1지회"]
    assert [branch.above for branch in found.branches] == ["광주위원회", "부산위원회", "강원위원회"]


def test_nothing_is_found_that_one_may_not_see(make, hierarchy):
    elsewhere = make.granted(Level.STAFF, make.committee())

    assert shown(reports.found_by_name(elsewhere, "제1")) == []


def test_the_page_costs_the_same_however_many_there_are(
    make, hierarchy, client_of, monkeypatch, django_assert_num_queries
):
    client = client_of(make.granted(Level.STAFF, hierarchy))
    client.get(reverse("committees"))
    with django_assert_num_queries(5):
        client.get(reverse("committees"))
    monkeypatch.setattr(tree, "MOST_BRANCHES", 5)
    with django_assert_num_queries(8):
        page = client.get(reverse("committees"))
    with django_assert_num_queries(6):
        found = client.get(reverse("committees"), {"find": "광주"})

    assert "아래 위원회 2개" in page.content.decode()
    assert "광주제2지회" in found.content.decode()
