"""What the public page says about a certificate, signed, to be carried away and shown offline."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from committee.certificates.keys import SigningKey

KIND = "certificate-statement+jwt"
"""Stands in the header, so that nothing else that the key signed can pass for a statement."""

LIFETIME = timedelta(hours=24)
"""A revocation reaches statements only by their running out."""


def state(
    facts: dict[str, Any], *, address: str, issuer: str, key: SigningKey, at: datetime
) -> str:
    """The facts of the page at ``address``, as they were at that moment (with a time zone).

    Registered claims as in RFC 7519: ``iss`` the site, ``sub`` the page, ``iat`` and ``exp`` in
    seconds since 1970; ``certificate`` holds the facts, and nothing else is told.
    """
    return key.sign(
        {
            "iss": issuer,
            "sub": address,
            "iat": int(at.timestamp()),
            "exp": int((at + LIFETIME).timestamp()),
            "certificate": facts,
        },
        kind=KIND,
    )
