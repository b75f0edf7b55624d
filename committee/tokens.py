"""Secrets that stand in links: 128 bits each, URL-safe, 22 characters."""

from __future__ import annotations

import base64
import hashlib
import secrets
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

MARK = 16
"""Bytes of what only the site's key can make."""


def new_nonce() -> str:
    """128 random bits, as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def invitation_token(nonce: str) -> str:
    """The token of the invitation with this nonce; without the site's key it cannot be derived."""
    return _derived("rostrum.invitation", nonce)


def pass_token(nonce: str) -> str:
    """The token of the pass with this nonce, made in the same way."""
    return _derived("rostrum.pass", nonce)


def holder_token(key: UUID, nonce: str) -> str:
    """The token of whoever answered the invitation ``key``: its key and a mark made from its nonce.

    Nothing of it is stored; without the site's key the mark cannot be made.
    """
    return base64.urlsafe_b64encode(key.bytes + _mark("rostrum.holder", nonce)).decode().rstrip("=")


def invitation_of(token: str) -> UUID | None:
    """The invitation that a holder's token names; whether the mark is right is asked after."""
    try:
        padded = token.encode() + b"=" * (-len(token) % 4)
        raw = base64.b64decode(padded, altchars=b"-_", validate=True)
        return UUID(bytes=raw[:16]) if len(raw) == 2 * MARK else None
    except ValueError:
        return None


def is_holder_token(token: str, key: UUID, nonce: str) -> bool:
    """Whether the token is the one of this invitation, in the one spelling there is."""
    return constant_time_compare(token, holder_token(key, nonce))


def screen_token(nonce: str) -> str:
    """The token of the big screen's link with this nonce, made in the same way."""
    return _derived("rostrum.screen", nonce)


def _derived(purpose: str, nonce: str) -> str:
    return base64.urlsafe_b64encode(_mark(purpose, nonce)).decode().rstrip("=")


def _mark(purpose: str, nonce: str) -> bytes:
    return salted_hmac(purpose, nonce, algorithm="sha256").digest()[:MARK]


def digest(token: str) -> str:
    """What a table keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def contact_digest(contact: str) -> str:
    """Keyed hash of a phone number or mail address, the same for any spelling of it."""
    return salted_hmac("rostrum.suppression", contact.lower(), algorithm="sha256").hexdigest()
