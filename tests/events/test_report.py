"""The report of an event: its sums agree with a count by hand, whatever happened."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from committee.models import Level
from events.charts import arrivals
from events.models import Attendance, Event, HeadcountEstimate, Scan, Stay
from events.reports import committee_events, event_report
from events.reports.counting import Tally
from events.services.door import admit_walk_in, check_in, undo_scan

DAY = date(2022, 1, 18)
Status = Attendance.Status
SEOUL = ZoneInfo("Asia/Seoul")


def at(hour, minute=0, day=DAY):
    return datetime.combine(day, time(hour, minute), SEOUL)


@pytest.fixture
def event(make):
    return make.event(starts_at=time(14), ends_at=time(16))


@pytest.fixture
def world(make):
    """Two branches below the host, one elsewhere, and their members."""
    host = make.committee(name_ko="주최위원회")
    first, second = (make.committee(host, name_ko=name) for name in ("가분과", "나분과"))
    below = make.committee(first, name_ko="가분과 지회")
    elsewhere = make.committee(name_ko="다른위원회")
    posts = [
        make.post(host, "chair"),
        make.post(first, "vice-chair"),
        make.post(second),
        make.post(below),
        make.post(elsewhere),
    ]
    event = make.event(host=host, starts_at=time(14), ends_at=time(16))
    return event, posts


def stay(make, attendance, came, left=None, *, door="", before="going", undone=False):
    entry = Scan.objects.create(
        event=attendance.event,
        attendance=attendance,
        direction="in",
        outcome="admitted",
        door=door,
        scanned_at=came,
        scanned_by=make.admin,
    )
    return Stay.objects.create(
        attendance=attendance,
        entry=entry,
        entered_at=came,
        left_at=left,
        status_before=before,
        undone=undone,
    )


class TestCounting:
    def test_nobody_on_the_list(self, event):
        report = event_report(event)

        assert report.total == Tally()
        assert report.branches.shares == report.titles.shares == report.doors.shares == []
        assert report.arrivals.columns == []

    @pytest.mark.parametrize(
        ("event_status", "held_on", "absent"),
        [
            (Event.Status.HELD, DAY, 3),
            (Event.Status.PUBLISHED, DAY, 3),
            (Event.Status.PUBLISHED, date(2999, 1, 1), 1),
            (Event.Status.CANCELLED, DAY, 1),
        ],
    )
    def test_whoever_did_not_come_is_absent_once_it_is_over(
        self, make, event_status, held_on, absent
    ):
        event = make.event(status=event_status, held_on=held_on)
        for status in (Status.INVITED, Status.GOING, Status.NO_SHOW, Status.WAITING):
            make.attendance(event, status=status)

        total = event_report(event).total

        assert (total.invited, total.absent, total.awaited) == (4, absent, 4 - absent)

    def test_late_is_after_the_start_and_left_early_before_the_end(self, make, event):
        times = [
            (at(13, 59), at(16)),
            (at(14), at(15, 59)),
            (at(14, 0), None),
            (at(14, 1), at(17)),
        ]
        for came, left in times:
            stay(make, make.attendance(event, make.person()), came, left)

        total = event_report(event).total

        assert (total.attended, total.late, total.left_early) == (4, 1, 1)

    def test_without_hours_nobody_is_late(self, make):
        event = make.event()
        stay(make, make.attendance(event), at(23), at(23, 1))

        total = event_report(event).total

        assert (total.attended, total.late, total.left_early) == (1, 0, 0)

    def test_the_first_entry_counts_and_the_last_exit(self, make, event):
        listed = make.attendance(event)
        stay(make, listed, at(13, 50), at(14, 30), door="정문")
        stay(make, listed, at(14, 40), at(16, 30), door="후문", before="attended")

        report = event_report(event)

        assert (report.total.late, report.total.left_early) == (0, 0)
        assert [(door.label, door.tally.came) for door in report.doors.shares] == [("정문", 1)]

    def test_an_undone_entry_counts_for_nothing(self, make, event):
        listed = make.attendance(event)
        stay(make, listed, at(13), at(13, 1), door="후문", undone=True)
        stay(make, listed, at(14, 10), door="정문")

        report = event_report(event)

        assert report.total.late == 1
        assert [door.label for door in report.doors.shares] == ["정문"]

    def test_the_title_is_that_of_the_day(self, make, event):
        held = make.certificate(
            post=make.post(make.root, "chair"), starts_on=DAY - timedelta(days=9)
        ).appointment
        newcomer = make.certificate(post=make.post(make.root, "vice-chair")).appointment
        for appointment in (held, newcomer):
            make.attendance(event, appointment.person)

        shares = event_report(event).titles.shares

        assert [(share.label, share.tally.attended) for share in shares] == [
            ("위원장", 1),
            ("조직 내 직책 없음", 1),
        ]

    def test_a_stated_headcount_enters_no_sum(self, make, event):
        make.attendance(event)
        before = event_report(event).total
        HeadcountEstimate.objects.create(event=event, number=7000, source_ko="주최 측")

        report = event_report(event)

        assert report.total == before
        assert [(each.number, each.source) for each in report.estimates] == [(7000, "주최 측")]


@pytest.mark.parametrize("seed", range(12))
def test_the_sums_agree_with_a_naive_count(make, world, seed):
    event, posts = world
    dice = random.Random(seed)
    seats = _random_list(make, event, posts, dice)
    _random_walk_ins(make, event, dice)
    event.status = dice.choice([Event.Status.HELD, Event.Status.PUBLISHED, Event.Status.CANCELLED])
    event.save()

    report = event_report(event)

    rows = list(event.attendances.prefetch_related("stays__entry").order_by("pk"))
    assert report.total == _naive(event, rows)
    for division, key in (
        (report.branches, lambda row: _branch(event, seats.get(row.person_id))),
        (report.titles, lambda row: _title(seats.get(row.person_id))),
    ):
        assert {share.label: share.tally for share in division.shares} == _grouped(event, rows, key)
        assert _sum(division) == report.total
    came = [row for row in rows if row.status == Status.ATTENDED or _walked_in(row)]
    assert sum(share.tally.came for share in report.doors.shares) == len(came)
    assert {share.label: share.tally.came for share in report.doors.shares} == {
        door: tally.came for door, tally in _grouped(event, came, _door).items()
    }
    by_time = [tally.came for _moment, tally in report.arrivals.columns]
    beside = report.arrivals.elsewhen.came + report.arrivals.unknown.came
    assert sum(by_time) + beside == report.total.came
    assert (
        sum(each.admitted for each in report.acts) == event.scans.filter(outcome="admitted").count()
    )


def _random_list(make, event, posts, dice):
    """Rows in every status, with none to three stays at any hour; who holds which post."""
    seats = {}
    for _number in range(40):
        if dice.random() < 0.6:
            somebody = make.person()
            if dice.random() < 0.8:
                held = dice.choice(posts)
                seats[somebody.pk] = held
                make.certificate(person=somebody, post=held, starts_on=DAY, printed=False)
                _put_in_force(somebody)
        else:
            somebody = make.guest(name_ko=f"손님 {dice.random()}")
        statuses = [status for status in Status if status != Status.UNDONE]
        listed = make.attendance(event, somebody, status=dice.choice(statuses))
        if listed.status in (Status.ATTENDED, Status.WALK_IN):
            _random_stays(make, listed, dice)
    return seats


def _random_walk_ins(make, event, dice):
    """Some of them were a mistake, and some of those came after all."""
    for number in range(6):
        scan = admit_walk_in(
            actor=make.admin,
            event=event,
            name=f"행인 {'가나다라마바'[number]}",
            affiliation=PASSING,
        )
        if dice.random() < 0.6:
            undo_scan(actor=make.admin, scan=scan, reason="착오")
            if dice.random() < 0.3:
                check_in(actor=make.admin, attendance=scan.attendance)


PASSING = "지나가던 시민"


def _walked_in(row):
    """Of those whom the door itself listed: whether a stay of theirs counts."""
    if row.title_held_ko != PASSING:
        return row.status == Status.WALK_IN
    return any(not each.undone for each in row.stays.all())


def _put_in_force(person):
    from committee.services import certificates

    certificates.print_certificate(person.appointments.get().certificates.get().pk)


def _random_stays(make, listed, dice):
    before, came = dice.choice(["invited", "going"]), at(0)
    for _number in range(dice.randrange(4)):
        came += timedelta(minutes=dice.randrange(1, 900))
        left = came + timedelta(minutes=dice.randrange(90)) if dice.random() < 0.7 else None
        undone = dice.random() < 0.2
        door = dice.choice(["", "정문", "후문"])
        stay(make, listed, came, left, door=door, before=before, undone=undone)
        if left is None and not undone:
            return
        before, came = before if undone else "attended", left or came


def _naive(event, rows):
    start, end = at(14), at(16)
    over = event.status in (Event.Status.HELD, Event.Status.PUBLISHED)  # its day is long past
    counts = dict.fromkeys(Tally.__dataclass_fields__, 0)
    for row in rows:
        stays = sorted((each for each in row.stays.all() if not each.undone), key=_entered)
        counts["invited"] += row.status != "walk_in" and row.title_held_ko != PASSING
        counts["walk_in"] += _walked_in(row)
        counts["attended"] += row.status == "attended"
        counts["excused"] += row.status == "excused"
        counts["declined"] += row.status == "declined"
        waits = row.status == "waiting" or (row.status in ("invited", "going") and not over)
        counts["awaited"] += waits
        counts["absent"] += row.status in ("invited", "going", "no_show") and not waits
        said = row.status == "attended" and stays and stays[0].status_before == "going"
        counts["going"] += bool(row.status == "going" or said)
        if row.status in ("attended", "walk_in") and stays:
            counts["late"] += stays[0].entered_at > start
            last = None if any(each.left_at is None for each in stays) else stays[-1].left_at
            counts["left_early"] += bool(last and last < end)
    return Tally(**counts)


def _entered(each):
    return each.entered_at


def _grouped(event, rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {label: _naive(event, members) for label, members in groups.items()}


def _branch(event, post):
    if post is None:
        return "조직 밖"
    names = {"주최위원회": "주최위원회", "가분과": "가분과", "나분과": "나분과"}
    names["가분과 지회"] = "가분과"
    return names.get(post.committee.name_ko, "다른 위원회")


def _title(post):
    return post.title.name_ko if post else "조직 내 직책 없음"


def _door(row):
    stays = sorted((each for each in row.stays.all() if not each.undone), key=_entered)
    return (stays[0].entry.door or "출입구 이름 없음") if stays else "출입구 기록 없음"


def _sum(division):
    return sum((share.tally for share in division.shares), Tally())


class TestArrivals:
    def test_columns_stand_for_as_little_time_as_fits(self, make, event):
        for minute in (1, 4, 6, 59):
            stay(make, make.attendance(event, make.person()), at(13, minute))

        found = event_report(event).arrivals

        assert found.minutes == 5
        assert len(found.columns) == 12
        assert found.columns[0][0] == at(13)
        assert [tally.came for _at, tally in found.columns if tally.came] == [2, 1, 1]

    def test_a_whole_day_is_shown_by_the_hour(self, make, event):
        for hour in (0, 23):
            stay(make, make.attendance(event, make.person()), at(hour, 59))

        found = event_report(event).arrivals

        assert (found.minutes, len(found.columns)) == (60, 24)

    def test_another_day_is_counted_beside_the_columns(self, make, event):
        stay(make, make.attendance(event), at(12, day=DAY + timedelta(days=1)))

        found = event_report(event).arrivals

        assert (found.columns, found.elsewhen.came) == ([], 1)

    def test_columns_fit_their_frame(self):
        drawn = arrivals([(at(13), 10, 0), (at(13, 5), 5, 5), (at(13, 10), 0, 0)])

        assert [each.height for each in drawn] == [158, 0, 0]
        assert [each.late_height for each in drawn] == [0, 79, 0]
        assert all(each.y + each.height + each.late_height == 176 for each in drawn)


class TestPage:
    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_asks_as_much_for_a_long_list_as_for_a_short_one(
        self, make, client_of, event, django_assert_num_queries, rows
    ):
        for _number in range(rows):
            check_in(
                actor=make.admin, attendance=make.attendance(event, make.person()), door="정문"
            )
        client = client_of(make.granted(Level.STAFF, make.root))
        with django_assert_num_queries(9):
            page = client.get(f"/events/{event.pk}/report/")
        assert page.context["report"].total.attended == rows

    def test_names_nobody(self, make, client_of, event):
        make.attendance(event, make.person(name="비밀이름"))
        page = client_of(make.admin).get(f"/events/{event.pk}/report/").content.decode()
        assert "비밀이름" not in page


class TestCommitteeEvents:
    def test_counts_what_the_reader_sees_below(self, make):
        own, sibling = make.committee(), make.committee()
        person = make.person()
        for host in (own, own, make.committee(own), sibling):
            event = make.event(host=host)
            make.attendance(event, person)
            make.attendance(event, make.guest(name_ko=f"손님 {event.pk}"))
            make.attendance(event, make.person(), status=Status.INVITED)
        make.event(host=own, status=Event.Status.CANCELLED)
        make.event(host=own, status=Event.Status.PUBLISHED, held_on=timezone.localdate())
        staff = make.granted(Level.STAFF, own)

        found = committee_events(staff, own)

        assert (found.over, found.ahead) == (3, 1)
        assert (found.attendances, found.people) == (6, 1)
        assert [event.came for event in found.latest] == [0, 2, 2, 2]

    def test_a_member_sees_no_event_below(self, make):
        own = make.committee()
        make.event(host=make.committee(own))
        assert committee_events(make.member(own), own).latest == []
