"""An appointment ends while its certificate is being printed."""

from __future__ import annotations

import threading

import pgtrigger
import pytest
from django.db import IntegrityError, connection

from committee.models import Appointment, Certificate, EndReason, Status
from committee.services import appointments, archive, certificates

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)

A_WHILE = 0.5
"""Seconds in which a decision that nothing holds up is made many times over."""


@pytest.fixture
def draft(make):
    return make.certificate(printed=False)


@pytest.fixture
def ended_in_between(make, draft, monkeypatch):
    """Whether the end was done while the file was written; it is asked for at that moment."""
    done, keep = threading.Event(), archive.keep

    def end():
        try:
            appointments.end(
                actor=make.admin, appointment=draft.appointment, reason=EndReason.DISMISSED
            )
            done.set()
        finally:
            connection.close()

    ending = threading.Thread(target=end)
    seen = []

    def keep_while_somebody_ends_it(files):
        ending.start()
        seen.append(done.wait(A_WHILE))
        keep(files)

    monkeypatch.setattr(archive, "keep", keep_while_somebody_ends_it)
    yield seen, ending
    ending.join()


def without_the_lock(certificate_id):
    return Appointment.objects.select_related("person").get(certificates=certificate_id)


def status(draft):
    draft.refresh_from_db()
    return draft.status


def test_the_end_waits_and_then_revokes(draft, ended_in_between):
    certificates.print_certificate(draft.pk)
    seen, ending = ended_in_between
    assert seen == [False]
    ending.join()
    assert status(draft) == Certificate.Status.REVOKED
    assert Appointment.objects.get().status == Status.ENDED


def test_the_database_alone_holds_without_the_lock(draft, ended_in_between, monkeypatch):
    """The control: the end comes in between, and the printer is refused; it tries again later."""
    monkeypatch.setattr(certificates, "_kept_from_ending", without_the_lock)
    with pytest.raises(IntegrityError, match="is not in force"):
        certificates.print_certificate(draft.pk)
    assert ended_in_between[0] == [True]
    assert status(draft) == Certificate.Status.DRAFT


def test_without_lock_and_trigger_it_becomes_valid(draft, ended_in_between, monkeypatch):
    """The control of the control: the race is real, so the tests above prove something."""
    monkeypatch.setattr(certificates, "_kept_from_ending", without_the_lock)
    monkeypatch.setattr(certificates, "tell_holders", lambda *told: None)  # its SQL stands alone
    with pgtrigger.ignore("committee.Certificate:valid_once_and_in_force"):
        certificates.print_certificate(draft.pk)
    assert ended_in_between[0] == [True]
    assert status(draft) == Certificate.Status.VALID
