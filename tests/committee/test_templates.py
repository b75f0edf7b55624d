"""Usual committees from a template: for one region or for all; the same again is nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from committee import reports
from committee.errors import NotAllowed, UnitNameTooLong
from committee.models import Committee, Level, Post, Region, UnitKind, UnitTemplate
from committee.services import restructuring, templates
from committee.unit_forms import SetUpForm, UnitForm

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def provincial(db):
    return UnitTemplate.objects.get(level="province", posts__title__slug="spokesperson")


@pytest.fixture
def chapter(db):
    return UnitTemplate.objects.get(kind__slug="local-chapter")


def set_up(make, template, parent=None, **fields):
    return templates.set_up(
        actor=make.admin, parent=parent or make.root, template=template, **fields
    )


@pytest.mark.parametrize(("day", "provinces"), [(BEFORE, 17), (AFTER, 16)])
def test_one_unit_for_each_province_of_the_day(make, provincial, day, provinces):
    done = set_up(make, provincial, on=day)
    assert (len(done.committees), done.founded) == (provinces, provinces)
    assert {unit.region for unit in done.committees} == set(Region.objects.on(day).provinces())


def test_a_unit_comes_with_its_usual_posts_and_name(make, provincial):
    done = set_up(make, provincial, region=make.region("29"))
    [unit] = done.committees
    assert "광주" in unit.name_ko
    assert unit.name_ko.startswith("중앙위원회") or "중앙위원회" in unit.name_ko
    wanted = set(provincial.posts.values_list("title__slug", "seats"))
    assert set(Post.objects.filter(committee=unit).values_list("title__slug", "seats")) == wanted
    assert ("chair", 1) in wanted


def test_the_same_again_founds_nothing_and_opens_what_is_missing(make, provincial):
    first = set_up(make, provincial, region=make.region("29"))
    Post.objects.filter(committee=first.committees[0], title__slug="spokesperson").delete()
    again = set_up(make, provincial, region=make.region("29"))
    assert (again.committees, again.founded) == (first.committees, 0)
    assert Post.objects.filter(committee=first.committees[0], title__slug="spokesperson").exists()


def test_a_province_under_its_new_name_is_the_same_place(make, provincial):
    """강원도 became 강원특별자치도 in 2023: its committee is not founded twice."""
    old = make.region("42", on=date(2022, 1, 18))
    set_up(make, provincial, region=old)
    assert set_up(make, provincial, region=old.replaced_by).founded == 0


def test_chapters_are_set_up_for_the_districts_of_the_committees_province(make, chapter):
    gwangju = make.committee(region=make.region("29"))
    done = set_up(make, chapter, parent=gwangju, on=BEFORE)
    assert sorted(unit.region.name_ko for unit in done.committees) == [
        "광산구",
        "남구",
        "동구",
        "북구",
        "서구",
    ]


def test_only_whoever_may_appoint_there_sets_up_and_nothing_is_left_half(make, provincial):
    staff = make.granted(Level.STAFF, make.root)
    with pytest.raises(NotAllowed):
        templates.set_up(actor=staff, parent=make.root, template=provincial)
    assert Committee.objects.within(make.root).count() == 1


def test_a_dissolved_unit_is_founded_anew(make, provincial):
    [unit] = set_up(make, provincial, region=make.region("29")).committees
    restructuring.dissolve(actor=make.admin, committee=unit, on=timezone.localdate())
    assert set_up(make, provincial, region=make.region("29")).founded == 1


def test_a_name_that_gets_too_long_is_refused_with_the_name(make, provincial, client_of):
    provincial.unit_name_ko = "{parent} 산하 {region} 위원회"
    provincial.save()
    above = make.committee(name_ko="긴" * 118)
    with pytest.raises(UnitNameTooLong) as refusal:
        set_up(make, provincial, parent=above, region=make.region("29"))
    assert "광주" in str(refusal.value)
    assert "120" in str(refusal.value)
    page = client_of(make.admin).post(
        f"/committees/{above.pk}/set-up/", {"template": provincial.pk, "on": str(BEFORE)}
    )
    assert "120" in page.context["form"].errors["template"][0]
    assert not Committee.objects.get_children(above).exists()


def test_a_unit_is_launched_on_the_day_of_the_set_up(make, provincial):
    today = timezone.localdate()
    [unit] = set_up(make, provincial, region=make.region("29")).committees
    assert unit.launched_on == today
    [earlier] = set_up(make, provincial, region=make.region("26"), on=BEFORE).committees
    assert earlier.launched_on == BEFORE
    yesterday = today - timedelta(days=1)
    then = reports.organization(make.admin, make.root, on=yesterday)
    assert unit not in [node.committee for node in then.nodes]
    changed = reports.changes(make.admin, make.root, since=yesterday, until=today)
    assert [each.committee for each in changed] == [unit]


def test_the_day_of_the_founding_is_offered_and_may_be_left_out(make):
    assert UnitForm()["launched_on"].value() == timezone.localdate()
    kind = UnitKind.objects.get(slug="committee")
    assert UnitForm({"kind": kind.pk, "name_ko": "예전 위원회"}).is_valid()


def test_what_is_there_is_not_said_to_be_set_up(make, provincial, client_of):
    client, address = client_of(make.admin), f"/committees/{make.root.pk}/set-up/"
    sent = {"template": provincial.pk, "on": str(BEFORE), "region": make.region("29").pk}
    [committees, opened, done] = client.post(address, sent, follow=True).context["messages"]
    assert "1" in str(committees)
    assert str(provincial.posts.count()) in str(opened)
    assert done.level_tag == "success"

    page = client.post(address, sent)

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert list(page.context["messages"]) == []

    Post.objects.filter(title__slug="spokesperson").delete()
    [opened, done] = client.post(address, sent, follow=True).context["messages"]
    assert "1" in str(opened)
    assert done.level_tag == "success"


def test_the_regions_of_a_past_day_can_be_chosen_on_that_day(make, provincial):
    gwangju = make.region("29", on=BEFORE)
    sent = {"template": provincial.pk, "region": gwangju.pk}
    assert SetUpForm(sent | {"on": str(BEFORE)}).is_valid()
    assert "region" in SetUpForm(sent | {"on": str(AFTER)}).errors
    offered = dict(SetUpForm().fields["region"].choices)
    assert "2026-06-30" in offered[gwangju.pk]
