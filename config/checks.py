"""System checks of our own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error

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
