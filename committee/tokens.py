"""Secrets that stand in links: 128 bits each, URL-safe, 22 characters."""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_nonce() -> str:
    """128 random bits, as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def invitation_token(nonce: str) -> str:
    """The token of the invitation with this nonce; without the site's key it cannot be derived."""
    return _derived("rostrum.invitation", nonce)


def pass_token(nonce: str) -> str:
    """The token of the pass with this nonce, made in the same way."""
    return _derived("rostrum.pass", nonce)


def screen_token(nonce: str) -> str:
    """The token of the big screen's link with this nonce, made in the same way."""
    return _derived("rostrum.screen", nonce)


def _derived(purpose: str, nonce: str) -> str:
    mac = salted_hmac(purpose, nonce, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac[:16]).decode().rstrip("=")


def digest(token: str) -> str:
    """What a table keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def contact_digest(contact: str) -> str:
    """Keyed hash of a phone number or mail address, the same for any spelling of it."""
    return salted_hmac("rostrum.suppression", contact.lower(), algorithm="sha256").hexdigest()
