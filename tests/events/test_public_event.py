"""An event's page for everybody: on opt-in, with structured data, naming nobody."""

from __future__ import annotations

import json
import re
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from committee.errors import NotAllowed
from committee.models import Level
from events.models import Event
from events.services.photos import add_photo, describe_photo, show_publicly
from events.services.programme import publish_programme

ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
TAGS = re.compile(r"<[^>]*>")
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def event(make):
    event = make.event(
        make.committee(),
        name_ko="출범식 </script><script>alert(1)</script>",
        name_en="",
        status=Event.Status.PUBLISHED,
        held_on=date(2022, 1, 18),
        starts_at=time(14),
        ends_at=time(16),
        venue_ko="가상 회관",
    )
    speaker = make.guest(name_ko="연설자")
    make.item(event, title_ko="개회", planned_minutes=5, speakers=[speaker])
    make.item(event, title_ko="폐회", title_en="", planned_minutes=1)
    publish_programme(actor=make.admin, event=event)
    make.attendance(event, make.guest(name_ko="손님하나"))
    return event


@pytest.fixture
def opened(make, event):
    show_publicly(actor=make.admin, event=event, public_page=True)
    return event


def page_of(event):
    return Client().get(reverse("public_event", args=[event.pk]))


def test_no_event_has_one_until_its_staff_chose_so(make, event):
    assert page_of(event).status_code == 404
    with pytest.raises(NotAllowed):
        show_publicly(actor=make.granted(Level.MEMBER, event.host), event=event, public_page=True)
    show_publicly(actor=make.granted(Level.STAFF, event.host), event=event, public_page=True)
    assert page_of(event).status_code == 200


def test_a_draft_has_none(make, opened):
    Event.objects.update(status=Event.Status.DRAFT)

    assert page_of(opened).status_code == 404


def test_it_tells_what_is_on_and_names_nobody(opened):
    page = page_of(opened).content.decode()

    assert "가상 회관" in page
    assert "개회" in page
    assert "연설자" not in page
    assert "손님하나" not in page


def test_the_programme_is_the_last_published_one_with_its_hours(make, opened):
    make.item(opened, title_ko="비밀 순서")
    opened.programme.filter(title_ko="개회").update(title_ko="다른 개회", planned_minutes=50)

    page = (
        Client()
        .get(reverse("public_event", args=[opened.pk]), headers={"accept-language": "ko"})
        .text
    )

    items = [" ".join(TAGS.sub(" ", item).split()) for item in ITEM.findall(page)]
    assert items == ["14:00 개회 5분", "14:05 폐회 1분"]
    assert "비밀 순서" not in page


def test_a_later_version_takes_the_place_of_the_first(make, opened):
    make.item(opened, title_ko="둘째 판의 순서")
    publish_programme(actor=make.admin, event=opened)

    assert "둘째 판의 순서" in page_of(opened).content.decode()


def test_nothing_of_a_programme_that_was_never_published(make):
    event = make.event(make.committee())
    make.item(event, title_ko="초안 순서")
    show_publicly(actor=make.admin, event=event, public_page=True)

    page = page_of(event)

    assert page.status_code == 200
    assert "초안 순서" not in page.content.decode()


def test_it_sets_no_cookie_and_may_be_found(opened):
    answer = page_of(opened)

    assert not answer.cookies
    assert "noindex" not in answer.content.decode()


def test_its_structured_data_are_those_of_schema_org(opened):
    (written,) = LD.findall(page_of(opened).content.decode())
    data = json.loads(written)

    assert "<" not in written  # nothing in a name ends the element
    assert data["@type"] == "Event"
    assert data["name"] == opened.name_ko
    assert data["startDate"] == "2022-01-18T14:00:00+09:00"
    assert data["endDate"] == "2022-01-18T16:00:00+09:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["name"] == "가상 회관"


def test_a_cancelled_one_says_so(opened):
    Event.objects.update(status=Event.Status.CANCELLED)

    (written,) = LD.findall(page_of(opened).content.decode())
    assert json.loads(written)["eventStatus"] == "https://schema.org/EventCancelled"


def test_open_graph_and_the_photographs_that_may_be_shown(make, opened):
    shown, hidden = (
        add_photo(actor=make.admin, event=opened, file=make.photograph(), caption_ko="행사장")
        for _ in range(2)
    )
    describe_photo(
        actor=make.admin,
        photo=shown,
        caption_ko="행사장",
        caption_en="",
        people=[],
        nobody_else=True,
        public=True,
    )

    page = page_of(opened).content.decode()

    assert f"/photos/{shown.pk}/large.jpg" in page
    assert str(hidden.pk) not in page
    assert 'property="og:title"' in page
    assert f'property="og:image" content="http://127.0.0.1:8000/photos/{shown.pk}' in page


def test_the_switch_on_its_page(make, event, client_of):
    client = client_of(make.admin)

    client.post(reverse("public_page", args=[event.pk]), {"public_page": "on"})

    assert page_of(event).status_code == 200
    assert (
        reverse("public_event", args=[event.pk])
        in client.get(reverse("public_page", args=[event.pk])).content.decode()
    )
