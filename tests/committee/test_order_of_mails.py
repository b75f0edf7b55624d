"""What one click asks for does not wait behind the mails of a run, however many they are."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from committee.models import Mailing, Run
from committee.services import certificates, invitations, reminders
from committee.services.mailings import tell_holders
from tests.committee.test_runs import to_the_end
from tests.workers import forget_jobs

pytestmark = pytest.mark.django_db


def order_of_work():
    """The tasks in the order in which a worker fetches them, with whom each is for."""
    fetched = []
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (worker,) = cursor.fetchone()
        while True:
            cursor.execute(
                "SELECT task_name, args FROM procrastinate_fetch_job_v2(NULL, %s)", [worker]
            )
            name, arguments = cursor.fetchone()
            if name is None:
                return fetched
            fetched.append((name, json.loads(arguments)))


@pytest.fixture
def run(make):
    def run(action, *held):
        forget_jobs()
        to_the_end(make.run(make.batch(*held), action=action, actor=make.second_admin))

    return run


def test_an_invitation_by_one_click(make, run):
    run(Run.Action.INVITE, *(make.nomination() for _ in range(5)))
    single, _token = make.invitation()
    order = order_of_work()
    mails = [arguments for name, arguments in order if name == "send_invitation"]
    assert len(mails) == 6
    assert mails[0] == {"invitation_id": str(single.pk)}


@pytest.mark.parametrize("action", [Run.Action.REMIND, Run.Action.APPROVE, Run.Action.ISSUE])
def test_a_mail_of_one_step_and_a_single_certificate(make, run, action):
    ready = {
        Run.Action.REMIND: lambda: make.invitation()[0].appointment,
        Run.Action.APPROVE: make.acceptance,
        Run.Action.ISSUE: make.approval,
    }[action]
    approved = make.approval()
    run(action, *(ready() for _ in range(5)))
    tell_holders(Mailing.Kind.ENDED, [approved])
    certificate = certificates.issue(actor=make.admin, appointment=approved)
    order = [each for each in order_of_work() if each[0] != "work_on_run"]
    single = Mailing.objects.get(kind=Mailing.Kind.ENDED)
    assert order[:2] == [
        ("send_mailing", {"mailing_id": str(single.pk)}),
        ("print_certificate", {"certificate_id": str(certificate.pk)}),
    ]
    assert [name for name, _arguments in order[2:]] == ["send_mailing"] * 5


def test_reminders_by_the_clock_wait_too(make, settings):
    settings.INVITATION_REMINDER_DAYS = 30
    due = [make.invitation()[0] for _ in range(2)]
    for each in due:
        invitations.send(str(each.pk))
    by_hand = make.invitation()[0]
    forget_jobs()
    assert reminders.remind_unanswered() == 2
    reminders.remind(actor=make.admin, appointment=by_hand.appointment)
    first, *_others = order_of_work()
    assert first[1] == {"mailing_id": str(by_hand.appointment.mailings.get().pk)}


def test_everybody_whom_a_run_approves_is_told_once(make, run):
    held = [make.acceptance() for _ in range(3)]
    run(Run.Action.APPROVE, *held)
    told = Mailing.objects.filter(kind=Mailing.Kind.APPROVED)
    assert sorted(told.values_list("appointment", flat=True)) == sorted(each.pk for each in held)
