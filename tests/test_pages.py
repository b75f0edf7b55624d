"""List pages cost the same number of queries at 1, 3 and 50 rows; bad input loses nothing."""

from __future__ import annotations

import unicodedata

import pytest

from committee.models import Level
from committee.services import appointments

ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


def office(make, post):
    return appointments.record_public_office(
        actor=make.admin,
        person=make.person(),
        post=post,
        public_source="언론 보도",
        starts_on=None,
    )


@ROWS
class TestQueries:
    def test_committees(self, client_of, make, django_assert_num_queries, rows):
        for _ in range(rows):
            make.committee()
        client = client_of(make.granted(Level.ADMIN, make.root))
        with django_assert_num_queries(5):
            assert len(client.get("/committees/").context["tree"].branches) == rows + 1

    def test_a_committee(self, client_of, make, django_assert_num_queries, rows):
        committee = make.committee()
        post = make.post(committee)
        for _ in range(rows):
            office(make, post)
        client = client_of(make.granted(Level.ADMIN, make.root))
        with django_assert_num_queries(9):
            (listed,) = client.get(f"/committees/{committee.pk}/").context["posts"]
        assert len(listed.holders) == rows

    def test_the_desk(self, client_of, make, django_assert_num_queries, rows):
        post = make.post()
        for _ in range(rows):
            make.nomination(post=post)
        client = client_of(make.granted(Level.ADMIN, make.root))
        with django_assert_num_queries(6):
            assert len(client.get("/appointments/").context["page"].rows) == rows

    def test_events(self, client_of, make, django_assert_num_queries, rows):
        for _ in range(rows):
            make.event()
        client = client_of(make.granted(Level.STAFF, make.root))
        with django_assert_num_queries(5):
            assert len(client.get("/events/").context["page"]) == rows

    def test_an_event(self, client_of, make, django_assert_num_queries, rows):
        event = make.event()
        for _ in range(rows):
            make.item(event, speakers=[make.guest()])
            make.attendance(event, make.person())
        client = client_of(make.granted(Level.STAFF, make.root))
        with django_assert_num_queries(15):
            assert len(client.get(f"/events/{event.pk}/").context["programme"]) == rows


class TestNominating:
    def form(self, make, **fields):
        return {
            "post": str(make.post().pk),
            "name": "홍길동",
            "email": "hong@demo.example",
            "source": "직접 신청",
            "starts_on": "2026-01-01",
        } | fields

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("name", "홍길동😀", "U+1F600"),
            ("name", "홍\u202e길동", "U+202E"),
            ("name", "홍" * 500, "500"),
            ("email", "no-address", ""),
            ("phone", "062-000-1234", "010-0000-1234"),
            ("last_day", "2025-12-31", ""),
            ("source", "", ""),
        ],
    )
    def test_bad_input_is_explained_beside_its_field(self, client_of, make, field, value, said):
        sent = self.form(make, **{field: value})
        response = client_of(make.admin).post("/appointments/new/", sent)
        assert response.status_code == 200
        form = response.context["form"]
        assert list(form.errors) == [field]
        assert said in str(form.errors[field])
        for name, typed in sent.items():
            assert form[name].value() == typed

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [("洪吉童", "洪吉童"), (unicodedata.normalize("NFD", "홍길동"), "홍길동")],
    )
    def test_hanja_and_decomposed_names_are_kept(self, client_of, make, typed, kept):
        response = client_of(make.admin).post(
            "/appointments/new/", self.form(make, name=typed), follow=True
        )
        assert response.context["appointment"].person.name == kept

    def test_twice_for_one_post_is_refused_and_nothing_lost(self, client_of, make):
        client, sent = client_of(make.admin), self.form(make)
        client.post("/appointments/new/", sent)
        response = client.post("/appointments/new/", sent)
        assert list(response.context["form"].errors) == ["name"]
        assert response.context["form"]["source"].value() == "직접 신청"


def test_what_must_not_leak(client_of, make):
    """A member sees nobody's contact; staff see it after a noted look; the control proves both."""
    committee = make.committee()
    person = make.person(name="비밀인", phone="010-0000-9876", email="secret@demo.example")
    make.certificate(person=person, post=make.post(committee, "vice-chair"))
    secrets = ("010-0000-9876", "+821000009876", "secret@demo.example", "비밀인")
    member = client_of(make.member(committee))
    for address in (f"/committees/{committee.pk}/", f"/committees/{committee.pk}/roster/"):
        body = member.get(address).content.decode()
        assert not [secret for secret in secrets if secret in body]
    staff = client_of(make.granted(Level.STAFF, committee))
    body = staff.get(f"/committees/{committee.pk}/roster/").content.decode()
    assert [secret for secret in secrets if secret in body] == ["비밀인"]
    shown = staff.post(f"/people/{person.pk}/contact/").content.decode()
    assert "010-0000-9876" in shown
    assert person.disclosures.count() == 1


def test_health(client, db):
    assert client.get("/livez").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"database": "ok", "migrations": "ok", "queue": "ok"}
