"""Finding people in a roster, and paging through it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from committee.models import Committee, EndReason, Level, Person
from committee.paging import keyset_page
from committee.roster_forms import RosterForm, read_back
from committee.services import appointments

NAMES = ["홍길동", "홍길순", "김길동", "남궁길동", "Kim Doo-kwan", "洪吉童"]


@pytest.fixture
def people(make):
    return {
        name: make.person(name=name, phone=f"010-0000-{7000 + number}")
        for number, name in enumerate(NAMES)
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("홍", {"홍길동", "홍길순"}),
        ("홍길동", {"홍길동"}),
        ("길동", {"홍길동", "김길동"}),
        ("ㅎㄱㄷ", {"홍길동"}),
        ("ㅎㄱ", {"홍길동", "홍길순"}),
        ("ㄱ", {"김길동"}),
        ("ㅎ길동", {"홍길동"}),
        ("ㅎ길", {"홍길동", "홍길순"}),
        ("홍ㄱ", {"홍길동", "홍길순"}),
        ("홍ㄱ순", {"홍길순"}),
        ("ㄱ길ㄷ", {"김길동"}),
        ("ㅎ김동", set()),
        ("ㄴ궁", {"남궁길동"}),
        ("kim", set()),
        ("Kim", {"Kim Doo-kwan"}),
        ("洪", {"洪吉童"}),
        ("7001", {"홍길순"}),
        ("010-0000-7001", {"홍길순"}),
        ("00007001", {"홍길순"}),
        ("없는이름", set()),
        ("%", set()),
    ],
)
def test_a_search_finds(people, text, found):
    matching = Person.objects.matching(text, phones=True)
    assert set(matching.values_list("name", flat=True)) & set(NAMES) == found


def test_initials_and_syllables_are_served_by_the_index_of_initials(people):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Person.objects.matching("ㅎ길동", phones=False).order_by().explain()
    assert "person_initials" in plan
    assert "person_name_similar" not in plan


def test_a_phone_is_found_only_by_those_who_keep_contacts(people):
    assert not Person.objects.matching("7001", phones=False).exists()


def test_a_typing_error_finds_the_nearest_name(people):
    assert Person.objects.resembling("홍길둥")[0].name in ("홍길동", "홍길순")


class TestPages:
    @pytest.fixture
    def rows(self, make):
        for _ in range(7):
            make.person(name="같은이름")
        return Person.objects.filter(name="같은이름")

    def test_onward_and_back(self, rows):
        order = ("name", "pk")
        seen = list(rows.order_by(*order))
        first = keyset_page(rows, order, size=3)
        second = keyset_page(rows, order, size=3, after=first.after)
        third = keyset_page(rows, order, size=3, after=second.after)
        assert [first.rows, second.rows, third.rows] == [seen[:3], seen[3:6], seen[6:]]
        assert (first.before, third.after) == ("", "")
        back = keyset_page(rows, order, size=3, before=third.before)
        assert back.rows == second.rows
        start = keyset_page(rows, order, size=3, before=back.before)
        assert (start.rows, start.before) == (first.rows, "")

    def test_the_other_way_round(self, rows):
        seen = list(rows.order_by("-name", "-pk"))
        order = ("-name", "-pk")
        first = keyset_page(rows, order, size=3)
        second = keyset_page(rows, order, size=3, after=first.after)
        third = keyset_page(rows, order, size=3, after=second.after)
        assert [first.rows, second.rows, third.rows] == [seen[:3], seen[3:6], seen[6:]]
        assert keyset_page(rows, order, size=3, before=third.before).rows == second.rows

    def test_a_forged_key_shows_the_first_page(self, rows):
        page = keyset_page(rows, ("name", "pk"), size=3, after="forged")
        assert (len(page.rows), page.before) == (3, "")

    @pytest.mark.parametrize("searched", [False, True])
    def test_the_count_is_exact_or_labelled(self, rows, monkeypatch, searched):
        among = rows if searched else None
        page = keyset_page(rows, ("name", "pk"), size=3, among=among)
        assert (page.counted, page.count, len(page.rows)) == (True, 7, 3)
        monkeypatch.setattr("committee.paging.COUNTED_UP_TO", 5)
        page = keyset_page(rows, ("name", "pk"), size=3, among=among)
        assert (page.counted, len(page.rows)) == (False, 3)

    def test_those_who_were_looked_for_are_paged_like_the_rest(self, rows, make):
        make.person(name="가나다")
        order, place = ("name", "pk"), {"size": 3, "among": rows}
        seen = list(rows.order_by(*order))
        first = keyset_page(Person.objects.all(), order, **place)
        second = keyset_page(Person.objects.all(), order, after=first.after, **place)
        assert [first.rows, second.rows] == [seen[:3], seen[3:6]]
        assert (first.before, first.count, second.count) == ("", 7, 7)
        back = keyset_page(Person.objects.all(), order, before=second.before, **place)
        assert back.rows == seen[:3]


class TestThePage:
    @pytest.fixture
    def committee(self, make):
        committee = make.committee(name_ko="광주위원회")
        for name, title in (("홍길동", "chair"), ("홍길순", "member"), ("김길동", "member")):
            make.certificate(person=make.person(name=name), post=make.post(committee, title))
        return committee

    def names(self, client, committee, **query):
        response = client.get(f"/committees/{committee.pk}/roster/", query)
        assert response.status_code == 200
        return [held.person.name for held in response.context["page"].rows]

    def test_filters_and_orders(self, client_of, make, committee):
        client = client_of(make.admin)
        assert self.names(client, committee) == ["홍길동", "김길동", "홍길순"]
        assert self.names(client, committee, sort="name") == ["김길동", "홍길동", "홍길순"]
        assert self.names(client, committee, q="ㅎㄱ") == ["홍길동", "홍길순"]
        chair = committee.posts.get(title__slug="chair").title_id
        assert self.names(client, committee, title=chair) == ["홍길동"]
        assert self.names(client, make.root) == []
        assert len(self.names(client, make.root, below="on")) == 3

    def test_as_of_a_day(self, client_of, make, committee):
        client = client_of(make.admin)
        yesterday = timezone.localdate() - timedelta(days=1)
        assert self.names(client, committee, on=yesterday) == []
        held = committee.posts.get(title__slug="chair").appointments.get()
        appointments.end(
            actor=make.admin,
            appointment=held,
            reason=EndReason.TERM_OVER,
            on=timezone.localdate() + timedelta(days=30),
        )
        later = timezone.localdate() + timedelta(days=60)
        assert self.names(client, committee, on=later) == ["김길동", "홍길순"]

    def test_bad_input_shows_the_whole_roster_and_says_why(self, client_of, make, committee):
        response = client_of(make.admin).get(
            f"/committees/{committee.pk}/roster/", {"on": "2022-13-99", "size": "7"}
        )
        assert set(response.context["form"].errors) == {"on", "size"}
        assert len(response.context["page"].rows) == 3

    def test_similar_names_are_said_to_be_similar(self, client_of, make, committee):
        response = client_of(make.admin).get(f"/committees/{committee.pk}/roster/", {"q": "홍길둥"})
        assert not response.context["exact"]
        assert "홍길동" in [held.person.name for held in response.context["page"].rows]

    def test_a_contact_is_asked_for_at_its_own_address(self, client_of, make, committee):
        page = client_of(make.admin).get(f"/committees/{committee.pk}/roster/")
        person = page.context["page"].rows[0].person
        address = reverse("contact", args=[person.pk])
        shown = page.content.decode()
        assert f'formaction="{address}"' in shown
        assert f'hx-post="{address}"' in shown

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_the_number_of_queries_is_constant(
        self, client_of, make, django_assert_num_queries, rows
    ):
        committee = make.committee()
        post = make.post(committee)
        for _ in range(rows):
            appointments.record_public_office(
                actor=make.admin,
                person=make.person(),
                post=post,
                public_source="언론 보도",
                starts_on=date(2022, 1, 1),
            )
        client = client_of(make.granted(Level.STAFF, committee))
        with django_assert_num_queries(10):
            client.get(f"/committees/{committee.pk}/roster/")

    @pytest.mark.parametrize("query", [{}, {"region": "province"}, {"region": "mega-honam"}])
    def test_a_region_costs_no_query(self, client_of, make, django_assert_max_num_queries, query):
        committee = make.committee(region=make.region("29"))
        if query == {"region": "province"}:
            query = {"region": make.region("12", on=date(2026, 7, 1)).pk}
        client = client_of(make.granted(Level.STAFF, committee))
        with django_assert_max_num_queries(10):
            page = client.get(f"/committees/{committee.pk}/roster/", query)
        assert page.context["form"].errors == {}

    def test_of_a_filter_in_error_the_rest_holds(self, client_of, make, committee):
        address = f"/committees/{make.root.pk}/roster/"
        query = {"below": "on", "q": "ㅎㄱㄷ", "region": "none-such", "sort": "name"}
        page = client_of(make.admin).get(address, query, headers={"hx-request": "true"})
        assert [held.person.name for held in page.context["page"].rows] == ["홍길동"]
        assert set(page.context["form"].errors) == {"region"}
        text = page.content.decode()
        assert "지역: 올바르게 선택해 주세요" in text
        assert "적용하지 못한 조건" in text


class TestRegions:
    BEFORE, AFTER = "2026-06-30", "2026-07-01"

    @pytest.fixture
    def honam(self, make):
        """Holders for a district of Gwangju, for Gwangju, for what it became, and for Seoul."""
        gwangju = make.region("29")
        regions = {
            "북구": gwangju.districts.get(code="29170"),
            "광주": gwangju,
            "통합": make.region("12", on=date(2026, 7, 1)),
            "서울": make.region("11"),
        }
        for name, region in regions.items():
            appointments.record_public_office(
                actor=make.admin,
                person=make.person(name=name),
                post=make.post(make.committee(region=region)),
                public_source="언론 보도",
                starts_on=date(2022, 1, 1),
            )
        return regions

    def names(self, client_of, make, **query):
        page = client_of(make.admin).get(
            f"/committees/{make.root.pk}/roster/", {"below": "on", **query}
        )
        assert page.context["form"].errors == {}
        return {held.person.name for held in page.context["page"].rows}, page

    @pytest.mark.parametrize(
        ("region", "on", "found"),
        [
            ("광주", BEFORE, {"북구", "광주"}),
            ("통합", AFTER, {"북구", "광주", "통합"}),
            ("광주", AFTER, {"북구", "광주"}),
            ("북구", BEFORE, {"북구"}),
            ("북구", AFTER, {"북구"}),
            ("mega-honam", BEFORE, {"북구", "광주", "통합"}),
            ("mega-honam", AFTER, {"북구", "광주", "통합"}),
            ("mega-capital", AFTER, {"서울"}),
        ],
    )
    def test_with_everything_that_they_cover(self, client_of, make, honam, region, on, found):
        key = honam[region].pk if region in honam else region
        assert self.names(client_of, make, region=key, on=on)[0] == found

    def test_offered_in_groups_as_of_the_day(self, client_of, make, honam):
        _found, page = self.names(client_of, make, region=honam["서울"].pk, on=self.AFTER)
        choices = page.context["form"].fields["region"].choices
        groups = dict(list(choices)[1:])
        assert {name: len(found) for name, found in groups.items()} == {
            "권역": 8,
            "기준일의 시·도": 16,
            "다른 시기의 시·도": 1,
            "시·군·구": 1,
        }
        assert dict(groups["시·군·구"]) == {str(honam["북구"].pk): "광주광역시 북구"}
        text = page.content.decode()
        assert '<optgroup label="권역">' in text
        assert f'<option value="{honam["서울"].pk}" selected' in text

    def test_a_kept_filter_holds_when_the_region_is_not_offered_any_more(
        self, client_of, make, honam
    ):
        Committee.objects.filter(region=honam["광주"]).update(region=honam["통합"])
        key = str(honam["광주"].pk)
        found, page = self.names(client_of, make, region=key, on=self.AFTER)
        form = page.context["form"]
        assert found == {"북구"}
        assert f'<option value="{key}" selected' in page.content.decode()
        assert form.query["region"] == key
        again = RosterForm(read_back(form.query), account=make.admin, committee=make.root)
        assert again.is_valid()
        assert ("지역", "광주광역시") in again.described
