"""The board of a batch: where everybody stands, what runs did, and what one can do about it."""

from __future__ import annotations

from datetime import date

import pytest

from committee.models import Batch, Level, Outcome, Run
from committee.services import runs

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_of, make):
    return client_of(make.admin)


def finished(run):
    while runs.work(run.pk):
        pass
    run.refresh_from_db()
    return run


def test_the_desk_puts_those_together_whom_it_shows(desk, make):
    make.nomination()
    held = [make.approval(), make.approval(post=make.post(make.committee()))]
    offered = desk.get("/appointments/?status=approved").content.decode()
    assert 'href="/appointments/batches/new/?status=approved"' in offered
    form = desk.get("/appointments/batches/new/?status=approved").context["form"]
    assert form["status"].value() == "approved"
    answer = desk.post(
        "/appointments/batches/new/",
        {"committee": make.root.pk, "status": "approved", "name": "출범식 임명"},
    )
    batch = Batch.objects.get()
    assert answer.url == f"/appointments/batches/{batch.pk}/"
    assert set(batch.appointments.all()) == set(held)
    assert "출범식 임명" in desk.get("/appointments/batches/").content.decode()


def test_a_batch_of_nobody_says_so_and_keeps_what_was_typed(desk, make):
    make.nomination()
    answer = desk.post(
        "/appointments/batches/new/",
        {"committee": make.root.pk, "status": "approved", "name": "출범식 임명"},
    )
    assert "넣을 사람이 없습니다" in answer.content.decode()
    assert answer.context["form"]["name"].value() == "출범식 임명"
    assert not Batch.objects.exists()


def test_the_board_shows_where_everybody_stands(desk, make):
    batch = make.batch(make.nomination(), make.approval(), make.approval())
    context = desk.get(f"/appointments/batches/{batch.pk}/").context
    assert [(step.status, step.count) for step in context["steps"]] == [
        ("nominated", 1),
        ("approved", 2),
    ]
    assert len(context["page"]) == 3
    approved = desk.get(f"/appointments/batches/{batch.pk}/?status=approved").context["page"]
    assert {held.status for held in approved} == {"approved"}


def test_somebody_in_the_batch_is_found_by_name(desk, make):
    batch = make.batch(make.approval(person=make.person(name="하늘")), make.approval())
    make.approval(person=make.person(name="하늘"))
    page = desk.get(f"/appointments/batches/{batch.pk}/?find=하늘").context["page"]
    assert [held.person.name for held in page] == ["하늘"]


@pytest.mark.parametrize("day", ["1901-01-01", "2018-12-30", "2099-01-01"])
def test_a_slip_in_the_day_is_not_printed_on_everybodys_certificate(desk, make, day):
    batch = make.batch(make.approval(starts_on=date(2020, 1, 1)))
    page = desk.post(f"/appointments/batches/{batch.pk}/start/", {"action": "issue", "dated": day})
    assert "2018년 12월 31일" in page.context["form"].errors["dated"][0]
    assert not Run.objects.exists()


@pytest.mark.parametrize("day", ["2018-12-31", "2020-01-01"])
def test_a_day_near_the_term_can_stand_on_it(desk, make, day):
    batch = make.batch(make.approval(starts_on=date(2020, 1, 1)))
    desk.post(f"/appointments/batches/{batch.pk}/start/", {"action": "issue", "dated": day})
    assert Run.objects.get().dated == date.fromisoformat(day)


def test_a_run_is_started_watched_and_read(desk, make):
    batch = make.batch(make.approval(), make.acceptance())
    desk.post(f"/appointments/batches/{batch.pk}/start/", {"action": "issue", "dated": ""})
    run = Run.objects.get()
    waiting = desk.get(f"/appointments/batches/{batch.pk}/", headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert "<html" not in waiting.content.decode()
    finished(run)
    done = desk.get(f"/appointments/batches/{batch.pk}/").content.decode()
    assert "hx-trigger" not in done
    assert "2건 중 2건 처리" in done
    reasons = desk.get(f"/appointments/runs/{run.pk}/").content.decode()
    assert "수락했지만 아직 승인되지 않았습니다." in reasons
    lines = b"".join(desk.get(f"/appointments/runs/{run.pk}/left-out.csv")).decode().split("\r\n")
    assert lines[0] == "\ufeff위원회,직책,이름,결과,사유"
    assert lines[1].endswith(",건너뜀,수락했지만 아직 승인되지 않았습니다.")
    assert lines[2:] == [""]


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ("pause", None, Run.Status.PAUSED),
        ("pause", "resume", Run.Status.RUNNING),
        ("cancel", None, Run.Status.CANCELLED),
        ("resume", None, Run.Status.RUNNING),
    ],
)
def test_buttons_hold_resume_and_cancel_a_run(desk, make, first, then, status):
    run = make.run(make.batch(make.approval()))
    for move in filter(None, (first, then)):
        answer = desk.post(f"/appointments/runs/{run.pk}/{move}/", follow=True)
        assert answer.redirect_chain[0][0] == f"/appointments/batches/{run.batch_id}/"
    run.refresh_from_db()
    assert run.status == status


def test_what_failed_is_retried_by_a_button(desk, make):
    run = finished(make.run(make.batch(make.approval())))
    run.entries.update(outcome=Outcome.FAILED, finding=["unexpected", {"error": "Error"}])
    page = desk.get(f"/appointments/batches/{run.batch_id}/").content.decode()
    assert f"/appointments/runs/{run.pk}/retry/" in page
    desk.post(f"/appointments/runs/{run.pk}/retry/")
    assert finished(run).entries.get().reason.startswith("이미 발급되었습니다")


def test_an_admin_of_a_branch_does_not_see_who_left_it(client_of, make):
    branch = make.committee()
    stays, leaves = make.approval(post=make.post(branch)), make.approval(post=make.post(branch))
    batch = make.batch(stays, leaves, committee=branch)
    run = finished(make.run(batch))
    type(leaves).objects.filter(pk=leaves.pk).update(post=make.post(make.committee()))
    client = client_of(make.granted(Level.ADMIN, branch))
    page = client.get(f"/appointments/batches/{batch.pk}/")
    assert [held.pk for held in page.context["page"]] == [stays.pk]
    done = client.get(f"/appointments/runs/{run.pk}/?outcome=done").context["page"]
    assert [entry.appointment_id for entry in done] == [stays.pk]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_board_takes_as_many_queries_for_fifty_as_for_one(
    desk, make, rows, django_assert_num_queries
):
    batch = make.batch(*make.approvals(rows))
    run = finished(make.run(batch))
    desk.get("/appointments/")
    with django_assert_num_queries(10):
        desk.get(f"/appointments/batches/{batch.pk}/")
    with django_assert_num_queries(7):
        desk.get(f"/appointments/runs/{run.pk}/?outcome=done")
    with django_assert_num_queries(5):
        desk.get("/appointments/batches/")
