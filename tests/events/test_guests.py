"""Asking members to an event, and what they answer."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import Appointment, Level
from events.errors import NoRoom, NotPublished, ReplyClosed, ReplyUnknown
from events.models import Attendance, Event
from events.services import guests, record

Status = Attendance.Status


@pytest.fixture
def coming(make):
    """An event that is still to come."""
    return make.event(
        status=Event.Status.PUBLISHED, held_on=timezone.localdate() + timedelta(days=3)
    )


@pytest.fixture
def asked(make, coming):
    """Puts somebody on the list who was asked and did not answer."""
    return lambda: make.attendance(coming, make.person(), status=Status.INVITED)


def ask(make, event, holders=None):
    holders = Appointment.objects.in_force(on=timezone.localdate()) if holders is None else holders
    return guests.ask_members(actor=make.admin, event=event, holders=holders)


class TestAsking:
    def test_everybody_once_with_title_and_pass(self, make, coming):
        held = make.certificate(post=make.post(make.committee(name_ko="광주위원회"), "chair"))
        person = held.appointment.person

        assert ask(make, coming) == 1
        assert ask(make, coming) == 0
        (listed,) = coming.attendances.all()
        assert (listed.person, listed.status) == (person, Status.INVITED)
        assert listed.title_held_ko == "광주위원회 위원장"
        assert len(listed.pass_token) == 22

    def test_a_person_in_two_posts_is_asked_once_under_the_higher(self, make, coming):
        committee = make.committee(name_ko="광주위원회")
        first = make.certificate(post=make.post(committee, "member")).appointment
        make.certificate(post=make.post(committee, "chair"), person=first.person)

        assert ask(make, coming) == 1
        assert coming.attendances.get().title_held_ko == "광주위원회 위원장"

    @pytest.mark.parametrize("status", [Event.Status.DRAFT, Event.Status.CANCELLED])
    def test_nobody_is_asked_to_what_is_not_announced(self, make, coming, status):
        Event.objects.filter(pk=coming.pk).update(status=status)
        with pytest.raises(NotPublished):
            ask(make, coming)

    def test_nobody_is_asked_to_what_is_over(self, make):
        with pytest.raises(NotPublished):
            ask(make, make.event(status=Event.Status.PUBLISHED))

    def test_only_those_who_log_the_event_ask(self, make, coming):
        stranger = make.granted(Level.STAFF, make.committee())
        with pytest.raises(NotAllowed):
            guests.ask_members(actor=stranger, event=coming, holders=Appointment.objects.all())

    def test_as_many_queries_for_many_as_for_one(self, make, coming, django_assert_max_num_queries):
        post = make.post(title="member")
        make.certificate(post=post)
        with django_assert_max_num_queries(14) as one:
            ask(make, coming)
        for _ in range(5):
            make.certificate(post=post)
        with django_assert_max_num_queries(len(one)):
            assert ask(make, coming) == 5


class TestMails:
    def test_go_out_once_in_both_languages(self, coming, asked):
        listed = asked()

        assert guests.send_invitations(coming.pk) is False
        assert guests.send_invitations(coming.pk) is False

        (sent,) = mail.outbox
        assert sent.to == [listed.person.email]
        assert f"/passes/{listed.pass_token}/" in sent.body
        assert sent.body.count("――") == 5
        assert coming.name_ko in sent.subject

    def test_in_portions(self, coming, asked, monkeypatch):
        monkeypatch.setattr(guests, "MAILS_A_JOB", 2)
        for _ in range(3):
            asked()

        assert guests.send_invitations(coming.pk) is True
        assert guests.send_invitations(coming.pk) is False
        assert len(mail.outbox) == 3

    def test_a_reminder_goes_to_the_silent_alone(self, make, coming, asked):
        silent, answered = asked(), asked()
        guests.send_invitations(coming.pk)
        guests.reply(token=answered.pass_token, going=False)
        mail.outbox.clear()

        assert guests.remind(actor=make.admin, event=coming) == 1
        guests.send_invitations(coming.pk)

        assert [sent.to for sent in mail.outbox] == [[silent.person.email]]


class TestAnswers:
    def test_going_and_not_going_after_all(self, asked):
        listed = asked()

        assert guests.reply(token=listed.pass_token, going=True, companions=2).status == "going"
        changed = guests.reply(token=listed.pass_token, going=False, companions=2)

        assert (changed.status, changed.companions) == (Status.DECLINED, 0)

    def test_whoever_comes_too_late_waits_and_gets_the_place_that_becomes_free(self, coming, asked):
        Event.objects.filter(pk=coming.pk).update(capacity=3)
        first, second, third = asked(), asked(), asked()
        assert guests.reply(token=first.pass_token, going=True, companions=1).status == "going"
        assert guests.reply(token=second.pass_token, going=True, companions=1).status == "waiting"
        assert guests.reply(token=third.pass_token, going=True).status == "waiting"

        guests.reply(token=first.pass_token, going=False)

        second.refresh_from_db()
        third.refresh_from_db()
        assert (second.status, third.status) == (Status.GOING, Status.GOING)
        guests.send_place(second.pk)
        assert mail.outbox[0].to == [second.person.email]

    def test_whoever_answers_again_keeps_the_place_in_the_line(self, coming, asked):
        Event.objects.filter(pk=coming.pk).update(capacity=1)
        inside, first, second = asked(), asked(), asked()
        for each in (inside, first, second, first):
            guests.reply(token=each.pass_token, going=True)

        guests.reply(token=inside.pass_token, going=False)

        first.refresh_from_db()
        assert first.status == Status.GOING

    @pytest.mark.parametrize("somebody_waits", [False, True])
    def test_whoever_has_a_place_keeps_it_when_more_do_not_fit(self, coming, asked, somebody_waits):
        Event.objects.filter(pk=coming.pk).update(capacity=2 if somebody_waits else 1)
        going, other = asked(), asked()
        guests.reply(token=going.pass_token, going=True)
        if somebody_waits:
            guests.reply(token=other.pass_token, going=True, companions=1)
        with pytest.raises(NoRoom):
            guests.reply(token=going.pass_token, going=True, companions=1)
        going.refresh_from_db()
        assert (going.status, going.companions) == (Status.GOING, 0)

    def test_a_party_larger_than_the_event_is_refused_and_blocks_nobody(self, coming, asked):
        Event.objects.filter(pk=coming.pk).update(capacity=3)
        inside, large, small = asked(), asked(), asked()
        with pytest.raises(NoRoom):
            guests.reply(token=large.pass_token, going=True, companions=3)
        guests.reply(token=inside.pass_token, going=True)
        guests.reply(token=large.pass_token, going=True, companions=2)
        Event.objects.filter(pk=coming.pk).update(capacity=2)
        assert guests.reply(token=small.pass_token, going=True).status == Status.GOING

    def test_more_places_go_to_those_who_wait(self, make, coming, asked):
        record.amend_event(actor=make.admin, event=coming, capacity=1)
        rows = [asked() for _ in range(4)]
        for each in rows:
            guests.reply(token=each.pass_token, going=True)
        record.amend_event(actor=make.admin, event=coming, capacity=3)
        assert [each.status for each in coming.attendances.order_by("pk")] == [
            *(Status.GOING, Status.GOING, Status.GOING),
            Status.WAITING,
        ]

    @pytest.mark.parametrize(("begins", "taken"), [(-1, False), (1, True), (None, True)])
    def test_until_it_begins(self, coming, asked, begins, taken, monkeypatch):
        noon = timezone.make_aware(datetime.combine(timezone.localdate(), time(12)))
        hour = (noon + timedelta(hours=begins)).time() if begins else None
        Event.objects.filter(pk=coming.pk).update(held_on=noon.date(), starts_at=hour)
        monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
        listed = asked()
        if taken:
            assert guests.reply(token=listed.pass_token, going=True).status == Status.GOING
        else:
            with pytest.raises(ReplyClosed):
                guests.reply(token=listed.pass_token, going=True)

    def test_not_after_the_event(self, make, coming, asked):
        listed = asked()
        Event.objects.filter(pk=coming.pk).update(held_on=make.yesterday())
        with pytest.raises(ReplyClosed):
            guests.reply(token=listed.pass_token, going=True)

    def test_nobody_answers_without_a_pass(self, db):
        with pytest.raises(ReplyUnknown):
            guests.reply(token="unknown", going=True)


class TestPages:
    def test_members_are_asked_by_committee_and_title(self, make, coming, client_of):
        committee = make.committee()
        make.certificate(post=make.post(committee, "chair"))
        make.certificate(post=make.post(committee, "member"))
        client = client_of(make.admin)
        form = client.get(f"/events/{coming.pk}/ask/").context["form"]
        chair = next(title for title in form.fields["title"].queryset if title.slug == "chair")

        client.post(
            f"/events/{coming.pk}/ask/",
            {"committee": make.root.pk, "below": "on", "title": chair.pk},
        )

        assert coming.attendances.count() == 1

    def test_the_answer_needs_no_account_and_no_cookie(self, asked):
        listed = asked()
        client = Client(enforce_csrf_checks=True)
        address = f"/passes/{listed.pass_token}/"
        page = client.get(address)
        assert "data:image/svg" not in page.content.decode()

        page = client.post(address, {"answer": "going", "companions": "1"}, follow=True)

        assert "data:image/svg" in page.content.decode()
        assert not client.cookies
        listed.refresh_from_db()
        assert (listed.status, listed.companions) == (Status.GOING, 1)

    def test_no_answer_is_not_a_refusal(self, asked):
        listed = asked()
        for sent in ({}, {"companions": "1"}, {"answer": "maybe"}):
            page = Client().post(f"/passes/{listed.pass_token}/", sent)
            assert page.context["form"].non_field_errors()
        listed.refresh_from_db()
        assert listed.status == Status.INVITED

    def test_what_does_not_fit_is_said_beside_the_number(self, coming, asked):
        Event.objects.filter(pk=coming.pk).update(capacity=1)
        sent = {"answer": "going", "companions": "1"}
        page = Client().post(f"/passes/{asked().pass_token}/", sent)
        assert "companions" in page.context["form"].errors

    @pytest.mark.parametrize("status", [Event.Status.CANCELLED, Event.Status.ARCHIVED])
    def test_no_code_for_what_is_cancelled_or_archived(self, make, coming, status):
        listed = make.attendance(coming, make.person(), status=Status.GOING)
        Event.objects.filter(pk=coming.pk).update(status=status)
        assert "data:image/svg" not in Client().get(f"/passes/{listed.pass_token}/").text

    def test_an_event_has_one_place_at_least(self, make, client_of):
        sent = {"host": make.root.pk, "kind": "launch", "name_ko": "출범식", "capacity": "0"}
        page = client_of(make.admin).post(
            "/events/new/", sent | {"held_on": "2022-01-18", "status": "draft"}
        )
        assert list(page.context["form"].errors) == ["capacity"]

    def test_bad_numbers_are_said_beside_the_field(self, asked):
        page = Client().post(
            f"/passes/{asked().pass_token}/", {"answer": "going", "companions": "99"}
        )
        assert "companions" in page.context["form"].errors

    def test_the_list_is_searched_and_paged(self, make, coming, client_of, monkeypatch):
        monkeypatch.setattr("events.views.attendance.ROWS_A_PAGE", 2)
        for name in ("홍길동", "홍길순", "김가상"):
            make.attendance(coming, make.person(name=name), status=Status.GOING)
        client, address = client_of(make.admin), f"/events/{coming.pk}/attendance/"

        first = client.get(address).context["page"]
        second = client.get(address, {"after": first.after}).context["page"]
        found = client.get(address, {"q": "홍길"}).context["page"]

        assert [len(first.rows), len(second.rows), len(found.rows)] == [2, 1, 2]
