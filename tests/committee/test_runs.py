"""Runs: one action on everybody in a batch, chunk by chunk, each row with its own outcome."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from committee.errors import EmptyBatch, NotAllowed, OutsideBatch, RunMovedOn, RunOpen
from committee.models import (
    Appointment,
    BatchEntry,
    Certificate,
    Outcome,
    Register,
    Run,
    Status,
)
from committee.services import archive, batches, certificates, grants, hierarchy, runs
from committee.services.runs import actions, issuing, working

pytestmark = pytest.mark.django_db


def to_the_end(run):
    while runs.work(run.pk):
        pass
    run.refresh_from_db()
    return run


def outcomes(run):
    return {entry.appointment_id: entry.outcome for entry in run.entries.all()}


def reasons(run):
    return {entry.appointment_id: entry.reason for entry in run.entries.left_out()}


@pytest.fixture
def approved(make):
    return [make.approval() for _ in range(3)]


def test_a_run_gives_everybody_who_is_approved_a_valid_certificate(make, approved):
    run = to_the_end(make.run(make.batch(*approved)))
    assert (run.status, run.total, run.over_at is not None) == (Run.Status.DONE, 3, True)
    assert set(outcomes(run).values()) == {Outcome.DONE}
    issued = Certificate.objects.order_by("register_number")
    assert [each.register_number for each in issued] == [1, 2, 3]
    assert {each.status for each in issued} == {Certificate.Status.VALID}
    assert set(Appointment.objects.values_list("status", flat=True)) == {Status.IN_FORCE}
    files = sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    assert files == sorted(certificates.pdf_path(each) for each in issued)


def test_a_run_prints_what_a_single_issue_would(make, approved):
    first, second, _third = approved
    single = certificates.issue(actor=make.admin, appointment=first)
    to_the_end(make.run(make.batch(second)))
    bulk = Certificate.objects.get(appointment=second)
    own = ("printed_number", "recipient_name", "verify_url", "issued_at", "texts")
    same = [
        {key: value for key, value in each.snapshot.items() if key not in own}
        for each in (single, bulk)
    ]
    assert same[0] == same[1]
    assert bulk.snapshot["texts"][0]["body"] == single.snapshot["texts"][0]["body"]


def test_whoever_is_not_approved_is_skipped_and_reported(make):
    invited = make.invitation()[0].appointment
    held = {
        make.nomination(): "아직 초대되지 않았습니다.",
        invited: "아직 초대를 수락하지 않았습니다.",
        make.acceptance(): "수락했지만 아직 승인되지 않았습니다.",
    }
    certificate = make.certificate()
    held[certificate.appointment] = f"이미 발급되었습니다: {certificate.printed_number}"
    run = to_the_end(make.run(make.batch(*held, make.approval())))
    assert reasons(run) == {each.pk: reason for each, reason in held.items()}
    assert run.entries.counted() == {Outcome.SKIPPED: 4, Outcome.DONE: 1}
    assert Certificate.objects.count() == 2


def test_a_name_that_cannot_be_printed_fails_alone_and_only_it_is_tried_again(make, approved):
    person = approved[1].person
    name, person.name = person.name, "김🙂"
    person.save()
    run = to_the_end(make.run(make.batch(*approved)))
    assert run.entries.counted() == {Outcome.DONE: 2, Outcome.FAILED: 1}
    assert "🙂" in reasons(run)[approved[1].pk]
    assert Register.objects.get().last_number == 2
    person.name = name
    person.save()
    run = to_the_end(runs.retry_failed(actor=make.admin, run=run))
    assert (run.status, run.entries.counted()) == (Run.Status.DONE, {Outcome.DONE: 3})
    assert {each.appointment_id: each.attempts for each in run.entries.all()} == {
        approved[0].pk: 1,
        approved[1].pk: 2,
        approved[2].pk: 1,
    }
    assert Register.objects.get().last_number == 3


def test_there_is_nothing_to_retry_where_nobody_failed(make, approved):
    run = to_the_end(make.run(make.batch(*approved)))
    with pytest.raises(RunMovedOn):
        runs.retry_failed(actor=make.admin, run=run)


def test_what_goes_wrong_with_one_row_does_not_stop_the_chunk(make, approved, monkeypatch):
    tried = []

    def act(run, keys):
        tried.append(len(keys))
        if approved[1].pk in keys:
            raise ZeroDivisionError
        return dict.fromkeys(keys, issuing.DONE)

    one_step = (actions.Step(Outcome.WAITING, act),)
    monkeypatch.setitem(actions.STEPS, Run.Action.ISSUE, one_step)
    run = to_the_end(make.run(make.batch(*approved)))
    assert outcomes(run) == {
        approved[0].pk: Outcome.DONE,
        approved[1].pk: Outcome.FAILED,
        approved[2].pk: Outcome.DONE,
    }
    assert tried[0] == 3
    assert "ZeroDivisionError" in reasons(run)[approved[1].pk]


def test_a_paused_run_begins_nothing_and_goes_on_where_it_stood(make, approved, monkeypatch):
    monkeypatch.setattr(working, "CHUNK", 1)
    run = make.run(make.batch(*approved))
    runs.work(run.pk)  # writes one down
    runs.pause(actor=make.admin, run=run)
    run = to_the_end(run)
    assert run.status == Run.Status.PAUSED
    assert run.entries.counted() == {Outcome.DONE: 1, Outcome.WAITING: 2}
    assert [each.status for each in Certificate.objects.all()] == [Certificate.Status.VALID]
    run = to_the_end(runs.resume(actor=make.second_admin, run=run))
    assert (run.status, run.started_by) == (Run.Status.DONE, make.second_admin)
    assert run.entries.counted() == {Outcome.DONE: 3}


def test_a_cancelled_run_finishes_what_was_begun_and_makes_room_for_another(
    make, approved, monkeypatch
):
    monkeypatch.setattr(working, "CHUNK", 1)
    batch = make.batch(*approved)
    run = make.run(batch)
    runs.work(run.pk)
    with pytest.raises(RunOpen):
        make.run(batch)
    run = to_the_end(runs.cancel(actor=make.admin, run=run))
    assert run.entries.counted() == {Outcome.DONE: 1, Outcome.WAITING: 2}
    with pytest.raises(RunMovedOn):
        runs.resume(actor=make.admin, run=run)
    again = to_the_end(make.run(batch))
    assert again.entries.counted() == {Outcome.DONE: 2, Outcome.SKIPPED: 1}


def test_the_database_knows_one_open_run_of_a_batch(make, approved):
    run = make.run(make.batch(*approved))
    with pytest.raises(IntegrityError, match="run_open_once"), transaction.atomic():
        Run.objects.create(
            batch=run.batch, action="issue", started_by=make.admin, dated=timezone.localdate()
        )


def test_a_run_stops_when_the_right_to_it_ends(make, approved, monkeypatch):
    monkeypatch.setattr(working, "CHUNK", 1)
    run = make.run(make.batch(*approved))
    runs.work(run.pk)
    grants.end_grant(actor=make.second_admin, grant=make.admin.grants.get())
    run = to_the_end(run)
    assert run.status == Run.Status.PAUSED
    assert "권한" in run.reason
    assert run.entries.counted() == {Outcome.DONE: 1, Outcome.WAITING: 2}
    with pytest.raises(NotAllowed):
        runs.resume(actor=make.admin, run=run)
    run = to_the_end(runs.resume(actor=make.second_admin, run=run))
    assert (run.status, run.reason) == (Run.Status.DONE, "")


def test_a_full_disk_stops_the_run_and_costs_no_number(make, approved, monkeypatch):
    def full(files):
        raise OSError(28, "No space left on device")

    run = make.run(make.batch(*approved))
    with monkeypatch.context() as broken:
        broken.setattr(archive, "keep", full)
        run = to_the_end(run)
    assert run.status == Run.Status.PAUSED
    assert "디스크" in run.reason
    assert run.entries.counted() == {Outcome.BEGUN: 3}
    run = to_the_end(runs.resume(actor=make.admin, run=run))
    assert run.entries.counted() == {Outcome.DONE: 3}
    assert Register.objects.get().last_number == 3


def test_who_left_the_committee_of_the_batch_is_left_out(make):
    region = make.committee()
    stays, leaves = make.post(region), make.post(make.committee(region))
    held = [make.approval(post=stays), make.approval(post=leaves)]
    batch = make.batch(*held, committee=region)
    hierarchy.move(actor=make.admin, committee=leaves.committee, parent=make.root)
    run = to_the_end(make.run(batch))
    assert outcomes(run) == {held[0].pk: Outcome.DONE, held[1].pk: Outcome.SKIPPED}


def test_a_batch_holds_nobody_from_outside_its_committee(make):
    region, elsewhere = make.committee(), make.committee()
    outside = make.nomination(post=make.post(elsewhere))
    with pytest.raises(OutsideBatch):
        make.batch(outside, committee=region)
    batch = make.batch(make.nomination(post=make.post(region)), committee=region)
    with pytest.raises(IntegrityError, match="within_the_committee"), transaction.atomic():
        BatchEntry.objects.create(batch=batch, appointment=outside)


def test_an_empty_batch_is_refused(make):
    with pytest.raises(EmptyBatch):
        batches.put_together(actor=make.admin, committee=make.root, name="출범식", appointments=[])


def test_batches_and_runs_need_the_right_to_appoint(make, approved):
    stranger = make.user()
    with pytest.raises(NotAllowed):
        batches.put_together(
            actor=stranger, committee=make.root, name="몰래", appointments=Appointment.objects.all()
        )
    run = make.run(make.batch(*approved))
    for decide in (runs.pause, runs.resume, runs.cancel, runs.retry_failed):
        with pytest.raises(NotAllowed):
            decide(actor=stranger, run=run)
    with pytest.raises(NotAllowed):
        make.run(run.batch, actor=stranger)


def test_the_order_of_a_run_is_committee_rank_and_name(make):
    below = make.committee()
    last = make.approval(post=make.post(below))
    second = make.approval(post=make.post(title="member"), person=make.person(name="하늘"))
    chair = make.approval(post=make.post(title="chair"), person=make.person(name="허공"))
    first = make.approval(post=second.post, person=make.person(name="가람"))
    run = to_the_end(make.run(make.batch(last, second, chair, first)))
    expected = [chair.pk, first.pk, second.pk, last.pk]
    assert list(run.entries.values_list("appointment", flat=True)) == expected
