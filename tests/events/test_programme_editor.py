"""The programme as it is edited: hours, clashes, two editors, rooms and published versions."""

from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone, translation

from committee.models import Level, Person
from committee.models.person import SAID
from events.errors import (
    EmptyProgramme,
    ItemHasMore,
    ItemInUse,
    KindInUse,
    NothingNew,
    ProgrammeChanged,
    RoomTaken,
)
from events.models import Booking, Event, Guest, ProgrammeItem, ProgrammeVersion, Speaker
from events.reports.schedule import Planned, find_problems, lay_out, push
from events.reports.versions import differences, snapshot_of
from events.services.ceremony import confer
from events.services.programme import Draft, publish_programme, save_programme

Kind = ProgrammeItem.Kind


@pytest.fixture
def event(make):
    return make.event(
        starts_at=time(14), ends_at=time(15), venue_ko="시민회관", status=Event.Status.DRAFT
    )


@pytest.fixture
def staff(make, client_of):
    return client_of(make.granted(Level.STAFF, make.root))


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def save(make, event, *drafts):
    event.refresh_from_db()
    return save_programme(
        actor=make.admin, event=event, version=event.programme_version, drafts=drafts
    )


def draft(title, minutes=10, **fields):
    return Draft(kind=Kind.OTHER, title_ko=title, planned_minutes=minutes, **fields)


def keys(event):
    return {item.title_ko: item.pk for item in event.programme.all()}


def sent(event, *rows, act="save", version=None, known=None):
    """The page's form as a browser sends it."""
    data = {
        "act": act,
        "version": event.programme_version if version is None else version,
        "known": ",".join(map(str, known or keys(event).values())),
        "items-TOTAL": len(rows),
    }
    for number, row in enumerate(rows):
        row = {"key": f"new{number}", "kind": "other", "ORDER": number + 1} | row
        data |= {f"items-{number}-{name}": value for name, value in row.items()}
    return data


def hours(plans):
    return [f"{plan.starts:%H:%M}" if plan.starts else None for plan in plans]


class TestHours:
    def test_an_item_begins_when_the_one_before_it_ends(self, event):
        plans = [Planned("a", 5), Planned("b", 10), Planned("c", 3)]
        assert hours(lay_out(event, plans)) == ["14:00", "14:05", "14:15"]

    def test_a_fixed_start_stands_and_the_rest_follows_it(self, event):
        plans = [Planned("a", 5), Planned("b", 10, time(14, 30)), Planned("c", 3)]
        assert hours(lay_out(event, plans)) == ["14:00", "14:30", "14:40"]

    def test_after_an_item_without_minutes_nothing_says_when(self, event):
        plans = [Planned("a"), Planned("b", 10), Planned("c", 3, time(14, 30))]
        assert hours(lay_out(event, plans)) == ["14:00", None, "14:30"]

    def test_fixed_starts_are_pushed_one_after_the_other(self, event):
        plans = [Planned("a", 20), Planned("b", 10, time(14, 10)), Planned("c", 5, time(14, 20))]
        assert push(event, plans) == 2
        assert hours(plans) == ["14:00", "14:20", "14:30"]


class TestClashes:
    def test_two_items_in_one_room_overlap(self, event):
        plans = [Planned("a", 20), Planned("b", 10, time(14, 10))]
        find_problems(event, lay_out(event, plans))
        assert plans[1].problems == ["Overlaps “a”, from 14:00 until 14:20."]
        assert plans[0].problems == []

    def test_two_items_in_two_rooms_do_not(self, event):
        plans = [Planned("a", 20), Planned("b", 10, time(14, 10), room="9")]
        find_problems(event, lay_out(event, plans))
        assert plans[1].problems == []

    def test_nobody_speaks_twice_at_once(self, event):
        both = {("guest", "1"): "손님"}
        plans = [
            Planned("a", 20, who=both),
            Planned("b", 10, time(14, 10), room="9", who=both),
            Planned("c", 10, time(14, 30), who=both),
        ]
        find_problems(event, lay_out(event, plans))
        assert plans[1].problems == ["손님 is in “a” then, from 14:00 until 14:20."]
        assert plans[2].problems == []

    def test_nor_at_another_event_of_that_hour(self, make, event):
        guest = make.guest()
        other = make.event(make.committee(), starts_at=time(14, 5), ends_at=time(16))
        save(make, other, draft("축사", 30, speakers=((Speaker.Role.SPEAKER, guest),)))
        plans = [Planned("a", 10, who={("guest", str(guest.pk)): "손님"})]
        find_problems(event, lay_out(event, plans))
        assert plans[0].problems == ["손님 speaks at another event from 14:05 until 14:35."]

    @pytest.mark.parametrize(
        "other",
        [
            {"held_on": date(2022, 1, 19)},
            {"status": Event.Status.CANCELLED},
            {"starts_at": time(14, 30)},
        ],
    )
    def test_another_day_hour_or_a_cancelled_event_is_no_clash(self, make, event, other):
        guest = make.guest()
        there = make.event(**{"starts_at": time(14, 5), "ends_at": time(16)} | other)
        save(make, there, draft("축사", 30, speakers=((Speaker.Role.SPEAKER, guest),)))
        plans = [Planned("a", 10, who={("guest", str(guest.pk)): "손님"})]
        find_problems(event, lay_out(event, plans))
        assert plans[0].problems == []

    def test_an_author_need_not_be_there(self, make, event):
        guest = make.guest()
        other = make.event(starts_at=time(14), ends_at=time(16))
        save(make, other, draft("축사", 30, speakers=((Speaker.Role.AUTHOR, guest),)))
        plans = [Planned("a", 10, who={("guest", str(guest.pk)): "손님"})]
        find_problems(event, lay_out(event, plans))
        assert plans[0].problems == []

    def test_an_item_after_the_end_of_the_event_is_told(self, event):
        plans = [Planned("a", 61)]
        find_problems(event, lay_out(event, plans))
        assert plans[0].problems == ["Ends after the event, which ends at 15:00."]


class TestSaving:
    def test_items_are_added_changed_moved_and_removed_in_one_go(self, make, event):
        save(make, event, draft("개회"), draft("축사"), draft("폐회"))
        at = keys(event)
        save(
            make,
            event,
            draft("축사와 격려사", 15, item=at["축사"]),
            draft("개회", item=at["개회"]),
            draft("구호", 1),
        )
        rows = list(event.programme.values_list("position", "title_ko", "planned_minutes"))
        assert rows == [(1, "축사와 격려사", 15), (2, "개회", 10), (3, "구호", 1)]
        assert keys(event)["축사와 격려사"] == at["축사"]

    def test_what_did_not_change_gets_no_row_in_the_history(self, make, event):
        save(make, event, draft("개회"), draft("폐회"))
        at = keys(event)
        save(make, event, draft("개회", item=at["개회"]), draft("끝", item=at["폐회"]))
        first, last = event.programme.all()
        assert (first.history.count(), last.history.count()) == (1, 2)

    def test_an_author_and_who_reads(self, make, event):
        author, reader = make.guest(), make.person()
        spoken = ((Speaker.Role.AUTHOR, author), (Speaker.Role.DELIVERER, reader))
        save(make, event, draft("축사", speakers=spoken))
        item = event.programme.get()
        rows = [(row.role, row.somebody) for row in item.speakers.all()]
        assert rows == [("author", author), ("deliverer", reader)]

    def test_an_item_in_which_certificates_were_handed_over_stays(self, make, event):
        certificate = make.certificate()
        item = make.item(event)
        confer(actor=make.admin, item=item, certificate=certificate)
        with pytest.raises(ItemInUse):
            save(make, event, draft("다른 순서"))
        assert [row.pk for row in event.programme.all()] == [item.pk]

    def test_nothing_that_hangs_on_an_item_goes_unsaid(self, make, event):
        item = make.recipient(make.item(event)).item
        item.cues.create(desk="light", text="어둡게")
        with pytest.raises(ItemHasMore) as refused:
            save(make, event, draft("다른 순서"))
        assert (refused.value.values["recipients"], refused.value.values["cues"]) == (1, 1)
        assert item.recipients.exists()
        event.refresh_from_db()
        save_programme(
            actor=make.admin,
            event=event,
            version=event.programme_version,
            drafts=[draft("다른 순서")],
            losing=[item.pk],
        )
        assert list(keys(event)) == ["다른 순서"]

    @pytest.mark.parametrize("handed_over", [False, True])
    def test_a_conferral_with_a_queue_or_certificates_keeps_its_kind(
        self, make, event, handed_over
    ):
        item = make.item(event)
        if handed_over:
            confer(actor=make.admin, item=item, certificate=make.certificate())
        else:
            make.recipient(item)
        with pytest.raises(KindInUse):
            save(make, event, draft("수여식", item=item.pk))
        item.refresh_from_db()
        assert item.kind == Kind.CONFERRAL

    def test_an_empty_conferral_becomes_another_kind(self, make, event):
        item = make.item(event)
        save(make, event, draft("수여식", item=item.pk))
        item.refresh_from_db()
        assert item.kind == Kind.OTHER

    def test_of_two_editors_the_second_is_told(self, make, event):
        save(make, event, draft("개회"))
        with pytest.raises(ProgrammeChanged):
            save_programme(actor=make.admin, event=event, version=0, drafts=[draft("폐회")])
        assert list(keys(event)) == ["개회"]


class TestRooms:
    def test_a_room_is_held_by_one_event_at_a_time(self, make, event):
        other = make.event(starts_at=time(14), ends_at=time(16), venue_ko="시민회관")
        save(make, other, draft("분임토의", 30, room_name="소회의실"))
        with pytest.raises(RoomTaken) as refused:
            save(make, event, draft("개회", 10), draft("회의", 10, room_name="소회의실"))
        assert "소회의실 is taken from 14:00 until 14:30" in str(refused.value)
        assert not event.programme.exists()

    def test_one_after_the_other_is_possible(self, make, event):
        other = make.event(starts_at=time(15), ends_at=time(16), venue_ko="시민회관")
        save(make, other, draft("분임토의", 30, room_name="소회의실"))
        save(make, event, draft("개회", 60, room_name="소회의실"))
        assert Booking.objects.count() == 2

    def test_the_same_name_elsewhere_is_another_room(self, make, event):
        other = make.event(starts_at=time(14), ends_at=time(16), venue_ko="구민회관")
        save(make, other, draft("분임토의", 30, room_name="소회의실"))
        save(make, event, draft("개회", 30, room_name="소회의실"))


class TestVersions:
    def test_a_version_is_published_and_never_changes(self, make, event):
        save(make, event, draft("개회"))
        version = publish_programme(actor=make.admin, event=event)
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            ProgrammeVersion.objects.filter(pk=version.pk).update(items=[])
        save(make, event, draft("폐회"))
        version.refresh_from_db()
        assert [each["title_ko"] for each in version.items] == ["개회"]

    def test_nothing_new_is_published(self, make, event):
        with pytest.raises(EmptyProgramme):
            publish_programme(actor=make.admin, event=event)
        save(make, event, draft("개회"))
        publish_programme(actor=make.admin, event=event)
        with pytest.raises(NothingNew):
            publish_programme(actor=make.admin, event=event)

    def test_what_changed_is_said_in_words(self, make, event):
        guest = make.guest(name_ko="손님하나")
        save(make, event, draft("개회", 5), draft("축사", 10), draft("구호", 1), draft("폐회", 5))
        before, at = snapshot_of(event), keys(event)
        save(
            make,
            event,
            draft("개회", 5, item=at["개회"]),
            draft("구호", 1, item=at["구호"]),
            draft("축사", 10, item=at["축사"], speakers=((Speaker.Role.SPEAKER, guest),)),
            draft("기념촬영", 5),
        )
        said = [(each.sentence, each.lines) for each in differences(before, snapshot_of(event))]
        assert said == [
            ("“구호” moves from place 3 to 2", ("Start: 14:15 → 14:05",)),
            ("“축사” changes", ("Start: 14:05 → 14:06", "Speakers: – → 손님하나")),
            ("New at place 4: “기념촬영”", ()),
            ("Removed: “폐회”", ()),
        ]

    def test_the_page_of_a_version_says_it(self, make, event, staff):
        save(make, event, draft("개회", 5))
        publish_programme(actor=make.admin, event=event)
        save(make, event, draft("개회", 7, item=keys(event)["개회"]))
        publish_programme(actor=make.admin, event=event)
        page = staff.get(
            f"/events/{event.pk}/programme/versions/2/", headers={"accept-language": "en"}
        )
        assert "Minutes: 5 → 7" in page.content.decode()


class TestThePage:
    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_queries(self, make, event, staff, django_assert_num_queries, rows):
        save(make, event, *(draft(f"순서 {n}", 1) for n in range(rows)))
        for item in event.programme.all():
            Speaker.objects.create(item=item, guest=make.guest(name_ko="손님하나"))
        with django_assert_num_queries(16):
            page = staff.get(f"/events/{event.pk}/programme/edit/")
        assert len(page.context["editor"].lines) == rows

    def test_saving_names_people_on_the_list(self, make, event, staff):
        known = make.person(name="허가상")
        make.attendance(event, known)
        rows = [{"title_ko": "축사", "planned_minutes": 5, "speakers": "허가상"}]
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *rows))
        assert page.status_code == 302
        assert event.programme.get().speakers.get().somebody == known

    def test_an_unknown_name_loses_nothing_and_becomes_a_guest_when_told(self, make, event, staff):
        row = {"title_ko": "축사", "planned_minutes": 5, "speakers": "한손님"}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        assert page.status_code == 200
        form = page.context["editor"].lines[0]["form"]
        assert "한손님" in form.errors["speakers"][0]
        assert form["title_ko"].value() == "축사"
        assert not event.programme.exists()
        page = staff.post(
            f"/events/{event.pk}/programme/edit/", sent(event, row | {"new_guests": "on"})
        )
        assert page.status_code == 302
        assert event.programme.get().speakers.get().guest == Guest.objects.get(name_ko="한손님")

    @pytest.mark.parametrize("act", ["save", "preview", "push"])
    @pytest.mark.parametrize(
        "name", ["가" * 61, "9" * 300, "9" * 5000, "7", "가\x00나", "(", "🎉"], ids=range(7)
    )
    def test_a_name_that_cannot_be_one_is_told_and_nothing_is_lost(
        self, make, event, staff, name, act
    ):
        row = {"title_ko": "축사", "planned_minutes": 5, "speakers": name, "new_guests": "on"}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row, act=act))
        assert page.status_code == 200
        form = page.context["editor"].lines[0]["form"]
        assert form["speakers"].value() == name
        assert form["title_ko"].value() == "축사"
        assert act == "push" or form.errors["speakers"]
        assert not event.programme.exists()

    def test_a_name_is_kept_in_one_spelling(self, make, event, staff):
        row = {"title_ko": "축사", "new_guests": "on"}
        row["speakers"] = unicodedata.normalize("NFD", "한손님")
        staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        assert event.programme.get().speakers.get().guest.name_ko == "한손님"

    @pytest.mark.parametrize("room", ["9" * 5000, "12", "가\x00나"], ids=range(3))
    def test_a_room_of_digits_is_a_name_and_no_key(self, event, staff, room):
        row = {"title_ko": "회의", "planned_minutes": 5, "room_name": room}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row, act="preview"))
        assert page.status_code == 200
        assert page.context["editor"].lines[0]["form"]["room_name"].value() == room

    def test_what_hangs_on_a_removed_item_is_asked_about(self, make, event, staff):
        item = make.recipient(make.item(event)).item
        event.refresh_from_db()
        address, row = f"/events/{event.pk}/programme/edit/", {"title_ko": "구호"}
        data = sent(event, row, act="preview")
        asked = staff.post(address, data, headers={"accept-language": "en"})
        assert f'name="lose-{item.pk}"' in asked.content.decode()
        assert "recipients: 1" in asked.content.decode()

        refused = staff.post(address, data | {"act": "save"})
        assert refused.context["editor"].errors
        assert item.recipients.exists()
        assert (
            staff.post(address, data | {"act": "save", f"lose-{item.pk}": "on"}).status_code == 302
        )
        assert list(keys(event)) == ["구호"]

    def test_a_kind_that_has_to_stay_is_told_beside_its_row(self, make, event, staff):
        item = make.recipient(make.item(event)).item
        event.refresh_from_db()
        rows = [{"title_ko": "개회"}, {"key": item.pk, "title_ko": "수여식"}]
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *rows))
        first, second = (line["form"] for line in page.context["editor"].lines)
        assert not first.errors
        assert second.errors["kind"]
        assert second["title_ko"].value() == "수여식"

    def test_namesakes_are_told_apart_by_their_titles(self, make, event, staff):
        one, other = (
            make.guest(name_ko="김가상", affiliation_ko=title, affiliation_en=title)
            for title in ("교수", "변호사")
        )
        make.attendance(event, one)
        make.attendance(event, other)
        row = {"title_ko": "축사", "planned_minutes": 5, "speakers": "김가상"}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        said = page.context["editor"].lines[0]["form"].errors["speakers"][0]
        assert "김가상 (교수)" in said
        assert "김가상 (변호사)" in said
        row["speakers"] = "김가상 (변호사)"
        staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        assert event.programme.get().speakers.get().guest == other

    def test_a_speaker_who_was_erased_stays(self, make, event, staff):
        gone = make.person(name="허가상")
        save(make, event, draft("축사", 5))
        Speaker.objects.create(item=event.programme.get(), person=gone)
        Person.objects.filter(pk=gone.pk).update(
            **dict.fromkeys(SAID, ""), user=None, erased_at=timezone.now()
        )
        page = staff.get(f"/events/{event.pk}/programme/edit/")
        shown = page.context["editor"].lines[0]["form"]["speakers"].value()
        row = {"title_ko": "축사", "planned_minutes": 7, "speakers": shown}
        row["key"] = event.programme.get().pk
        event.refresh_from_db()
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        assert page.status_code == 302
        assert event.programme.get().planned_minutes == 7
        assert event.programme.get().speakers.get().person == gone

    def test_moving_previews_the_hours_and_saves_nothing(self, make, event, staff):
        save(make, event, draft("개회", 5), draft("축사", 10))
        event.refresh_from_db()
        rows = [
            {"key": pk, "title_ko": title, "planned_minutes": minutes}
            for (title, pk), minutes in zip(keys(event).items(), (5, 10), strict=True)
        ]
        act = f"up-{keys(event)['축사']}"
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *rows, act=act))
        lines = page.context["editor"].lines
        assert [(line["plan"].title, f"{line['plan'].starts:%H:%M}") for line in lines] == [
            ("축사", "14:00"),
            ("개회", "14:10"),
        ]
        assert list(keys(event)) == ["개회", "축사"]
        assert len(page.context["editor"].changes) == 2

    def test_the_order_of_dragging_counts(self, make, event, staff):
        rows = [{"title_ko": "둘째", "ORDER": 2}, {"title_ko": "첫째", "ORDER": 1}]
        staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *rows))
        assert list(keys(event)) == ["첫째", "둘째"]

    def test_the_usual_items_come_in_one_click(self, make, event, staff):
        row = {"kind": "greeting", "title_ko": "인사"}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row, act="usual"))
        titles = [line["plan"].title for line in page.context["editor"].lines]
        assert titles == [
            *("인사", "개회", "국민의례", "내빈소개", "경과보고", "축사·격려사", "정책발표"),
            *("임명장 수여", "결의문 낭독", "구호", "기념촬영", "폐회"),
        ]

    def test_the_second_editor_sees_both_and_loses_nothing(self, make, event, staff):
        save(make, event, draft("개회", 5))
        event.refresh_from_db()
        opened, key = event.programme_version, keys(event)["개회"]
        save(make, event, draft("개회 선언", 5, item=key), draft("경과보고", 10))
        mine = [{"key": key, "title_ko": "개회", "planned_minutes": 7}, {"title_ko": "내 순서"}]
        data = sent(event, *mine, version=opened, known=[key])
        page = staff.post(f"/events/{event.pk}/programme/edit/", data)
        editor = page.context["editor"]
        assert page.status_code == 409
        assert [line["plan"].title for line in editor.lines] == ["개회", "내 순서", "경과보고"]
        assert [row["title"] for row in editor.theirs] == ["개회 선언", "경과보고"]
        assert list(keys(event)) == ["개회 선언", "경과보고"]
        again = [*mine, {"key": keys(event)["경과보고"], "title_ko": "경과보고"}]
        event.refresh_from_db()
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *again))
        assert page.status_code == 302
        assert list(keys(event)) == ["개회", "내 순서", "경과보고"]

    def test_a_taken_room_is_told_beside_the_item(self, make, event, staff):
        other = make.event(starts_at=time(14), ends_at=time(16), venue_ko="시민회관")
        save(make, other, draft("분임토의", 30, room_name="소회의실"))
        rows = [
            {"title_ko": "개회", "planned_minutes": 5},
            {"title_ko": "회의", "planned_minutes": 5, "room_name": "소회의실"},
        ]
        page = staff.post(
            f"/events/{event.pk}/programme/edit/",
            sent(event, *rows),
            headers={"accept-language": "en"},
        )
        first, second = (line["form"] for line in page.context["editor"].lines)
        assert not first.errors
        assert "is taken" in second.errors["room_name"][0]

    def test_an_item_that_began_comes_back_when_it_is_removed(self, make, event, staff):
        save(make, event, draft("개회"), draft("폐회"))
        event.refresh_from_db()
        begun = timezone.now()
        event.programme.filter(title_ko="개회").update(started_at=begun, ended_at=begun)
        rows = [{"key": keys(event)["폐회"], "title_ko": "폐회"}]
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, *rows))
        editor = page.context["editor"]
        assert len(editor.errors) == 1
        assert [line["plan"].title for line in editor.lines] == ["폐회", "개회"]
        assert list(keys(event)) == ["개회", "폐회"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title_ko", ""),
            ("planned_minutes", "-5"),
            ("planned_minutes", "많이"),
            ("fixed_start", "25:00"),
            ("deliverers", "허가상"),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, make, event, staff, field, value):
        make.attendance(event, make.guest(name_ko="허가상"))
        row = {"title_ko": "축사", "planned_minutes": "5", field: value}
        page = staff.post(f"/events/{event.pk}/programme/edit/", sent(event, row))
        form = page.context["editor"].lines[0]["form"]
        assert form.errors
        assert form[field].value() == value
        assert not event.programme.exists()

    @pytest.mark.parametrize("total", ["", "x", "-1", "9" * 40, "５", "²"])
    def test_hostile_totals_do_no_harm(self, make, event, staff, total):
        save(make, event, draft("개회"))
        data = sent(event) | {"items-TOTAL": total, "version": total, "items-0-ORDER": total}
        assert staff.post(f"/events/{event.pk}/programme/edit/", data).status_code in (200, 409)
        assert list(keys(event)) == ["개회"]


def test_raw_sql_cannot_book_a_room_twice(make, event):
    save(make, event, draft("회의", 30, room_name="소회의실"))
    held = Booking.objects.get()
    with pytest.raises(Exception, match="booking_room_once"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO events_booking (room_id, event_id, during)"
            " SELECT room_id, event_id, during FROM events_booking WHERE id = %s",
            [held.pk],
        )
