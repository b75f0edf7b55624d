"""The way of one appointment: erasure, reminders, letters, mails, consents, every wrong order."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pypdf import PdfReader

from committee import reports
from committee.errors import (
    AlreadyReminded,
    AlreadyWithdrawn,
    DomainError,
    LinkUnknown,
    NotGivenNow,
    NotHolder,
    RecordErased,
)
from committee.models import (
    Appointment,
    Certificate,
    ConsentKind,
    EndReason,
    Invitation,
    Mailing,
    Person,
    Status,
    User,
)
from committee.services import (
    appointments,
    archive,
    certificates,
    corrections,
    holders,
    imports,
    invitations,
    letters,
    mailings,
    reminders,
    restructuring,
)
from committee.services.links import full_address
from committee.tokens import holder_token, invitation_token
from tests.factories import ALL_CONSENTS

SECRETS = ("남궁비밀", "Namgung Bi-mil", "namgung@demo.example", "1000009876", "비밀신청서")


@pytest.fixture
def secretive(make):
    """Somebody whose every trace can be told from anybody else's."""
    return make.person(
        name="남궁비밀",
        name_latin="Namgung Bi-mil",
        email="namgung@demo.example",
        phone="010-0000-9876",
    )


def _no_room(files):
    raise OSError(28, "No space left on device")


def tables_with(*texts):
    """Table → the texts that stand in any of its rows, histories, jobs and contexts included."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        for (table,) in cursor.fetchall():
            for text in texts:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{text}%"]
                )
                if cursor.fetchone() != (0,):
                    found.setdefault(table, set()).add(text)
    return found


def invited(make, person, **fields):
    return make.invitation(make.nomination(person=person, source="비밀신청서", **fields))


def let_expire():
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return invitations.expire_unanswered()


class TestErasure:
    def test_after_seven_days_nothing_is_left_of_whoever_did_not_answer(self, make, secretive):
        invitation, _token = invited(make, secretive)
        assert tables_with(*SECRETS)["committee_personhistory"] == set(SECRETS[:2])  # the control
        assert let_expire() == 1
        assert tables_with(*SECRETS) == {}
        held = Appointment.objects.get(pk=invitation.appointment_id)
        assert (held.status, held.person.name) == (Status.EXPIRED, "")

    def test_an_invitation_lasts_seven_days(self, make):
        invitation, _token = make.invitation()
        assert invitation.expires_at - invitation.created_at == pytest.approx(
            timedelta(days=7), abs=timedelta(seconds=5)
        )

    def test_of_whoever_declined_only_that_somebody_did_is_left(self, make, secretive):
        invitation, token = invited(make, secretive)
        invitations.decline(token=token)
        assert tables_with(*SECRETS) == {}
        held = Appointment.objects.get(pk=invitation.appointment_id)
        assert (held.status, held.declined_at is not None) == (Status.DECLINED, True)

    def test_a_withdrawn_nomination_leaves_nothing_either(self, make, secretive):
        held = make.nomination(person=secretive, source="비밀신청서")
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN)
        assert tables_with(*SECRETS) == {}

    @pytest.mark.parametrize("asked", [False, True])
    @pytest.mark.parametrize("reason", EndReason)
    def test_whoever_never_accepted_is_erased_for_whatever_reason_it_ends(
        self, make, secretive, reason, asked
    ):
        held = make.nomination(person=secretive, source="비밀신청서")
        if asked:
            make.invitation(held)
        appointments.end(actor=make.admin, appointment=held, reason=reason)
        assert tables_with(*SECRETS) == {}

    def test_an_end_keeps_whoever_accepted(self, make, secretive):
        held = make.acceptance(person=secretive)
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        secretive.refresh_from_db()
        assert secretive.name == "남궁비밀"

    def test_a_dissolution_erases_once_it_is_not_taken_back(self, make, secretive, settings):
        committee = make.committee()
        invited(make, secretive, post=make.post(committee))
        restructuring.dissolve(actor=make.admin, committee=committee)
        assert restructuring.erase_after_dissolutions() == 0
        assert tables_with(*SECRETS)
        Appointment.objects.update(ended_at=timezone.now() - timedelta(settings.REOPENING_DAYS))
        assert restructuring.erase_after_dissolutions() == 1
        assert tables_with(*SECRETS) == {}
        assert restructuring.erase_after_dissolutions() == 0
        assert restructuring.reopen(actor=make.admin, committee=committee).restored == 0

    def test_a_dissolution_that_was_taken_back_erases_nobody(self, make, secretive, settings):
        committee = make.committee()
        held = make.nomination(person=secretive, post=make.post(committee))
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=29))
        restructuring.dissolve(actor=make.admin, committee=committee)
        restructuring.reopen(actor=make.admin, committee=committee)
        settings.REOPENING_DAYS = 0
        assert restructuring.erase_after_dissolutions() == 0
        held.refresh_from_db()
        assert (held.status, held.person.name) == (Status.NOMINATED, "남궁비밀")
        assert timezone.now() - held.nominated_at < timedelta(minutes=1)

    def test_reopening_puts_nobody_forward_who_was_erased_meanwhile(self, make, secretive):
        committee = make.committee()
        make.nomination(person=secretive, post=make.post(committee))
        other = make.nomination(person=secretive, post=make.post(title="adviser"))
        restructuring.dissolve(actor=make.admin, committee=committee)
        appointments.end(actor=make.admin, appointment=other, reason=EndReason.NOMINATION_WITHDRAWN)
        reopened = restructuring.reopen(actor=make.admin, committee=committee)
        assert (reopened.restored, len(reopened.left)) == (0, 1)

    def test_a_merger_leaves_nothing_of_whoever_is_not_wanted_in_the_other(self, make, secretive):
        one, other = make.committee(), make.committee()
        for committee in (one, other):
            held = make.nomination(person=secretive, post=make.post(committee), source="비밀신청서")
        restructuring.merge(actor=make.admin, committee=one, into=other)
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN)
        assert tables_with(*SECRETS) == {}

    def test_a_nomination_that_nobody_invites_expires(self, make, secretive):
        held = make.nomination(person=secretive, source="비밀신청서")
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=29, hours=23))
        assert invitations.expire_uninvited() == 0
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=30))
        assert invitations.expire_uninvited() == 1
        assert tables_with(*SECRETS) == {}
        held.refresh_from_db()
        assert held.status == Status.EXPIRED

    def test_an_invited_one_has_the_time_of_the_invitation(self, make, secretive):
        held = invited(make, secretive)[0].appointment
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=31))
        assert invitations.expire_uninvited() == 0
        held.refresh_from_db()
        assert held.status == Status.INVITED

    def test_whoever_a_merger_leads_elsewhere_has_the_whole_time_again(self, make, secretive):
        one, other = make.committee(), make.committee()
        held = invited(make, secretive, post=make.post(one))[0].appointment
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=31))
        restructuring.merge(actor=make.admin, committee=one, into=other)
        assert invitations.expire_uninvited() == 0
        held.refresh_from_db()
        assert (held.status, held.post.committee_id) == (Status.NOMINATED, other.pk)

    def test_the_desk_says_until_when(self, make, secretive, client_of):
        held = make.nomination(person=secretive)
        day = date_format(timezone.localtime(held.nominated_at) + timedelta(days=30), "Y년 n월 j일")
        client = client_of(make.admin)
        assert day in client.get(f"/appointments/{held.pk}/").content.decode()
        assert "30일" in client.get("/appointments/", {"status": "nominated"}).content.decode()
        Appointment.objects.update(nominated_at=timezone.now() - timedelta(days=30))
        invitations.expire_uninvited()
        page = client.get(f"/appointments/{held.pk}/", headers={"accept-language": "en"})
        assert "Nobody sent an invitation in time." in page.content.decode()

    def test_the_rows_of_an_import_go_too(self, make):
        make.post(make.committee(name_ko="가위원회"), "member")
        file = "위원회,직책,이름,휴대전화\n가위원회,위원,남궁비밀,010-0000-9876\n".encode()
        taken = imports.upload(
            actor=make.admin,
            committee=make.root,
            file=SimpleUploadedFile("명단.csv", file),
            source="비밀신청서",
            starts_on=timezone.localdate(),
        )
        imports.read_file(taken.pk)
        imports.commit(actor=make.admin, taken=imports.check(taken.pk), mode="all")
        imports.take_rows(taken.pk)
        held = Appointment.objects.get()
        assert "committee_importrow" in tables_with(held.person.name)
        letters.print_letter(actor=make.admin, appointment=held)
        let_expire()
        assert tables_with("남궁비밀", "1000009876") == {}

    @pytest.mark.parametrize("elsewhere", ["asked", "appointed", "at_an_event"])
    def test_whoever_stands_elsewhere_stays(self, make, secretive, elsewhere):
        if elsewhere == "asked":
            make.nomination(person=secretive, post=make.post(title="adviser"))
        elif elsewhere == "appointed":
            make.certificate(person=secretive, post=make.post(title="adviser"))
        else:
            make.attendance(somebody=secretive)
        _invitation, token = invited(make, secretive)
        invitations.decline(token=token)
        secretive.refresh_from_db()
        assert (secretive.name, secretive.email) == ("남궁비밀", "namgung@demo.example")

    def test_not_me_leaves_a_nameless_guest_at_an_event(self, make, secretive):
        make.attendance(somebody=secretive)
        _invitation, token = invited(make, secretive)
        invitations.disown(token=token)
        assert tables_with(*SECRETS) == {}
        assert not Appointment.objects.exists()

    @pytest.mark.parametrize("withdrawn", [False, True])
    def test_not_me_erases_a_holder_only_after_they_withdrew(self, make, secretive, withdrawn):
        held = make.certificate(person=secretive, post=make.post(title="adviser")).appointment
        _invitation, token = invited(make, secretive)
        if withdrawn:
            assert not holders.withdraw(
                actor=None, holder=secretive, appointment=held, kind=ConsentKind.DATA
            )
        assert invitations.disown(token=token) is withdrawn
        secretive.refresh_from_db()
        assert secretive.name == ("" if withdrawn else "남궁비밀")

    def test_the_erased_are_not_put_forward_again(self, make, secretive):
        _invitation, token = invited(make, secretive)
        invitations.decline(token=token)
        with pytest.raises(RecordErased):
            make.nomination(person=secretive)
        held = Appointment.objects.get()
        Appointment.objects.update(status=Status.EXPIRED)
        with pytest.raises(RecordErased):
            invitations.invite(actor=make.admin, appointment=held)

    def test_raw_sql_cannot_put_them_forward_nor_half_erase_somebody(self, make, secretive):
        held = make.nomination()
        with pytest.raises(IntegrityError, match="person_has_a_name"), transaction.atomic():
            Person.objects.filter(pk=secretive.pk).update(erased_at=timezone.now())
        with pytest.raises(IntegrityError, match="person_has_a_name"), transaction.atomic():
            Person.objects.filter(pk=secretive.pk).update(name="")
        _invitation, token = invited(make, secretive)
        invitations.decline(token=token)
        with pytest.raises(IntegrityError, match="was erased"), transaction.atomic():
            Appointment.objects.filter(pk=held.pk).update(person=secretive)


class TestReminders:
    def soon_over(self, invitation, days=1):
        now = timezone.now()
        Invitation.objects.filter(pk=invitation.pk).update(
            sent_at=now, expires_at=now + timedelta(days=days)
        )

    def test_by_the_clock_once(self, make, mailoutbox):
        invitation, token = make.invitation()
        self.soon_over(invitation)
        assert reminders.remind_unanswered() == 1
        assert reminders.remind_unanswered() == 0
        mailing = Mailing.objects.get()
        assert mailings.send(mailing.pk) is True
        assert mailings.send(mailing.pk) is False
        (mail,) = mailoutbox
        assert mail.to == [invitation.appointment.person.email]
        assert f"/invitations/{token}/" in mail.body
        assert "not answered yet" in mail.body

    @pytest.mark.parametrize("case", ["too_early", "answered", "not_mailed", "reminded"])
    def test_nobody_else_is_reminded(self, make, case):
        invitation, token = make.invitation()
        self.soon_over(invitation, days=5 if case == "too_early" else 1)
        if case == "answered":
            invitations.decline(token=token)
        elif case == "not_mailed":
            Invitation.objects.update(sent_at=None)
        elif case == "reminded":
            reminders.remind(actor=make.admin, appointment=invitation.appointment)
        assert reminders.remind_unanswered() == 0

    def test_the_day_is_configurable_and_nought_reminds_nobody(self, make, settings):
        invitation, _token = make.invitation()
        self.soon_over(invitation, days=5)
        settings.INVITATION_REMINDER_DAYS = 0
        assert reminders.remind_unanswered() == 0
        settings.INVITATION_REMINDER_DAYS = 6
        assert reminders.remind_unanswered() == 1

    def test_by_hand_once(self, make, client_of):
        invitation, _token = make.invitation()
        client = client_of(make.admin)
        for _ in range(2):
            client.post(f"/appointments/{invitation.appointment_id}/remind/")
        assert Mailing.objects.count() == 1
        with pytest.raises(AlreadyReminded):
            reminders.remind(actor=make.admin, appointment=invitation.appointment)


class TestLetters:
    @pytest.fixture
    def unreachable(self, make):
        return make.nomination(person=make.person(email="", name="김편지"))

    def test_a_letter_invites_whoever_has_no_mail_address(self, make, unreachable, client):
        pdf = letters.print_letter(actor=make.admin, appointment=unreachable)
        invitation = Invitation.objects.get()
        (page,) = PdfReader(io.BytesIO(pdf)).pages
        link = f"/invitations/{invitation_token(invitation.nonce)}/"
        text = page.extract_text().replace("\n", "")
        for said in ("김편지", "직접 신청", str(make.admin), link):
            assert said in text
        assert client.get(link).status_code == 200
        invitations.accept(
            token=invitation_token(invitation.nonce), consents=ALL_CONSENTS, eligible=True
        )

    def accepted(self, held, client):
        """What whoever answers the letter reads."""
        token = invitation_token(held.invitations.get().nonce)
        boxes = ("consent_data", "consent_political", "eligible")
        sent = {"answer": "accept", "name": "김편지"} | dict.fromkeys(boxes, "on")
        return token, client.post(f"/invitations/{token}/", sent)

    def test_whoever_accepts_on_paper_gets_their_own_page(self, make, unreachable, client):
        letters.print_letter(actor=make.admin, appointment=unreachable)
        token, page = self.accepted(unreachable, client)
        own = full_address(
            "holder", holder_token(*unreachable.invitations.values_list("pk", "nonce")[0])
        )
        assert page.context["own_address"] == own
        assert own in page.content.decode()
        assert page.context["own_code"].startswith("data:image/svg+xml")
        assert "/accounts/login/code/" not in page.content.decode()
        again = client.get(f"/invitations/{token}/")
        assert (again.status_code, again.context["own_address"]) == (410, own)

    def test_there_is_the_certificate_without_an_account(self, make, unreachable, client):
        letters.print_letter(actor=make.admin, appointment=unreachable)
        _token, page = self.accepted(unreachable, client)
        own = page.context["own_address"].removeprefix(settings.BASE_URL)
        held = appointments.approve(actor=make.second_admin, appointment=unreachable)
        certificate = certificates.issue(actor=make.admin, appointment=held)
        link = reverse("own_certificate", args=[own.split("/")[2], certificate.pk])
        assert client.get(link).status_code == 404
        certificates.print_certificate(certificate.pk)
        assert link in client.get(own).content.decode()
        assert b"".join(client.get(link)).startswith(b"%PDF-")
        foreign = link.replace(str(certificate.pk), str(make.certificate().pk))
        assert client.get(foreign).status_code == 404
        assert client.get(link.replace("/holders/", "/holders/x")).status_code == 404
        archive.path_of(certificate.pk).write_bytes(b"damaged")
        with pytest.MonkeyPatch.context() as lost:
            lost.setattr(certificates, "print_again", lambda key: False)
            assert client.get(link).status_code == 404
        holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        assert client.get(link).status_code == 404

    @pytest.mark.parametrize("answer", ["decline", "expire", "withdraw"])
    def test_a_dead_link_leads_nobody_else_on(self, make, unreachable, client, answer):
        letters.print_letter(actor=make.admin, appointment=unreachable)
        token = invitation_token(unreachable.invitations.get().nonce)
        if answer == "decline":
            invitations.decline(token=token)
        elif answer == "expire":
            let_expire()
        else:
            held = invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
            holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        page = client.get(f"/invitations/{token}/")
        assert page.status_code == 410
        assert "own_address" not in page.context

    def test_a_letter_proves_no_mailbox(self, make):
        stranger = make.nomination(person=make.person(email=make.admin.email))
        letters.print_letter(actor=make.admin, appointment=stranger)
        token = invitation_token(stranger.invitations.get().nonce)
        held = invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        assert held.person.user is None
        assert not Person.objects.filter(user=make.admin).exists()
        fresh = make.nomination(person=make.person(email="paper@demo.example"))
        letters.print_letter(actor=make.admin, appointment=fresh)
        token = invitation_token(fresh.invitations.get().nonce)
        invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        assert not User.objects.filter(email="paper@demo.example").exists()

    def test_one_who_was_mailed_as_well_has_an_account(self, make):
        held = make.nomination()
        invitation, token = make.invitation(held)
        invitations.send(invitation.pk)
        letters.print_letter(actor=make.admin, appointment=held)
        held = invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        assert held.person.user.email == held.person.email

    def test_it_is_audited_and_printing_again_asks_the_same(self, make, unreachable):
        letters.print_letter(actor=make.admin, appointment=unreachable)
        first = Invitation.objects.get()
        letters.print_letter(actor=make.second_admin, appointment=unreachable)
        again = Invitation.objects.get()
        assert (first.nonce, first.expires_at) == (again.nonce, again.expires_at)
        latest = again.history.order_by("-pgh_id").first()
        assert latest.pgh_context.metadata["reason"] == "letter printed"
        assert latest.pgh_context.metadata["actor"] == make.second_admin.pk

    def test_hostile_names_are_printed_as_they_are(self, make):
        person = make.person(email="")
        Person.objects.filter(pk=person.pk).update(name='#read("/etc/passwd") $x$ *b* \\ @a 😀')
        held = make.nomination(person=Person.objects.get(pk=person.pk))
        pdf = letters.print_letter(actor=make.admin, appointment=held)
        text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
        assert '#read("/etc/passwd") $x$ *b*' in text

    def test_the_page_offers_it_and_sends_a_pdf(self, make, unreachable, client_of):
        client = client_of(make.admin)
        assert "/letter/" in client.get(f"/appointments/{unreachable.pk}/").content.decode()
        answer = client.post(f"/appointments/{unreachable.pk}/letter/")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Cache-Control"] == "no-store"


class TestMails:
    def told(self):
        """Kind → to whom, of what was ordered."""
        return {
            mailing.kind: str(mailing.to_account or mailing.appointment.person.email)
            for mailing in Mailing.objects.select_related("to_account", "appointment__person")
        }

    def test_each_step_tells_whom_it_concerns(self, make):
        certificate = make.certificate()
        holder = certificate.appointment.person
        certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        holders.resign(actor=holder.user, holder=holder, appointment=certificate.appointment)
        assert self.told() == {
            "accepted": str(make.admin),
            "receipt": holder.email,
            "approved": holder.email,
            "issued": holder.email,
            "revoked": holder.email,
            "resigned": str(make.admin),
            "ended": holder.email,
        }

    def test_each_is_sent_once_in_both_languages(self, make, mailoutbox):
        certificate = make.certificate()
        for mailing in Mailing.objects.all():
            assert mailings.send(mailing.pk) is True
            assert mailings.send(mailing.pk) is False
        assert [mail.to for mail in mailoutbox] == [
            [str(make.admin)],
            [certificate.appointment.person.email],
            [certificate.appointment.person.email],
            [certificate.appointment.person.email],
        ]
        for mail in mailoutbox:
            assert "―――" in mail.body
            assert any("가" <= letter <= "힣" for letter in mail.body)
        assert f"/certificates/{certificate.pk}/" in mailoutbox[-1].body

    def test_a_decline_is_told_to_whoever_nominated_without_a_name(
        self, make, secretive, mailoutbox
    ):
        _invitation, token = make.invitation(make.nomination(person=secretive))
        invitations.decline(token=token)
        assert mailings.send(Mailing.objects.get(kind=Mailing.Kind.DECLINED).pk) is True
        (mail,) = mailoutbox
        assert mail.to == [str(make.admin)]
        assert "거절" in mail.body
        assert not any(secret in mail.subject + mail.body for secret in SECRETS)

    def test_of_those_in_a_batch_the_board_tells(self, make):
        one, other = make.nomination(), make.nomination()
        make.batch(one, other)
        _invitation, token = make.invitation(one)
        invitations.accept(token=token, consents=ConsentKind.required(), eligible=True)
        _invitation, token = make.invitation(other)
        invitations.decline(token=token)
        assert self.told() == {"receipt": one.person.email}

    def test_the_receipt_leads_to_the_own_page(self, make, client, mailoutbox):
        held = make.acceptance()
        assert mailings.send(Mailing.objects.get(kind=Mailing.Kind.RECEIPT).pk) is True
        (mail,) = mailoutbox
        assert mail.to == [held.person.email]
        assert "수락하셨습니다" in mail.body
        assert "You accepted" in mail.body
        (own,) = set(re.findall(r"/holders/[^/\s]+/", mail.body))
        assert client.get(own).status_code == 200

    def test_without_a_mail_address_nobody_gets_one(self, make):
        held = make.nomination(person=make.person(email=""))
        letters.print_letter(actor=make.admin, appointment=held)
        token = invitation_token(held.invitations.get().nonce)
        invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        assert set(self.told()) == {"accepted"}

    def test_a_corrected_certificate_says_that_the_old_one_counts_no_more(self, make, mailoutbox):
        old = make.certificate()
        new = corrections.supersede(
            actor=make.admin, certificate=old, name="바른이름", name_latin="", why="오기"
        )
        certificates.print_certificate(new.pk)
        assert mailings.send(Mailing.objects.filter(kind="issued").latest("ordered_at").pk) is True
        (mail,) = mailoutbox
        assert f"takes the place of certificate {old.printed_number}" in mail.body
        assert f"기존 임명장 {old.printed_number}" in mail.body
        assert "Your corrected certificate" in mail.subject

    def test_a_first_certificate_takes_no_place(self, make, mailoutbox):
        make.certificate()
        assert mailings.send(Mailing.objects.get(kind="issued").pk) is True
        assert "takes the place" not in mailoutbox[0].body

    def test_a_step_that_is_refused_tells_nobody(self, make):
        held = make.acceptance()
        Mailing.objects.all().delete()
        with pytest.raises(DomainError):
            appointments.approve(actor=make.admin, appointment=held)
        assert not Mailing.objects.exists()

    def test_printing_twice_tells_once(self, make):
        certificate = make.certificate()
        certificates.print_certificate(certificate.pk)
        assert Mailing.objects.filter(kind=Mailing.Kind.ISSUED).count() == 1

    def test_nobody_suspended_or_erased_is_written_to(self, make, mailoutbox):
        make.acceptance()
        User.objects.filter(pk=make.admin.pk).update(is_active=False)
        assert mailings.send(Mailing.objects.get(kind="accepted").pk) is False
        assert mailoutbox == []


class TestConsents:
    @pytest.fixture
    def certificate(self, make):
        return make.certificate(
            person=make.person(name="남궁비밀", email="namgung@demo.example"),
            consents=ALL_CONSENTS,
            source="비밀신청서",
        )

    @pytest.fixture
    def withdraw(self, certificate):
        held = certificate.appointment

        def withdraw(kind):
            return holders.withdraw(
                actor=held.person.user, holder=held.person, appointment=held, kind=kind
            )

        return withdraw

    def test_all_five_are_separate_and_off(self, make, client):
        _invitation, token = make.invitation()
        page = client.get(f"/invitations/{token}/")
        boxes = [name for name in page.context["form"].fields if name.startswith("consent_")]
        assert boxes == [f"consent_{kind}" for kind in ConsentKind.values]
        assert len(boxes) == 5
        assert " checked" not in page.content.decode()

    def test_roster_out_of_lists_at_once(self, make, certificate, withdraw):
        listed = Appointment.objects.listed()
        assert certificate.appointment in listed.all()
        assert withdraw("roster") is False
        assert certificate.appointment not in listed.all()

    def test_public_masks_the_name_at_once(self, certificate, withdraw):
        assert reports.verification(certificate.token).name == "남궁비밀"
        withdraw("public")
        assert reports.verification(certificate.token).name == "남○○밀"

    @pytest.mark.parametrize("kind", ["data", "political"])
    def test_one_that_is_needed_ends_revokes_and_erases(self, certificate, withdraw, kind):
        assert withdraw(kind) is True
        certificate.refresh_from_db()
        held = Appointment.objects.get(pk=certificate.appointment_id)
        assert (certificate.status, held.status, held.end_reason) == (
            Certificate.Status.REVOKED,
            Status.ENDED,
            EndReason.RESIGNED,
        )
        # The register keeps what was printed; the copy of the public page's name is masked.
        assert set(tables_with(*SECRETS)) == {"committee_certificate"}
        assert not User.objects.filter(email__startswith="namgung").exists()
        assert reports.verification(certificate.token).status == "revoked"

    def test_a_draft_is_revoked_as_well_and_a_full_disk_keeps_nobody(self, make, monkeypatch):
        draft = make.certificate(printed=False)
        held = draft.appointment
        with monkeypatch.context() as full:
            full.setattr(archive, "keep", _no_room)
            holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        assert reports.verification(draft.token) is None
        certificates.print_certificate(draft.pk)
        draft.refresh_from_db()
        assert draft.status == Certificate.Status.REVOKED

    def test_another_appointment_keeps_the_person(self, make, certificate, withdraw):
        make.certificate(person=certificate.appointment.person, post=make.post(title="adviser"))
        assert withdraw("data") is False
        certificate.appointment.person.refresh_from_db()
        assert certificate.appointment.person.name == "남궁비밀"

    def test_an_account_that_decided_something_stays_without_its_address(
        self, make, certificate, withdraw
    ):
        user = certificate.appointment.person.user
        make.nomination()
        Appointment.objects.exclude(pk=certificate.appointment_id).update(nominated_by=user)
        withdraw("data")
        user.refresh_from_db()
        assert (user.is_active, user.email) == (False, f"erased-{user.pk}@account.invalid")
        assert set(tables_with(*SECRETS)) == {"committee_certificate"}

    def test_twice(self, withdraw):
        withdraw("photo")
        with pytest.raises(AlreadyWithdrawn):
            withdraw("photo")

    def test_free_ones_are_given_later_and_only_those(self, make):
        held = make.certificate().appointment
        who = {"actor": held.person.user, "holder": held.person, "appointment": held}
        for _ in range(2):
            holders.give(**who, kind="roster")
        assert held.consents.standing().filter(kind="roster").count() == 1
        with pytest.raises(NotGivenNow):
            holders.give(**who, kind="data")
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        with pytest.raises(NotGivenNow):
            holders.give(**who, kind="public")

    def test_nobody_decides_for_somebody_else(self, make, certificate):
        stranger = make.certificate().appointment.person
        held = certificate.appointment
        for decide, more in (
            (holders.withdraw, {"kind": "roster"}),
            (holders.give, {"kind": "roster"}),
            (holders.resign, {}),
        ):
            with pytest.raises(NotHolder):
                decide(actor=stranger.user, holder=stranger, appointment=held, **more)

    def link(self, held):
        invitation = held.invitations.get()
        return f"/holders/{holder_token(invitation.pk, invitation.nonce)}/"

    def test_without_an_account_by_the_link_in_a_mail(self, certificate, client):
        held = certificate.appointment
        address = self.link(held)
        assert client.get(address).status_code == 200
        sent = {"appointment": str(held.pk), "decision": "withdraw"}
        client.post(address, sent | {"kind": "roster"})
        assert not held.consents.standing().filter(kind="roster").exists()
        page = client.post(address, sent | {"kind": "political"})
        assert "committee/erased.html" in [each.name for each in page.templates]
        assert client.get(address).status_code == 404

    def test_a_forged_link_is_unknown(self, make, certificate):
        invitation = certificate.appointment.invitations.get()
        token = holder_token(invitation.pk, invitation.nonce)
        other = make.certificate().appointment.invitations.get()
        forged = holder_token(other.pk, invitation.nonce)
        for wrong in (token[:-1], token + "A", token.swapcase(), forged, "", "한글", "\0"):
            with pytest.raises(LinkUnknown):
                holders.find_holder(wrong)
        assert holders.find_holder(token) == certificate.appointment.person

    def test_whoever_did_not_accept_has_no_such_page(self, make):
        invitation, token = make.invitation()
        own = holder_token(invitation.pk, invitation.nonce)
        with pytest.raises(LinkUnknown):
            holders.find_holder(own)
        invitations.decline(token=token)
        with pytest.raises(LinkUnknown):
            holders.find_holder(own)

    def test_signed_in(self, certificate, client_of):
        held = certificate.appointment
        client = client_of(held.person.user)
        sent = {"appointment": str(held.pk), "kind": "public", "decision": "withdraw"}
        assert client.post("/me/consents/", sent).status_code == 302
        assert not held.consents.standing().filter(kind="public").exists()
        assert client.post("/me/consents/", sent | {"decision": "give"}).status_code == 302
        assert held.consents.standing().filter(kind="public").exists()
        page = client.post("/me/consents/", sent | {"kind": "data"})
        assert page.status_code == 200
        assert client.get("/me/consents/").status_code == 302  # signed out: the account is gone

    def test_a_stranger_posts_to_nobody(self, make, certificate, client_of):
        sent = {
            "appointment": str(certificate.appointment_id),
            "kind": "public",
            "decision": "withdraw",
        }
        client = client_of(make.member())
        for appointment in (sent["appointment"], "x", ""):
            answer = client.post("/me/consents/", sent | {"appointment": appointment})
            assert answer.status_code == 404
        assert certificate.appointment.consents.standing().count() == 5


STEPS = ("nominated", "invited", "accepted", "declined", "expired", "approved", "in_force", "ended")
OK, STEP = "ok", "wrong_step"
# what somebody tries → the code that comes at each of STEPS
ORDERS = {
    "invite": (OK, OK, STEP, STEP, "record_erased", STEP, STEP, STEP),
    "letter": (OK, OK, STEP, STEP, "record_erased", STEP, STEP, STEP),
    "remind": (STEP, OK, STEP, STEP, STEP, STEP, STEP, STEP),
    "accept": ("invitation_unknown", OK, "invitation_answered", "invitation_answered",
               "invitation_expired", "invitation_answered", "invitation_answered",
               "invitation_answered"),
    "decline": ("invitation_unknown", OK, "invitation_answered", "invitation_answered",
                "invitation_expired", "invitation_answered", "invitation_answered",
                "invitation_answered"),
    "approve": (STEP, STEP, OK, STEP, STEP, STEP, STEP, STEP),
    "issue": (STEP, STEP, STEP, STEP, STEP, OK, "not_issued", STEP),
    "end": (OK, OK, OK, STEP, STEP, OK, OK, STEP),
    "resign": ("not_holder", "not_holder", OK, "not_holder", "not_holder", OK, OK, STEP),
    "withdraw": ("not_holder", "not_holder", OK, "not_holder", "not_holder", OK, OK, OK),
    "give": ("not_holder", "not_holder", OK, "not_holder", "not_holder", OK, OK, "not_given_now"),
}  # fmt: skip


def at(make, step):
    """An appointment at a step, and the token of its invitation."""
    held = make.nomination()
    if step == "nominated":
        return held, "no-token"
    _invitation, token = make.invitation(held)
    if step == "declined":
        invitations.decline(token=token)
    elif step == "expired":
        let_expire()
    elif step != "invited":
        invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        held.consents.filter(kind="photo").delete()
        if step != "accepted":
            appointments.approve(actor=make.second_admin, appointment=held)
            if step != "approved":
                certificate = certificates.issue(actor=make.admin, appointment=held)
                certificates.print_certificate(certificate.pk)
            if step == "ended":
                appointments.end(actor=make.admin, appointment=held, reason=EndReason.TERM_OVER)
    return Appointment.objects.get(pk=held.pk), token


def attempt(make, action, held, token):
    desk = {"actor": make.admin, "appointment": held}
    own = {"actor": None, "holder": held.person, "appointment": held}
    match action:
        case "invite":
            invitations.invite(**desk)
        case "letter":
            letters.print_letter(**desk)
        case "remind":
            reminders.remind(**desk)
        case "accept":
            invitations.accept(token=token, consents=ALL_CONSENTS, eligible=True)
        case "decline":
            invitations.decline(token=token)
        case "approve":
            appointments.approve(actor=make.second_admin, appointment=held)
        case "issue":
            certificates.issue(**desk)
        case "end":
            appointments.end(**desk, reason=EndReason.TERM_OVER)
        case "resign":
            holders.resign(**own)
        case "withdraw":
            holders.withdraw(**own, kind="roster")
        case "give":
            holders.give(**own, kind="photo")


@pytest.mark.parametrize("step", STEPS)
def test_every_wrong_order_has_its_error(make, step):
    found, expected = {}, {}
    for action, codes in ORDERS.items():
        expected[action] = codes[STEPS.index(step)]
        held, token = at(make, step)
        assert held.status == step
        try:
            with transaction.atomic():
                attempt(make, action, held, token)
            found[action] = OK
        except DomainError as error:
            found[action] = error.code
    assert found == expected
