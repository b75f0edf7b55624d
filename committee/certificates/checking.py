"""Checks a signed statement or a credential against published keys, without the site.

The answer comes in words, for whoever holds the file. Nothing is looked up and nobody is asked: a
key is trusted because it stands in the list that was given, never because the file brings it along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import jwt
from openbadgeslib import ob3

from committee.certificates.keys import ALGORITHM, PublicKey, encoded
from committee.certificates.statement import KIND


@dataclass(frozen=True)
class Verdict:
    """Whether the file proves a certificate that stands, why or why not, and what it says."""

    valid: bool
    why: str
    facts: dict[str, str] = field(default_factory=dict)


class Refused(ValueError):
    """The file proves nothing; the message says why in a sentence."""


def check(text: str, keys: Iterable[PublicKey], *, status_list: str | None = None) -> Verdict:
    """Judge the content of a file.

    ``status_list`` is the site's published list of revocations, when one has it: without it, a
    credential cannot say whether it was revoked since.
    """
    try:
        token = text.strip()
        header = _header(token)
        key = _named(header, keys)
        if header.get("typ") == KIND:
            return _statement(_signed_claims(token, key))
        return _credential(token, key, status_list)
    except Refused as refusal:
        return Verdict(False, str(refusal))


def _header(token: str) -> dict[str, Any]:
    """The header, not yet believed.

    Base64 lets several spellings stand for one signature; only the one that was written counts, so
    that no character of a file can be changed unseen.
    """
    try:
        header: dict[str, Any] = jwt.get_unverified_header(token)
        signature = token.rpartition(".")[2]
        if encoded(jwt.utils.base64url_decode(signature)) != signature:
            raise Refused("The signature is damaged: the file was altered after it was signed.")
    except (jwt.InvalidTokenError, ValueError, RecursionError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("This is neither a signed statement nor a credential.") from None
    return header


def _named(header: dict[str, Any], keys: Iterable[PublicKey]) -> PublicKey:
    """The published key that the header names by its thumbprint."""
    name = str(header.get("kid", "")).rpartition("#")[2]
    for key in keys:
        if key.id == name:
            return key
    raise Refused(
        "The key that signed this is not among the published ones. Either the file comes from"
        " somebody else, or the list of keys is of another site or too old."
    )


def _signed_claims(token: str, key: PublicKey) -> dict[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key.verifier,
            algorithms=[ALGORITHM],
            options={"require": ["iss", "sub", "iat", "exp"], "verify_aud": False},
        )
    except jwt.ExpiredSignatureError:
        raise Refused(
            "The statement has run out: it told what held for one day. Ask the page for a new one."
        ) from None
    except jwt.ImmatureSignatureError:
        raise Refused("The statement is from the future; set this machine's clock.") from None
    except jwt.InvalidSignatureError:
        raise Refused("The file was altered after it was signed.") from None
    except (jwt.InvalidTokenError, ValueError, RecursionError) as error:
        raise Refused(f"This is no statement that could be read: {error}.") from None
    return claims


def _statement(claims: dict[str, Any]) -> Verdict:
    try:
        facts = {str(name): str(value) for name, value in dict(claims["certificate"]).items()}
        at = datetime.fromtimestamp(claims["iat"], UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        raise Refused("This is signed, and no statement about a certificate.") from None
    facts |= {"page": claims["sub"], "stated": f"{at:%Y-%m-%d %H:%M} UTC by {claims['iss']}"}
    if facts.get("status") == "valid":
        return Verdict(True, "The statement is genuine, and the certificate was valid.", facts)
    said = f"{facts.get('status')} since {facts.get('since')}"
    return Verdict(False, f"The statement is genuine, and the certificate is not: {said}.", facts)


def _credential(token: str, key: PublicKey, status_list: str | None) -> Verdict:
    verifier = ob3.OB3Verifier(key.verifier)
    try:
        credential = verifier.verify(token)
        facts = _told(credential)
        if status_list is None:
            why = "The credential is genuine. Whether it was revoked since, its page tells."
        else:
            verifier.check_status(
                credential, verify_list=True, download=lambda address: status_list.encode()
            )
            why = "The credential is genuine, and was not revoked when the list was published."
    except ob3.OB3VerificationError as error:
        raise Refused(_in_words(str(error))) from None
    return Verdict(True, why, facts)


def _told(credential: ob3.OpenBadgeCredential) -> dict[str, str]:
    recipient = credential.identifiers[0] if credential.identifiers else None
    facts = {
        "certificate": credential.name or "",
        "post": credential.achievement.name,
        "campaign": credential.issuer.name,
        "issuer": credential.issuer.id,
        "issued": f"{credential.issuance_date:%Y-%m-%d}",
        "page": credential.evidence_url or "",
    }
    if recipient is not None:
        kind = "a hashed mail address" if recipient.hashed else recipient.identity_hash
        facts["recipient"] = kind
    return facts


SENTENCES = {
    "Invalid signature": "The file was altered after it was signed.",
    "Credential has expired": "The term of this appointment is over.",
    "Credential is not yet valid": "The credential is from the future; set this machine's clock.",
    "Credential status 'revocation' is set": "The certificate was revoked, replaced or has ended.",
}


def _in_words(error: str) -> str:
    """The library's reason as a sentence of ours, where we have one."""
    return next((said for start, said in SENTENCES.items() if error.startswith(start)), error)
