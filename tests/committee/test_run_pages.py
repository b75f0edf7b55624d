"""Dry runs, the second person's agreement, and the rule that asks for it, as pages."""

from __future__ import annotations

import pytest
from django.test import Client

from committee.models import Campaign, Level, Run, Status
from committee.services import runs

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_dry_run_says_how_many_and_why_not_and_changes_nothing(make):
    held = [make.acceptance(), make.acceptance(), make.nomination()]
    batch = make.batch(*held)
    address = f"/appointments/batches/{batch.pk}/dry-run/"
    page = signed_in(make.second_admin).get(address)
    found = {(each.outcome, each.reason): each.number for each in page.context["foreseen"]}
    assert found == {("done", ""): 2, ("skipped", "아직 초대되지 않았습니다."): 1}
    own = signed_in(make.admin).get(address, {"action": "approve"})
    assert "이 작업을 시작한 사람이 추천한 사람입니다" in own.content.decode()
    assert not Run.objects.exists()
    assert [each.status for each in batch.appointments.order_by("pk")] == [
        *[Status.ACCEPTED] * 2,
        Status.NOMINATED,
    ]


@pytest.mark.parametrize("action", runs.FORESEEN)
def test_the_number_of_queries_does_not_grow(make, django_assert_num_queries, action):
    client = signed_in(make.admin)
    for people in (1, 2):
        batch = make.batch(*(make.nomination() for _ in range(people)))
        with django_assert_num_queries(QUERIES[action]):
            client.get(f"/appointments/batches/{batch.pk}/dry-run/", {"action": action})


QUERIES = {"invite": 12, "remind": 11, "approve": 10, "issue": 11}


def test_a_large_run_waits_and_another_person_lets_it_begin(make):
    Campaign.objects.filter(pk=make.campaign.pk).update(two_approvers_above=1)
    batch = make.batch(make.acceptance(), make.acceptance())
    third = make.granted(Level.ADMIN, make.root)
    asking, agreeing = signed_in(make.second_admin), signed_in(third)
    asking.post(f"/appointments/batches/{batch.pk}/start/", {"action": "approve"})
    run = Run.objects.get()
    board = f"/appointments/batches/{batch.pk}/"
    assert "두 번째 승인 대기" in asking.get(board).content.decode()
    own = asking.post(f"/appointments/runs/{run.pk}/agree/", follow=True)
    assert "본인이 요청한 작업입니다" in own.content.decode()
    agreeing.post(f"/appointments/runs/{run.pk}/agree/")
    run.refresh_from_db()
    assert run.status == Run.Status.RUNNING
    assert f"동의한 사람 {third.email}" in " ".join(
        agreeing.get(board).content.decode().split()
    ).replace("</span>", "").replace('<span lang="en" translate="no">', "")


def test_whoever_leads_the_campaign_sets_the_rule(make):
    address = f"/committees/{make.root.pk}/approvals/"
    signed_in(make.admin).post(address, {"separate_approver": "on", "two_approvers_above": "100"})
    campaign = Campaign.objects.get()
    assert (campaign.separate_approver, campaign.two_approvers_above) == (True, 100)
    assert campaign.history.order_by("-pgh_id").first().pgh_context.metadata["actor"] == (
        make.admin.pk
    )
    signed_in(make.admin).post(address, {"two_approvers_above": ""})
    campaign.refresh_from_db()
    assert (campaign.separate_approver, campaign.two_approvers_above) == (False, None)


def test_nobody_below_does(make):
    below = make.granted(Level.ADMIN, make.committee())
    address = f"/committees/{make.root.pk}/approvals/"
    assert signed_in(below).post(address, {}).status_code in (403, 404)
    assert Campaign.objects.get().separate_approver
