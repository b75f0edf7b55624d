"""System checks of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from committee.certificates.keys import NotAKey, PublicKey, SigningKey

MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
UNSAFE = {"'unsafe-inline'", "'unsafe-eval'"}


def content_security_policy(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Every page is sent with a policy, and the policy allows no inline script and no eval."""
    errors = []
    if MIDDLEWARE not in settings.MIDDLEWARE:
        errors.append(
            Error(
                "Pages are sent without a Content-Security-Policy.",
                hint=f"Put {MIDDLEWARE} into MIDDLEWARE.",
                id="rostrum.E001",
            )
        )
    sources = {str(source) for values in settings.SECURE_CSP.values() for source in values}
    if not settings.SECURE_CSP.get("default-src") or sources & UNSAFE:
        errors.append(
            Error(
                "SECURE_CSP has no default-src, or allows inline scripts, inline styles or eval.",
                hint="Keep scripts and styles in files of their own.",
                id="rostrum.E002",
            )
        )
    return errors


def certificate_seal(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The issuer's seal, where there is one, can be read: without it nothing would be printed."""
    if not settings.CERTIFICATE_SEAL_P12:
        return []
    from committee.certificates.sealing import IssuerSeal, NotASeal

    try:
        content = Path(settings.CERTIFICATE_SEAL_P12).read_bytes()
        IssuerSeal.from_pkcs12(content, settings.CERTIFICATE_SEAL_PASSWORD)
    except (OSError, NotASeal) as error:
        return [Error(f"CERTIFICATE_SEAL_P12 cannot be used: {error}.", id="rostrum.E005")]
    return []


def certificate_keys(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The keys of statements and credentials are keys, and the former ones are no private halves.

    A server without a signing key works; what it issues cannot be checked without it.
    """
    seed, former = settings.CERTIFICATE_SIGNING_KEY, settings.CERTIFICATE_FORMER_KEYS
    try:
        present = SigningKey(seed) if seed else None
        listed = [PublicKey(x) for x in former]
    except NotAKey as error:
        return [Error(f"CERTIFICATE_SIGNING_KEY or _FORMER_KEYS: {error}.", id="rostrum.E003")]
    if present is None:
        return [
            Warning(
                "CERTIFICATE_SIGNING_KEY is not set: no statement or credential is signed.",
                hint="manage.py make_signing_key makes one; docs/operators.md says how to keep it.",
                id="rostrum.W001",
            )
        ]
    if seed in {key.x for key in listed}:
        return [
            Error(
                "CERTIFICATE_FORMER_KEYS would publish the private key.",
                hint="List the public halves: the x of each key at /.well-known/jwks.json.",
                id="rostrum.E004",
            )
        ]
    return []
