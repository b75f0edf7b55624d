"""The way of an event from draft to archive, its cancellation, and what the law says to it."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.db import ProgrammingError, transaction
from django.utils import timezone, translation

from committee.errors import NotAllowed
from committee.models import Level
from events.errors import Archived, NotYetHeld, RoomTaken, WrongState
from events.models import Attendance, Booking, Cue, Event, Guest, Scan
from events.reports import warnings_of
from events.services import ceremony, door, policies, record, running
from events.services.door import Act
from events.services.photos import add_photo, show_publicly
from events.services.steps import move_event, next_steps, send_cancellations

Status = Event.Status


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def move(make, event, to, **more):
    return move_event(actor=make.admin, event=event, to=to, **more)


class TestSteps:
    def test_from_draft_to_archive(self, make):
        event = make.event(status=Status.DRAFT)
        for step in (Status.PUBLISHED, Status.HELD, Status.ARCHIVED):
            assert step in next_steps(event)
            event = move(make, event, step)
            assert event.status == step
        assert next_steps(event) == []

    @pytest.mark.parametrize(
        ("at", "to"),
        [
            (Status.DRAFT, Status.HELD),
            (Status.DRAFT, Status.ARCHIVED),
            (Status.PUBLISHED, Status.PUBLISHED),
            (Status.PUBLISHED, Status.ARCHIVED),
            (Status.HELD, Status.CANCELLED),
            (Status.HELD, Status.PUBLISHED),
            (Status.CANCELLED, Status.PUBLISHED),
        ],
    )
    def test_no_step_is_left_out_or_taken_back(self, make, at, to):
        event = make.event(status=at)
        with pytest.raises(WrongState):
            move(make, event, to)
        event.refresh_from_db()
        assert event.status == at

    def test_nothing_was_held_whose_day_has_not_come(self, make):
        tomorrow = timezone.localdate() + timedelta(days=1)
        event = make.event(status=Status.PUBLISHED, held_on=tomorrow)
        with pytest.raises(NotYetHeld):
            move(make, event, Status.HELD)

    def test_nor_is_it_logged_as_held_or_moved_there(self, make, client_of):
        tomorrow = timezone.localdate() + timedelta(days=1)
        with pytest.raises(NotYetHeld):
            make.event(status=Status.HELD, held_on=tomorrow)
        event = make.event(status=Status.HELD)
        with pytest.raises(NotYetHeld):
            record.amend_event(actor=make.admin, event=event, held_on=tomorrow)
        address = f"/events/{event.pk}/edit/"
        sent = {
            "host": make.root.pk,
            "kind": "launch",
            "name_ko": "출범식",
            "held_on": "2099-01-01",
        }
        page = client_of(make.admin).post(address, sent)
        assert list(page.context["form"].errors) == ["held_on"]

    def test_it_is_for_those_who_log_the_event(self, make):
        event = make.event(status=Status.DRAFT)
        with pytest.raises(NotAllowed):
            move_event(actor=make.member(), event=event, to=Status.PUBLISHED)


class TestTheArchive:
    def test_what_is_archived_is_only_read(self, make):
        event = move(make, make.event(), Status.ARCHIVED)
        with pytest.raises(Archived):
            record.amend_event(actor=make.admin, event=event, name_ko="다른 이름")
        with pytest.raises(Archived):
            make.item(event)
        with pytest.raises(Archived):
            make.attendance(event)

    def test_its_door_takes_only_what_was_done_without_the_network(self, make, client_of):
        event = make.event()
        listed = make.attendance(event, make.guest())
        done = door.check_in(actor=make.admin, attendance=listed)
        event = move(make, event, Status.ARCHIVED)
        for act in (
            lambda: door.check_in(actor=make.admin, attendance=event.attendances.get()),
            lambda: door.admit_walk_in(actor=make.admin, event=event, name="한가상"),
            lambda: door.undo_scan(actor=make.admin, scan=Scan.objects.get(pk=done.pk), reason="-"),
        ):
            with pytest.raises(Archived):
                act()
        late = Act(attendance=listed.pk, direction=Scan.Direction.OUT, provisional=True)
        (taken,) = door.take_scans(actor=make.admin, event=event, acts=[late])
        assert taken.outcome == Scan.Outcome.LEFT
        english = {"accept-language": "en"}
        address = f"/events/{event.pk}/door/{listed.pk}/"
        page = client_of(make.admin).post(address, follow=True, headers=english)
        assert "it can be read, and not changed" in page.text

    def test_nor_what_was_said_proposed_shown_or_handed_over(self, make):
        event = make.event()
        guest = make.guest()
        said = record.record_statement(
            actor=make.admin, event=event, speaker=guest, text_ko="발언", source_ko="녹취"
        )
        recipient = make.recipient(make.item(event))
        move(make, event, Status.ARCHIVED)
        said.refresh_from_db()
        recipient.refresh_from_db()
        event = Event.objects.get()
        refused = [
            lambda: record.amend_statement(actor=make.admin, statement=said, text_ko="다른 말"),
            lambda: add_photo(
                actor=make.admin, event=event, file=make.photograph(), caption_ko="사진"
            ),
            lambda: show_publicly(actor=make.admin, event=event, public_page=True),
            lambda: running.start_over(actor=make.admin, event=event),
            lambda: running.write_cues(
                actor=make.admin, item=recipient.item, notes={Cue.Desk.LIGHT: "어둡게"}
            ),
            lambda: ceremony.hand_over(
                actor=make.admin, recipient=recipient, conferred_at=timezone.now()
            ),
            lambda: ceremony.mark_absent(actor=make.admin, item=recipient.item),
        ]
        for act in refused:
            with pytest.raises(Archived):
                act()

    def test_of_a_proposal_what_becomes_of_it_goes_on(self, make):
        proposal = record.record_proposal(
            actor=make.admin,
            event=make.event(),
            proposer=make.guest(),
            scope="regional",
            title_ko="제안",
            regions=[make.region()],
        )
        move(make, proposal.event, Status.ARCHIVED)
        proposal.refresh_from_db()
        as_it_is = {"title_ko": "제안", "title_en": "", "text_ko": "", "text_en": ""}
        as_it_is |= {"regions": [make.region()], "mega_regions": [], "themes": ["교통"]}

        def amend(**changes):
            given = {"actor": make.admin, "proposal": proposal, "version": 0, "status": "adopted"}
            policies.amend_proposal(**given, **as_it_is | changes)

        amend()
        proposal.refresh_from_db()
        assert proposal.status == "adopted"
        for change in ({"title_ko": "다른 제안"}, {"text_ko": "새 본문"}, {"regions": []}):
            with pytest.raises(Archived):
                amend(**change)

    def test_the_pages_say_so_instead_of_failing(self, make, client_of):
        event = make.event()
        said = record.record_statement(
            actor=make.admin, event=event, speaker=make.guest(), text_ko="발언", source_ko="녹취"
        )
        item = make.item(event)
        move(make, event, Status.ARCHIVED)
        client = client_of(make.admin)
        told = "The event is archived: it can be read, and not changed."
        for address, data in (
            (f"/events/{event.pk}/public/edit/", {"public_page": "on"}),
            (f"/events/{event.pk}/run/start-over/", {}),
            (f"/events/{event.pk}/ceremony/{item.pk}/queue/absent/", {}),
            (
                f"/statements/{said.pk}/edit/",
                {"text_ko": "다른 말", "source_ko": "녹취", "said_in": "ko"},
            ),
        ):
            headers = {"accept-language": "en"}
            assert told in client.post(address, data, follow=True, headers=headers).text, address
        page = client.get(f"/events/{event.pk}/")
        assert f"/statements/{said.pk}/edit/" not in page.text

    def test_raw_sql_cannot_change_it_either(self, make):
        event = move(make, make.event(), Status.ARCHIVED)
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(name_ko="다른 이름")


class TestCancelling:
    @pytest.fixture
    def event(self, make):
        day = timezone.localdate() + timedelta(days=3)
        return make.event(status=Status.PUBLISHED, held_on=day, starts_at=time(14))

    def test_everybody_asked_or_going_is_told_once_in_both_languages(self, make, event):
        told = [
            make.attendance(event, make.person(), status=status).person.email
            for status in ("invited", "going", "waiting")
        ]
        make.attendance(event, make.person(), status="declined")
        make.attendance(event, make.guest(), status="going")
        move(make, event, Status.CANCELLED, because="태풍")
        assert send_cancellations(event.pk) is False
        assert send_cancellations(event.pk) is False
        assert sorted(message.to[0] for message in mail.outbox) == sorted(told)
        assert "is cancelled" in mail.outbox[0].body
        assert "취소" in mail.outbox[0].body
        assert "태풍" in mail.outbox[0].body

    def test_nobody_is_told_of_what_is_not_cancelled(self, make, event):
        make.attendance(event, make.person(), status="going")
        send_cancellations(event.pk)
        assert mail.outbox == []

    def test_the_archive_neither_stops_the_notices_nor_forgets_the_reason(self, make, event):
        make.attendance(event, make.person(), status="going")
        move(make, event, Status.CANCELLED, because="태풍")
        move(make, event, Status.ARCHIVED)
        send_cancellations(event.pk)
        (sent,) = mail.outbox
        assert "태풍" in sent.body

    def test_the_page_counts_those_with_an_address_and_leads_to_the_others(
        self, make, event, client_of
    ):
        make.attendance(event, make.person(), status="going")
        make.attendance(event, make.guest(name_ko="전화손님"), status="going")
        client = client_of(make.admin)
        page = client.get(f"/events/{event.pk}/cancel/", headers={"accept-language": "en"})
        assert (page.context["mailed"], page.context["unmailed"]) == (1, 1)
        address = f"/events/{event.pk}/attendance/?address=none"
        assert f'href="{address}"' in page.text
        listed = client.get(address).context["page"].rows
        assert [row.somebody.label for row in listed] == ["전화손님"]

    def test_its_room_is_free_again(self, make, event):
        hall = {"venue_ko": "시민회관", "room_name": "대강당"}
        record.amend_event(actor=make.admin, event=event, **hall)
        other = {"held_on": event.held_on, "starts_at": time(14, 30)}
        with pytest.raises(RoomTaken):
            make.event(**other, **hall)
        move(make, event, Status.CANCELLED)
        make.event(**other, **hall)
        assert Booking.objects.count() == 1

    def test_the_page_cancels(self, make, event, client_of):
        client = client_of(make.granted(Level.STAFF, make.root))
        page = client.post(f"/events/{event.pk}/cancel/", {"because": "태풍"}, follow=True)
        assert "태풍" in page.text
        event.refresh_from_db()
        assert event.status == Status.CANCELLED


class TestWarnings:
    @pytest.mark.parametrize(
        ("day", "capacity", "warned"),
        [
            (date(2022, 2, 14), None, 0),
            (date(2022, 2, 15), None, 1),
            (date(2022, 2, 15), 26, 1),
            (date(2022, 2, 15), 25, 0),
            (date(2022, 3, 9), 26, 1),
            (date(2022, 3, 10), 26, 0),
        ],
    )
    def test_large_gatherings_in_the_election_period(self, make, day, capacity, warned):
        said = warnings_of(make.event(held_on=day, capacity=capacity))
        assert len(said) == warned
        assert all("art. 103(3)" in sentence for sentence in said)

    @pytest.mark.parametrize(
        ("day", "office", "warned"),
        [
            (date(2022, 1, 7), Guest.Office.LOCAL_HEAD, 0),
            (date(2022, 1, 8), Guest.Office.LOCAL_HEAD, 1),
            (date(2022, 1, 8), Guest.Office.LEGISLATOR, 0),
            (date(2022, 3, 10), Guest.Office.LOCAL_HEAD, 0),
        ],
    )
    def test_heads_of_local_government_from_sixty_days_before(self, make, day, office, warned):
        event = make.event(held_on=day)
        make.attendance(event, make.guest(office=office))
        said = warnings_of(event)
        assert len(said) == warned
        assert all("art. 86(2)" in sentence for sentence in said)

    def test_the_page_warns_and_refuses_nothing(self, make, client_of):
        event = make.event(held_on=date(2022, 2, 20))
        client = client_of(make.granted(Level.STAFF, make.root))
        page = client.get(f"/events/{event.pk}/", headers={"accept-language": "en"})
        assert "art. 103(3)" in page.text
        member = client_of(make.member())
        assert "art. 103(3)" not in member.get(f"/events/{event.pk}/").text


class TestTheOnlineLink:
    def test_is_for_those_going_and_staff(self, make, client_of):
        event = make.event(online_url="https://meeting.example/room")
        path = f"/events/{event.pk}/"
        member, other = make.member(), make.member()
        make.attendance(event, member.person, status=Attendance.Status.GOING)
        assert "meeting.example" in client_of(member).get(path).text
        assert "meeting.example" not in client_of(other).get(path).text
        assert "meeting.example" in client_of(make.admin).get(path).text
