"""The public check of a certificate, what is reported about it, and its correction."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from committee.errors import NotIssued, ReasonMissing, ReportSettled, StillDraft, TooOften
from committee.models import (
    Certificate,
    CertificateReport,
    EndReason,
    Mailing,
    Person,
    Throttle,
    Title,
)
from committee.services import appointments, certificates, complaints, corrections, holders
from committee.services.throttling import count_request, forget_old

UNKNOWN = "x" * 22


@pytest.fixture
def certificate(make):
    return make.certificate(person=make.person(name="남궁비밀", name_latin="Namgung"))


def text_of(answer):
    return answer.content.decode()


class TestThePage:
    @pytest.mark.parametrize(
        ("become", "said"),
        [
            ("valid", "유효"),
            ("revoked", "취소"),
            ("ended", "끝난"),
            ("superseded", "새 임명장으로 대체"),
        ],
    )
    def test_each_state_is_said_with_its_day_and_no_more_than_a_masked_name(
        self, make, certificate, client, become, said
    ):
        if become == "revoked":
            certificates.revoke(actor=make.admin, certificate=certificate, reason="비밀 사유")
        elif become == "ended":
            appointments.end(
                actor=make.admin,
                appointment=certificate.appointment,
                reason=EndReason.RESIGNED,
            )
        elif become == "superseded":
            corrections.supersede(
                actor=make.admin,
                certificate=certificate,
                name="남궁비밀",
                name_latin="",
                why="비밀 사유",
            )
        answer = client.get(f"/verify/{certificate.token}/?lang=ko")
        page = text_of(answer)
        assert answer.context["found"].status == become
        assert answer.context["found"].since == timezone.localdate()
        assert said in page
        assert "남○○밀" in page
        for secret in ("남궁비밀", "비밀 사유", "Namgung"):
            assert secret not in page

    def test_a_commission_is_called_one(self, make, client):
        post = make.post(title="adviser")
        Title.objects.filter(pk=post.title_id).update(verb=Title.Verb.COMMISSION)
        post.refresh_from_db()
        commission = make.certificate(post=post)
        assert "위촉장" in text_of(client.get(f"/verify/{commission.token}/?lang=ko"))
        plain = make.certificate(post=make.post(title="chair"))
        assert "위촉장" not in text_of(client.get(f"/verify/{plain.token}/?lang=ko"))

    def test_unknown_draft_and_purged_answer_alike_byte_for_byte(self, make, client):
        draft, purged = make.certificate(printed=False), make.certificate(printed=False)
        held = purged.appointment
        holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        assert Person.objects.get(pk=held.person_id).erased_at is not None
        for ending in ("/", ".json", "/?lang=en", "/report/"):
            answers = [
                client.get(f"/verify/{token}{ending}")
                for token in (UNKNOWN, draft.token, purged.token)
            ]
            assert {answer.status_code for answer in answers} == {404}
            assert len({answer.content for answer in answers}) == 1
            for answer in answers:
                del answer.headers["X-Request-ID"]
                del answer.headers["Expires"]  # the second in which it was asked
            headers = [sorted(answer.headers.items()) for answer in answers]
            assert headers[0] == headers[1] == headers[2]

    @pytest.mark.parametrize("which", ["known", "unknown", "draft"])
    @pytest.mark.parametrize("ending", ["/", ".json", "/statement", "/report/"])
    def test_two_queries_whatever_the_answer_so_that_its_time_tells_nothing(
        self, make, certificate, client, django_assert_num_queries, which, ending
    ):
        token = {
            "known": certificate.token,
            "unknown": UNKNOWN,
            "draft": make.certificate(printed=False).token,
        }[which]
        client.get(f"/verify/{token}{ending}")
        with django_assert_num_queries(2):
            client.get(f"/verify/{token}{ending}")

    def test_no_cookie_no_store_no_index_no_log(self, certificate, client, caplog):
        caplog.set_level(logging.DEBUG, "django.request")
        for address in (
            f"/verify/{certificate.token}/",
            f"/verify/{certificate.token}/?lang=en",
            f"/verify/{certificate.token}.json",
            f"/verify/{certificate.token}/report/",
            f"/verify/{UNKNOWN}/",
            f"/verify/{UNKNOWN}.json",
        ):
            answer = client.get(address)
            assert not answer.cookies, address
            assert "no-store" in answer.headers["Cache-Control"]
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            if not address.endswith(".json"):
                assert '<meta name="robots" content="noindex">' in text_of(answer)
        assert [record for record in caplog.records if UNKNOWN in record.getMessage()] == []

    def test_the_language_is_chosen_without_a_cookie(self, certificate, client):
        address = f"/verify/{certificate.token}/"
        korean = client.get(address, {"lang": "ko"}, headers={"accept-language": "en"})
        english = client.get(address, {"lang": "en"}, headers={"accept-language": "ko"})
        assert '<html lang="ko"' in text_of(korean)
        assert '<html lang="en"' in text_of(english)
        assert "?lang=ko" in text_of(english)
        assert english.headers["Content-Language"] == "en"
        for strange in ("xx", "", "\0"):
            assert client.get(address, {"lang": strange}).status_code == 200


class TestThrottle:
    def test_beyond_the_limit_one_is_asked_to_wait(self, certificate, client, settings):
        settings.THROTTLES = {"verify": (2, 60), "report": (1, 600)}
        address = f"/verify/{certificate.token}/"
        assert [client.get(address).status_code for _ in range(2)] == [200, 200]
        answer = client.get(address)
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 61
        assert "<h1>" in text_of(answer)
        assert client.get(f"/verify/{certificate.token}.json").json() == {"status": "too_often"}
        assert client.get(address, REMOTE_ADDR="198.51.100.7").status_code == 200

    def test_nothing_of_the_address_stays(self, certificate, client):
        client.get(f"/verify/{certificate.token}/", REMOTE_ADDR="198.51.100.7")
        row = Throttle.objects.get()
        assert "198" not in row.digest or len(row.digest) == 64
        assert str(row.requests) == "1"
        Throttle.objects.update(until=timezone.now())
        forget_old()
        assert not Throttle.objects.exists()

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("2001:db8::1", "2001:db8::ffff", True),  # one network
            ("2001:db8::1", "2001:db8:0:1::1", False),
            ("198.51.100.7", "198.51.100.8", False),
            ("", "unix:", False),
        ],
    )
    def test_what_counts_as_one_address(self, db, one, other, same):
        limit = {"purpose": "x", "most": 1, "window": timedelta(days=1)}
        count_request(address=one, **limit)
        if same:
            with pytest.raises(TooOften):
                count_request(address=other, **limit)
        else:
            count_request(address=other, **limit)

    def test_what_a_client_says_of_itself_proves_nothing(self, certificate, client, settings):
        settings.THROTTLES = {"verify": (1, 60)}
        settings.TRUSTED_PROXIES = 1
        address = f"/verify/{certificate.token}.json"
        codes = [
            client.get(address, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 198.51.100.7").status_code
            for n in range(2)
        ]
        assert codes == [200, 429]


class TestReports:
    @pytest.fixture
    def send(self, certificate, client):
        address = f"/verify/{certificate.token}/report/"

        def send(**fields):
            opened = client.get(address).context["form"]["opened"].value()
            return client.post(address, {"kind": "forged", "opened": opened} | fields)

        return send

    def test_anybody_reports_a_forgery_without_a_cookie(self, certificate, send, client):
        answer = send(text="글꼴이 다릅니다", reply_to="a@demo.example")
        assert answer.status_code == 200
        assert not answer.cookies
        reported = CertificateReport.objects.get()
        assert (reported.certificate, reported.kind, reported.text, reported.status) == (
            certificate,
            "forged",
            "글꼴이 다릅니다",
            "open",
        )
        assert not Mailing.objects.filter(kind="reported").exists()

    def test_never_agreed_alarms_the_admins_there(self, make, certificate, send):
        send(kind="never_agreed")
        elsewhere = make.granted("admin", make.committee())
        told = {each.to_account for each in Mailing.objects.filter(kind="reported")}
        assert make.admin in told
        assert elsewhere not in told

    @pytest.mark.parametrize(
        ("field", "value"),
        [("text", "가" * 1001), ("reply_to", "nobody"), ("kind", "mistake"), ("opened", "x")],
    )
    def test_bad_input_is_explained_and_nothing_is_lost(self, send, field, value):
        answer = send(**({"text": "그대로"} | {field: value}))
        form = answer.context["form"]
        assert form.errors
        assert not CertificateReport.objects.exists()
        assert (form["text"].value() == "그대로") is (field != "text")

    def test_a_form_that_stood_open_for_long_is_sent_once_more(self, send, monkeypatch):
        monkeypatch.setattr("committee.complaint_forms.FORM_LIFETIME_SECONDS", -1)
        answer = send(text="그대로")
        monkeypatch.undo()
        form = answer.context["form"]
        assert send(text="그대로", opened=form["opened"].value()).context.get("form") is None
        assert CertificateReport.objects.count() == 1

    def test_the_form_of_another_certificate_is_not_taken(self, make, certificate, client):
        other = make.certificate()
        opened = client.get(f"/verify/{other.token}/report/").context["form"]["opened"].value()
        client.post(f"/verify/{certificate.token}/report/", {"kind": "forged", "opened": opened})
        assert not CertificateReport.objects.exists()

    def test_ten_in_ten_minutes_and_no_more(self, send):
        codes = [send().status_code for _ in range(11)]
        assert codes == [200] * 10 + [429]

    def test_it_is_settled_once_with_a_note_and_the_address_goes(self, make, certificate):
        reported = complaints.report(
            certificate=certificate, kind="forged", reply_to="a@demo.example"
        )
        with pytest.raises(ReasonMissing):
            complaints.settle(actor=make.admin, reported=reported, note=" ")
        complaints.settle(actor=make.admin, reported=reported, note="원본과 같음")
        reported.refresh_from_db()
        assert (reported.status, reported.reply_to) == ("settled", "")
        with pytest.raises(ReportSettled):
            complaints.settle(actor=make.admin, reported=reported, note="다시")

    def test_raw_sql_cannot_settle_without_a_note(self, certificate):
        complaints.report(certificate=certificate, kind="forged")
        with pytest.raises(IntegrityError, match="settled_with_a_note"), transaction.atomic():
            CertificateReport.objects.update(status="settled")

    def test_the_desk_lists_and_settles(self, make, certificate, client_of):
        reported = complaints.report(certificate=certificate, kind="forged", text="가짜")
        client = client_of(make.admin)
        assert "가짜" in text_of(client.get(f"/certificate-reports/{reported.pk}/"))
        assert client.post(f"/certificate-reports/{reported.pk}/", {"note": ""}).status_code == 200
        client.post(f"/certificate-reports/{reported.pk}/", {"note": "확인"})
        reported.refresh_from_db()
        assert reported.note == "확인"

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_queries_of_the_list(
        self, make, certificate, client_of, django_assert_num_queries, rows
    ):
        for _ in range(rows):
            complaints.report(certificate=certificate, kind="forged")
        client = client_of(make.granted("admin", make.root))
        with django_assert_num_queries(5):
            assert len(client.get("/certificate-reports/").context["page"]) == rows

    def test_the_holder_finds_all_that_is_theirs_on_one_page(self, certificate, client_of):
        client = client_of(certificate.appointment.person.user)
        page = text_of(client.get(f"/certificates/{certificate.pk}/"))
        assert f'href="/certificates/{certificate.pk}.pdf"' in page
        assert f"/verify/{certificate.token}/" in page
        assert "A4 용지에 실제 크기" in page
        for ending in ("report/", "resign/", "credential/"):
            assert f'href="/certificates/{certificate.pk}/{ending}"' in page

    def test_the_holder_reports_a_mistake(self, certificate, client_of):
        client = client_of(certificate.appointment.person.user)
        address = f"/certificates/{certificate.pk}/report/"
        assert client.post(address, {"text": " "}).context["form"].errors
        client.post(address, {"text": "이름이 틀렸습니다"})
        assert CertificateReport.objects.get().kind == "mistake"


class TestCorrection:
    def correct(self, make, certificate, **fields):
        return corrections.supersede(
            actor=make.admin,
            certificate=certificate,
            **{"name": "남궁바름", "name_latin": "Namgung Ba-reum", "why": "오기"} | fields,
        )

    def test_the_new_one_stands_and_the_old_one_says_so(self, make, certificate):
        new = self.correct(make, certificate)
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.SUPERSEDED
        assert certificate.superseded_by == new
        assert new.snapshot["recipient_name"] == "남궁바름"
        assert certificate.snapshot["recipient_name"] == "남궁비밀"
        assert new.register_number == certificate.register_number + 1
        assert Person.objects.get(pk=new.appointment.person_id).name == "남궁바름"

    def test_the_public_page_names_no_link_to_the_new_one(self, make, certificate, client):
        new = self.correct(make, certificate)
        certificates.print_certificate(new.pk)
        page = text_of(client.get(f"/verify/{certificate.token}/"))
        assert new.token not in page
        assert new.printed_number not in page
        assert client.get(f"/verify/{new.token}/").context["found"].status == "valid"

    def test_twice_or_of_a_revoked_one(self, make, certificate):
        self.correct(make, certificate)
        with pytest.raises(NotIssued):
            self.correct(make, certificate)
        revoked = make.certificate()
        certificates.revoke(actor=make.admin, certificate=revoked, reason="착오")
        with pytest.raises(NotIssued):
            self.correct(make, revoked)

    def test_it_is_offered_while_it_can_be_made(self, make, certificate, client_of):
        client = client_of(make.admin)
        offer = f'href="/certificates/{certificate.pk}/supersede/"'
        assert offer in text_of(client.get(f"/certificates/{certificate.pk}/"))
        appointments.end(
            actor=make.admin, appointment=certificate.appointment, reason=EndReason.TERM_OVER
        )
        page = text_of(client.get(f"/certificates/{certificate.pk}/"))
        assert offer not in page
        assert f'href="/certificates/{certificate.pk}/revoke/"' in page

    def test_of_a_draft_it_says_what_to_do(self, make, client_of):
        draft = make.certificate(printed=False)
        client = client_of(make.admin)
        assert "/revoke/" not in text_of(client.get(f"/certificates/{draft.pk}/"))
        answer = client.post(f"/certificates/{draft.pk}/revoke/", {"reason": "착오"})
        assert "임명을 종료" in text_of(answer)
        with pytest.raises(StillDraft):
            self.correct(make, draft)

    def test_a_latin_name_that_cannot_be_printed_is_refused(self, make, certificate, client_of):
        sent = {"name": "남궁바름", "name_latin": "Namgung\u202e", "reason": "오기"}
        page = client_of(make.admin).post(f"/certificates/{certificate.pk}/supersede/", sent)
        assert "U+202E" in text_of(page)
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.VALID

    def test_a_refused_one_changes_nothing(self, make, certificate, monkeypatch):
        def refuse(**arguments):
            raise NotIssued(status="x")

        monkeypatch.setattr("committee.services.corrections.issue", refuse)
        with pytest.raises(NotIssued):
            self.correct(make, certificate)
        certificate.refresh_from_db()
        assert certificate.status == Certificate.Status.VALID
        assert Person.objects.get(pk=certificate.appointment.person_id).name == "남궁비밀"

    def test_raw_sql_cannot_let_two_stand(self, make, certificate):
        again = {"register_number": 2, "printed_number": "x", "token": "x", "status": "draft"}
        fields = Certificate.objects.values().get(pk=certificate.pk)
        del fields["id"]
        with pytest.raises(IntegrityError, match="stands_once"), transaction.atomic():
            Certificate.objects.create(**fields | again)

    def test_raw_sql_cannot_take_it_back(self, make, certificate):
        self.correct(make, certificate)
        with pytest.raises(IntegrityError, match="called back for good"), transaction.atomic():
            Certificate.objects.filter(pk=certificate.pk).update(
                status="valid", superseded_at=None, superseded_by=None
            )

    def test_on_its_page(self, make, certificate, client_of):
        client = client_of(make.admin)
        address = f"/certificates/{certificate.pk}/supersede/"
        form = client.get(address).context["form"]
        assert form["name"].value() == "남궁비밀"
        assert client.post(address, {"name": "남궁바름", "reason": ""}).status_code == 200
        answer = client.post(address, {"name": "남궁바름", "reason": "오기"})
        new = Certificate.objects.get(supersedes=certificate)
        assert answer.url == f"/certificates/{new.pk}/"


class TestTheHoldersPage:
    def test_it_offers_what_is_theirs_to_do(self, certificate, client_of):
        client = client_of(certificate.appointment.person.user)
        page = text_of(client.get(f"/certificates/{certificate.pk}/"))
        for address in (
            f"/certificates/{certificate.pk}.pdf",
            f"/certificates/{certificate.pk}/report/",
            f"/certificates/{certificate.pk}/resign/",
            f"/verify/{certificate.token}/",
            "/me/consents/",
        ):
            assert address in page
        assert f"/certificates/{certificate.pk}/revoke/" not in page

    def test_the_desk_does_not_resign_for_them(self, make, certificate, client_of):
        client = client_of(make.admin)
        assert "/resign/" not in text_of(client.get(f"/certificates/{certificate.pk}/"))
        assert client.post(f"/certificates/{certificate.pk}/resign/").status_code == 403

    def test_resigning_takes_one_confirmation(self, certificate, client_of, client):
        own = client_of(certificate.appointment.person.user)
        address = f"/certificates/{certificate.pk}/resign/"
        assert own.get(address).status_code == 200
        certificate.appointment.refresh_from_db()
        assert certificate.appointment.status == "in_force"
        assert own.post(address).status_code == 302
        certificate.appointment.refresh_from_db()
        assert certificate.appointment.end_reason == "resigned"
        assert own.post(address, follow=True).context["messages"]


def test_the_desk_reads_all_that_happened(make, certificate, client_of):
    held = certificate.appointment
    reported = complaints.report(certificate=certificate, kind="never_agreed")
    complaints.settle(actor=make.admin, reported=reported, note="통화함")
    corrections.supersede(
        actor=make.admin, certificate=certificate, name="남궁바름", name_latin="", why="오기"
    )
    page = client_of(make.admin).get(f"/appointments/{held.pk}/")
    labels = [each.label for each in page.context["history"]]
    assert len(labels) == 9
    assert certificate.printed_number in labels[4]
