"""The introduction of guests: order of precedence, titles of the day, proxies."""

from __future__ import annotations

from datetime import date

import pytest

from committee.models import Level
from events.errors import NotAProxy
from events.models import Attendance
from events.reports.introductions import introductions_of
from events.services.introductions import introduce, leave_out, move_introduction

DAY = date(2022, 1, 18)


@pytest.fixture
def event(make):
    return make.event()


def holder(make, title, **fields):
    held = make.certificate(post=make.post(title=title), starts_on=date(2022, 1, 1), **fields)
    return held.appointment.person


def list_and_introduce(make, event, somebody, **more):
    listed = make.attendance(event, somebody)
    return introduce(actor=make.admin, event=event, listed=listed, **more)


def order(event):
    return [row.pk for row in introductions_of(event)]


def test_guests_first_then_the_rank_of_the_title_of_that_day(make, event):
    member = list_and_introduce(make, event, holder(make, "member"))
    chair = list_and_introduce(make, event, holder(make, "chair"))
    guest = list_and_introduce(make, event, make.guest())
    make.attendance(event, make.guest())  # on the list, and not introduced
    assert order(event) == [guest.pk, chair.pk, member.pk]


def test_a_title_got_later_does_not_count(make, event):
    later = make.certificate(post=make.post(title="chair"), starts_on=date(2022, 2, 1))
    newcomer = list_and_introduce(make, event, later.appointment.person)
    member = list_and_introduce(make, event, holder(make, "member"))
    assert order(event) == [member.pk, newcomer.pk]


def test_everybody_bears_the_title_of_the_day_whatever_it_was_when_they_were_asked(make, event):
    chair = list_and_introduce(make, event, holder(make, "chair"))
    guest = list_and_introduce(make, event, make.guest(affiliation_ko="교수"))
    Attendance.objects.update(title_held_ko="옛 직책", title_held_en="Of old")
    first, second = introductions_of(event)
    assert (first.pk, first.title_held_ko) == (guest.pk, "옛 직책")  # on record is all there is
    assert (second.pk, second.title_held_ko) == (chair.pk, "중앙위원회 위원장")
    assert second.title_held_en == "Chair, Central"


def test_the_order_is_moved_and_stays(make, event):
    chair = list_and_introduce(make, event, holder(make, "chair"))
    member = list_and_introduce(make, event, holder(make, "member"))
    move_introduction(actor=make.admin, event=event, listed=member, by=-1)
    assert order(event) == [member.pk, chair.pk]
    move_introduction(actor=make.admin, event=event, listed=member, by=-1)
    assert order(event) == [member.pk, chair.pk]
    leave_out(actor=make.admin, event=event, listed=member)
    assert order(event) == [chair.pk]
    assert event.attendances.count() == 2


def test_a_proxy_stands_where_the_other_would(make, event):
    absent = make.attendance(event, holder(make, "chair"), status=Attendance.Status.EXCUSED)
    member = list_and_introduce(make, event, holder(make, "vice-chair"))
    proxy = list_and_introduce(make, event, holder(make, "member"), proxy_for=absent)
    assert order(event) == [proxy.pk, member.pk]


def test_one_comes_for_one(make, event):
    absent = make.attendance(event, make.guest(), status=Attendance.Status.EXCUSED)
    list_and_introduce(make, event, make.guest(), proxy_for=absent)
    with pytest.raises(NotAProxy):
        list_and_introduce(make, event, make.guest(), proxy_for=absent)
    with pytest.raises(NotAProxy):
        introduce(actor=make.admin, event=event, listed=absent, proxy_for=absent)


def test_the_page_takes_names_and_shows_for_whom(make, event, client_of):
    client = client_of(make.granted(Level.STAFF, make.root))
    make.attendance(event, make.guest(name_ko="김내빈"))
    make.attendance(event, make.guest(name_ko="박불참"), status=Attendance.Status.EXCUSED)
    path = f"/events/{event.pk}/introductions/"
    page = client.post(path, {"listed": "모르는이"})
    assert "is-invalid" in page.text
    page = client.post(path, {"listed": "김내빈", "proxy_for": "박불참"}, follow=True)
    [row] = page.context["rows"]
    assert row.somebody.name_ko == "김내빈"
    assert row.proxy_for.somebody.name_ko == "박불참"
    assert "박불참" in page.text


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_queries(make, event, client_of, django_assert_num_queries, rows):
    client = client_of(make.granted(Level.STAFF, make.root))
    for number in range(rows):
        guest = make.guest(affiliation_ko=f"단체 {number}")
        list_and_introduce(make, event, guest)
    with django_assert_num_queries(5):
        page = client.get(f"/events/{event.pk}/introductions/")
    assert len(page.context["rows"]) == rows
