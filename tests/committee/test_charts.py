"""The organisation as it was on a day, and what changed between two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from committee import reports
from committee.models import FormerPlace, Level
from committee.services import appointments, hierarchy, restructuring
from tests.factories import ALL_CONSENTS

DAY = timedelta(days=1)


def today():
    return timezone.localdate()


def shape(node):
    """A tree of names, as nested lists."""
    return [node.committee.name_then, *(shape(child) for child in node.below)]


def tree(make, committee, on, **options):
    found = reports.organization(make.admin, committee, on=on, **options)
    return shape(found.root)


def office(make, post, starts_on=date(2022, 1, 1), ends_on=None, person=None):
    return appointments.record_public_office(
        actor=make.admin,
        person=person or make.person(),
        post=post,
        public_source="언론 보도",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def moved_long_ago(committee, until):
    """Let the committee's move have happened on another day."""
    FormerPlace.objects.filter(committee=committee).update(until=until)


@pytest.fixture
def provinces(make):
    """A head with two provinces, the first of which has a district with a club."""
    head = make.committee(name_ko="본부", launched_on=date(2022, 1, 1))
    gwangju = make.committee(parent=head, name_ko="광주")
    busan = make.committee(parent=head, name_ko="부산")
    district = make.committee(parent=gwangju, name_ko="북구")
    club = make.committee(parent=district, name_ko="청년")
    return {"head": head, "gwangju": gwangju, "busan": busan, "district": district, "club": club}


class TestOfADay:
    def test_the_tree_of_today(self, make, provinces):
        assert tree(make, provinces["head"], today()) == [
            "본부",
            ["광주", ["북구", ["청년"]]],
            ["부산"],
        ]

    def test_before_a_move_and_after_it(self, make, provinces):
        hierarchy.move(actor=make.admin, committee=provinces["district"], parent=provinces["busan"])
        moved_long_ago(provinces["district"], date(2022, 3, 1))

        assert tree(make, provinces["head"], date(2022, 2, 28)) == [
            "본부",
            ["광주", ["북구", ["청년"]]],
            ["부산"],
        ]
        assert tree(make, provinces["head"], date(2022, 3, 1)) == [
            "본부",
            ["광주"],
            ["부산", ["북구", ["청년"]]],
        ]
        assert tree(make, provinces["gwangju"], date(2022, 2, 28)) == ["광주", ["북구", ["청년"]]]

    def test_between_two_moves(self, make, provinces):
        there = make.committee(parent=provinces["head"], name_ko="전남")
        hierarchy.move(actor=make.admin, committee=provinces["district"], parent=provinces["busan"])
        moved_long_ago(provinces["district"], date(2022, 3, 1))
        hierarchy.move(actor=make.admin, committee=provinces["district"], parent=there)

        assert tree(make, provinces["busan"], date(2022, 3, 5)) == ["부산", ["북구", ["청년"]]]
        assert tree(make, provinces["busan"], today()) == ["부산"]

    def test_names_of_the_day(self, make, provinces):
        hierarchy.rename(
            actor=make.admin, committee=provinces["busan"], name_ko="부울경", on=date(2022, 2, 1)
        )

        assert tree(make, provinces["busan"], date(2022, 1, 31)) == ["부산"]
        assert tree(make, provinces["busan"], date(2022, 2, 1)) == ["부울경"]

    def test_what_was_dissolved_and_what_was_not_launched_yet(self, make, provinces):
        make.committee(parent=provinces["head"], name_ko="제주", launched_on=date(2022, 5, 1))
        restructuring.dissolve(
            actor=make.admin, committee=provinces["gwangju"], on=date(2022, 6, 1)
        )

        assert tree(make, provinces["head"], date(2022, 4, 30))[1:] == [
            ["광주", ["북구", ["청년"]]],
            ["부산"],
        ]
        assert tree(make, provinces["head"], date(2022, 6, 1))[1:] == [["부산"], ["제주"]]

    def test_who_sat_at_the_head_on_the_day(self, make, provinces):
        chair = make.post(provinces["gwangju"], "chair", seats=1)
        make.post(provinces["gwangju"], "member", seats=4)
        for person, starts, ends in (
            ("김가상", date(2022, 1, 10), date(2022, 2, 1)),
            ("이예시", date(2022, 2, 1), None),
        ):
            appointments.record_public_office(
                actor=make.admin,
                person=make.person(name=person),
                post=chair,
                public_source="언론 보도",
                starts_on=starts,
                ends_on=ends,
            )

        found = [
            reports.organization(make.admin, provinces["gwangju"], on=day).root
            for day in (date(2022, 1, 9), date(2022, 1, 31), date(2022, 2, 1))
        ]

        assert [node.head and node.head.person.name for node in found] == [None, "김가상", "이예시"]
        assert [(node.taken, node.seats) for node in found] == [(0, 5), (1, 5), (1, 5)]

    def test_what_does_not_fit_is_counted(self, make, provinces):
        found = reports.organization(make.admin, provinces["head"], on=today(), depth=2)

        assert shape(found.root) == ["본부", ["광주"], ["부산"]]
        assert [node.more for node in found.root.below] == [1, 0]


class TestWhoSeesWhat:
    def test_a_member_sees_the_own_place_and_no_head_who_did_not_agree(self, make, provinces):
        make.certificate(post=make.post(provinces["gwangju"], "chair"))
        member = make.member(provinces["gwangju"])

        found = reports.organization(member, provinces["gwangju"], on=today())

        assert found.root.head.person == member.person
        assert found.root.taken == 2
        assert found.root.below == []

    def test_what_stands_above_shows_its_name_alone(self, make, provinces):
        make.certificate(post=make.post(provinces["head"], "chair"), consents=ALL_CONSENTS)
        member = make.member(provinces["gwangju"])

        found = reports.organization(member, provinces["head"], on=today())

        assert (found.root.head, found.root.taken) == (None, None)
        assert [node.committee.name_ko for node in found.root.below] == ["광주"]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_as_many_queries_for_fifty_as_for_one(make, client_of, django_assert_num_queries, rows):
    head = make.committee()
    for _ in range(rows):
        make.committee(parent=head)
    client = client_of(make.admin)
    client.get(f"/committees/{head.pk}/chart/")
    with django_assert_num_queries(13):
        page = client.get(f"/committees/{head.pk}/chart/")
    assert len(page.context["found"].nodes) == rows + 1


class TestPage:
    def test_the_list_says_what_the_picture_says(self, make, client_of, provinces):
        make.certificate(post=make.post(provinces["gwangju"], "chair", seats=1))

        page = client_of(make.admin).get(f"/committees/{provinces['head'].pk}/chart/")

        text = page.content.decode()
        picture, listed = text.split('<section class="chart-list"')
        for name in ("본부", "광주", "부산", "북구", "청년"):
            assert f">{name}</text>" in picture
            assert f">{name}</a>" in listed
        assert "1 / 1석" in picture
        assert "1 / 1석" in listed

    def test_a_day_on_which_it_did_not_stand(self, make, client_of, provinces):
        page = client_of(make.admin).get(
            f"/committees/{provinces['head'].pk}/chart/", {"on": "2021-12-31"}
        )
        assert page.context["chart"] is None
        assert "없었습니다" in page.content.decode()

    def test_a_bad_day_is_said_beside_the_field(self, make, client_of, provinces):
        page = client_of(make.admin).get(
            f"/committees/{provinces['head'].pk}/chart/", {"on": "2022-13-99"}
        )
        assert page.context["form"].errors["on"]
        assert page.context["chart"] is not None


class TestChanges:
    def changes(self, make, provinces, since, until, user=None):
        found = reports.changes(user or make.admin, provinces["head"], since=since, until=until)
        return {each.committee.name_ko: each for each in found}

    def test_of_committees(self, make, provinces):
        make.committee(parent=provinces["head"], name_ko="제주", launched_on=date(2022, 2, 10))
        hierarchy.rename(
            actor=make.admin, committee=provinces["busan"], name_ko="부울경", on=date(2022, 2, 5)
        )
        hierarchy.move(actor=make.admin, committee=provinces["district"], parent=provinces["busan"])
        moved_long_ago(provinces["district"], date(2022, 2, 7))
        restructuring.dissolve(
            actor=make.admin, committee=provinces["gwangju"], on=date(2022, 2, 20)
        )

        found = self.changes(make, provinces, date(2022, 2, 1), date(2022, 2, 28))

        assert {name: each.events for name, each in found.items()} == {
            "제주": [(date(2022, 2, 10), "founded", "")],
            "부울경": [(date(2022, 2, 5), "renamed", "부산")],
            "북구": [(date(2022, 2, 7), "moved", "광주")],
            "광주": [(date(2022, 2, 20), "dissolved", "")],
        }
        assert self.changes(make, provinces, date(2022, 2, 28), date(2022, 3, 10)) == {}

    def test_a_branch_that_left_is_told_where_it_hung(self, make, provinces):
        gwangju, district, busan = (provinces[name] for name in ("gwangju", "district", "busan"))
        chair = office(make, make.post(provinces["club"], "chair"))
        hierarchy.move(actor=make.admin, committee=district, parent=busan)
        span = {"since": today() - DAY, "until": today()}
        keeper = make.granted(Level.STAFF, gwangju)

        of_gwangju, whole = (
            reports.changes(make.admin, provinces[name], **span) for name in ("gwangju", "head")
        )
        kept = reports.changes(keeper, gwangju, **span)
        of_district = reports.changes(make.admin, hierarchy.fresh(district), **span)

        ((branch,),) = (each.left for each in of_gwangju)
        assert (branch.day, branch.committee, branch.to) == (today(), district, busan)
        assert (branch.people, branch.unlisted) == ([chair], 0)
        ((branch,),) = (each.left for each in kept)
        assert (branch.to, branch.people, branch.unlisted) == (None, [], 1)
        for found in (whole, of_district):
            ((moved, left),) = [(each.events, each.left) for each in found if each.events]
            assert (moved, left) == ([(today(), "moved", "광주")], [])
        assert not any(each.left for each in (*whole, *of_district))

    def test_where_a_branch_went_after_is_no_place_of_that_move(self, make, provinces):
        gwangju, district, busan = (provinces[name] for name in ("gwangju", "district", "busan"))
        hierarchy.move(actor=make.admin, committee=district, parent=busan)
        moved_long_ago(district, date(2022, 3, 1))
        hierarchy.move(actor=make.admin, committee=hierarchy.fresh(district), parent=make.root)

        found = reports.changes(make.admin, gwangju, since=date(2022, 2, 1), until=date(2022, 4, 1))

        assert [(each.to, each.day) for each in found[0].left] == [(busan, date(2022, 3, 1))]

    def test_there_and_back_on_a_day_is_no_move(self, make, provinces):
        district = provinces["district"]
        for there in ("busan", "gwangju"):
            hierarchy.move(
                actor=make.admin,
                committee=hierarchy.fresh(district),
                parent=hierarchy.fresh(provinces[there]),
            )
        for name in ("head", "gwangju", "busan"):
            top = hierarchy.fresh(provinces[name])
            assert not reports.changes(make.admin, top, since=today() - DAY, until=today())

    def test_no_more_of_a_kind_than_a_page_can_show(
        self, make, client_of, provinces, monkeypatch, django_assert_max_num_queries
    ):
        post = make.post(provinces["gwangju"])
        for number in range(5):
            office(make, post, today() - number * DAY)
        for _ in range(2):
            make.committee(parent=provinces["head"], launched_on=today())
        address = f"/committees/{provinces['head'].pk}/changes/"
        query = {"since": today() - 10 * DAY, "until": today()}
        client = client_of(make.admin)
        with django_assert_max_num_queries(24):
            page = client.get(address, query)
        assert not page.context["changes"].cut
        monkeypatch.setattr("committee.reports.two_days.MOST_CHANGES", 3)
        page = client.get(address, query)
        found = page.context["changes"]
        assert found.cut
        came = [held for each in found for held, _before in each.came]
        assert {held.term.lower for held in came} == {today() - number * DAY for number in range(3)}
        assert len([each for each in found if each.events]) == 2
        assert "최근" in page.content.decode()

    def test_who_left_a_post_for_another_is_found_beyond_the_limit(
        self, make, provinces, monkeypatch
    ):
        monkeypatch.setattr("committee.reports.two_days.MOST_CHANGES", 1)
        old, new = make.post(provinces["gwangju"]), make.post(provinces["busan"])
        moving = make.person()
        office(make, old, today() - 30 * DAY, today() - 3 * DAY, person=moving)
        office(make, old, today() - 30 * DAY, today())
        office(make, new, today() - DAY, person=moving)

        found = self.changes(make, provinces, today() - 10 * DAY, today())

        ((held, before),) = found["부산"].came
        assert (held.person, before.post) == (moving, old)
        assert len(found["광주"].went) == 1

    def test_the_page_says_who_left_and_where_to(self, make, client_of, provinces):
        office(make, make.post(provinces["district"], "chair"), person=make.person(name="홍길동"))
        hierarchy.move(actor=make.admin, committee=provinces["district"], parent=provinces["busan"])
        page = client_of(make.admin).get(f"/committees/{provinces['gwangju'].pk}/changes/")
        text = page.content.decode()
        assert "이곳에서 옮겨 간 조직:" in text
        assert "부산" in text
        assert "홍길동" in text

    def test_who_came_who_went_and_who_changed_posts(self, make, provinces):
        member = make.post(provinces["gwangju"], "member")
        chair = make.post(provinces["busan"], "chair")
        before, after = today() - 10 * DAY, today()
        going, moving, coming = make.person(), make.person(), make.person()
        for person, post, starts, ends in (
            (going, member, before, after),
            (moving, member, before, after),
            (moving, chair, after, None),
            (coming, member, after, None),
        ):
            appointments.record_public_office(
                actor=make.admin,
                person=person,
                post=post,
                public_source="언론 보도",
                starts_on=starts,
                ends_on=ends,
            )

        found = self.changes(make, provinces, before, after)

        assert [held.person for held, _before in found["광주"].came] == [coming]
        assert [held.person for held in found["광주"].went] == [going]
        ((held, left),) = found["부산"].came
        assert (held.person, left.post) == (moving, member)

    def test_whom_one_may_not_know_is_counted(self, make, provinces):
        make.certificate(post=make.post(provinces["gwangju"], "chair"))
        member = make.member(provinces["gwangju"])

        found = reports.changes(member, provinces["gwangju"], since=today() - DAY, until=today())

        assert [held.person for held, _ in found[0].came] == [member.person]
        assert found[0].came_unlisted == 1

    def test_the_days_have_an_order(self, make, client_of, provinces):
        page = client_of(make.granted(Level.STAFF, provinces["head"])).get(
            f"/committees/{provinces['head'].pk}/changes/",
            {"since": "2022-02-01", "until": "2022-02-01"},
        )
        assert page.context["form"].errors["until"]
        assert page.context["changes"] is None
