"""What leaves for calendars and phones: events, and passes that name nobody."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from committee.models import AccessToken, Level
from committee.services.access_tokens import make_token
from events.models import Attendance, Event


def entries(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


class TestEventFile:
    def test_says_when_and_where(self, make, client_of):
        event = make.event(
            held_on=date(2022, 1, 18), starts_at=time(14), ends_at=time(16), venue_ko="광주시의회"
        )

        response = client_of(make.admin).get(f"/events/{event.pk}/event.ics")

        (entry,) = entries(response)
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert (entry["SUMMARY"], entry["LOCATION"]) == (event.name_ko, "광주시의회")
        assert entry.decoded("DTSTART").isoformat() == "2022-01-18T14:00:00+09:00"
        assert entry.decoded("DTEND").isoformat() == "2022-01-18T16:00:00+09:00"

    def test_without_an_hour_takes_the_whole_day(self, make, client_of):
        event = make.event(held_on=date(2022, 1, 18), status=Event.Status.CANCELLED)

        (entry,) = entries(client_of(make.admin).get(f"/events/{event.pk}/event.ics"))

        assert entry.decoded("DTSTART") == date(2022, 1, 18)
        assert entry.decoded("DTEND") == date(2022, 1, 19)
        assert entry["STATUS"] == "CANCELLED"


class TestFeed:
    def test_holds_what_its_account_may_see_and_nothing_else(self, make):
        today = timezone.localdate()
        here, elsewhere = make.committee(), make.committee()
        seen = make.event(host=here, held_on=today, status=Event.Status.PUBLISHED)
        make.event(host=elsewhere, held_on=today)
        make.event(host=here, held_on=today - timedelta(days=91))
        make.event(host=here, held_on=today, status=Event.Status.DRAFT)
        staff = make.granted(Level.STAFF, here)
        _token, text = make_token(
            actor=staff, name="달력", scopes=[AccessToken.Scope.CALENDAR], days=1
        )

        response = Client().get(f"/calendar/{text}.ics")

        assert [entry["SUMMARY"] for entry in entries(response)] == [seen.name_ko]
        assert "sessionid" not in response.cookies

    def test_ends_with_the_token(self, make, client_of):
        client = client_of(make.admin)
        page = client.post("/calendar/")
        address = page.context["address"]
        assert address in page.content.decode()
        path = re.sub(r"^https?://[^/]+", "", address)
        assert Client().get(path).status_code == 200

        client.post(f"/tokens/{AccessToken.objects.get().pk}/revoke/")

        assert Client().get(path).status_code == 404

    def test_needs_its_scope(self, make):
        _token, text = make_token(
            actor=make.admin, name="문", scopes=[AccessToken.Scope.DOOR], days=1
        )

        assert Client().get(f"/calendar/{text}.ics").status_code == 404


class TestPass:
    def test_shows_a_code_that_the_door_reads_and_names_nobody(self, make):
        person = make.person(name="홍길동")
        listed = make.attendance(make.event(), person, status=Attendance.Status.GOING)

        response = Client().get(f"/passes/{listed.pass_token}/")

        page = response.content.decode()
        assert listed.event.name_ko in page
        assert "홍길동" not in page
        assert not response.cookies
        assert "no-store" in response.headers["Cache-Control"]
        assert "noindex" in response.headers["X-Robots-Tag"]

    def test_unknown(self, db):
        assert Client().get("/passes/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
