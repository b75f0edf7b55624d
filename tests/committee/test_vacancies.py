"""The board of vacancies: which posts have free seats, and who stands in or is on the way."""

from __future__ import annotations

import pytest
from django.urls import reverse

from committee import reports
from committee.models import EndReason, Level
from committee.services import appointments, posts


@pytest.fixture
def branch(make):
    return make.committee()


def board(committee):
    """Post → free seats, sitting, standing in, on the way."""
    return {
        post.pk: (post.free, post.sitting, post.standing_in, post.on_the_way)
        for post in reports.vacancies(committee)
    }


def in_force(make, post, **fields):
    return make.certificate(post=post, **fields).appointment


def test_a_seat_is_free_until_somebody_sits_in_it(make, branch):
    post = make.post(branch, "secretary", seats=2)
    assert board(branch) == {post.pk: (2, 0, 0, 0)}
    held = in_force(make, post)
    assert board(branch) == {post.pk: (1, 1, 0, 0)}
    in_force(make, post)
    assert board(branch) == {}
    appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
    assert board(branch)[post.pk][:2] == (1, 1)


def test_whoever_stands_in_or_is_on_the_way_fills_no_seat(make, branch):
    post = make.post(branch, "chair", seats=1)
    make.nomination(post=post)
    assert board(branch) == {post.pk: (1, 0, 0, 1)}
    in_force(make, post, standing_in=True)
    assert board(branch) == {post.pk: (1, 0, 1, 1)}


def test_without_a_limit_a_post_is_vacant_while_it_is_empty(make, branch):
    post = make.post(branch, "member", seats=None)
    assert list(board(branch)) == [post.pk]
    in_force(make, post)
    assert board(branch) == {}


def test_a_closed_post_and_another_branch_are_left_out(make, branch):
    closed, below = make.post(branch, "chair"), make.post(make.committee(parent=branch), "chair")
    make.post(make.committee(), "chair")
    posts.close_post(actor=make.admin, post=closed)
    assert list(board(branch)) == [below.pk]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_asks_as_much_for_many(make, client_of, django_assert_num_queries, rows):
    committee = make.committee()
    for _ in range(rows):
        make.post(make.committee(parent=committee), "chair")
    client = client_of(make.granted(Level.STAFF, committee))
    with django_assert_num_queries(8):
        page = client.get(reverse("vacancies", args=[committee.pk]))
    assert len(page.context["page"].rows) == rows
