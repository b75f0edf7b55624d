"""People of a roster nominated for another post: the rows, rules and pages of an import."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from committee.errors import NobodyChosen, NotAllowed
from committee.models import Appointment, Import, Level, Person, Status
from committee.reports import selected
from committee.services import imports
from committee.services.people import suppress


@pytest.fixture
def launch(make, gwangju):
    """The committee for whose posts the people of Gwangju are nominated."""
    committee = make.committee(name_ko="출범준비위원회")
    make.post(committee, "adviser")
    return committee


@pytest.fixture
def members(make, gwangju):
    """Three who sit in Gwangju, one of them in two posts."""
    post = gwangju.posts.get(title__slug="member")
    held = [make.certificate(post=post, printed=False).appointment for _ in range(3)]
    make.certificate(
        person=held[0].person, post=gwangju.posts.get(title__slug="chair"), printed=False
    )
    return [each.person for each in held]


@pytest.fixture
def pick(make, gwangju, launch):
    def pick(*, actor=None, post=None, **chosen):
        actor = actor or make.admin
        rows, _exact = selected(actor, gwangju, below=False, phones=True, **chosen)
        with override("ko"):
            taken = imports.pick(
                actor=actor,
                roster=gwangju,
                rows=rows,
                post=post or launch.posts.get(),
                source="광주 위원회 명단",
                starts_on=date(2026, 1, 1),
            )
        return imports.check(taken.pk)

    return pick


def verdicts(taken):
    with override("ko"):
        return {row.name: (row.verdict, row.reasons) for row in taken.rows.all()}


def test_everybody_once_and_known_to_be_who_they_are(launch, members, pick, take):
    taken = pick()
    assert (taken.file_name, taken.counts) == ("명단: 광주광역시 균형발전위원회", {"good": 3})
    assert {row.person for row in taken.rows.all()} == set(members)
    take(taken)
    nominated = Appointment.objects.filter(post__committee=launch)
    assert {each.person for each in nominated} == set(members)
    assert {(each.status, each.source) for each in nominated} == {
        (Status.NOMINATED, "광주 위원회 명단")
    }
    assert Person.objects.count() == 3
    assert taken.batch.entries.count() == 3


def test_only_whom_the_filter_shows(members, pick):
    taken = pick(q=members[1].name)
    assert [row.person for row in taken.rows.all()] == [members[1]]


def test_the_rules_are_those_of_a_file(make, launch, members, pick):
    holder, silent, unwilling = members
    make.nomination(person=holder, post=launch.posts.get(), starts_on=date(2026, 1, 1))
    Person.objects.filter(pk=silent.pk).update(phone="", email="")
    suppress(unwilling)
    found = verdicts(pick())
    assert found[holder.name] == ("unchanged", ["이미 이 직책에 추천되었거나 재임 중입니다."])
    assert "초대할 수 없습니다" in found[silent.name][1][0]
    assert found[unwilling.name][0] == "error"


def test_no_more_than_there_are_seats(make, launch, members, pick):
    taken = pick(post=make.post(launch, "chair", seats=1))
    assert taken.counts == {"good": 1, "error": 2}


def test_a_committee_below_of_the_same_name_confuses_nobody(make, launch, members, pick):
    make.post(make.committee(launch, name_ko=launch.name_ko), "adviser")
    assert pick().counts == {"good": 3}


def test_nobody_is_nominated_from_an_empty_roster(pick):
    with pytest.raises(NobodyChosen):
        pick()


def test_it_needs_the_contacts_of_the_one_and_the_appointments_of_the_other(
    make, gwangju, launch, members, pick
):
    for actor in (make.granted(Level.ADMIN, gwangju), make.granted(Level.ADMIN, launch)):
        with pytest.raises(NotAllowed):
            pick(actor=actor)


class TestThePage:
    def test_from_the_roster_to_the_check(self, client_of, make, gwangju, launch, members):
        client = client_of(make.admin)
        address = f"/committees/{gwangju.pk}/roster/nominate/?q={members[0].name}"
        roster = client.get(f"/committees/{gwangju.pk}/roster/?q={members[0].name}")
        assert f"/committees/{gwangju.pk}/roster/nominate/?q=" in roster.content.decode()
        page = client.get(address)
        assert "1명" in page.content.decode()
        sent = {"post": launch.posts.get().pk, "source": "명단", "starts_on": "2026-01-01"}
        response = client.post(address, sent)
        taken = Import.objects.get()
        assert response.url == f"/imports/{taken.pk}/"
        assert (taken.total, taken.picked_from, taken.committee) == (1, gwangju, launch)
        imports.check(taken.pk)
        assert "열 다시 정하기" not in client.get(response.url).content.decode()

    def test_a_post_out_of_reach_cannot_be_chosen(self, client_of, make, gwangju, launch, members):
        client = client_of(make.granted(Level.ADMIN, gwangju))
        sent = {"post": launch.posts.get().pk, "source": "명단", "starts_on": "2026-01-01"}
        page = client.post(f"/committees/{gwangju.pk}/roster/nominate/", sent)
        assert list(page.context["form"].errors) == ["post"]
        assert page.context["form"]["source"].value() == "명단"
