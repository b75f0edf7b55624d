"""What staff write down of those on a list: answers by phone, absences, corrections of guests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import Level
from events.errors import (
    Archived,
    NoRoom,
    NotAnswerable,
    PartOfTheRecord,
    WasAtTheDoor,
    WrongState,
)
from events.models import Attendance, Event, Guest
from events.reports import event_report, warnings_of
from events.services import guests
from events.services.answers import add_to_list, amend_guest, record_answer, take_off
from events.services.ceremony import confer
from events.services.door import check_in
from events.services.steps import move_event

Status = Attendance.Status


@pytest.fixture
def coming(make):
    day = timezone.localdate() + timedelta(days=3)
    return make.event(status=Event.Status.PUBLISHED, held_on=day)


@pytest.fixture
def today(make):
    return make.event(status=Event.Status.PUBLISHED, held_on=timezone.localdate())


def say(make, listed, status, **more):
    return record_answer(actor=make.admin, listed=listed, status=status, **more)


class TestAdding:
    def test_before_the_day_they_are_going_and_get_the_pass_by_mail(self, make, coming):
        person = make.person()
        listed = add_to_list(actor=make.admin, event=coming, somebody=person)
        assert (listed.status, len(listed.pass_token)) == (Status.GOING, 22)
        guests.send_invitations(coming.pk)
        guests.send_invitations(coming.pk)
        (sent,) = mail.outbox
        assert sent.to == [person.email]
        assert f"/passes/{listed.pass_token}/" in sent.body

    def test_those_of_a_draft_are_mailed_when_it_is_published(self, make, coming):
        Event.objects.update(status=Event.Status.DRAFT)
        coming.refresh_from_db()
        add_to_list(actor=make.admin, event=coming, somebody=make.person())
        guests.send_invitations(coming.pk)
        assert mail.outbox == []
        move_event(actor=make.admin, event=coming, to=Event.Status.PUBLISHED)
        guests.send_invitations(coming.pk)
        assert len(mail.outbox) == 1

    def test_when_it_is_full_they_wait(self, make, coming):
        Event.objects.update(capacity=1)
        first, second = (
            add_to_list(actor=make.admin, event=coming, somebody=make.person()) for _ in range(2)
        )
        assert (first.status, second.status) == (Status.GOING, Status.WAITING)

    def test_from_the_day_on_they_were_there(self, make, today):
        listed = add_to_list(actor=make.admin, event=today, somebody=make.person())
        assert (listed.status, listed.pass_token) == (Status.ATTENDED, "")

    def test_nobody_is_expected_at_what_is_cancelled(self, make, coming):
        move_event(actor=make.admin, event=coming, to=Event.Status.CANCELLED)
        with pytest.raises(WrongState):
            add_to_list(actor=make.admin, event=coming, somebody=make.person())

    def test_the_page_adds(self, make, coming, client_of):
        client_of(make.admin).post(f"/events/{coming.pk}/attendance/", {"name": "허가상"})
        assert coming.attendances.get().status == Status.GOING


class TestAnswering:
    @pytest.mark.parametrize("status", [Status.GOING, Status.DECLINED, Status.EXCUSED])
    def test_by_phone(self, make, coming, status):
        listed = make.attendance(coming, make.person(), status=Status.INVITED)
        said = say(make, listed, status, companions=2)
        assert (said.status, said.companions) == (status, 2 if status == Status.GOING else 0)
        assert said.replied_at

    def test_going_stands_in_the_line(self, make, coming):
        Event.objects.update(capacity=1)
        first, second = (
            make.attendance(coming, make.person(), status=Status.INVITED) for _ in range(2)
        )
        assert say(make, first, Status.GOING).status == Status.GOING
        assert say(make, second, Status.GOING).status == Status.WAITING
        with pytest.raises(NoRoom):
            say(make, first, Status.GOING, companions=1)
        say(make, first, Status.EXCUSED)
        second.refresh_from_db()
        assert second.status == Status.GOING

    def test_whether_they_came_is_said_from_the_day_on(self, make, coming, today):
        early = make.attendance(coming, make.person(), status=Status.GOING)
        for status in (Status.NO_SHOW, Status.ATTENDED):
            with pytest.raises(NotAnswerable):
                say(make, early, status)
        late = make.attendance(today, make.person(), status=Status.GOING)
        assert say(make, late, Status.NO_SHOW).status == Status.NO_SHOW

    def test_the_report_counts_it(self, make):
        event = make.event()
        for status in (Status.EXCUSED, Status.NO_SHOW):
            say(make, make.attendance(event, make.person(), status=Status.GOING), status)
        counted = event_report(event).total
        assert (counted.excused, counted.absent) == (1, 1)

    def test_nobody_is_going_to_what_is_over(self, make):
        listed = make.attendance(make.event(), make.person(), status=Status.INVITED)
        with pytest.raises(NotAnswerable):
            say(make, listed, Status.GOING)

    def test_the_door_is_not_contradicted(self, make, today):
        listed = make.attendance(today, make.person(), status=Status.GOING)
        check_in(actor=make.admin, attendance=listed)
        with pytest.raises(WasAtTheDoor):
            say(make, listed, Status.NO_SHOW)

    def test_only_those_who_log_the_event_and_not_in_the_archive(self, make):
        listed = make.attendance(make.event(), make.person())
        with pytest.raises(NotAllowed):
            record_answer(actor=make.member(), listed=listed, status=Status.NO_SHOW)
        move_event(actor=make.admin, event=listed.event, to=Event.Status.ARCHIVED)
        listed.refresh_from_db()
        with pytest.raises(Archived):
            say(make, Attendance.objects.get(pk=listed.pk), Status.NO_SHOW)


class TestTakingOff:
    def test_frees_the_place_and_stays_in_the_history(self, make, coming):
        Event.objects.update(capacity=1)
        first, second = (
            add_to_list(actor=make.admin, event=coming, somebody=make.person()) for _ in range(2)
        )
        key = first.pk
        take_off(actor=make.admin, listed=first)
        second.refresh_from_db()
        assert second.status == Status.GOING
        labels = Attendance.history.rel.related_model.objects.filter(pgh_obj_id=key)
        assert "delete" in set(labels.values_list("pgh_label", flat=True))

    def test_not_whom_the_door_knows(self, make, today):
        listed = make.attendance(today, make.person(), status=Status.GOING)
        check_in(actor=make.admin, attendance=listed)
        with pytest.raises(PartOfTheRecord):
            take_off(actor=make.admin, listed=listed)

    def test_nor_whoever_was_handed_a_certificate(self, make):
        item, certificate = make.item(), make.certificate()
        listed = make.attendance(item.event, certificate.appointment.person)
        guest = make.attendance(item.event, make.guest())
        confer(actor=make.admin, item=item, certificate=certificate)
        with pytest.raises(PartOfTheRecord):
            take_off(actor=make.admin, listed=listed)
        take_off(actor=make.admin, listed=guest)


class TestGuests:
    def test_an_office_and_affiliation_are_corrected(self, make):
        event = make.event(held_on=date(2022, 1, 18))
        listed = make.attendance(event, make.guest(affiliation_ko="가상구"))
        assert warnings_of(event) == []
        amend_guest(
            actor=make.admin,
            listed=listed,
            office=Guest.Office.LOCAL_HEAD,
            affiliation_ko="가상구청장",
            affiliation_en="",
        )
        assert len(warnings_of(event)) == 1
        assert event.attendances.get().title_held_ko == "가상구청장"

    def test_an_office_that_is_named_later_is_put_on_the_record(self, make):
        first = make.guest(name_ko="허가상", affiliation_ko="가상구")
        again = make.guest(name_ko="허가상", affiliation_ko="가상구", office="local_head")
        assert again == first
        assert Guest.objects.get().office == Guest.Office.LOCAL_HEAD
        make.guest(name_ko="허가상", affiliation_ko="가상구", office="official")
        assert Guest.objects.get().office == Guest.Office.LOCAL_HEAD


class TestPages:
    def test_the_list_leads_to_the_entry_and_the_entry_takes_the_answer(
        self, make, coming, client_of
    ):
        listed = make.attendance(coming, make.guest(), status=Status.INVITED)
        client = client_of(make.granted(Level.STAFF, make.root))
        address = f"/events/{coming.pk}/attendance/{listed.pk}/"
        assert f'href="{address}"' in client.get(f"/events/{coming.pk}/attendance/").text
        offered = client.get(address).context["form"].fields["status"].choices
        assert [value for value, _label in offered] == ["going", "declined", "excused"]
        client.post(address, {"status": "going", "companions": "2"})
        listed.refresh_from_db()
        assert (listed.status, listed.companions) == (Status.GOING, 2)
        client.post(f"{address}guest/", {"office": "councillor", "affiliation_ko": "가상구의회"})
        assert Guest.objects.get().office == Guest.Office.COUNCILLOR
        client.post(f"{address}take-off/")
        assert not coming.attendances.exists()

    def test_what_cannot_be_said_today_is_refused_beside_the_field(self, make, coming, client_of):
        listed = make.attendance(coming, make.person(), status=Status.INVITED)
        address = f"/events/{coming.pk}/attendance/{listed.pk}/"
        page = client_of(make.admin).post(address, {"status": "no_show"})
        assert list(page.context["form"].errors) == ["status"]

    def test_an_entry_of_another_event_and_the_office_of_a_person_are_not_found(
        self, make, coming, client_of
    ):
        listed = make.attendance(coming, make.person(), status=Status.INVITED)
        client = client_of(make.admin)
        assert client.get(f"/events/{make.event().pk}/attendance/{listed.pk}/").status_code == 404
        address = f"/events/{coming.pk}/attendance/{listed.pk}/guest/"
        assert client.get(address).status_code == 404
