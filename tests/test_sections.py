"""The links above the pages of one thing: all that is open to the reader, and where one is."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from committee.models import CertificateReport, Level
from committee.services import complaints
from events.models import Event
from events.services.duties import put_on_door

LINK = re.compile(r'<a href="([^"]+)"\s*(?:aria-current="(\w+)")?>')

STAFFS = [
    *(
        "",
        "programme/",
        "attendance/",
        "run/",
        "door/",
        "keepers/",
        "photos/",
        "report/",
        "press/",
    ),
    "public/edit/",
]


def sections(page):
    """Address → how it is marked as current, of the row of links."""
    row = re.search(r'<nav class="tabs sections".*?</nav>', page.content.decode(), re.S)
    return dict(LINK.findall(row[0])) if row else None


@pytest.fixture
def event(make):
    return make.event(status=Event.Status.PUBLISHED)


@pytest.mark.parametrize(
    ("level", "open_to"),
    [
        (Level.MEMBER, ["", "programme/", "photos/"]),
        (Level.STAFF, STAFFS),
    ],
)
def test_an_event_leads_to_its_pages_and_each_opens(client_of, make, event, level, open_to):
    client = client_of(make.granted(level, make.root))
    here = f"/events/{event.pk}/"
    found = sections(client.get(here))
    assert list(found) == [here + page for page in open_to]
    assert [address for address, current in found.items() if current] == [here]
    for address in found:
        page = client.get(address)
        assert page.status_code == 200
        assert sections(page)[address] == "page"


@pytest.mark.parametrize(
    ("level", "open_to"),
    [
        (Level.MEMBER, ["", "roster/", "chart/", "dashboard/", "changes/"]),
        (Level.STAFF, ["", "roster/", "chart/", "dashboard/", "vacancies/", "changes/"]),
    ],
)
def test_a_committee_leads_to_its_pages_and_each_opens(client_of, make, level, open_to):
    client = client_of(make.granted(level, make.root))
    here = f"/committees/{make.root.pk}/"
    found = sections(client.get(here))
    events = f"/events/?committee={make.root.pk}"
    assert list(found) == [*(here + page for page in open_to), events]
    for address in found:
        page = client.get(address)
        assert page.status_code == 200
        assert sections(page)[address] == "page"


def test_the_desk_leads_to_its_work(client_of, make):
    client = client_of(make.granted(Level.ADMIN, make.root))
    found = sections(client.get("/appointments/"))
    for address in found:
        page = client.get(address)
        assert page.status_code == 200
        assert [each for each, current in sections(page).items() if current] == [address]


def test_a_page_below_another_one_says_which_it_belongs_to(client_of, make, event):
    client = client_of(make.granted(Level.STAFF, make.root))
    found = sections(client.get(f"/events/{event.pk}/programme/edit/"))
    assert found[f"/events/{event.pk}/programme/"] == "true"


def test_whoever_is_at_the_door_alone_sees_no_other_page(client_of, make, event):
    user = make.user()
    today = timezone.localdate()
    put_on_door(actor=make.admin, event=event, user=user, starts_on=today)
    assert sections(client_of(user).get(f"/events/{event.pk}/door/")) is None


class TestTheFirstPage:
    def test_today_comes_first_for_those_who_log_the_event(self, client_of, make):
        today = make.event(held_on=timezone.localdate(), status=Event.Status.PUBLISHED)
        make.event(held_on=timezone.localdate(), status=Event.Status.DRAFT)
        page = client_of(make.granted(Level.STAFF, make.root)).get("/")
        assert list(page.context["today"]) == [today]
        assert f'href="/events/{today.pk}/run/"' in page.content.decode()
        member = client_of(make.granted(Level.MEMBER, make.root)).get("/")
        assert f'href="/events/{today.pk}/run/"' not in member.content.decode()

    def test_an_open_report_waits_for_those_who_appoint(self, client_of, make):
        kind = CertificateReport.Kind.NEVER_AGREED
        reported = complaints.report(certificate=make.certificate(), kind=kind)
        client = client_of(make.granted(Level.ADMIN, make.root))
        assert client.get("/").context["reported"] == 1
        complaints.settle(actor=make.admin, reported=reported, note="취소했습니다.")
        assert client.get("/").context["reported"] == 0
