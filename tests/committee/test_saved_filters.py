"""Filters by status, term and columns, and filters that an account keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from committee.models import EndReason, Grant, Level, SavedFilter
from committee.services import appointments, filters

TODAY = timezone.localdate


@pytest.fixture
def committee(make):
    """One in force, one to come, one ended, one on the way."""
    committee = make.committee(name_ko="광주위원회")
    post = make.post(committee)
    make.certificate(
        person=make.person(name="현재임"), post=post, ends_on=TODAY() + timedelta(days=30)
    )
    make.certificate(
        person=make.person(name="내일임"), post=post, starts_on=TODAY() + timedelta(days=1)
    )
    over = make.certificate(
        person=make.person(name="지난임"), post=post, starts_on=TODAY() - timedelta(days=9)
    )
    appointments.end(actor=make.admin, appointment=over.appointment, reason=EndReason.RESIGNED)
    make.nomination(person=make.person(name="진행중"), post=post)
    return committee


def page(client, committee, **query):
    return client.get(f"/committees/{committee.pk}/roster/", query)


def names(client, committee, **query):
    return [held.person.name for held in page(client, committee, **query).context["page"].rows]


@pytest.mark.parametrize(
    ("standing", "admin", "staff"),
    [
        ("", ["현재임"], ["현재임"]),
        ("in_force", ["현재임"], ["현재임"]),
        ("coming", ["내일임"], ["내일임"]),
        ("ended", ["지난임"], ["지난임"]),
        ("on_the_way", ["진행중"], None),
    ],
)
def test_status_is_chosen_as_far_as_one_may_see_it(
    client_of, make, committee, standing, admin, staff
):
    assert names(client_of(make.admin), committee, standing=standing) == admin
    response = page(client_of(make.granted(Level.STAFF, committee)), committee, standing=standing)
    if staff is None:
        assert set(response.context["form"].errors) == {"standing"}
        assert "진행중" not in response.content.decode()
    else:
        assert [held.person.name for held in response.context["page"].rows] == staff


def test_a_member_chooses_no_status_and_no_contact(client_of, make, committee):
    client = client_of(make.member(committee, "vice-chair"))
    response = page(client, committee, standing="ended", columns=["phone"])
    assert "standing" not in response.context["form"].fields
    assert set(response.context["form"].errors) == {"columns"}
    assert "지난임" not in response.content.decode()


def test_a_term_is_bounded_by_its_first_and_last_day(client_of, make, committee):
    client = client_of(make.admin)
    last = TODAY() + timedelta(days=29)
    after = TODAY() + timedelta(days=30)
    assert names(client, committee, ends_to=last, ends_from=last) == ["현재임"]
    assert names(client, committee, ends_from=after) == []
    assert names(client, committee, begins_from=TODAY(), begins_to=TODAY()) == ["현재임"]
    assert names(client, committee, begins_from=TODAY() + timedelta(days=1)) == []
    tomorrow = TODAY() + timedelta(days=1)
    assert names(client, committee, begins_from=tomorrow, standing="coming") == ["내일임"]
    assert names(client, committee, ends_to=TODAY() - timedelta(days=1)) == []


def test_days_in_the_wrong_order_are_said_beside_the_second(client_of, make, committee):
    response = page(
        client_of(make.admin), committee, begins_from="2022-02-01", begins_to="2022-01-01"
    )
    assert response.context["form"].errors["begins_to"] == ["시작 기준일보다 앞선 날짜입니다."]


def test_columns_are_remembered_in_the_address(client_of, make, committee):
    response = page(client_of(make.admin), committee, columns=["name", "region", "certificate"])
    text = response.content.decode()
    assert [column.value for column in response.context["columns"]] == ["region", "certificate"]
    assert '<th scope="col">지역</th>' in text
    assert '<th scope="col">직책</th>' not in text
    assert "유효" in text


class TestSaved:
    @pytest.fixture
    def staff(self, make, committee):
        return make.granted(Level.STAFF, committee)

    @pytest.fixture
    def office(self, client_of, staff):
        return client_of(staff)

    @pytest.fixture
    def saved(self, office, committee, staff):
        response = office.post(
            f"/committees/{committee.pk}/roster/filters/new/?standing=coming&columns=name&junk=1",
            {"name": "곧 시작"},
        )
        assert response.status_code == 302
        assert response.url == f"/committees/{committee.pk}/roster/?standing=coming&columns=name"
        return staff.saved_filters.get()

    def test_it_stands_above_the_roster_of_its_owner_alone(
        self, client_of, make, staff, committee, saved
    ):
        for user, shown in ((staff, True), (make.admin, False)):
            assert ("곧 시작" in page(client_of(user), committee).content.decode()) is shown

    def test_only_what_the_form_knows_is_kept(self, saved):
        assert saved.query == {"standing": "coming", "columns": ["name"]}

    def test_it_is_judged_anew_when_read_back(self, client_of, make, committee):
        """An admin's filter gives no more than staff see, once its owner is staff."""
        user = make.granted(Level.ADMIN, committee)
        saved = filters.save_filter(
            actor=user, committee=committee, name="진행", query={"standing": "on_the_way"}
        )
        address = f"/committees/{committee.pk}/roster/?standing=on_the_way"
        client = client_of(user)
        assert address in page(client, committee).content.decode()
        assert "진행중" in client.get(address).content.decode()
        Grant.objects.filter(user=user).update(level=Level.STAFF)
        assert "진행중" not in client.get(address).content.decode()
        assert SavedFilter.objects.filter(pk=saved.pk).exists()

    def test_a_name_is_given_once(self, office, committee, saved):
        response = office.post(
            f"/committees/{committee.pk}/roster/filters/new/", {"name": "곧 시작"}
        )
        assert response.context["form"].errors["name"] == [
            "이 명단에 “곧 시작” 필터가 이미 있습니다. 다른 이름을 정하십시오."
        ]

    def test_it_is_renamed_and_deleted(self, office, committee, saved):
        office.post(f"/roster-filters/{saved.pk}/", {"name": "내일부터"})
        saved.refresh_from_db()
        assert saved.name == "내일부터"
        office.post(f"/roster-filters/{saved.pk}/delete/")
        assert not SavedFilter.objects.exists()

    def test_it_is_nobody_elses(self, client_of, make, saved):
        client = client_of(make.admin)
        for address in (f"/roster-filters/{saved.pk}/", f"/roster-filters/{saved.pk}/delete/"):
            assert client.post(address, {"name": "x"}).status_code == 404
        assert SavedFilter.objects.get().name == "곧 시작"

    def test_twenty_are_enough(self, office, staff, committee, saved):
        SavedFilter.objects.bulk_create(
            SavedFilter(owner=staff, committee=committee, name=f"필터 {number}")
            for number in range(19)
        )
        response = office.post(
            f"/committees/{committee.pk}/roster/filters/new/", {"name": "하나 더"}
        )
        assert "20" in response.context["form"].non_field_errors()[0]

    @pytest.mark.parametrize("rows", [1, 3, 20])
    def test_chips_cost_one_query(self, office, staff, committee, django_assert_num_queries, rows):
        SavedFilter.objects.bulk_create(
            SavedFilter(owner=staff, committee=committee, name=f"필터 {number}")
            for number in range(rows)
        )
        with django_assert_num_queries(10):
            page(office, committee)
