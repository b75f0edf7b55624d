"""Finding people in a roster, and paging through it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from committee.models import EndReason, Level, Person
from committee.paging import keyset_page
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
