"""What the database refuses even by raw SQL, and what the services say about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format

from committee.columns import Column, with_columns
from committee.errors import (
    AlreadyNominated,
    ConsentMissing,
    EndsBeforeItBegan,
    InvitationAnswered,
    InvitationExpired,
    InvitationUnknown,
    NotAllowed,
    NotEligible,
    SameApprover,
    Suppressed,
    WrongStep,
)
from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    Consent,
    EndReason,
    Invitation,
    Level,
    Person,
    Status,
    Suppression,
    User,
)
from committee.services import appointments, certificates, invitations, people, restructuring
from tests.factories import ALL_CONSENTS, REQUIRED_CONSENTS

INSERT_CERTIFICATE = """
    INSERT INTO committee_certificate (appointment_id, campaign_id, register_number,
        printed_number, token, snapshot, snapshot_sha256, status, issued_by_id, issued_at,
        pdf_sha256, revocation_reason)
    VALUES (%s, %s, 999, 'x', 'x', '{}', 'x', %s, %s, now(), 'x', '')
"""


def forge(make, appointment, status="draft"):
    sql(INSERT_CERTIFICATE, appointment.pk, make.campaign.pk, status, make.admin.pk)


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


class TestNoCertificateWithoutConsent:
    @pytest.mark.parametrize("step", ["nomination", "acceptance"])
    def test_the_service_refuses(self, make, step):
        with pytest.raises(WrongStep):
            certificates.issue(actor=make.admin, appointment=getattr(make, step)())
        assert not Certificate.objects.exists()

    @pytest.mark.parametrize("step", ["nomination", "acceptance"])
    def test_the_database_refuses(self, make, step):
        appointment = getattr(make, step)()
        with pytest.raises(IntegrityError, match="was not accepted and approved"):
            forge(make, appointment)

    def test_the_database_accepts_an_approved_one(self, make):
        """The control: the statement above fails for its reason alone."""
        forge(make, make.approval())
        assert Certificate.objects.count() == 1

    def test_it_begins_as_a_draft(self, make):
        with pytest.raises(IntegrityError, match="does not begin as a draft"):
            forge(make, make.approval(), status="valid")

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM committee_certificate WHERE id = %s",
            "UPDATE committee_certificate SET pdf_sha256 = 'x' WHERE id = %s",
            "UPDATE committee_certificate SET status = 'draft' WHERE id = %s",
            "UPDATE committee_appointment SET accepted_at = NULL, public_source = 'x'"
            " WHERE id = (SELECT appointment_id FROM committee_certificate WHERE id = %s)",
        ],
    )
    def test_raw_sql_takes_nothing_of_it_back(self, make, statement):
        certificate = make.certificate()
        with pytest.raises(DatabaseError, match="Cannot"):
            sql(statement, certificate.pk)

    def test_a_draft_is_not_deleted_either(self, make):
        draft = make.certificate(printed=False)
        with pytest.raises(DatabaseError, match="Cannot delete"):
            sql("DELETE FROM committee_certificate WHERE id = %s", draft.pk)

    def test_a_public_office_never_leads_to_a_certificate(self, make):
        office = appointments.record_public_office(
            actor=make.admin,
            person=make.person(),
            post=make.post(),
            public_source="언론 보도",
            starts_on=None,
        )
        with pytest.raises(WrongStep):
            certificates.issue(actor=make.admin, appointment=office)
        with pytest.raises(IntegrityError, match="was not accepted and approved"):
            forge(make, office)

    @pytest.mark.parametrize(
        "assignment",
        [
            "status = 'accepted'",
            "status = 'approved', accepted_at = now()",
            "status = 'in_force', approved_at = now()",
            "status = 'ended'",
            "term = 'empty'",
        ],
    )
    def test_raw_sql_cannot_skip_a_step(self, make, assignment):
        appointment = make.nomination()
        statement = f"UPDATE committee_appointment SET {assignment} WHERE id = %s"
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [appointment.pk])

    def test_what_was_printed_cannot_be_changed(self, make):
        certificate = make.certificate()
        with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
            Certificate.objects.filter(pk=certificate.pk).update(snapshot={"forged": True})


class TestNominating:
    def test_twice_for_one_post(self, make):
        person, post = make.person(), make.post()
        make.nomination(person, post)
        with pytest.raises(AlreadyNominated) as refusal:
            make.nomination(person, post)
        assert person.name in str(refusal.value)
        assert Appointment.objects.count() == 1

    def test_again_after_declining(self, make):
        appointment = make.nomination()
        _invitation, token = make.invitation(appointment)
        invitations.decline(token=token)
        same = make.person(name=appointment.person.name, email=appointment.person.email)
        make.nomination(same, appointment.post)

    def test_for_two_posts(self, make):
        person = make.person()
        make.nomination(person, make.post(title="member"))
        make.nomination(person, make.post(title="spokesperson"))
        assert person.appointments.count() == 2

    def test_needs_the_right_at_the_posts_committee(self, make):
        here, elsewhere = make.committee(), make.committee()
        admin_here = make.granted(Level.ADMIN, here)
        post = make.post(elsewhere)
        with pytest.raises(NotAllowed):
            appointments.nominate(
                actor=admin_here, person=make.person(), post=post, source="x", starts_on=None
            )
        staff = make.granted(Level.STAFF, elsewhere)
        with pytest.raises(NotAllowed):
            appointments.nominate(
                actor=staff, person=make.person(), post=post, source="x", starts_on=None
            )


class TestAnswering:
    def test_each_required_consent_is_required(self, make):
        for missing in REQUIRED_CONSENTS:
            _invitation, token = make.invitation()
            with pytest.raises(ConsentMissing) as refusal:
                invitations.accept(token=token, consents=ALL_CONSENTS - {missing}, eligible=True)
            assert refusal.value.values["kind"] == missing
        assert not Consent.objects.exists()

    def test_only_the_consents_ticked_are_kept(self, make):
        appointment = make.acceptance(consents={*REQUIRED_CONSENTS, "photo"})
        assert set(appointment.consents.values_list("kind", flat=True)) == {
            "data",
            "political",
            "photo",
        }

    def test_eligibility_is_declared(self, make):
        _invitation, token = make.invitation()
        with pytest.raises(NotEligible):
            invitations.accept(token=token, consents=ALL_CONSENTS, eligible=False)

    def test_an_expired_invitation(self, make):
        invitation, token = make.invitation()
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        with pytest.raises(InvitationExpired):
            invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        assert invitations.expire_unanswered() == 1
        invitation.appointment.refresh_from_db()
        assert invitation.appointment.status == Status.EXPIRED

    def test_a_used_invitation(self, make):
        _invitation, token = make.invitation()
        invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        for answer in (invitations.decline, invitations.disown):
            with pytest.raises(InvitationAnswered):
                answer(token=token)

    def test_a_mistyped_invitation(self, make):
        _invitation, token = make.invitation()
        for wrong in (token[:-1], token.swapcase(), token + "=", "0", "한글"):
            with pytest.raises(InvitationUnknown):
                invitations.find_invitation(wrong)

    def test_a_replaced_invitation(self, make):
        appointment = make.nomination()
        _first, old = make.invitation(appointment)
        _second, new = make.invitation(appointment)
        with pytest.raises(InvitationUnknown):
            invitations.find_invitation(old)
        assert invitations.find_invitation(new)

    def test_the_token_is_nowhere_in_the_database(self, make):
        invitation, token = make.invitation()
        row = Invitation.objects.filter(pk=invitation.pk).values().get()
        assert token not in str(row)
        with connection.cursor() as cursor:
            cursor.execute("SELECT args::text FROM procrastinate_jobs")
            assert token not in str(cursor.fetchall())

    def test_the_name_is_corrected_by_its_bearer(self, make):
        _invitation, token = make.invitation()
        accepted = invitations.accept(
            token=token, consents=ALL_CONSENTS, eligible=True, name="김바름", name_latin="Kim"
        )
        assert Person.objects.get(pk=accepted.person_id).name == "김바름"

    def test_an_account_comes_with_acceptance(self, make):
        person = make.acceptance().person
        assert person.user == User.objects.get(email=person.email)
        assert not person.user.has_usable_password()


class TestNeverAgain:
    def test_nothing_stays_but_a_keyed_hash(self, make):
        appointment = make.nomination()
        person = appointment.person
        _invitation, token = make.invitation(appointment)
        invitations.disown(token=token)
        assert not Person.objects.filter(pk=person.pk).exists()
        assert Suppression.objects.count() == 2
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            )
            for (table,) in cursor.fetchall():
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{person.email}%"]
                )
                assert cursor.fetchone() == (0,), table
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{person.name}%"]
                )
                assert cursor.fetchone() == (0,), table

    def test_no_invitation_again(self, make):
        appointment = make.nomination()
        email = appointment.person.email
        _invitation, token = make.invitation(appointment)
        invitations.disown(token=token)
        with pytest.raises(Suppressed):
            make.person(email=email.upper())


class TestApproving:
    def test_by_somebody_else(self, make):
        appointment = make.acceptance()
        with pytest.raises(SameApprover):
            appointments.approve(actor=make.admin, appointment=appointment)
        approved = appointments.approve(actor=make.second_admin, appointment=appointment)
        assert approved.status == Status.APPROVED

    def test_not_by_the_nominator_even_by_raw_sql(self, make):
        approve = (
            "UPDATE committee_appointment SET status = 'approved', approved_at = now(),"
            " approved_by_id = %s WHERE id = %s"
        )
        key = make.acceptance().pk
        with (
            pytest.raises(IntegrityError, match="nominated by its approver"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(approve, [make.admin.pk, key])
        with connection.cursor() as cursor:
            cursor.execute(approve, [make.second_admin.pk, key])
        assert Appointment.objects.get(pk=key).approved_by == make.second_admin

    def test_nor_by_becoming_the_nominator_afterwards(self, make):
        held = make.approval()
        nominated_by = "UPDATE committee_appointment SET nominated_by_id = %s WHERE id = %s"
        with pytest.raises(IntegrityError, match="nominated by its approver"):
            sql(nominated_by, make.second_admin.pk, held.pk)
        sql(nominated_by, make.founder.pk, held.pk)

    def test_nor_by_a_row_that_begins_as_approved(self, make):
        fields = Appointment.objects.values().get(pk=make.approval().pk)
        del fields["id"]
        copy = fields | {"post_id": make.post(title="adviser").pk, "nominated_by_id": make.admin.pk}
        with pytest.raises(IntegrityError, match="nominated by its approver"), transaction.atomic():
            Appointment.objects.create(**copy | {"approved_by_id": make.admin.pk})
        Appointment.objects.create(**copy)

    def test_nor_by_a_public_office_that_becomes_none(self, make):
        office = appointments.record_public_office(
            actor=make.admin,
            person=make.person(),
            post=make.post(),
            public_source="언론 보도",
            starts_on=None,
        )
        with pytest.raises(IntegrityError, match="nominated by its approver"):
            sql(
                "UPDATE committee_appointment SET accepted_at = now(), public_source = ''"
                " WHERE id = %s",
                office.pk,
            )

    def test_what_stood_before_the_rule_goes_on_through_a_merger(self, make):
        one, other = make.committee(), make.committee()
        Campaign.objects.update(separate_approver=False)
        held = make.acceptance(post=make.post(one))
        certificates.issue(
            actor=make.admin, appointment=appointments.approve(actor=make.admin, appointment=held)
        )
        Campaign.objects.update(separate_approver=True)
        restructuring.merge(actor=make.admin, committee=one, into=other)
        assert held.continued_by.get().status == Status.IN_FORCE

    def test_a_rule_that_comes_meanwhile_is_said_in_words(self, make, monkeypatch):
        """The database has the last word where the campaign is read too early."""
        appointment = make.acceptance()
        early = appointments.locked(appointment)
        early.post.committee.campaign.separate_approver = False
        monkeypatch.setattr(appointments, "locked", lambda _held: early)
        with pytest.raises(SameApprover):
            appointments.approve(actor=make.admin, appointment=appointment)

    def test_by_the_nominator_where_the_campaign_says_so(self, make):
        appointment = make.acceptance()
        make.campaign.separate_approver = False
        make.campaign.save()
        assert appointments.approve(actor=make.admin, appointment=appointment).approved_at

    def test_only_what_was_accepted(self, make):
        with pytest.raises(WrongStep) as refusal:
            appointments.approve(actor=make.second_admin, appointment=make.nomination())
        assert "추천" in str(refusal.value) or "nominated" in str(refusal.value)


class TestEnding:
    def test_a_future_end_ends_nothing_today(self, make):
        appointment = make.certificate().appointment
        tomorrow = timezone.localdate() + timedelta(days=1)
        ended = appointments.end(
            actor=make.admin, appointment=appointment, reason=EndReason.TERM_OVER, on=tomorrow
        )
        assert ended.status == Status.IN_FORCE
        in_force = Appointment.objects.in_force
        assert in_force(on=timezone.localdate()).count() == 1
        assert in_force(on=tomorrow).count() == 0

    def test_the_seat_is_free_again(self, make):
        post = make.post(title="chair", seats=1)
        appointment = make.certificate(post=post).appointment
        appointments.end(actor=make.admin, appointment=appointment, reason=EndReason.RESIGNED)
        assert make.acceptance(post=post).seat == 1

    def test_the_reason_of_an_end_to_come_is_kept_and_shown_to_whoever_decides(
        self, make, client_of
    ):
        held = make.certificate().appointment
        tomorrow = timezone.localdate() + timedelta(days=1)
        client, address = client_of(make.admin), f"/appointments/{held.pk}/"
        sent = {"reason": "resigned", "last_day": tomorrow.isoformat()}
        client.post(f"{address}end/", sent)
        held.refresh_from_db()
        assert (held.status, held.end_reason) == (Status.IN_FORCE, EndReason.RESIGNED)
        assert client.get(address).context["last_day"] == tomorrow
        assert held.ended_because == ""

        def status():
            return with_columns(Appointment.objects.all(), [Column.STATUS]).get().shown_status

        assert status() == Status.IN_FORCE.label
        over = DateRange(date(2020, 1, 1), timezone.localdate())
        Appointment.objects.filter(pk=held.pk).update(term=over)
        held.refresh_from_db()
        assert held.ended_because == EndReason.RESIGNED.label
        assert status() == f"{Status.ENDED.label}: {EndReason.RESIGNED.label}"

    def test_a_term_without_end_has_no_reason_to_end(self, make):
        held = make.certificate().appointment
        tomorrow = timezone.localdate() + timedelta(days=1)
        of = {"actor": make.admin, "appointment": held}
        appointments.end(**of, reason=EndReason.RESIGNED, on=tomorrow)
        corrected = appointments.correct_term(
            **of, starts_on=date(2020, 1, 1), ends_on=None, why="잘못 적음"
        )
        assert corrected.end_reason == ""
        with pytest.raises(IntegrityError), transaction.atomic():
            Appointment.objects.update(end_reason=EndReason.RESIGNED)

    @pytest.mark.parametrize("reason", [EndReason.DISMISSED, EndReason.ISSUED_IN_ERROR])
    @pytest.mark.parametrize("days", [0, 30])
    def test_a_dismissal_revokes_the_certificate_at_once(self, make, reason, days):
        certificate = make.certificate()
        ended = appointments.end(
            actor=make.admin,
            appointment=certificate.appointment,
            reason=reason,
            on=timezone.localdate() + timedelta(days=days),
        )
        assert ended.status == Status.ENDED
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.REVOKED

    def test_one_that_did_not_begin_ends_as_if_it_never_was(self, make):
        next_month = timezone.localdate() + timedelta(days=30)
        post = make.post(title="chair", seats=1)
        appointment = make.certificate(post=post, starts_on=next_month).appointment
        ended = appointments.end(
            actor=make.admin, appointment=appointment, reason=EndReason.RESIGNED
        )
        assert ended.status == Status.ENDED
        assert not Appointment.objects.in_force(on=next_month).exists()
        assert make.acceptance(post=post, starts_on=next_month).seat == 1

    @pytest.mark.parametrize("reason", [EndReason.RESIGNED, EndReason.DISMISSED])
    def test_a_last_day_before_the_first_is_mistyped(self, make, reason):
        started = timezone.localdate() - timedelta(days=10)
        appointment = make.certificate(starts_on=started).appointment
        end = {"actor": make.admin, "appointment": appointment, "reason": reason}
        for on in (started - timedelta(days=300), started):
            with pytest.raises(EndsBeforeItBegan) as refusal:
                appointments.end(on=on, **end)
            assert date_format(started, "DATE_FORMAT") in str(refusal.value)
        ended = appointments.end(on=started + timedelta(days=1), **end)
        assert (ended.starts_on, ended.ends_on) == (started, started + timedelta(days=1))

    def test_one_that_never_was_is_ended_as_an_error(self, make):
        started = timezone.localdate() - timedelta(days=10)
        ended = appointments.end(
            actor=make.admin,
            appointment=make.certificate(starts_on=started).appointment,
            reason=EndReason.ISSUED_IN_ERROR,
            on=started - timedelta(days=1),
        )
        assert ended.term.isempty

    def test_an_end_never_makes_the_term_longer(self, make):
        today = timezone.localdate()
        appointment = make.certificate(ends_on=today + timedelta(days=10)).appointment
        ended = appointments.end(
            actor=make.admin,
            appointment=appointment,
            reason=EndReason.TERM_OVER,
            on=today + timedelta(days=99),
        )
        assert ended.ends_on == today + timedelta(days=10)

    def test_twice(self, make):
        appointment = make.nomination()
        end = {"actor": make.admin, "reason": EndReason.NOMINATION_WITHDRAWN}
        appointments.end(appointment=appointment, **end)
        with pytest.raises(WrongStep):
            appointments.end(appointment=appointment, **end)


def test_looking_at_contact_data_leaves_a_trace(make):
    person = make.certificate().appointment.person
    people.disclose_contact(actor=make.admin, person=person)
    assert person.disclosures.get().viewer == make.admin
    with pytest.raises(NotAllowed):
        people.disclose_contact(actor=make.granted(Level.STAFF, make.committee()), person=person)
