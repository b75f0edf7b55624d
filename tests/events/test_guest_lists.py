"""Guests asked by name, a line each: how lines are read, and who is left out and told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone, translation

from committee.models import Level
from committee.services.people import suppress
from committee.tokens import digest
from events.errors import NotPublished
from events.guest_forms import GuestLinesForm, read_line
from events.models import Attendance, Event, Guest
from events.services import guests
from events.services.guest_lists import LeftOut, Wanted, ask_guests, forget_contacts
from events.services.steps import move_event, send_cancellations


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def coming(make):
    day = timezone.localdate() + timedelta(days=3)
    return make.event(status=Event.Status.PUBLISHED, held_on=day)


def ask(make, event, *wanted):
    return ask_guests(actor=make.admin, event=event, wanted=wanted)


def judged(event, *lines):
    form = GuestLinesForm({"guests": "\n".join(lines)}, event=event)
    assert form.is_valid()
    return form


class TestALine:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("허가상", Wanted("허가상")),
            (" 허가상 ,, ", Wanted("허가상")),
            ("허가상, 가상대 교수", Wanted("허가상", "가상대 교수")),
            ("허가상, 가상대, 교수", Wanted("허가상", "가상대, 교수")),
            ("허가상\t교수\t010-0000-1234", Wanted("허가상", "교수", "+821000001234")),
            ("허가상, HEO@demo.example", Wanted("허가상", email="heo@demo.example")),
            (
                "허가상, 01000001234, a@demo.example, 교수",
                Wanted("허가상", "교수", "+821000001234", "a@demo.example"),
            ),
            ("John Doe， Professor", Wanted("John Doe", "Professor")),
            ("허가상, 제3대 회장", Wanted("허가상", "제3대 회장")),
        ],
    )
    def test_is_read(self, text, wanted):
        assert read_line(1, text).wanted == wanted

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (", 교수", "Write the name in letters."),
            ("허가상😀", "Take these characters out of the name: 😀 (U+1F600)"),
            ("허가상, a@b", "Enter a valid email address."),
            ("허가상, 02-123-4567", "Enter a mobile number, such as 010-0000-1234."),
            ("허가상, a@demo.example, b@demo.example", "Write one guest in each line."),
            ("허가상, " + "교" * 161, "The affiliation has more than 160 characters. Shorten it."),
        ],
    )
    def test_with_a_mistake_says_which_and_keeps_its_text(self, text, said):
        line = read_line(7, text)
        assert (line.number, line.text, line.wanted, line.said) == (7, text, None, said)


class TestWhoIsLeftOut:
    def reasons(self, event, *lines):
        return [line.left_out for line in judged(event, *lines).lines]

    def test_whoever_is_on_the_list_by_name_and_affiliation(self, make, coming):
        make.attendance(coming, make.guest(name_ko="허가상", affiliation_ko="교수"))
        assert self.reasons(coming, "허가상, 교수", "허가상", "허가상, 변호사") == [
            LeftOut.LISTED,
            LeftOut.LISTED,
            None,
        ]

    def test_whoever_is_on_the_list_by_a_contact_a_member_too(self, make, coming):
        member = make.person(phone="+821000001234", email="heo@demo.example")
        make.attendance(coming, member)
        lines = ("한손님, 010-0000-1234", "두손님, HEO@demo.example", "세손님, 010-0000-1235")
        assert self.reasons(coming, *lines) == [LeftOut.LISTED, LeftOut.LISTED, None]

    def test_whoever_stands_in_an_earlier_line(self, coming):
        lines = ("한손님, 교수", "한손님, 교수", "한손님, 변호사")
        assert self.reasons(coming, *lines) == [None, LeftOut.TWICE, None]

    def test_who_wants_no_invitation(self, make, coming):
        suppress(make.person(email="never@demo.example"))
        form = judged(coming, "한손님, never@demo.example")
        assert form.lines[0].left_out == LeftOut.SUPPRESSED
        assert form.good == []
        assert form.left == "한손님, never@demo.example"

    def test_two_queries_for_any_number(self, coming, django_assert_num_queries):
        for number in (1, 50):
            lines = [f"손님{chr(0xAC00 + n)}, {n}@demo.example" for n in range(number)]
            with django_assert_num_queries(2):
                assert len(judged(coming, *lines).good) == number


class TestAsking:
    def test_a_guest_is_on_the_list_with_a_pass_and_gets_a_mail(self, make, coming):
        assert ask(make, coming, Wanted("한손님", "교수", email="han@demo.example")) == 1

        listed = coming.attendances.get()
        assert (listed.status, listed.title_held_ko) == (Attendance.Status.INVITED, "교수")
        assert listed.pass_digest == digest(listed.pass_token)
        assert guests.send_invitations(coming.pk) is False
        assert guests.send_invitations(coming.pk) is False
        (sent,) = mail.outbox
        assert sent.to == ["han@demo.example"]
        assert "한손님" in sent.body
        assert listed.pass_token in sent.body
        assert guests.reply(token=listed.pass_token, going=True).status == "going"

    def test_without_a_mail_address_there_is_a_pass_to_print(self, make, coming):
        ask(make, coming, Wanted("한손님", phone="+821000001234"))
        guests.send_invitations(coming.pk)
        assert mail.outbox == []
        assert coming.attendances.get().pass_token

    def test_whoever_was_asked_is_told_of_a_cancellation(self, make, coming):
        ask(make, coming, Wanted("한손님", email="han@demo.example"), Wanted("두손님"))
        move_event(actor=make.admin, event=coming, to=Event.Status.CANCELLED)
        send_cancellations(coming.pk)
        assert [sent.to for sent in mail.outbox] == [["han@demo.example"]]

    def test_a_guest_on_record_is_taken_with_the_new_contact(self, make, coming):
        known = make.guest(name_ko="한손님", affiliation_ko="교수")
        ask(make, coming, Wanted("한손님", "교수", email="han@demo.example"))
        assert Guest.objects.get() == known
        assert Guest.objects.get().email == "han@demo.example"

    def test_another_contact_is_another_guest(self, make, coming):
        known = make.guest(name_ko="한손님", email="one@demo.example")
        ask(make, coming, Wanted("한손님", email="other@demo.example"))
        known.refresh_from_db()
        assert known.email == "one@demo.example"
        assert coming.attendances.get().guest != known

    def test_twice_is_once(self, make, coming):
        wanted = [Wanted("한손님"), Wanted("두손님", "교수")]
        assert ask(make, coming, *wanted) == 2
        assert ask(make, coming, *wanted) == 0
        assert coming.attendances.count() == Guest.objects.count() == 2

    def test_nobody_is_asked_to_a_draft(self, make, coming):
        Event.objects.filter(pk=coming.pk).update(status=Event.Status.DRAFT)
        with pytest.raises(NotPublished):
            ask(make, coming, Wanted("한손님"))
        assert not Guest.objects.exists()

    def test_contacts_stand_in_no_history(self, make, coming):
        ask(make, coming, Wanted("한손님", phone="+821000001234", email="han@demo.example"))
        row = Guest.objects.get().history.values().get()
        assert not {"phone", "email"} & row.keys()

    def test_as_many_queries_for_many_as_for_one(self, make, coming, django_assert_max_num_queries):
        with django_assert_max_num_queries(16) as one:
            ask(make, coming, Wanted("한손님", email="han@demo.example"))
        many = [Wanted(f"손님{chr(0xAC00 + n)}", email=f"{n}@demo.example") for n in range(50)]
        with django_assert_max_num_queries(len(one)):
            assert ask(make, coming, *many) == 50


class TestForgetting:
    def test_contacts_go_a_month_after_the_last_event(self, make, coming):
        ask(
            make,
            coming,
            Wanted("한손님", phone="+821000001234"),
            Wanted("두손님", email="two@demo.example"),
        )
        second = Guest.objects.get(name_ko="한손님")
        later = make.event(held_on=coming.held_on + timedelta(days=1))
        make.attendance(later, second)
        make.guest(name_ko="세손님")

        def days_after(number):
            today = timezone.localdate()
            Event.objects.filter(pk=coming.pk).update(held_on=today - timedelta(days=number))
            Event.objects.filter(pk=later.pk).update(held_on=today - timedelta(days=number - 1))
            return forget_contacts(), Guest.objects.exclude(phone="", email="").count()

        assert days_after(30) == (0, 2)
        assert days_after(31) == (1, 1)
        assert days_after(32) == (1, 0)
        assert days_after(33) == (0, 0)
        assert Guest.objects.count() == 3


class TestThePage:
    @pytest.fixture
    def staff(self, make, client_of):
        return client_of(make.granted(Level.STAFF, make.root))

    def send(self, client, event, text, act="read"):
        data = {"guests": text, "act": act}
        headers = {"accept-language": "en"}
        return client.post(f"/events/{event.pk}/ask/guests/", data, headers=headers)

    def test_reading_asks_nobody_and_keeps_every_line(self, coming, staff):
        text = "한손님, 교수\n\n두손님, 02-123-4567"
        page = self.send(staff, coming, text)
        assert page.context["form"]["guests"].value() == text
        assert [line.number for line in page.context["form"].lines] == [1, 3]
        assert "Enter a mobile number" in page.text
        assert "Invite 1 guest" in page.text
        assert not coming.attendances.exists()

    def test_good_lines_are_asked_and_the_others_stay(self, coming, staff):
        text = "한손님, 교수\n두손님, 02-123-4567\n한손님, 교수"
        page = self.send(staff, coming, text, "ask")
        assert [row.guest.name_ko for row in coming.attendances.all()] == ["한손님"]
        assert page.context["form"]["guests"].value() == "두손님, 02-123-4567"
        assert "1 guest is asked." in page.text

    def test_when_all_are_good_the_list_follows(self, coming, staff):
        answer = self.send(staff, coming, "한손님\n두손님", "ask")
        assert answer.url == f"/events/{coming.pk}/attendance/"
        assert coming.attendances.count() == 2

    def test_a_refusal_loses_nothing(self, coming, staff):
        Event.objects.filter(pk=coming.pk).update(status=Event.Status.DRAFT)
        page = self.send(staff, coming, "한손님", "ask")
        assert page.context["form"]["guests"].value() == "한손님"
        assert "Publish the event first" in page.text

    def test_too_many_at_once_are_told(self, coming, staff):
        page = self.send(staff, coming, "한손님\n" * 501, "ask")
        assert "At most 500 guests at once; these are 501." in page.text
        assert not coming.attendances.exists()

    @pytest.mark.parametrize("text", ["", "\0", "=1+1", "<script>alert(1)</script>", "‮" * 9])
    def test_hostile_lines_do_no_harm(self, coming, staff, text):
        page = self.send(staff, coming, text, "ask")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert not coming.attendances.exists()
