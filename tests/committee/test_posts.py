"""The page of a post: who holds it, who held it, and who did on a day."""

from __future__ import annotations

from datetime import date

import pytest


def page_of(client, post, on=""):
    return client.get(f"/posts/{post.pk}/?on={on}")


def names(page):
    return [held.person.name for held in page.context["page"]]


def test_holders_over_time_and_of_a_day(make, client_of):
    post = make.post(seats=1, title="chair")
    first = make.certificate(
        post=post, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 1)
    ).appointment
    second = make.certificate(post=post, starts_on=date(2026, 3, 1)).appointment
    client = client_of(make.admin)
    assert names(page_of(client, post)) == [second.person.name, first.person.name]
    assert names(page_of(client, post, "2026-02-28")) == [first.person.name]
    assert names(page_of(client, post, "2026-03-01")) == [second.person.name]


def test_colleagues_who_are_not_listed_are_counted_alone(make, client_of):
    post = make.post()
    member = make.member()
    make.certificate(post=post)
    page = page_of(client_of(member), post)
    assert names(page) == [member.person.name]
    assert page.context["unnamed"] == 1


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_as_many_queries_for_fifty(make, client_of, django_assert_num_queries, rows):
    post = make.post()
    for _ in range(rows):
        make.certificate(post=post, printed=False)
    client = client_of(make.admin)
    with django_assert_num_queries(9):
        page_of(client, post)
