"""Proof that needs no site: signed statements, credentials, the keys and the list behind them."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from openbadgeslib import ob3

from committee.access import certificates_held_by
from committee.audit import acting
from committee.certificates.credential import Recipient, issuer_id, write_credential
from committee.certificates.keys import PublicKey, SigningKey
from committee.certificates.snapshot import Snapshot
from committee.certificates.statement import state
from committee.errors import NoSigningKey, NotAllowed, NotIssued
from committee.models import PLACES, Certificate, CredentialCopy, User
from committee.models.credential import free_place
from committee.services.certificates import verify_url

LIST_LIFETIME = timedelta(hours=24)
"""Who keeps an older list of revocations has to fetch it again."""

LIST_KEPT = 60
"""Seconds; a revocation reaches the list no later."""

MOST_DRAWS = 100
"""Of a place in the list; with half of a million taken, the last is needed once in 2¹⁰⁰ times."""


def signing_key() -> SigningKey:
    """The key that the site signs with now.

    Raises ``NoSigningKey``.
    """
    if not settings.CERTIFICATE_SIGNING_KEY:
        raise NoSigningKey
    return SigningKey(settings.CERTIFICATE_SIGNING_KEY)


def published_keys() -> list[PublicKey]:
    """The present key first, then those that signed before and still prove what they signed."""
    former = [PublicKey(x) for x in settings.CERTIFICATE_FORMER_KEYS]
    if not settings.CERTIFICATE_SIGNING_KEY:
        return former
    return [signing_key().public, *former]


def sign_statement(*, token: str, facts: dict[str, str]) -> str:
    """What the public page of this token says now, signed.

    Raises ``NoSigningKey``.
    """
    return state(
        facts,
        address=verify_url(token),
        issuer=settings.BASE_URL,
        key=signing_key(),
        at=timezone.now(),
    )


def take_credential(*, actor: User, certificate: Certificate, named_by: str) -> str:
    """Write the credential of a certificate for its holder, and note that it was taken.

    It names the holder by a salted hash of the account's mail address, or by the name in full.

    Raises ``NotAllowed`` for anybody but the holder, ``NotIssued`` for a certificate that does not
    stand, and ``NoSigningKey``.
    """
    key = signing_key()
    if not certificates_held_by(actor).filter(pk=certificate.pk).exists():
        raise NotAllowed
    with acting(actor, reason="credential taken"):
        held = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if not Certificate.objects.standing(on=timezone.localdate()).filter(pk=held.pk).exists():
            raise NotIssued(status=held.get_status_display())
        copy = _note(held, actor, named_by)
        snapshot = Snapshot.from_dict(held.snapshot)
        return write_credential(
            snapshot,
            id=copy.pk,
            recipient=_recipient(snapshot, actor, named_by),
            site=settings.BASE_URL,
            key=key,
            at=held.issued_at,
            until=_end_of_term(held),
            status=[ob3.status_entry(list_url(), "revocation", copy.place)],
        )


def _recipient(snapshot: Snapshot, holder: User, named_by: str) -> Recipient:
    if named_by == CredentialCopy.NamedBy.NAME:
        return Recipient(name=snapshot.recipient_name)
    return Recipient(email=holder.email, salt=secrets.token_hex(16))


def _end_of_term(certificate: Certificate) -> datetime | None:
    """The midnight at which the term is over, if that is known."""
    over = certificate.appointment.term.upper
    return over and timezone.make_aware(datetime.combine(over, time.min))


def _note(certificate: Certificate, actor: User, named_by: str) -> CredentialCopy:
    """Put the copy on record, at a free place that looked like any other in the list so far."""
    quiet = _noise()
    for _draw in range(MOST_DRAWS):
        place = free_place()
        if _is_set(quiet, place):
            continue
        try:
            with transaction.atomic():
                return CredentialCopy.objects.create(
                    certificate=certificate, taken_by=actor, named_by=named_by, place=place
                )
        except IntegrityError:
            continue
    raise NotIssued(status=certificate.get_status_display())


# --- the list of revocations ----------------------------------------------------------------


def list_url() -> str:
    """Where the list of revocations is published; every credential names it."""
    return settings.BASE_URL + reverse("status_list")


def status_list() -> str:
    """Who of all credentials was revoked, as a signed Bitstring Status List (W3C, version 1.0).

    Every place that belongs to nobody shows a bit of noise, the same at every look, so that neither
    the list's bits nor its size tell how many credentials there are or how many were revoked.

    Raises ``NoSigningKey``.
    """
    kept = caches["counted"]
    signed: str | None = kept.get("status_list")
    if signed is None:
        signed = _signed_list(timezone.now())
        kept.set("status_list", signed, LIST_KEPT)
    return signed


def _signed_list(at: datetime) -> str:
    key, issuer = signing_key(), issuer_id(settings.BASE_URL)
    bits = bytearray(_noise())
    standing = set(
        CredentialCopy.objects.standing(on=timezone.localdate()).values_list("place", flat=True)
    )
    for place in CredentialCopy.objects.order_by().values_list("place", flat=True):
        if place in standing:
            bits[place // 8] &= 0xFF ^ (0x80 >> place % 8)
        else:
            bits[place // 8] |= 0x80 >> place % 8
    document = ob3.build_status_list_credential(
        issuer,
        list_url(),
        "revocation",
        (place for place in range(PLACES) if _is_set(bits, place)),
        size_bits=PLACES,
        issued=at,
        valid_until=at + LIST_LIFETIME,
        ttl=LIST_KEPT * 1000,
    )
    claims = document | {
        "iss": issuer,
        "jti": document["id"],
        "nbf": int(at.astimezone(UTC).timestamp()),
    }
    return key.sign(claims, key_id=f"{issuer}#{key.public.id}")


def _noise() -> bytes:
    """A bit for each place, half of them set; only who has the site's key can tell them apart."""
    secret = salted_hmac("rostrum.status_list", "", algorithm="sha256").digest()
    return hashlib.shake_256(secret).digest(PLACES // 8)


def _is_set(bits: bytes | bytearray, place: int) -> bool:
    return bool(bits[place // 8] & 0x80 >> place % 8)
