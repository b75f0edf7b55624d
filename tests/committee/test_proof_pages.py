"""Proof to carry away: the pages that give it, what stays on record, the command that checks."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import jwt
import pytest
from django.core.cache import caches
from django.db import DatabaseError, transaction
from django.utils import timezone

from committee.certificates.checking import check
from committee.certificates.keys import SigningKey, new_seed, read_key_set
from committee.errors import NoSigningKey, NotAllowed, NotIssued
from committee.models import PLACES, Certificate, CredentialCopy, EndReason
from committee.services import appointments, certificates, proofs

ASKED = {"named_by": "mail", "understood": "on"}


@pytest.fixture
def certificate(make):
    committee = make.committee(name_ko="광주위원회")
    return make.certificate(
        person=make.person(name="홍길동"), post=make.post(committee, "vice-chair")
    )


@pytest.fixture
def holder(certificate):
    return certificate.appointment.person.user


@pytest.fixture
def take(certificate, holder):
    def take(named_by="mail", **fields):
        usual = {"actor": holder, "certificate": certificate}
        return proofs.take_credential(**usual | fields, named_by=named_by)

    return take


@pytest.fixture(autouse=True)
def _no_kept_list():
    caches["counted"].clear()


def claims_of(token):
    return jwt.decode(token, options={"verify_signature": False})


def keys_of(client):
    return read_key_set(client.get("/.well-known/jwks.json").content.decode())


def revocations_of(client):
    return client.get("/credentials/status").content.decode()


class TestStatements:
    def test_it_says_what_the_page_says(self, client, certificate):
        answer = client.get(f"/verify/{certificate.token}/statement")
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert not answer.cookies
        said = claims_of(answer.content.decode())
        assert said["certificate"] == client.get(f"/verify/{certificate.token}.json").json()
        assert said.keys() == {"iss", "sub", "iat", "exp", "certificate"}
        assert check(answer.content.decode(), keys_of(client)).valid

    def test_a_revocation_reaches_the_next_one(self, client, make, certificate):
        certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        found = check(
            client.get(f"/verify/{certificate.token}/statement").content.decode(), keys_of(client)
        )
        assert (found.valid, found.facts["status"]) == (False, "revoked")

    def test_unknown_and_draft_answer_alike_and_like_the_page(self, client, make):
        draft = make.certificate(printed=False)
        answers = [
            client.get(address)
            for token in (draft.token, "A" * 22)
            for address in (f"/verify/{token}/statement", f"/verify/{token}/")
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1

    def test_the_page_offers_it_where_there_is_a_key(self, client, certificate, settings):
        page = f"/verify/{certificate.token}/"
        assert f"{page}statement" in client.get(page).content.decode()
        settings.CERTIFICATE_SIGNING_KEY = ""
        assert f"{page}statement" not in client.get(page).content.decode()
        assert client.get(f"{page}statement").status_code == 404
        assert client.get("/.well-known/did.json").status_code == 404
        assert client.get("/credentials/status").status_code == 404
        assert client.get("/.well-known/jwks.json").json() == {"keys": []}

    def test_after_a_rotation_the_former_key_still_proves(self, client, certificate, settings):
        signed = client.get(f"/verify/{certificate.token}/statement").content.decode()
        former = SigningKey(settings.CERTIFICATE_SIGNING_KEY).public
        settings.CERTIFICATE_SIGNING_KEY = new_seed()
        assert not check(signed, keys_of(client)).valid
        settings.CERTIFICATE_FORMER_KEYS = [former.x]
        assert check(signed, keys_of(client)).valid
        assert len(client.get("/.well-known/did.json").json()["verificationMethod"]) == 2


class TestCredentials:
    def test_the_warning_comes_first(self, client_of, certificate, holder):
        page = client_of(holder).get(f"/certificates/{certificate.pk}/credential/")
        assert "되돌릴 수 없습니다" in page.content.decode()
        assert not CredentialCopy.objects.exists()

    def test_unread_it_is_not_made_and_the_choice_stays(self, client_of, certificate, holder):
        client = client_of(holder)
        page = client.post(f"/certificates/{certificate.pk}/credential/", {"named_by": "name"})
        assert page.context["form"].errors.keys() == {"understood"}
        assert page.context["form"]["named_by"].value() == "name"
        assert not CredentialCopy.objects.exists()

    def test_it_is_handed_over_and_noted(self, client_of, certificate, holder):
        client = client_of(holder)
        answer = client.post(f"/certificates/{certificate.pk}/credential/", ASKED)
        assert answer.headers["Content-Type"] == "application/vc+jwt"
        assert "attachment" in answer.headers["Content-Disposition"]
        token = answer.content.decode()
        assert check(token, keys_of(client), status_list=revocations_of(client)).valid
        copy = CredentialCopy.objects.get()
        assert (copy.certificate, copy.taken_by, copy.named_by) == (certificate, holder, "mail")
        said = claims_of(token)
        assert said["jti"] == copy.pk.urn
        assert holder.email not in json.dumps(said)
        assert "홍길동" not in json.dumps(said, ensure_ascii=False)
        assert "홍길동" not in (claims_of(token)["credentialSubject"]["achievement"]["description"])

    def test_by_name_where_the_holder_wants_it(self, take):
        assert "홍길동" in json.dumps(claims_of(take("name")), ensure_ascii=False)

    def test_two_copies_cannot_be_told_to_be_of_one_person(self, take):
        first, second = (claims_of(take())["credentialSubject"]["identifier"] for _ in range(2))
        assert first[0]["identityHash"] != second[0]["identityHash"]

    def test_nobody_else_takes_it(self, client_of, make, take, certificate):
        assert client_of(make.admin).get(f"/certificates/{certificate.pk}/").status_code == 200
        page = client_of(make.admin).get(f"/certificates/{certificate.pk}/credential/")
        assert page.status_code == 404
        with pytest.raises(NotAllowed):
            take(actor=make.admin)

    def test_a_revoked_one_is_not_offered(self, client_of, make, take, certificate, holder):
        certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        client = client_of(holder)
        page = client.get(f"/certificates/{certificate.pk}/credential/")
        assert 'name="understood"' not in page.content.decode()
        client.post(f"/certificates/{certificate.pk}/credential/", ASKED)
        assert not CredentialCopy.objects.exists()
        with pytest.raises(NotIssued):
            take()

    def test_without_a_key_the_page_says_so(self, client_of, certificate, holder, settings, take):
        settings.CERTIFICATE_SIGNING_KEY = ""
        page = client_of(holder).post(f"/certificates/{certificate.pk}/credential/", ASKED)
        assert page.status_code == 200
        assert page.context["form"].non_field_errors()
        with pytest.raises(NoSigningKey):
            take()

    def test_what_was_taken_is_final_also_for_raw_sql(self, take, make):
        take()
        for change in ({"named_by": "name"}, {"place": 1}, {"taken_by": make.founder}):
            with pytest.raises(DatabaseError), transaction.atomic():
                CredentialCopy.objects.update(**change)


class TestTheListOfRevocations:
    @pytest.mark.parametrize("what", ["revoked", "ended", "erased"])
    def test_it_reaches_copies(self, client, make, take, certificate, what):
        token = take()
        assert check(token, keys_of(client), status_list=revocations_of(client)).valid
        if what == "revoked":
            certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        elif what == "ended":
            appointments.end(
                actor=make.admin,
                appointment=certificate.appointment,
                reason=EndReason.RESIGNED,
                on=timezone.localdate(),
            )
        else:
            CredentialCopy.objects.update(certificate=None)
        caches["counted"].clear()
        found = check(token, keys_of(client), status_list=revocations_of(client))
        assert (found.valid, found.why) == (
            False,
            "The certificate was revoked, replaced or has ended.",
        )

    def test_its_size_and_its_bits_tell_nothing(self, client, make, take, certificate):
        """Taking a copy changes nothing in it, and half of its bits are set in any case."""

        def bits():
            caches["counted"].clear()
            said = claims_of(revocations_of(client))["credentialSubject"]["encodedList"]
            return proofs.ob3.decode_encoded_list(said)

        before = bits()
        take()
        assert bits() == before
        assert len(before) * 8 == PLACES
        assert abs(sum(each.bit_count() for each in before) / PLACES - 0.5) < 0.01

    def test_it_runs_out_and_is_kept_for_a_minute(self, client, take, django_assert_num_queries):
        take()
        with django_assert_num_queries(2):
            said = claims_of(revocations_of(client))
        with django_assert_num_queries(0):
            assert claims_of(revocations_of(client)) == said
        assert said["validUntil"] > said["validFrom"]
        assert "max-age=60" in client.get("/credentials/status").headers["Cache-Control"]


class TestTheCommand:
    """It runs where no database is, in a process of its own."""

    @pytest.fixture
    def verify(self, tmp_path, client):
        keys = tmp_path / "jwks.json"
        keys.write_bytes(client.get("/.well-known/jwks.json").content)

        def verify(text, *arguments, name="file"):
            file = tmp_path / name
            file.write_text(text)
            done = subprocess.run(
                [sys.executable, "manage.py", "verify_credential", file, *arguments],
                env=os.environ
                | {
                    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
                    "DJANGO_SETTINGS_MODULE": "config.settings",
                    "ROSTRUM_DEMO": "1",
                },
                capture_output=True,
                text=True,
                check=False,
            )
            return done.returncode, done.stdout or done.stderr

        return lambda text, *arguments: verify(text, "--keys", keys, *arguments)

    def test_it_says_valid_and_what_of(self, client, certificate, verify):
        code, said = verify(client.get(f"/verify/{certificate.token}/statement").content.decode())
        assert (code, said.splitlines()[0]) == (
            0,
            "VALID: The statement is genuine, and the certificate was valid.",
        )
        assert "  name: 홍○동" in said

    def test_it_says_invalid_and_why(self, client, make, take, certificate, verify, tmp_path):
        token = take()
        assert verify(token)[0] == 0
        code, said = verify(token[:-10] + "AAAAAAAAAA")
        assert code == 1
        assert said.startswith("INVALID: ")
        certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        revocations = tmp_path / "revocations"
        revocations.write_text(revocations_of(client))
        code, said = verify(token, "--revocations", revocations)
        assert (code, said) == (1, "INVALID: The certificate was revoked, replaced or has ended.\n")

    def test_it_says_what_it_cannot_read(self, verify, tmp_path):
        code, said = verify("x", "--keys", tmp_path / "none")
        assert (code, "cannot be read" in said) == (2, True)


def test_every_certificate_that_stands_is_found_to(make, certificate):
    """The rule for credentials agrees with the public page on every kind."""
    standing = Certificate.objects.standing(on=timezone.localdate())
    assert list(standing) == [certificate]
    open_ended = make.certificate()
    assert set(standing.all()) == {certificate, open_ended}
    assert make.certificate(printed=False) not in standing.all()
