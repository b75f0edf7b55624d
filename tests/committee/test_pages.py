"""What the committee app's pages answer: invitations, the check of a certificate, lists, forms."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from committee.models import Appointment, Certificate, EndReason, Invitation, Person, Status
from committee.services import appointments, certificates, invitations
from tests.factories import REQUIRED_CONSENTS

ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


def beside(page, field):
    """What the page says within the field's own frame."""
    frames = re.split(r'id="div_id_', page.content.decode())
    return next(frame for frame in frames if frame.startswith(f'{field}"'))


class TestInvitations:
    @pytest.fixture
    def invited(self, make):
        invitation, token = make.invitation()
        return invitation.appointment, f"/invitations/{token}/"

    @pytest.fixture
    def answer(self):
        """What an eligible person sends who accepts with the least of consents."""
        consents = {f"consent_{kind}": "on" for kind in REQUIRED_CONSENTS}
        return consents | {"answer": "accept", "name": "홍길동", "eligible": "on"}

    def test_an_open_one_asks_and_ticks_nothing(self, client, invited):
        page = client.get(invited[1])
        assert page.status_code == 200
        assert "직접 신청" in page.content.decode()
        assert " checked" not in page.content.decode()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_expired_one_is_gone_and_says_since_when(self, client, invited, answer, method):
        appointment, link = invited
        Invitation.objects.update(expires_at="2026-01-05 10:00+09:00")
        page = getattr(client, method)(link, answer)
        assert page.status_code == 410
        assert "2026년 1월 5일" in page.content.decode()
        appointment.refresh_from_db()
        assert appointment.status == Status.INVITED

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_used_one_is_gone(self, client, invited, answer, method):
        assert client.post(invited[1], answer).status_code == 200
        page = getattr(client, method)(invited[1], answer | {"answer": "disown"})
        assert page.status_code == 410
        assert Person.objects.filter(name="홍길동").exists()

    def test_a_mistyped_one_is_unknown_like_any_other(self, client, invited):
        token = invited[1].split("/")[2]
        pages = [
            client.get(f"/invitations/{tried}/")
            for tried in (token[:-1], token.swapcase(), token + "=", "nobody")
        ]
        assert {page.status_code for page in pages} == {404}
        assert len({page.content for page in pages}) == 1

    def test_what_is_missing_is_said_beside_it_and_what_was_typed_stays(
        self, client, invited, answer
    ):
        del answer["eligible"], answer["consent_political"]
        page = client.post(invited[1], answer | {"name": "김바름"})
        assert page.status_code == 200
        assert "is-invalid" in beside(page, "eligible")
        assert "is-invalid" in beside(page, "consent_political")
        assert " checked" in beside(page, "consent_data")
        assert "김바름" in beside(page, "name")

    def test_a_name_that_cannot_be_printed_is_refused(self, client, invited, answer):
        page = client.post(invited[1], answer | {"name": "홍\u202e길동"})
        assert "U+202E" in beside(page, "name")
        assert not Appointment.objects.filter(status=Status.ACCEPTED).exists()

    def test_a_latin_name_that_cannot_be_printed_neither(self, client, invited, answer):
        page = client.post(invited[1], answer | {"name_latin": "Hong\u200b Gil😀"})
        assert "U+200B" in beside(page, "name_latin")
        client.post(invited[1], answer | {"name_latin": " Hong  Gil-dong "})
        assert Person.objects.get().name_latin == "Hong Gil-dong"

    def test_the_last_seat_may_be_gone_in_the_meantime(self, client, make, answer):
        post = make.post(title="chair", seats=1)
        _invitation, late = make.invitation(make.nomination(post=post))
        make.acceptance(post=post)
        page = client.post(f"/invitations/{late}/", answer)
        assert page.status_code == 200
        assert page.context["form"].non_field_errors()
        assert page.context["form"]["name"].value() == "홍길동"

    @pytest.mark.parametrize(("choice", "kept"), [("decline", True), ("disown", False)])
    def test_whoever_does_not_want_leaves_no_contact(self, client, invited, choice, kept):
        appointment, link = invited
        assert client.post(link, {"answer": choice}).status_code == 200
        assert Person.objects.filter(pk=appointment.person_id).exists() == kept
        assert not Person.objects.exclude(email="", phone="").exists()

    def test_not_me_of_a_holder_says_what_stays(self, client, make):
        holder = make.certificate(post=make.post(title="adviser")).appointment.person
        _invitation, token = make.invitation(make.nomination(person=holder))
        answer = client.post(
            f"/invitations/{token}/", {"answer": "disown"}, headers={"accept-language": "en"}
        )
        page = answer.content.decode()
        assert "Everything is erased" not in page
        assert "Your name and contact data stay" in page
        assert Person.objects.filter(pk=holder.pk, email=holder.email).exists()


class TestTheCheckOfACertificate:
    @pytest.fixture
    def certificate(self, make):
        committee = make.committee(name_ko="광주위원회")
        return make.certificate(
            person=make.person(name="홍길동"), post=make.post(committee, "vice-chair")
        )

    @pytest.fixture
    def check(self, client):
        def check(certificate):
            answer = client.get(f"/verify/{certificate.token}.json")
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert "no-store" in answer.headers["Cache-Control"]
            return answer.status_code, answer.json()

        return check

    def test_a_valid_one_says_this_and_nothing_more(self, certificate, check):
        today = timezone.localdate().isoformat()
        assert check(certificate) == (
            200,
            {
                "status": "valid",
                "since": today,
                "name": "홍○동",
                "post": "부위원장",
                "committee": "중앙위원회 광주위원회",
                "dated": today,
                "campaign": "가상 캠프",
            },
        )

    def test_what_was_printed_is_said_whatever_was_renamed(self, certificate, check):
        Person.objects.update(name="다른이름")
        assert check(certificate)[1]["name"] == "홍○동"

    @pytest.mark.parametrize(
        ("reason", "status"), [("resigned", "ended"), ("dismissed", "revoked")]
    )
    def test_an_ended_appointment(self, make, certificate, check, reason, status):
        appointments.end(
            actor=make.admin, appointment=certificate.appointment, reason=EndReason(reason)
        )
        assert check(certificate)[1]["status"] == status

    def test_a_revoked_one_is_said_to_be_so_without_the_reason(self, make, certificate, check):
        certificates.revoke(actor=make.admin, certificate=certificate, reason="비밀 사유")
        code, facts = check(certificate)
        assert (code, facts["status"]) == (200, "revoked")
        assert "비밀" not in str(facts)

    def test_drafts_and_inventions_answer_alike(self, client, make, check):
        draft = make.certificate(printed=False)
        assert check(draft) == (404, {"status": "unknown"})
        pages = [client.get(f"/verify/{token}/") for token in (draft.token, "x" * 22)]
        assert [page.status_code for page in pages] == [404, 404]
        assert pages[0].content == pages[1].content


@ROWS
class TestQueries:
    def test_a_person_and_their_home(self, client_of, make, django_assert_num_queries, rows):
        person = make.person()
        for _ in range(rows):
            make.certificate(person=person, post=make.post(make.committee()))
        person.refresh_from_db()
        for account, address, queries in (
            (make.granted("admin", make.root), f"/people/{person.pk}/", 9),
            (person.user, "/", 8),
        ):
            client = client_of(account)
            with django_assert_num_queries(queries):
                context = client.get(address).context
            assert (len(context["posts"]), len(context["certificates"])) == (rows, rows)

    def test_an_appointment(self, client_of, make, django_assert_num_queries, rows):
        held = make.approval()
        for _ in range(rows):
            certificate = certificates.issue(actor=make.admin, appointment=held)
            certificates.print_certificate(certificate.pk)
            certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        client = client_of(make.granted("admin", make.root))
        with django_assert_num_queries(14):
            context = client.get(f"/appointments/{held.pk}/").context
        assert len(context["certificates"]) == rows


class TestForms:
    def test_a_day_that_does_not_exist(self, client_of, make):
        held = make.acceptance()
        sent = {"reason": "resigned", "last_day": "2022-02-30"}
        page = client_of(make.admin).post(f"/appointments/{held.pk}/end/", sent)
        assert "is-invalid" in beside(page, "last_day")
        assert "2022-02-30" in beside(page, "last_day")
        assert '<details class="fold" open>' in page.content.decode()

    @pytest.mark.parametrize("step", ["nomination", "invitation"])
    def test_whoever_never_accepted_can_only_be_withdrawn(self, client_of, make, step):
        held = make.nomination() if step == "nomination" else make.invitation()[0].appointment
        address = f"/appointments/{held.pk}/"
        client = client_of(make.admin)
        form = client.get(address).context["end_form"]
        assert [value for value, _label in form.fields["reason"].choices] == [
            "nomination_withdrawn"
        ]
        client.post(f"{address}end/", {"reason": "resigned"})
        held.refresh_from_db()
        assert held.status != Status.ENDED
        client.post(f"{address}end/", {"reason": "nomination_withdrawn"})
        held.refresh_from_db()
        assert held.status == Status.ENDED

    def test_a_revocation_without_a_reason(self, client_of, make):
        certificate = make.certificate()
        page = client_of(make.admin).post(
            f"/certificates/{certificate.pk}/revoke/", {"reason": "  "}
        )
        assert "is-invalid" in beside(page, "reason")
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.VALID

    def test_a_refused_step_is_explained_on_the_page(self, client_of, make):
        held = make.nomination()
        page = client_of(make.admin).post(f"/appointments/{held.pk}/approve/", follow=True)
        (message,) = page.context["messages"]
        assert message.level_tag == "error"
        assert str(message) in page.content.decode()

    def test_nobody_is_kept_whose_invitation_is_refused(self, client_of, make, monkeypatch):
        def refuse(**arguments):
            raise invitations.NoContact

        monkeypatch.setattr("committee.views.desk.send_invitation", refuse)
        sent = {
            "post": make.post().pk,
            "name": "홍길동",
            "email": "hong@demo.example",
            "source": "직접 신청",
            "starts_on": "2026-01-01",
            "invite": "on",
        }
        page = client_of(make.admin).post("/appointments/new/", sent)
        assert "is-invalid" in beside(page, "email")
        assert not Person.objects.exists()


class TestNominating:
    @pytest.fixture
    def nominate(self, client_of, make):
        def nominate(**typed):
            sent = {
                "post": make.post(title="adviser").pk,
                "name": "홍길동",
                "source": "직접 신청",
                "starts_on": "2026-01-01",
            }
            return client_of(make.admin).post("/appointments/new/", sent | typed)

        return nominate

    def test_somebody_with_a_phone_alone_and_the_page_offers_the_letter(self, nominate, client):
        page = nominate(phone="010-0000-4321")
        assert "/letter/" in client.get(page.url).content.decode()
        assert Appointment.objects.get().status == Status.NOMINATED

    def test_not_somebody_whom_nobody_can_reach(self, nominate):
        assert "is-invalid" in beside(nominate(), "email")

    def test_a_mailed_invitation_needs_an_address_and_says_what_else_there_is(self, nominate):
        page = nominate(phone="010-0000-4321", invite="on")
        assert "초대 안내문을 인쇄" in beside(page, "email")
        assert not Person.objects.exists()

    def test_a_latin_name_that_no_certificate_can_print_is_refused_beside_it(self, nominate):
        page = nominate(phone="010-0000-4321", name_latin="Hong\u202eGil😀")
        assert "U+202E" in beside(page, "name_latin")
        assert "U+1F600" in beside(page, "name_latin")


class TestTheDesk:
    @pytest.fixture
    def desk(self, client_of, make, monkeypatch):
        monkeypatch.setattr("committee.views.desk.ROWS_A_PAGE", 2)
        client = client_of(make.admin)
        return lambda **query: client.get("/appointments/", query)

    def test_the_latest_come_first_page_by_page(self, desk, make):
        post = make.post()
        made = [make.nomination(post=post) for _ in range(3)]
        first = desk().context["page"]
        second = desk(after=first.after).context["page"]
        assert first.rows + second.rows == made[::-1]
        assert desk(before=second.before).context["page"].rows == first.rows

    def test_each_status_is_counted_as_far_as_anybody_reads(self, desk, make, monkeypatch):
        post = make.post()
        make.acceptance(post=post)
        for _ in range(3):
            make.nomination(post=post)
        counted = {step.status: step.count for step in desk().context["steps"] if step.count}
        assert counted == {Status.NOMINATED: 3, Status.ACCEPTED: 1}
        monkeypatch.setattr("committee.reports.desk.COUNTED_UP_TO", 2)
        assert "1,000+" in desk(status="nominated").content.decode()
