"""Running the programme: one item after the other, how late it is, and what can be taken back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import Level
from events.errors import NothingToRun, NotRunnable, RunMovedOn
from events.models import Cue, Event, ProgrammeItem
from events.reports import Place, run_sheet
from events.services import running

Kind = ProgrammeItem.Kind
DAY = date(2022, 1, 18)
ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


def at(hour, minute=0):
    return timezone.make_aware(datetime.combine(DAY, time(hour, minute)))


@pytest.fixture
def event(make):
    """Three items of ten, twenty and five minutes, planned for two o'clock."""
    event = make.event(held_on=DAY, starts_at=time(14), status=Event.Status.PUBLISHED)
    for minutes, title in ((10, "개회"), (20, "정책발표"), (5, "폐회")):
        make.item(event, kind=Kind.OTHER, title_ko=title, planned_minutes=minutes)
    return event


@pytest.fixture
def run(make, event, monkeypatch):
    """Does an act at a moment, on the state that stands then."""

    def act(verb, when=None, **arguments):
        seen = run_sheet(event).revision
        if when:
            monkeypatch.setattr(timezone, "now", lambda: when)
        return verb(actor=make.admin, event=event, seen=seen, **arguments)

    return act


def times(event, now):
    """Where each item stands, and when it begins by the sheet of ``now``."""
    return [
        (line.place, line.starts and f"{timezone.localtime(line.starts):%H:%M}", line.delay)
        for line in run_sheet(event, now=now).lines
    ]


class TestDelay:
    def test_before_the_event_times_are_as_planned(self, event):
        assert times(event, at(9)) == [
            (Place.AHEAD, "14:00", 0),
            (Place.AHEAD, "14:10", 0),
            (Place.AHEAD, "14:30", 0),
        ]

    def test_whoever_has_not_begun_is_late(self, event):
        assert [delay for _place, _at, delay in times(event, at(14, 7))] == [7, 7, 7]

    def test_a_late_start_is_carried_forward(self, event, run):
        run(running.advance, at(14, 5))

        assert times(event, at(14, 6)) == [
            (Place.RUNNING, "14:05", 5),
            (Place.AHEAD, "14:15", 5),
            (Place.AHEAD, "14:35", 5),
        ]

    def test_an_item_that_lasts_too_long_delays_what_comes(self, event, run):
        run(running.advance, at(14))

        sheet = run_sheet(event, now=at(14, 18))

        assert (sheet.delay, sheet.delay_said) == (8, "8분 지연")
        assert sheet.following.starts == at(14, 18)

    def test_an_early_end_brings_the_next_forward(self, event, run):
        run(running.advance, at(14))
        run(running.advance, at(14, 6))

        assert times(event, at(14, 7)) == [
            (Place.DONE, "14:00", 0),
            (Place.RUNNING, "14:06", -4),
            (Place.AHEAD, "14:26", -4),
        ]

    def test_what_has_no_length_leaves_the_rest_open(self, make, event, run):
        event.programme.filter(position=2).update(planned_minutes=None)
        run(running.advance, at(14))

        assert times(event, at(14, 1))[1:] == [
            (Place.AHEAD, "14:10", 0),
            (Place.AHEAD, None, None),
        ]

    def test_without_an_hour_the_plan_begins_with_the_first_item(self, event, run):
        Event.objects.filter(pk=event.pk).update(starts_at=None)
        event.refresh_from_db()
        assert times(event, at(9))[0] == (Place.AHEAD, None, None)

        run(running.advance, at(15))

        assert times(event, at(15, 12))[1] == (Place.AHEAD, "15:12", 2)

    def test_a_fixed_start_takes_a_delay_up_and_does_not_come_early(self, event, run):
        event.programme.filter(position=3).update(fixed_start=time(14, 40))
        run(running.advance, at(14, 5))
        assert times(event, at(14, 6))[1:] == [
            (Place.AHEAD, "14:15", 5),
            (Place.AHEAD, "14:40", 0),
        ]

        assert times(event, at(14, 27))[1:] == [
            (Place.AHEAD, "14:27", 17),
            (Place.AHEAD, "14:47", 7),
        ]

    def test_a_rehearsal_on_another_day_is_not_a_day_early(self, event, run):
        run(running.advance, at(10) - timedelta(days=1))

        assert run_sheet(event, now=at(10) - timedelta(days=1)).delay == 0


class TestActs:
    def test_to_the_end_and_back(self, event, run):
        for minute in range(4):
            run(running.advance, at(14, minute))
        assert [place for place, *_ in times(event, at(14, 5))] == [Place.DONE] * 3
        with pytest.raises(NothingToRun):
            run(running.advance)

        for _number in range(4):
            run(running.step_back)

        assert not run_sheet(event).begun
        with pytest.raises(NothingToRun):
            run(running.step_back)

    def test_undo_lets_run_again_what_was_finished_with_it(self, event, run):
        run(running.advance, at(14))
        run(running.advance, at(14, 9))

        run(running.step_back, at(14, 10))

        first, second, _third = event.programme.order_by("position")
        assert (first.started_at, first.ended_at) == (at(14), None)
        assert second.started_at is None
        assert second.history.filter(started_at=at(14, 9)).exists(), "the history keeps it"

    def test_a_break_is_finished_by_the_next_item(self, event, run):
        run(running.advance, at(14))
        run(running.finish, at(14, 10))
        assert run_sheet(event).current is None

        run(running.advance, at(14, 20))

        assert run_sheet(event).current.item.position == 2

    def test_out_of_turn(self, event, run):
        run(running.start, at(14), item=event.programme.get(position=3))

        assert [place for place, *_ in times(event, at(14, 1))] == [
            Place.LEFT_OUT,
            Place.LEFT_OUT,
            Place.RUNNING,
        ]
        run(running.start, at(14, 2), item=event.programme.get(position=1))
        assert run_sheet(event).following.item.position == 2

    def test_what_has_run_is_not_started_again(self, event, run):
        run(running.advance, at(14))

        with pytest.raises(NothingToRun):
            run(running.start, item=event.programme.get(position=1))

    def test_over_again_after_a_rehearsal(self, make, event, run):
        run(running.advance, at(10))
        run(running.advance, at(10, 1))

        running.start_over(actor=make.admin, event=event)

        assert not run_sheet(event).begun

    @pytest.mark.parametrize("status", ["draft", "cancelled", "archived"])
    def test_only_of_a_published_event(self, event, run, status):
        Event.objects.filter(pk=event.pk).update(status=status)

        with pytest.raises(NotRunnable):
            run(running.advance)

    def test_by_those_alone_who_log_the_event(self, make, event):
        with pytest.raises(NotAllowed):
            running.advance(actor=make.user(), event=event, seen=run_sheet(event).revision)


class TestTwoStageManagers:
    def test_the_second_press_on_one_state_is_told(self, make, event):
        seen = run_sheet(event).revision
        running.advance(actor=make.admin, event=event, seen=seen)

        with pytest.raises(RunMovedOn):
            running.advance(actor=make.second_admin, event=event, seen=seen)

        assert run_sheet(event).current.item.position == 1

    def test_the_database_lets_one_item_run(self, event):
        now = timezone.now()
        with pytest.raises(IntegrityError, match="programme_item_runs_alone"):
            event.programme.update(started_at=now)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"started_at": None, "ended_at": at(14)},
            {"started_at": at(14), "ended_at": at(13)},
        ],
    )
    def test_the_database_lets_nothing_end_before_it_began(self, event, wrong):
        with pytest.raises(IntegrityError, match="programme_item_ends"):
            event.programme.filter(position=1).update(**wrong)


class TestPage:
    @pytest.fixture
    def page(self, make, client_of, event):
        client = client_of(make.granted(Level.STAFF, make.root))

        def ask(**query):
            return client.get(f"/events/{event.pk}/run/", query, headers={"HX-Request": "true"})

        ask.client, ask.address = client, f"/events/{event.pk}/run/"
        return ask

    def test_nothing_is_sent_while_nothing_changes(self, make, page, event):
        Event.objects.filter(pk=event.pk).update(starts_at=None)
        event.refresh_from_db()
        seen = run_sheet(event).version
        again = page(seen=seen)
        assert (again.status_code, again.content) == (204, b"")

        running.advance(actor=make.admin, event=event, seen=run_sheet(event).revision)

        assert "지금" in page(seen=seen).content.decode()

    def test_a_press_moves_on_and_says_when_it_comes_too_late(self, page, event):
        act = {"act": "advance", "seen": run_sheet(event).revision}
        assert page.client.post(page.address, act).status_code == 302

        late = page.client.post(page.address, act, headers={"HX-Request": "true"})

        assert "다른 사람이" in late.content.decode()
        assert run_sheet(event).current.item.position == 1

    def test_cues_stand_on_the_sheet(self, page, event):
        item = event.programme.get(position=2)
        notes = {"light": "무대만", "sound": "2번 마이크", "presenter": ""}

        page.client.post(f"{page.address}{item.pk}/cues/", notes)

        assert "2번 마이크" in page().content.decode()
        page.client.post(f"{page.address}{item.pk}/cues/", notes | {"light": ""})
        assert list(Cue.objects.values_list("desk", flat=True)) == ["sound"]

    @ROWS
    def test_queries(self, make, page, event, django_assert_num_queries, rows):
        for _number in range(rows - 1):
            make.item(event, kind=Kind.OTHER, speakers=[make.guest()])
        with django_assert_num_queries(9):
            page()


class TestBigScreen:
    def test_a_link_shows_it_without_signing_in_until_it_is_revoked(self, make, client, event):
        first = running.open_screen(actor=make.admin, event=event)
        assert event.name_ko in client.get(f"/screens/{first.token}/").content.decode()

        second = running.open_screen(actor=make.admin, event=event)
        assert client.get(f"/screens/{first.token}/").status_code == 404
        running.close_screen(actor=make.admin, event=event)
        assert client.get(f"/screens/{second.token}/").status_code == 404

    def test_a_link_runs_out(self, make, client, event):
        link = running.open_screen(actor=make.admin, event=event)
        event.screen_links.update(expires_at=timezone.now())

        assert client.get(f"/screens/{link.token}/").status_code == 404

    def test_the_table_does_not_hold_the_link(self, make, event):
        link = running.open_screen(actor=make.admin, event=event)

        assert link.token not in (link.nonce, link.digest)
        kept = {field.name for field in link.history.model._meta.get_fields()}
        assert {"nonce", "digest"}.isdisjoint(kept)
