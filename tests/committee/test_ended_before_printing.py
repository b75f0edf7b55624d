"""An appointment that ends before its certificate is printed never gets a valid one."""

from __future__ import annotations

import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from committee.models import Certificate, EndReason, IssuanceLog, Mailing, Outcome, Register, Run
from committee.reports.issuance_log import issuance_chain
from committee.services import appointments, certificates, holders, runs
from committee.services.archive import pdf_path
from committee.services.stocktaking import take_stock
from tests.committee.test_runs import outcomes, reasons, to_the_end

pytestmark = pytest.mark.django_db

REASONS = [
    *(EndReason.DISMISSED, EndReason.RESIGNED, EndReason.TERM_OVER),
    *(EndReason.ISSUED_IN_ERROR, EndReason.NOMINATION_WITHDRAWN),
]


def end(make, held, reason=EndReason.DISMISSED):
    appointments.end(actor=make.admin, appointment=held, reason=reason)


@pytest.mark.parametrize("reason", REASONS)
def test_what_has_a_number_is_revoked_and_not_lost(make, client, reason):
    draft = make.certificate(printed=False)
    end(make, draft.appointment, reason)
    certificates.print_certificate(draft.pk)
    draft.refresh_from_db()
    assert draft.status == Certificate.Status.REVOKED
    for language in ("ko", "en"):
        with translation.override(language):
            assert str(reason.label) in draft.why_revoked
    assert hashlib.sha256(pdf_path(draft).read_bytes()).hexdigest() == draft.pdf_sha256
    assert client.get(f"/verify/{draft.token}/").context["found"].status == "revoked"
    assert not Mailing.objects.filter(kind=Mailing.Kind.ISSUED).exists()
    assert [line.act for line in IssuanceLog.objects.all()] == ["revoked"]
    assert issuance_chain().faults == []
    assert take_stock().agrees


def test_whoever_resigns_before_it_is_printed(make):
    draft = make.certificate(printed=False)
    held = draft.appointment
    holders.resign(actor=None, holder=held.person, appointment=held)
    certificates.print_certificate(draft.pk)
    draft.refresh_from_db()
    assert draft.status == Certificate.Status.REVOKED


def test_a_withdrawn_consent_makes_no_moment_in_which_it_is_valid(make):
    draft = make.certificate(printed=False)
    held = draft.appointment
    holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
    certificates.print_certificate(draft.pk)
    assert [line.act for line in IssuanceLog.objects.all()] == ["revoked"]
    assert not Mailing.objects.filter(kind=Mailing.Kind.ISSUED).exists()


def test_the_database_refuses_it_and_only_it(make):
    over, stands = make.certificate(printed=False), make.certificate(printed=False)
    end(make, over.appointment)
    printed = {"status": "valid", "pdf_sha256": "0" * 64}
    with pytest.raises(IntegrityError, match="is not in force"), transaction.atomic():
        Certificate.objects.filter(pk=over.pk).update(**printed)
    assert Certificate.objects.filter(pk=stands.pk).update(**printed) == 1


def test_a_run_skips_it_with_the_reason_and_goes_on(make):
    held = [make.approval() for _ in range(3)]
    run = make.run(make.batch(*held))
    runs.work(run.pk)  # the drafts are written
    end(make, held[1])
    run = to_the_end(run)
    assert run.status == Run.Status.DONE
    assert outcomes(run) == {
        held[0].pk: Outcome.DONE,
        held[1].pk: Outcome.SKIPPED,
        held[2].pk: Outcome.DONE,
    }
    assert reasons(run)[held[1].pk].startswith("임명장을 인쇄하기 전에")
    statuses = Certificate.objects.order_by("register_number").values_list("status", flat=True)
    assert sorted(statuses) == ["revoked", "valid", "valid"]
    assert Register.objects.get().last_number == 3
    assert Mailing.objects.filter(kind=Mailing.Kind.ISSUED).count() == 2
    assert take_stock().agrees


def test_a_single_issue_after_it_gives_a_new_number(make):
    """Whoever is appointed again gets another certificate; the revoked one keeps its own."""
    draft = make.certificate(printed=False)
    end(make, draft.appointment)
    certificates.print_certificate(draft.pk)
    again = make.certificate(person=draft.appointment.person, post=make.post(title="adviser"))
    assert (again.status, again.register_number) == (Certificate.Status.VALID, 2)
