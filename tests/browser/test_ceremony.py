"""The ceremony in a real browser: keys hand over, a held key does it once, two operators agree."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from committee.models import Certificate, User
from events.models import Conferral, Event
from events.reports import run_sheet
from events.services import ceremony, running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def item(site):
    """The conferral of the Gwangju launch as before it: everybody waits, and it runs now."""
    event = Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)
    staff = User.objects.get(email="gwangju@demo.example")
    item = event.programme.get(kind="conferral")
    for recipient in item.recipients.order_by("-position"):
        ceremony.take_back(actor=staff, recipient=recipient)
    seen = run_sheet(event).revision
    running.start(actor=staff, event=event, item=item, seen=seen)
    return item


def test_keys_hand_over_and_the_big_screen_shows_whom_to_call(visit, item):
    address = f"/events/{item.event_id}/ceremony/{item.pk}/"
    one, other = visit("gwangju"), visit("admin", width=375)
    for watch in (one, other):
        watch.open(address)
    screen = visit("gwangju").open(f"/events/{item.event_id}/screen/")
    name = one.page.locator("#call-name")
    first = name.inner_text()
    expect(screen.locator(".screen-title")).to_have_text(first)

    one.page.keyboard.down("Enter")
    one.page.keyboard.down("Enter")  # the key is held, and repeats
    one.page.keyboard.up("Enter")

    expect(name).not_to_have_text(first)
    second = name.inner_text()
    expect(other.page.locator("#call-name")).to_have_text(second, timeout=2000)
    expect(screen.locator(".screen-title")).to_have_text(second, timeout=2000)
    assert Conferral.objects.standing().count() == 1

    for key, left in (("s", 6), ("a", 5), ("u", 6)):
        one.page.wait_for_timeout(500)
        one.page.keyboard.press(key)
        expect(one.page.locator(".stat-number").nth(1)).to_have_text(str(left - 1))
    one.inspect()
    other.inspect()


def test_single_letters_can_be_switched_off(visit, item):
    page = visit("gwangju").open(f"/events/{item.event_id}/ceremony/{item.pk}/")
    page.uncheck("[data-letters]")
    page.locator("h1").click()

    page.keyboard.press("a")
    page.wait_for_timeout(600)

    expect(page.locator(".stat-number").nth(2)).to_have_text("0")


def test_the_certificate_knows_where_and_when(visit, item):
    certificate = Certificate.objects.filter(conferrals__item=item).first()

    page = visit("admin").open(f"/certificates/{certificate.pk}/")

    expect(page.locator("[hx-get$='/conferral/']")).to_contain_text("광주광역시")
