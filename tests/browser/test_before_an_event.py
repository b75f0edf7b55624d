"""Setting events up in a real browser: from a template, copied to others, guests asked by name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Copying, Event, EventTemplate
from events.services import copies

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = [("ko", 375, "light"), ("en", 1280, "dark")]


@pytest.fixture
def event(site):
    return Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)


@pytest.fixture(params=LOOKS, ids=lambda look: look[0])
def admin(visit, request):
    language, width, theme = request.param
    return visit("admin", language=language, width=width, theme=theme)


def test_an_event_from_a_template_goes_to_every_committee_below(admin):
    before = Event.objects.count()
    launch = EventTemplate.objects.get(slug="launch")
    page = admin.open("/events/new/?template=launch")
    page.locator("details.fold summary").click()
    admin.inspect()
    page.select_option("[name=host]", index=1)
    page.fill("[name=held_on]", "2026-12-01")
    page.check("[name=then_copy]")
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url("**/copy/")
    admin.inspect()
    page.locator("main form.form button[type=submit]").click()
    page.locator("#plan").wait_for()
    admin.inspect()
    page.locator("form.action .btn-primary").click()
    page.wait_for_url("**/copyings/**")
    admin.inspect()

    while copies.work(Copying.objects.get().pk):
        pass
    page.locator("progress").wait_for(state="detached")
    admin.inspect()
    made = Event.objects.filter(template=launch)
    assert made.count() == Event.objects.count() - before > 1
    assert {each.programme.count() for each in made} == {launch.items.count()}
    assert page.locator(".card-row").count() == made.count() - 1


def test_guests_are_read_before_they_are_asked(admin, event):
    day = timezone.localdate() + timedelta(days=3)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.PUBLISHED, held_on=day)
    before = event.attendances.count()
    page = admin.open(f"/events/{event.pk}/ask/guests/")
    page.fill("[name=guests]", "한가상, 가상대 교수, 010-0000-1234\n두가상, 02-123-4567")
    page.locator("[value=read]").click()
    page.locator("#lines").wait_for()
    admin.inspect()
    page.locator("[value=ask]").click()
    page.locator("[value=ask]").wait_for(state="detached")
    admin.inspect()
    assert page.locator("[name=guests]").input_value() == "두가상, 02-123-4567"
    assert event.attendances.count() == before + 1
