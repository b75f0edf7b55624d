"""The stage in a real browser: keys, two stage managers, the big screen, the sheet on paper."""

from __future__ import annotations

import io
import time

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from committee.models import User
from events.models import Event, ProgrammeItem
from events.services import running
from events.services.record import add_item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(site):
    """The Gwangju launch with twenty items."""
    event = Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)
    staff = User.objects.get(email="gwangju@demo.example")
    for number in range(event.programme.count() + 1, 21):
        item = add_item(
            actor=staff,
            event=event,
            kind=ProgrammeItem.Kind.OTHER,
            title_ko=f"{number}번째 순서",
            title_en=f"Item number {number}",
            planned_minutes=5,
        )
        notes = {"light": "무대 밝게", "sound": "1번 마이크", "presenter": "잠시 기다림"}
        running.write_cues(actor=staff, item=item, notes=notes)
    return event


def test_a_key_moves_on_and_the_others_see_it_within_two_seconds(visit, event):
    one, other = visit("gwangju"), visit("admin", width=375)
    for watch in (one, other):
        watch.open(f"/events/{event.pk}/run/")
    screen = visit("gwangju").open(f"/events/{event.pk}/screen/")

    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Enter")  # so soon after the first it is a slip of the finger

    running_item = "#run .is-current .run-title"
    expect(one.page.locator(running_item)).to_have_text("축사")
    expect(other.page.locator(running_item)).to_have_text("축사", timeout=2000)
    expect(screen.locator("#screen .screen-title")).to_have_text("축사", timeout=2000)

    time.sleep(0.5)
    one.page.keyboard.press("Space")
    expect(other.page.locator(running_item)).to_have_text("인사말", timeout=2000)
    time.sleep(0.5)
    one.page.keyboard.press("ArrowLeft")
    expect(other.page.locator(running_item)).to_have_text("축사", timeout=2000)
    one.inspect()


def test_nothing_is_sent_while_nothing_changes(visit, event):
    page = visit("gwangju").open(f"/events/{event.pk}/run/")
    answers = []
    page.on("response", lambda response: answers.append(response.status))

    page.wait_for_timeout(2500)

    assert len(answers) >= 2
    assert set(answers) == {204}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_twenty_items_print_on_one_page(visit, event, language):
    page = visit("gwangju", language=language).open(f"/events/{event.pk}/run/")

    sheet = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    assert len(sheet.pages) == 1
    assert "20" in sheet.pages[0].extract_text()


def test_the_run_sheet_works_without_a_script(browser, site, event):
    """A form, a button and a page: nothing more is needed."""
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(email="gwangju@demo.example"))
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="ko-KR")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    try:
        page.goto(f"/events/{event.pk}/run/")
        page.click("#run-advance")
        expect(page.locator("#run .is-current .run-title")).to_have_text("축사")
    finally:
        context.close()
