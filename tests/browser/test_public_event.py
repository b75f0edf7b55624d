"""An event's page for everybody in a real browser: its structured data pass the site's policy."""

from __future__ import annotations

import json

import pytest

from committee.models import User
from events.models import Event
from events.services.photos import show_publicly
from events.services.programme import publish_programme

pytestmark = pytest.mark.django_db(transaction=True)

LISTEN = """
  globalThis.refused = [];
  addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
"""
RUN_SOMETHING = """
  const script = document.createElement("script");
  script.textContent = "globalThis.ran = true";
  document.head.append(script);
"""


@pytest.fixture
def event(site):
    event = Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)
    staff = User.objects.get(email="gwangju@demo.example")
    publish_programme(actor=staff, event=event)
    show_publicly(actor=staff, event=event, public_page=True)
    return event


def test_it_shows_the_published_programme_and_no_problem(visit, event):
    page = visit(width=375).open(f"/events/{event.pk}/public/")
    assert page.locator("ol > li").count() == event.programme.count()


def test_its_structured_data_are_read_and_nothing_is_refused(browser, site, event):
    page = browser.new_page(base_url=site, locale="ko-KR")
    page.add_init_script(LISTEN)
    page.goto(f"/events/{event.pk}/public/")

    data = json.loads(page.locator("script[type='application/ld+json']").text_content())
    assert (data["@type"], data["name"]) == ("Event", event.name_ko)
    assert page.evaluate("() => refused") == []

    page.evaluate(RUN_SOMETHING)  # the control: a script of the page's own would be refused
    page.wait_for_function("() => refused.length")
    assert page.evaluate("() => globalThis.ran") is None
    page.close()
