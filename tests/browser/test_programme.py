"""The programme editor in a real browser: by drag, by keyboard, and without any script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from events.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(site):
    return Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)


@pytest.fixture
def editor(visit, event):
    watch = visit("gwangju", width=1280)
    watch.open(f"/events/{event.pk}/programme/edit/")
    return watch


def titles(page):
    inputs = page.locator(".programme-row input[name$=title_ko]")
    return [inputs.nth(n).input_value() for n in range(inputs.count())]


def saved(event):
    return list(event.programme.values_list("title_ko", flat=True))


def test_an_item_is_dragged_and_the_server_says_what_shifts(editor, event):
    page = editor.page
    before = titles(page)
    page.locator(".programme-row").nth(1).locator(".programme-handle").hover()
    page.mouse.down()
    top = page.locator(".programme-row").nth(0).bounding_box()
    page.mouse.move(top["x"] + 20, top["y"] + 5, steps=5)
    page.mouse.up()
    expect(page.locator("#changes")).to_be_visible()
    moved = [before[1], before[0], *before[2:]]
    assert titles(page) == moved
    assert saved(event) == before
    page.locator(".actions .btn-primary[value=save]").click()
    page.wait_for_url("**/programme/")
    assert saved(event) == moved


def test_by_keyboard_the_focus_goes_along(editor, event):
    page = editor.page
    before = titles(page)
    button = page.locator(".programme-row").nth(2).get_by_role("button").first
    name = button.get_attribute("id")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".programme-row").nth(1)).to_have_class(re.compile("is-moved"))
    assert page.evaluate("() => document.activeElement.id") == name
    page.keyboard.press("Enter")
    expect(page.locator(".programme-row").nth(0)).to_have_class(re.compile("is-moved"))
    assert titles(page) == [before[2], before[0], before[1], *before[3:]]


def test_without_any_script(browser, site, event, visit):
    watch = visit("gwangju")
    cookies = watch.page.context.cookies()
    context = browser.new_context(base_url=site, java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"/events/{event.pk}/programme/edit/")
    before = titles(page)
    page.locator(".programme-row").nth(1).get_by_role("button").first.click()
    assert titles(page) == [before[1], before[0], *before[2:]]
    page.locator(".actions .btn-primary[value=save]").click()
    assert saved(event) == [before[1], before[0], *before[2:]]
    context.close()
