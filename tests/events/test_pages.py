"""What the events app's pages answer: lists, forms that come back, the door."""

from __future__ import annotations

import re

import pytest

from committee.models import Level
from events.models import Attendance, Event, HeadcountEstimate, Proposal, Statement
from events.services.door import put_on_door

ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


def beside(page, field):
    """What the page says within the field's own frame."""
    frames = re.split(r'id="div_id_', page.content.decode())
    return next(frame for frame in frames if frame.startswith(f'{field}"'))


@pytest.fixture
def staff(make, client_of):
    return client_of(make.granted(Level.STAFF, make.root))


@ROWS
class TestQueries:
    def test_the_list_of_an_event(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.attendance(event, make.person())
        with django_assert_num_queries(6):
            page = staff.get(f"/events/{event.pk}/attendance/")
        assert len(page.context["attendances"]) == rows

    def test_the_programme(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.item(event, speakers=[make.guest(), make.person()])
        with django_assert_num_queries(8):
            page = staff.get(f"/events/{event.pk}/programme/")
        assert len(page.context["programme"]) == rows

    def test_the_door_shows_five_at_most(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.attendance(event, make.person(), status=Attendance.Status.INVITED)
        with django_assert_num_queries(6):
            page = staff.get(f"/events/{event.pk}/door/", {"q": "홍길동"})
        assert len(page.context["found"]) == min(rows, 5)

    def test_the_events_of_a_person(self, make, staff, django_assert_num_queries, rows):
        person = make.person()
        make.nomination(person=person)
        for _ in range(rows):
            make.attendance(make.event(), person)
        with django_assert_num_queries(5):
            page = staff.get(f"/people/{person.pk}/events/")
        assert len(page.context["attendances"]) == rows


class TestLogging:
    EVENT = {
        "kind": "meeting",
        "name_ko": "운영회의",
        "held_on": "2022-01-20",
        "status": "held",
        "starts_at": "10:00",
        "ends_at": "11:00",
    }

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("held_on", "2022-02-30"),
            ("ends_at", "09:00"),
            ("ends_at", "25:00"),
            ("starts_at", ""),
            ("name_ko", ""),
            ("name_ko", "회" * 161),
            ("kind", "party"),
        ],
    )
    def test_bad_input_is_explained_and_nothing_lost(self, make, staff, field, value):
        sent = self.EVENT | {"host": make.root.pk, field: value}
        page = staff.post("/events/new/", sent)
        assert page.status_code == 200
        assert "is-invalid" in beside(page, field)
        for name, typed in sent.items():
            assert str(page.context["form"][name].value()) == str(typed)
        assert not Event.objects.exists()

    def test_the_same_event_twice(self, make, staff):
        sent = self.EVENT | {"host": make.root.pk}
        assert staff.post("/events/new/", sent).status_code == 302
        page = staff.post("/events/new/", sent)
        assert "is-invalid" in beside(page, "name_ko")
        assert Event.objects.count() == 1

    def test_another_committees_event_is_not_for_one_to_log(self, make, client_of):
        here, elsewhere = make.committee(), make.committee()
        client = client_of(make.granted(Level.STAFF, here))
        page = client.post("/events/new/", self.EVENT | {"host": elsewhere.pk})
        assert "is-invalid" in beside(page, "host")
        assert not Event.objects.exists()

    def test_an_event_is_not_given_away(self, make, client_of):
        here, elsewhere = make.committee(), make.committee()
        event = make.event(here)
        client = client_of(make.granted(Level.STAFF, here))
        client.post(f"/events/{event.pk}/edit/", self.EVENT | {"host": elsewhere.pk})
        event.refresh_from_db()
        assert event.host == here


class TestTheList:
    def test_one_of_two_is_named(self, make, staff):
        event = make.event()
        known = make.nomination().person.pk
        for sent in ({"name": ""}, {"person": known, "name": "손님"}):
            page = staff.post(f"/events/{event.pk}/attendance/", sent)
            assert "is-invalid" in beside(page, "name")
        assert not Attendance.objects.exists()

    @pytest.mark.parametrize("name", ["손님😀", "손\u202e님", "손" * 61])
    def test_a_guests_name_is_a_name(self, make, staff, name):
        event = make.event()
        page = staff.post(f"/events/{event.pk}/attendance/", {"name": name, "affiliation": "학교"})
        assert "is-invalid" in beside(page, "name")
        assert page.context["form"]["affiliation"].value() == "학교"
        assert not Attendance.objects.exists()

    def test_nobody_of_another_committee_can_be_listed(self, make, client_of):
        here = make.committee()
        event = make.event(here)
        stranger = make.person()
        client = client_of(make.granted(Level.STAFF, here))
        page = client.post(f"/events/{event.pk}/attendance/", {"person": stranger.pk})
        assert "is-invalid" in beside(page, "person")
        assert not Attendance.objects.exists()


class TestTheRecord:
    @pytest.mark.parametrize(
        ("form", "sent", "field", "model"),
        [
            ("statements/new", {"text_ko": "말씀"}, "source_ko", Statement),
            ("proposals/new", {"title_ko": "제안", "scope": "x"}, "scope", Proposal),
            ("headcount", {"number": "-5", "source_ko": "보도"}, "number", HeadcountEstimate),
            ("headcount", {"number": "약 50", "source_ko": "보도"}, "number", HeadcountEstimate),
        ],
    )
    def test_bad_input_is_explained_and_nothing_lost(self, make, staff, form, sent, field, model):
        event = make.event()
        here = make.attendance(event)
        sent |= {"somebody": f"attendance-{here.pk}"}
        page = staff.post(f"/events/{event.pk}/{form}/", sent)
        assert page.status_code == 200
        assert "is-invalid" in beside(page, field)
        for name in set(sent) & set(page.context["form"].fields):
            assert page.context["form"][name].value() == sent[name]
        assert not model.objects.exists()

    def test_only_those_on_the_list_speak(self, make, staff):
        event, other = make.event(), make.event()
        elsewhere = make.attendance(other)
        sent = {"somebody": f"attendance-{elsewhere.pk}", "text_ko": "말", "source_ko": "보도"}
        page = staff.post(f"/events/{event.pk}/statements/new/", sent)
        assert "is-invalid" in beside(page, "somebody")
        assert not Statement.objects.exists()


class TestTheDoor:
    @pytest.fixture
    def event(self, make):
        return make.event()

    @pytest.fixture
    def door(self, make, client_of, event):
        keeper = make.user()
        put_on_door(actor=make.admin, event=event, user=keeper, starts_on=make.yesterday())
        return client_of(keeper)

    @pytest.mark.parametrize("text", ["", "홍", "홍길"])
    def test_two_letters_find_nobody(self, make, event, door, text):
        make.attendance(event, make.person(name="홍길동"))
        page = door.get(f"/events/{event.pk}/door/", {"q": text})
        assert "홍길동" not in page.content.decode()
        assert "is-invalid" in beside(page, "q")

    def test_somebody_is_let_in_once(self, make, event, door):
        listed = make.attendance(event, status=Attendance.Status.INVITED)
        address = f"/events/{event.pk}/door/{listed.pk}/"
        levels = [
            message.level_tag
            for page in (door.post(address, follow=True), door.post(address, follow=True))
            for message in page.context["messages"]
        ]
        assert levels == ["success", "error"]
        assert listed.scans.count() == 1

    def test_a_door_opens_to_its_own_event_alone(self, make, event, door):
        other = make.event()
        listed = make.attendance(other, status=Attendance.Status.INVITED)
        assert door.get(f"/events/{other.pk}/door/").status_code == 404
        assert door.post(f"/events/{other.pk}/door/{listed.pk}/").status_code == 404
        assert door.post(f"/events/{event.pk}/door/{listed.pk}/").status_code == 404
        assert not listed.scans.exists()
