"""Inviting and approving everybody in a batch: the rules of one, for many; two people for many."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from committee.errors import NotAllowed, OwnNominees, OwnRun, RunMovedOn
from committee.models import Campaign, Invitation, Level, Outcome, Run, SecondApproval, Status
from committee.models.batch import reason_of
from committee.services import invitations, runs
from committee.services.appointments import locked
from committee.services.people import suppress
from committee.tokens import invitation_token
from tests.committee.test_runs import reasons, to_the_end
from tests.workers import forget_jobs

pytestmark = pytest.mark.django_db


def statuses(run):
    return dict(run.entries.values_list("appointment", "appointment__status"))


def ordered_mails():
    """The invitations for which a mail is ordered."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'invitation_id' FROM procrastinate_jobs"
            " WHERE task_name = 'send_invitation' ORDER BY id"
        )
        return [key for (key,) in cursor.fetchall()]


def foreseen(make, batch, action, actor=None):
    """What a dry run says: outcome and reason → how many."""
    found = runs.dry_run(actor=actor or make.admin, batch=batch, action=action)
    return {(result.outcome.value, reason_of(result.finding)): number for result, number in found}


def became(run):
    """What the run said, in the same words."""
    counts = {}
    for entry in run.entries.all():
        said = (entry.outcome, entry.reason)
        counts[said] = counts.get(said, 0) + 1
    return counts


class TestInviting:
    @pytest.fixture(autouse=True)
    def _no_jobs(self, db):
        forget_jobs()

    @pytest.fixture
    def everybody(self, make):
        """Who can be invited, and one for each reason why somebody cannot."""
        closed = make.nomination(post=make.post(make.committee()))
        closed.post.closed_on = timezone.localdate() + timedelta(days=3)
        closed.post.save()
        suppressed = make.nomination()
        suppress(suppressed.person)
        return {
            "can": [make.nomination(), make.nomination()],
            "메일 주소가 없습니다": make.nomination(person=make.person(email="")),
            "다시는 초대하지": suppressed,
            "닫힌 자리": closed,
            "아직 답하지 않았습니다": make.invitation()[0].appointment,
            "이미 수락했습니다": make.acceptance(),
        }

    def test_the_rules_are_those_of_one(self, make, everybody):
        can = everybody.pop("can")
        batch = make.batch(*can, *everybody.values())
        run = to_the_end(make.run(batch, action=Run.Action.INVITE))
        said = reasons(run)
        assert len(said) == len(everybody)
        for reason, held in everybody.items():
            assert reason in said[held.pk]
        assert {statuses(run)[held.pk] for held in can} == {Status.INVITED}

    def test_a_link_leads_to_each_invitation_and_one_mail_each_is_ordered(self, make):
        held = [make.nomination() for _ in range(3)]
        run = to_the_end(make.run(make.batch(*held), action=Run.Action.INVITE))
        opened = Invitation.objects.filter(appointment__in=held)
        assert {each.appointment for each in opened} == set(held)
        for each in opened:
            assert invitations.find_invitation(invitation_token(each.nonce)) == each
            assert (each.invited_by, each.expires_at > timezone.now()) == (make.admin, True)
        assert sorted(ordered_mails()) == sorted(str(each.pk) for each in opened)
        assert run.entries.counted() == {Outcome.DONE: 3}

    def test_a_second_run_invites_nobody_twice(self, make):
        batch = make.batch(make.nomination())
        to_the_end(make.run(batch, action=Run.Action.INVITE))
        before = list(Invitation.objects.values())
        again = to_the_end(make.run(batch, action=Run.Action.INVITE))
        assert again.entries.counted() == {Outcome.SKIPPED: 1}
        assert list(Invitation.objects.values()) == before
        assert len(ordered_mails()) == 1

    def test_an_invitation_that_ran_out_is_replaced(self, make):
        invitation, _token = make.invitation()
        Invitation.objects.update(expires_at=timezone.now())
        run = make.run(make.batch(invitation.appointment), action=Run.Action.INVITE)
        assert to_the_end(run).entries.counted() == {Outcome.DONE: 1}
        assert invitation not in Invitation.objects.all()

    def test_what_a_constraint_refuses_is_said_and_stops_nobody_else(self, make):
        """Nominated again after the first nomination ran out, which then cannot come back."""
        first, other = make.nomination(), make.nomination()
        type(first).objects.filter(pk=first.pk).update(status=Status.EXPIRED)
        make.nomination(person=first.person, post=first.post)
        run = make.run(make.batch(first, other), action=Run.Action.INVITE)
        assert to_the_end(run).entries.counted() == {Outcome.FAILED: 1, Outcome.DONE: 1}
        assert "이미" in reasons(run)[first.pk]
        assert first.person.name not in str(run.entries.get(appointment=first).finding)

    def test_the_dry_run_says_what_the_run_does_and_does_nothing(self, make, everybody):
        batch = make.batch(*everybody.pop("can"), *everybody.values())
        before = list(Invitation.objects.values()), ordered_mails()
        said = foreseen(make, batch, Run.Action.INVITE)
        assert (list(Invitation.objects.values()), ordered_mails()) == before
        assert said == became(to_the_end(make.run(batch, action=Run.Action.INVITE)))


class TestReminding:
    def test_everybody_who_did_not_answer_is_reminded_once(self, make):
        waiting = make.invitation()[0]
        batch = make.batch(waiting.appointment, make.nomination(), make.acceptance())
        said = foreseen(make, batch, Run.Action.REMIND)
        run = to_the_end(make.run(batch, action=Run.Action.REMIND))
        assert run.entries.counted() == {Outcome.DONE: 1, Outcome.SKIPPED: 2}
        assert said == became(run)
        waiting.refresh_from_db()
        assert waiting.reminded_at is not None
        again = to_the_end(make.run(batch, action=Run.Action.REMIND))
        assert again.entries.counted() == {Outcome.SKIPPED: 3}
        assert "이미 다시 안내했습니다." in reasons(again)[waiting.appointment_id]


class TestApproving:
    def test_whoever_accepted_is_approved_by_whoever_started_the_run(self, make):
        held = [make.acceptance() for _ in range(2)]
        run = make.run(make.batch(*held), action=Run.Action.APPROVE, actor=make.second_admin)
        assert to_the_end(run).entries.counted() == {Outcome.DONE: 2}
        for each in held:
            each.refresh_from_db()
            assert (each.status, each.approved_by) == (Status.APPROVED, make.second_admin)
            assert each.approved_at is not None

    def test_nobody_approves_whom_they_nominated(self, make):
        run = make.run(make.batch(make.acceptance()), action=Run.Action.APPROVE)
        assert to_the_end(run).entries.counted() == {Outcome.SKIPPED: 1}
        assert "시작한 사람이 추천" in run.entries.get().reason
        assert make.admin.email not in str(run.entries.get().finding)

    def test_unless_the_campaign_lets_them(self, make):
        held = make.acceptance()
        Campaign.objects.update(separate_approver=False)
        run = make.run(make.batch(held), action=Run.Action.APPROVE)
        assert to_the_end(run).entries.counted() == {Outcome.DONE: 1}

    def test_the_dry_run_says_what_the_run_does_and_does_nothing(self, make):
        held = [
            *(make.nomination(), make.invitation()[0].appointment, make.acceptance()),
            *(make.acceptance(), make.approval(), make.certificate().appointment),
        ]
        batch = make.batch(*held)
        for actor in (make.admin, make.second_admin):
            said = foreseen(make, batch, Run.Action.APPROVE, actor)
            assert {each.status for each in held} == {locked(each).status for each in held}
            run = make.run(batch, action=Run.Action.APPROVE, actor=actor)
            assert said == became(to_the_end(run))

    def test_a_dry_run_of_issuing_too(self, make):
        batch = make.batch(make.approval(), make.acceptance(), make.certificate().appointment)
        said = foreseen(make, batch, Run.Action.ISSUE)
        assert said == became(to_the_end(make.run(batch)))

    def test_whoever_may_not_appoint_there_learns_nothing(self, make):
        batch = make.batch(make.acceptance())
        with pytest.raises(NotAllowed):
            runs.dry_run(
                actor=make.granted(Level.STAFF, make.root), batch=batch, action=Run.Action.APPROVE
            )


class TestTwoPeople:
    @pytest.fixture
    def batch(self, make):
        make.campaign.two_approvers_above = 2
        make.campaign.save()
        return make.batch(*(make.acceptance() for _ in range(3)))

    @pytest.fixture
    def run(self, make, batch):
        return make.run(batch, action=Run.Action.APPROVE, actor=make.second_admin)

    @pytest.fixture
    def third(self, make):
        return make.granted(Level.ADMIN, make.root)

    def test_a_large_run_waits_for_another_person(self, make, run, third):
        assert to_the_end(run).status == Run.Status.AWAITING
        assert set(statuses(run).values()) == {Status.ACCEPTED}
        with pytest.raises(OwnRun):
            runs.agree(actor=make.second_admin, run=run)
        runs.agree(actor=third, run=run)
        assert to_the_end(run).entries.counted() == {Outcome.DONE: 3}
        approval = SecondApproval.objects.get()
        assert (approval.asked_by, approval.given_by) == (make.second_admin, third)

    def test_as_many_as_the_rule_allows_need_no_second(self, make, batch):
        batch.entries.first().delete()
        run = make.run(batch, action=Run.Action.APPROVE, actor=make.second_admin)
        assert run.status == Run.Status.RUNNING

    def test_those_who_may_still_accept_count_too(self, make, batch):
        """Or a run started early, held and resumed would approve any number."""
        batch.entries.first().delete()
        batch.entries.create(appointment=make.invitation()[0].appointment)
        run = make.run(batch, action=Run.Action.APPROVE, actor=make.second_admin)
        assert run.status == Run.Status.AWAITING

    def test_other_actions_need_no_second(self, make, batch):
        assert make.run(batch).status == Run.Status.RUNNING

    def test_not_by_whoever_nominated_one_of_them(self, make, run, batch, third):
        batch.appointments.exclude(pk=batch.appointments.first().pk).update(nominated_by=third)
        with pytest.raises(OwnNominees):
            runs.agree(actor=make.admin, run=run)
        Campaign.objects.update(separate_approver=False)
        assert runs.agree(actor=make.admin, run=run).status == Run.Status.RUNNING

    def test_it_can_be_given_up_and_is_agreed_to_once(self, make, run, third):
        runs.agree(actor=third, run=run)
        with pytest.raises(RunMovedOn):
            runs.agree(actor=third, run=run)
        assert runs.cancel(actor=make.admin, run=run).status == Run.Status.CANCELLED

    def test_only_by_whoever_may_appoint_there(self, make, run):
        with pytest.raises(NotAllowed):
            runs.agree(actor=make.granted(Level.STAFF, make.root), run=run)

    @pytest.mark.parametrize("status", ["running", "paused", "done"])
    def test_the_database_lets_nobody_around_it(self, run, status):
        over_at = timezone.now() if status == "done" else None
        with pytest.raises(IntegrityError, match="has no second approval"), transaction.atomic():
            Run.objects.filter(pk=run.pk).update(status=status, over_at=over_at)

    def test_nor_the_same_person_twice(self, make, run):
        asked = SecondApproval.objects.filter(run=run)
        with pytest.raises(IntegrityError, match="by_another"), transaction.atomic():
            asked.update(given_by=make.second_admin, given_at=timezone.now())
