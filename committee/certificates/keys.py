"""The keys that sign what must be checked without the site, and their public halves.

Ed25519 throughout (RFC 8037): 32 bytes a key, written as 43 characters of base64url, so that one
fits into the environment. A key is named by its thumbprint (RFC 7638), never by a number.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "EdDSA"
BYTES = 32


class NotAKey(ValueError):
    """Text that should be a key and is none."""


@dataclass(frozen=True)
class PublicKey:
    """What checks a signature; ``x`` is the key as it stands in the published list."""

    x: str

    def __post_init__(self) -> None:
        _bytes(self.x)

    @cached_property
    def id(self) -> str:
        """The thumbprint: SHA-256 of the required members in their one spelling (RFC 7638)."""
        members = json.dumps(
            {"crv": "Ed25519", "kty": "OKP", "x": self.x}, sort_keys=True, separators=(",", ":")
        )
        return encoded(hashlib.sha256(members.encode()).digest())

    @property
    def jwk(self) -> dict[str, str]:
        """The key as a JSON Web Key (RFC 7517)."""
        return {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": self.x,
            "kid": self.id,
            "use": "sig",
            "alg": ALGORITHM,
        }

    @cached_property
    def verifier(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(_bytes(self.x))


@dataclass(frozen=True)
class SigningKey:
    """The private half, from its seed; whoever holds it can speak for the site."""

    seed: str

    def __post_init__(self) -> None:
        _bytes(self.seed)

    def __repr__(self) -> str:
        return f"SigningKey({self.public.id})"

    @cached_property
    def public(self) -> PublicKey:
        return PublicKey(encoded(self._private.public_key().public_bytes_raw()))

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(_bytes(self.seed))

    def sign(self, claims: dict[str, Any], *, kind: str = "JWT", key_id: str = "") -> str:
        """The claims as a signed token in compact form (RFC 7515, RFC 7519).

        ``kind`` becomes the header's ``typ``, ``key_id`` its ``kid``: the thumbprint, unless the
        format wants it inside of an address.
        """
        headers = {"typ": kind, "kid": key_id or self.public.id}
        return jwt.encode(claims, self._private, algorithm=ALGORITHM, headers=headers)


def new_seed() -> str:
    """The seed of a key that nobody has seen before."""
    return encoded(Ed25519PrivateKey.generate().private_bytes_raw())


def seed_from(secret: str) -> str:
    """The seed that a demo's secret leads to: the same at every start."""
    return encoded(hashlib.sha256(f"rostrum.certificates {secret}".encode()).digest())


def key_set(keys: Iterable[PublicKey]) -> dict[str, Any]:
    """The published list, as a JSON Web Key Set (RFC 7517)."""
    return {"keys": [key.jwk for key in keys]}


def read_key_set(text: str) -> list[PublicKey]:
    """The Ed25519 keys of a published list; others in it are passed over.

    Raises:
        NotAKey: the text is no JSON Web Key Set, or one of its keys is damaged.
    """
    try:
        listed = json.loads(text)["keys"]
        return [PublicKey(each["x"]) for each in listed if each.get("crv") == "Ed25519"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAKey("this is no list of published keys (a JSON Web Key Set)") from error


def encoded(content: bytes) -> str:
    """Base64url without padding (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, TypeError):
        content = b""
    if len(content) != BYTES or encoded(content) != text:
        raise NotAKey("a key is 43 characters of base64url; manage.py make_signing_key makes one")
    return content
