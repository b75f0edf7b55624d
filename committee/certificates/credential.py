"""The certificate as an Open Badges 3.0 credential, which its holder may show anywhere.

Format: 1EdTech Open Badges 3.0, section 8.2 (JSON Web Token proof); the document comes from
openbadgeslib. What it says is the snapshot's text, so it says the same as the paper.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from openbadgeslib import ob3

from committee.certificates.keys import PublicKey, SigningKey
from committee.certificates.snapshot import Snapshot
from committee.certificates.wording import HEADINGS


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Whom the credential is for: a mail address, of which it holds a salted hash, or a name."""

    email: str = ""
    salt: str = ""
    name: str = ""

    def identity(self) -> ob3.IdentityObject:
        if self.name:
            return ob3.IdentityObject(identity_hash=self.name, identity_type="name", hashed=False)
        return ob3.IdentityObject.create(self.email, salt=self.salt)


def write_credential(
    snapshot: Snapshot,
    *,
    id: uuid.UUID,
    recipient: Recipient,
    site: str,
    key: SigningKey,
    at: datetime,
    until: datetime | None = None,
    status: Sequence[dict[str, Any]] = (),
) -> str:
    """The credential as a signed token (VC-JWT), valid from ``at`` to ``until``.

    The issuer is the campaign at ``site``; the achievement is the post, named by its words, so that
    everybody with the same post has the same. ``status`` says where a revocation is published.
    """
    text = snapshot.texts[0]
    issuer = issuer_id(site)
    words = "\n".join((site, snapshot.campaign_name, *snapshot.committee_path, snapshot.post))
    credential = ob3.OpenBadgeCredential(
        id=id.urn,
        issuer=ob3.Issuer(id=issuer, name=snapshot.campaign_name, url=site),
        recipient_id=None,
        identifiers=[recipient.identity()],
        achievement=ob3.Achievement(
            id=uuid.uuid5(uuid.NAMESPACE_URL, words).urn,
            name=f"{text.committee[1]} {text.post[1]}",
            description=text.body,
            criteria_narrative=text.body,
        ),
        name=f"{HEADINGS['ko', snapshot.verb]} {text.number}",
        issuance_date=at,
        expiration_date=until,
        evidence_url=snapshot.verify_url,
        credential_status=list(status),
    )
    claims = credential.to_jwt_payload()
    return key.sign(claims, key_id=f"{issuer}#{key.public.id}")


def issuer_id(site: str) -> str:
    """The site as ``did:web:…``, whose keys anybody can look up; without TLS, its address."""
    return ob3.did_web_from_url(site) if urlsplit(site).scheme == "https" else site


def did_document(site: str, keys: Sequence[PublicKey]) -> dict[str, Any]:
    """The published keys in the form that ``did:web`` asks for (W3C, Decentralized Identifiers)."""
    named = [(key.id, {k: key.jwk[k] for k in ("kty", "crv", "x")}) for key in keys]
    return ob3.build_did_document(issuer_id(site), named)
