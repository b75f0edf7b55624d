"""What the events app's pages answer: lists, forms that come back, the door."""

from __future__ import annotations

import re
import uuid

import pytest

from committee.models import Level
from events.models import Attendance, Event, HeadcountEstimate, Proposal, Statement
from events.services.door import Act, check_in, take_scans
from events.services.duties import put_on_door

ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


def beside(page, field):
    """What the page says within the field's own frame."""
    frames = re.split(r'id="div_id_', page.content.decode())
    return next(frame for frame in frames if frame.startswith(f'{field}"'))


@pytest.fixture
def staff(make, client_of):
    return client_of(make.granted(Level.STAFF, make.root))


class TestTheStart:
    @pytest.mark.parametrize(("day", "told"), [("2025-12-31", True), ("2099-01-01", False)])
    def test_tells_who_leads_a_campaign_that_its_data_must_go(self, make, client_of, day, told):
        campaign = make.root.campaign
        campaign.retain_until = day
        campaign.save()
        sentence = "개인정보를 지금 파기해야 합니다"
        assert (sentence in client_of(make.admin).get("/").text) is told
        province = make.granted(Level.ADMIN, make.committee())
        assert sentence not in client_of(province).get("/").text


@ROWS
class TestQueries:
    def test_the_list_of_an_event(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.attendance(event, make.person())
        with django_assert_num_queries(9):
            page = staff.get(f"/events/{event.pk}/attendance/")
        assert len(page.context["page"].rows) == rows

    def test_the_programme(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.item(event, speakers=[make.guest(), make.person()])
        with django_assert_num_queries(7):
            page = staff.get(f"/events/{event.pk}/programme/")
        assert len(page.context["programme"]) == rows

    def test_the_door_shows_five_at_most(self, make, staff, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.attendance(event, make.person(), status=Attendance.Status.INVITED)
        with django_assert_num_queries(7):
            page = staff.get(f"/events/{event.pk}/door/", {"q": "홍길동"})
        assert len(page.context["found"]) == min(rows, 5)

    def test_the_events_of_a_person(self, make, staff, django_assert_num_queries, rows):
        person = make.person()
        make.acceptance(person=person)
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
        known = make.acceptance().person.pk
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
        sent |= {"somebody": str(here.pk)}
        page = staff.post(f"/events/{event.pk}/{form}/", sent)
        assert page.status_code == 200
        assert "is-invalid" in beside(page, field)
        for name in set(sent) & set(page.context["form"].fields):
            assert page.context["form"][name].value() == sent[name]
        assert not model.objects.exists()

    def test_only_those_on_the_list_speak(self, make, staff):
        event, other = make.event(), make.event()
        elsewhere = make.attendance(other)
        sent = {"somebody": str(elsewhere.pk), "text_ko": "말", "source_ko": "보도"}
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

    @pytest.mark.parametrize("text", ["", "홍", "홍 "])
    def test_one_letter_is_not_looked_for(self, make, event, door, text):
        make.attendance(event, make.person(name="홍길동"))
        page = door.get(f"/events/{event.pk}/door/", {"q": text})
        assert "홍길동" not in page.content.decode()
        assert page.context["search"].errors["q"]
        assert str(page.context["search"].errors["q"][0]) in page.content.decode()

    def test_two_letters_find_whoever_has_no_others(self, make, event, door):
        for name in ("허민", "허민수", "김허민"):
            make.attendance(event, make.person(name=name))
        assert self.found(door, event, "허민") == ["허민"]
        assert self.found(door, event, "허") == []
        assert self.found(door, event, "민수") == []
        make.attendance(event, make.guest(name_ko="허민"))
        assert self.found(door, event, "허민") == ["허민", "허민"]

    def found(self, door, event, text):
        """Whom the page lists."""
        page = door.get(f"/events/{event.pk}/door/", {"q": text})
        return [row.somebody.label for row, _scan_id in page.context["found"] or []]

    def test_a_double_click_lets_in_once_and_says_so(self, make, event, door):
        listed = make.attendance(event, make.person(name="홍길동"))
        page = door.get(f"/events/{event.pk}/door/", {"q": "홍길동"}).content.decode()
        form = page[page.index(f'action="/events/{event.pk}/door/{listed.pk}/"') :]
        scan_id = re.search(r'name="scan_id" value="([^"]+)"', form[: form.index("</form>")])[1]
        sent = {"scan_id": scan_id, "direction": "in"}
        address = f"/events/{event.pk}/door/{listed.pk}/"
        outcomes = [door.post(address, sent, follow=True).context["last"].outcome for _ in "12"]
        assert outcomes == ["admitted", "admitted"]
        assert listed.scans.count() == 1

    def test_somebody_found_by_name_is_let_in_once(self, make, event, door):
        listed = make.attendance(event, status=Attendance.Status.INVITED)
        address = f"/events/{event.pk}/door/{listed.pk}/"
        outcomes = [door.post(address, follow=True).context["last"].outcome for _ in range(2)]
        assert outcomes == ["admitted", "already_inside"]
        assert listed.stays.count() == 1

    def send(self, door, event, code, **fields):
        """What the page's form sends; the page that follows."""
        address = f"/events/{event.pk}/door/"
        scan_id = str(door.get(address).context["form"]["scan_id"].value())
        sent = {"scan_id": scan_id, "code": code, "direction": "in", "door": "정문"} | fields
        return sent, door.post(f"{address}scan/", sent, follow=True)

    def test_a_scanner_types_the_code_and_sends_it(self, make, event, door):
        listed = make.attendance(event, status=Attendance.Status.GOING)
        sent, page = self.send(door, event, f"https://rostrum.example/p/{listed.pass_token}/")
        assert page.context["last"].outcome == "admitted"
        again = door.post(f"/events/{event.pk}/door/scan/", sent, follow=True)
        assert again.context["last"] == page.context["last"]
        _sent, page = self.send(door, event, listed.pass_token)
        assert page.context["last"].outcome == "already_inside"
        assert "정문" in page.content.decode()
        _sent, page = self.send(door, event, listed.pass_token, direction="out")
        assert page.context["last"].outcome == "left"

    def test_a_name_in_the_same_field_is_looked_for(self, make, event, door):
        make.attendance(event, make.person(name="홍길동"), status=Attendance.Status.GOING)
        _sent, page = self.send(door, event, "홍길동")
        assert [row.somebody.name for row, _scan_id in page.context["found"]] == ["홍길동"]

    def test_nobody_elses_act_is_shown(self, make, event, door, client_of):
        listed = make.attendance(event, status=Attendance.Status.GOING)
        scan = check_in(actor=make.admin, attendance=listed)
        page = door.get(f"/events/{event.pk}/door/", {"scan": scan.scan_id})
        assert page.context["last"] is None

    def test_a_walk_in(self, event, door):
        address = f"/events/{event.pk}/door/walk-in/"
        sent = {"scan_id": str(uuid.uuid4()), "name": "12", "affiliation": "시민"}
        page = door.post(address, sent)
        assert "is-invalid" in beside(page, "name")
        assert page.context["walk_in_form"]["affiliation"].value() == "시민"
        page = door.post(address, sent | {"name": "지나가던 손님"}, follow=True)
        assert page.context["last"].outcome == "admitted"
        assert page.context["counts"].inside == 1

    def test_an_act_is_undone_with_a_reason(self, make, event, door):
        listed = make.attendance(event, status=Attendance.Status.GOING)
        _sent, page = self.send(door, event, listed.pass_token)
        address = f"/events/{event.pk}/door/{page.context['last'].scan_id}/undo/"
        assert "is-invalid" in beside(door.post(address, {"reason": ""}), "reason")
        page = door.post(address, {"reason": "다른 사람"}, follow=True)
        assert page.context["last"].outcome == "undone"
        assert page.context["counts"].inside == 0

    def test_staff_settle_what_two_doors_did(self, make, event, door, client_of):
        listed = make.attendance(event, status=Attendance.Status.GOING)
        act = {"token": listed.pass_token, "provisional": True}
        for _ in range(2):
            (scan,) = take_scans(actor=make.admin, event=event, acts=[Act(**act)])
        staff = client_of(make.granted(Level.STAFF, event.host))
        address = f"/events/{event.pk}/door/conflicts/"
        assert listed.somebody.label in staff.get(address).content.decode()
        staff.post(address, {"scan": scan.pk})
        scan.refresh_from_db()
        assert scan.settled_at is not None

    def test_a_door_opens_to_its_own_event_alone(self, make, event, door):
        other = make.event()
        listed = make.attendance(other, status=Attendance.Status.INVITED)
        assert door.get(f"/events/{other.pk}/door/").status_code == 404
        assert door.post(f"/events/{other.pk}/door/{listed.pk}/").status_code == 404
        assert door.post(f"/events/{event.pk}/door/{listed.pk}/").status_code == 404
        assert not listed.scans.exists()


class TestLongLists:
    """What is too long for a list is searched, and what was chosen stays chosen."""

    @pytest.fixture(autouse=True)
    def two_at_most(self, monkeypatch):
        monkeypatch.setattr("events.forms.MOST_CHOICES", 2)
        monkeypatch.setattr("committee.unit_forms.MOST_CHOICES", 2)

    def test_the_host_of_an_event(self, make, client_of):
        national = make.committee()
        names = ("가", "나", "다")
        below = [make.committee(parent=national, name_ko=f"{name} 위원회") for name in names]
        event = make.event(host=below[2])
        client = client_of(make.granted(Level.ADMIN, national))
        page = client.get(f"/events/{event.pk}/edit/")
        assert [key for key, _name in page.context["form"].fields["host"].choices] == [
            *("", below[2].pk, national.pk, below[0].pk)
        ]
        page = client.get("/events/new/", {"find": "나 위"})
        assert [key for key, _name in page.context["form"].fields["host"].choices] == [
            *("", below[1].pk)
        ]

    def test_who_was_there(self, make, staff, monkeypatch):
        monkeypatch.setattr("events.forms.OFFERED_AT_FIRST", 1)
        event = make.event()
        people = [make.person(name=name) for name in ("가가", "나나")]
        for person in people:
            make.acceptance(person=person)
        address = f"/events/{event.pk}/attendance/"
        offered = staff.get(address).context["form"].fields["person"].choices
        assert len(offered) == 1 + 1
        chosen = next(each for each in people if each.pk != offered[1][0])
        page = staff.post(address, {"person": chosen.pk, "name": "홍길동"})  # one too many
        form = page.context["form"]
        assert form["name"].errors
        assert f'<option value="{chosen.pk}" selected>' in str(form["person"])
        page = staff.get(address, {"find": chosen.name})
        assert [key for key, _name in page.context["form"].fields["person"].choices] == [
            *("", chosen.pk)
        ]

    def test_who_said_something(self, make, staff):
        event = make.event()
        listed = [
            make.attendance(event, make.person(name=name)) for name in ("가가", "나나", "다다")
        ]
        address = f"/events/{event.pk}/statements/new/"
        page = staff.get(address)
        assert len(page.context["form"].fields["somebody"].choices) == 1 + 2
        page = staff.get(address, {"find": "다다"})
        assert page.context["form"].fields["somebody"].choices[1:] == [(listed[2].pk, "다다")]
        sent = {"somebody": listed[2].pk, "said_in": "ko", "text_ko": "말", "source_ko": "보도"}
        assert staff.post(address, sent).status_code == 302
        assert Statement.objects.get().person.name == "다다"
