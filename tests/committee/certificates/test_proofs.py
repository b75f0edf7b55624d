"""Signed statements and credentials: what they say, and that nothing else can pass for them.

Each signature is checked a second time by jwcrypto, which shares no code with what made it.
"""

from __future__ import annotations

import base64
import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto import jwk, jws, jwt
from openbadgeslib import ob3

from committee.certificates.checking import check
from committee.certificates.credential import Recipient, did_document, write_credential
from committee.certificates.keys import (
    NotAKey,
    PublicKey,
    SigningKey,
    key_set,
    new_seed,
    read_key_set,
)
from committee.certificates.statement import KIND, LIFETIME, state

SITE = "https://rostrum.example"
PAGE = f"{SITE}/verify/7hT0c1oCk7iYpQd2mVQ3aA/"
KEY, OTHER = (
    SigningKey(base64.urlsafe_b64encode(n * 32).decode().rstrip("=")) for n in (b"a", b"b")
)
FACTS = {
    "status": "valid",
    "since": "2022-01-18",
    "name": "홍○동",
    "post": "부위원장",
    "committee": "균형발전위원회 광주광역시위원회",
    "dated": "2022-01-18",
    "campaign": "선거대책위원회",
}


def statement(*, key=KEY, at=None, **facts):
    return state(FACTS | facts, address=PAGE, issuer=SITE, key=key, at=at or datetime.now(UTC))


@pytest.fixture
def credential(certificate):
    def written(*, key=KEY, recipient=None, **words):
        usual = {"at": datetime(2022, 1, 18, tzinfo=UTC), "until": None, "status": ()} | words
        return write_credential(
            certificate(),
            id=uuid.UUID(int=7),
            recipient=recipient or Recipient(email="hong@demo.example", salt="salz"),
            site=SITE,
            key=key,
            **usual,
        )

    return written


def verdict(text, *, keys=(KEY.public,), **options):
    found = check(text, keys, **options)
    return found.valid, found.why


def published(*keys):
    return jwk.JWKSet.from_json(json.dumps(key_set(keys)))


def claims_of(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def altered(token, **claims):
    """The token with other claims and the signature as it was."""
    header, _claims, signature = token.split(".")
    payload = json.dumps(claims_of(token) | claims).encode()
    return ".".join((header, base64.urlsafe_b64encode(payload).decode().rstrip("="), signature))


NAMES = ("iss", "sub", "iat", "exp", "nbf", "certificate", "issuer", "type", "@context")
LISTS = st.lists(st.text(max_size=3), max_size=3)


def signed_by_jwcrypto(payload, **header):
    """Anything at all, signed with the site's own key."""
    token = jws.JWS(json.dumps(payload).encode())
    header |= {"alg": "EdDSA", "kid": KEY.public.id}
    private = jwk.JWK(**KEY.public.jwk, d=KEY.seed)
    token.add_signature(private, alg="EdDSA", protected=json.dumps(header))
    return token.serialize(compact=True)


class TestKeys:
    def test_a_thumbprint_is_that_of_the_standard(self):
        """The example of RFC 8037, appendix A."""
        key = SigningKey("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        assert key.public.x == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
        assert key.public.id == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        assert key.public.id == jwk.JWK(**key.public.jwk).thumbprint()

    def test_a_new_one_is_new_and_does_not_show_itself(self):
        key = SigningKey(new_seed())
        assert key.seed != new_seed()
        assert key.seed not in repr(key)

    @pytest.mark.parametrize(
        "text", ["", "short", "ä" * 43, "A" * 42 + "B", "A" * 43 + "=", "A" * 44]
    )
    def test_what_is_no_key_is_refused(self, text):
        with pytest.raises(NotAKey, match="make_signing_key"):
            SigningKey(text)

    def test_the_published_list_is_read_back(self):
        listed = json.dumps(key_set([KEY.public, OTHER.public]))
        assert KEY.seed not in listed
        assert read_key_set(listed) == [KEY.public, OTHER.public]

    @pytest.mark.parametrize(
        "text", ["", "[]", "null", '{"keys": 1}', '{"keys": [1]}', '{"keys": [{"crv": "Ed25519"}]}']
    )
    def test_what_is_no_list_is_refused(self, text):
        with pytest.raises(NotAKey):
            read_key_set(text)


class TestStatements:
    def test_it_says_what_the_page_says_and_nothing_more(self):
        at = datetime(2026, 1, 5, 10, tzinfo=UTC)
        assert claims_of(statement(at=at)) == {
            "iss": SITE,
            "sub": PAGE,
            "iat": 1767607200,
            "exp": 1767607200 + 24 * 3600,
            "certificate": FACTS,
        }

    def test_a_genuine_one_is_valid(self):
        found = check(statement() + "\n", [OTHER.public, KEY.public])
        assert (found.valid, found.why) == (
            True,
            "The statement is genuine, and the certificate was valid.",
        )
        assert found.facts.items() >= (FACTS | {"page": PAGE}).items()

    def test_one_that_says_revoked_proves_no_certificate(self):
        assert verdict(statement(status="revoked", since="2022-02-01")) == (
            False,
            "The statement is genuine, and the certificate is not: revoked since 2022-02-01.",
        )

    @pytest.mark.parametrize(
        ("age", "valid"), [(LIFETIME - timedelta(minutes=1), True), (LIFETIME, False)]
    )
    def test_it_holds_for_a_day(self, age, valid):
        found = verdict(statement(at=datetime.now(UTC) - age))
        assert found[0] == valid
        assert valid or "has run out" in found[1]

    def test_a_later_clock_is_named(self):
        valid, why = verdict(statement(at=datetime.now(UTC) + timedelta(hours=1)))
        assert not valid
        assert "clock" in why

    def test_another_key_is_not_believed(self):
        assert "not among the published ones" in verdict(statement(key=OTHER))[1]

    def test_a_key_that_claims_the_name_of_another_is_found_out(self):
        forged = OTHER.sign(claims_of(statement()), kind=KIND, key_id=KEY.public.id)
        assert verdict(forged) == (False, "The file was altered after it was signed.")

    def test_another_content_is_found_out(self):
        forged = altered(statement(status="revoked"), certificate=FACTS)
        assert verdict(forged) == (False, "The file was altered after it was signed.")

    @pytest.mark.parametrize(
        "odd", [{"certificate": "text"}, {"certificate": [1]}, {"iat": -1e300}]
    )
    def test_what_is_signed_and_no_statement_is_refused(self, odd):
        claims = claims_of(statement()) | odd
        assert "no statement" in verdict(KEY.sign(claims, kind=KIND))[1]

    def test_a_token_without_signature_is_refused(self):
        header = base64.urlsafe_b64encode(
            json.dumps({"alg": "none", "typ": KIND, "kid": KEY.public.id}).encode()
        )
        unsigned = f"{header.decode().rstrip('=')}.{statement().split('.')[1]}."
        assert verdict(unsigned)[0] is False

    @given(st.integers(min_value=0), st.integers(0, 7))
    def test_no_bit_can_be_turned(self, place, bit):
        genuine = bytearray(GENUINE.encode())
        genuine[place % len(genuine)] ^= 1 << bit
        turned = genuine.decode("latin-1")
        assert verdict(turned)[0] is (turned.strip() == GENUINE)

    @given(st.text())
    def test_any_text_gets_an_answer_in_words(self, text):
        valid, why = verdict(text)
        assert not valid
        assert why.endswith(".")

    @given(
        st.dictionaries(st.sampled_from(NAMES), st.none() | st.text() | st.integers() | LISTS)
        | st.none()
        | LISTS
    )
    def test_whatever_was_signed_gets_an_answer(self, claims):
        signed = signed_by_jwcrypto(claims, typ=KIND)
        assert verdict(signed)[0] is False
        assert verdict(signed_by_jwcrypto(claims, typ="JWT"))[0] is False


GENUINE = statement(at=datetime.now(UTC))


def by_jwcrypto(token):
    """The payload, if the signature is good."""
    found = jws.JWS()
    found.deserialize(token)
    found.verify(jwk.JWK(**KEY.public.jwk))
    return json.loads(found.payload)


class TestByAnotherHand:
    """jwcrypto comes to the same answers."""

    def test_a_genuine_statement_verifies(self):
        token = jwt.JWT(jwt=statement(), key=published(KEY.public), algs=["EdDSA"])
        assert json.loads(token.claims)["certificate"] == FACTS

    def test_a_genuine_credential_verifies(self, credential):
        assert by_jwcrypto(credential())["type"] == ["VerifiableCredential", "OpenBadgeCredential"]

    @pytest.mark.parametrize("which", ["altered", "other key"])
    def test_a_forged_statement_fails(self, which):
        token = altered(statement(), sub="x") if which == "altered" else statement(key=OTHER)
        with pytest.raises(jws.InvalidJWSSignature):
            by_jwcrypto(token)

    def test_an_expired_statement_fails(self):
        old = statement(at=datetime.now(UTC) - LIFETIME - timedelta(minutes=10))
        with pytest.raises(jwt.JWTExpired):
            jwt.JWT(jwt=old, key=published(KEY.public), algs=["EdDSA"])

    @given(st.integers(min_value=0), st.integers(0, 7))
    def test_a_turned_bit_fails_where_the_bytes_differ(self, place, bit):
        parts = [
            bytearray(base64.urlsafe_b64decode(p + "=" * (-len(p) % 4))) for p in GENUINE.split(".")
        ]
        turned = parts[place % 3]
        turned[place % len(turned)] ^= 1 << bit
        token = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
        with pytest.raises((jws.InvalidJWSObject, jws.InvalidJWSSignature)):
            by_jwcrypto(token)
        assert verdict(token)[0] is False


class TestCredentials:
    def test_it_says_what_the_certificate_says(self, credential):
        said = claims_of(credential())
        assert said["issuer"] == {
            "id": "did:web:rostrum.example",
            "type": ["Profile"],
            "name": "제20대 대통령선거 선거대책위원회",
            "url": SITE,
        }
        assert said["name"] == "임명장 제2022-7K3F9Q호"
        subject = said["credentialSubject"]
        assert subject["achievement"]["name"] == "균형발전위원회 광주광역시위원회 부위원장"
        assert subject["achievement"]["description"] == (
            "귀하를 균형발전위원회 광주광역시위원회 부위원장으로 임명합니다"
        )
        assert (said["validFrom"], said["id"]) == ("2022-01-18T00:00:00Z", uuid.UUID(int=7).urn)
        assert "validUntil" not in said

    def test_it_names_its_holder_by_a_hash_alone(self, credential):
        said = claims_of(credential())
        identity = ob3.IdentityObject.create("hong@demo.example", salt="salz").to_dict()
        assert said["credentialSubject"]["identifier"] == [identity]
        text = json.dumps(said, ensure_ascii=False)
        assert "hong@" not in text
        assert "홍길동" not in text

    def test_or_by_the_name_where_the_holder_wants_it(self, credential):
        token = credential(recipient=Recipient(name="홍길동"))
        (identity,) = claims_of(token)["credentialSubject"]["identifier"]
        assert (identity["identityHash"], identity["hashed"]) == ("홍길동", False)
        assert check(token, [KEY.public]).facts["recipient"] == "홍길동"

    def test_a_genuine_one_is_valid(self, credential):
        assert verdict(credential()) == (
            True,
            "The credential is genuine. Whether it was revoked since, its page tells.",
        )

    def test_the_key_that_a_file_brings_along_counts_for_nothing(self, credential):
        assert "not among the published ones" in verdict(credential(key=OTHER))[1]

    def test_it_ends_with_the_term(self, credential):
        over = credential(until=datetime(2022, 3, 10, tzinfo=UTC))
        assert verdict(over) == (False, "The term of this appointment is over.")

    def test_another_content_is_found_out(self, credential):
        forged = altered(credential(), name="임명장 제2022-XXXXXX호")
        assert verdict(forged) == (False, "The file was altered after it was signed.")

    def test_a_statement_does_not_pass_for_one_nor_the_reverse(self, credential):
        as_credential = KEY.sign(claims_of(statement()))
        as_statement = KEY.sign(claims_of(credential()), kind=KIND)
        assert not verdict(as_credential)[0]
        assert not verdict(as_statement)[0]

    def test_any_verifier_of_open_badges_finds_the_key_by_itself(self, credential):
        """After a rotation too: the published document names both keys, and the token which one."""
        document = json.dumps(did_document(SITE, [OTHER.public, KEY.public])).encode()
        asked = []

        def download(address):
            asked.append(address)
            return document

        verifier = ob3.OB3Verifier.for_issuer_did("did:web:rostrum.example", download)
        assert verifier.verify(credential()).name == "임명장 제2022-7K3F9Q호"
        assert asked == [f"{SITE}/.well-known/did.json"]

    @pytest.mark.parametrize(("places", "valid"), [([8], True), ([7, 8], False)])
    def test_the_list_of_revocations_decides(self, credential, places, valid):
        address = f"{SITE}/credentials/status"
        listed = ob3.build_status_list_credential(
            "did:web:rostrum.example", address, "revocation", places
        )
        signed = KEY.sign(listed | {"iss": listed["issuer"], "jti": address, "nbf": 0})
        token = credential(status=[ob3.status_entry(address, "revocation", 7)])
        found, why = verdict(token, status_list=signed)
        assert found is valid
        assert "revoked" in why
        forged = OTHER.sign(listed | {"iss": listed["issuer"], "jti": address, "nbf": 0})
        assert verdict(token, status_list=forged)[0] is False


def test_no_key_no_proof(credential):
    assert not verdict(statement(), keys=())[0]
    assert not verdict(credential(), keys=[PublicKey(OTHER.public.x)])[0]
