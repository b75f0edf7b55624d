"""The browser's “Back”, where parts of pages were replaced and where somebody has signed out."""

from __future__ import annotations

import pytest

from events.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lists(site):
    """Two lists that are searched while one types, and somebody on each."""
    event = Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)
    listed = event.attendances.filter(person__isnull=False).select_related("person")
    return [
        (f"/committees/{event.host_id}/roster/?below=on", "김"),
        (f"/events/{event.pk}/attendance/", listed[0].person.name),
    ]


@pytest.mark.parametrize("number", [0, 1], ids=["roster", "attendance"])
def test_back_from_a_search_shows_the_whole_page(visit, lists, number):
    address, name = lists[number]
    admin = visit("admin")
    page = admin.open(address)
    whole = page.locator("#rows tbody tr").count()
    page.locator("[type=search][name=q]").fill("없는이름")
    page.wait_for_url("**q=%EC%97%86*")
    page.locator("#rows .empty").wait_for()
    page.locator("[type=search][name=q]").fill(name)
    page.locator("#rows tbody tr").first.wait_for()
    admin.inspect()

    page.go_back()

    page.locator("#rows .empty").wait_for()
    assert page.locator("h1").count() == 1
    page.goto("/committees/")
    page.go_back()
    assert page.locator("h1").count() == 1
    assert page.locator("#rows tbody tr").count() == 0
    assert whole > 0


def test_back_shows_nothing_after_signing_out(visit, lists):
    address, _name = lists[0]
    page = visit("admin").open(address)
    assert page.locator("#rows tbody tr").count() > 0
    page.goto("/accounts/logout/")
    page.locator("main form button[type=submit]").click()

    page.go_back()
    page.go_back()

    assert page.locator("#rows").count() == 0
    assert "/accounts/login/" in page.url
