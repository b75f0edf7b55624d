"""Tokens with which another system acts for an account."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from committee.audit import acting
from committee.errors import NotAllowed
from committee.models import AccessToken, User
from committee.tokens import digest

PREFIX = "rostrum_"
"""Lets a scanner of leaked secrets recognise one."""

NOTED_ONCE_IN = timedelta(minutes=1)


def make_token(
    *, actor: User, name: str, scopes: Sequence[AccessToken.Scope], days: int
) -> tuple[AccessToken, str]:
    """A token of the actor's own, and its text, which nobody can read again."""
    text = PREFIX + secrets.token_urlsafe(32)
    with acting(actor, reason="access token made"):
        token = AccessToken.objects.create(
            user=actor,
            name=name,
            digest=digest(text),
            scopes=list(scopes),
            expires_at=timezone.now() + timedelta(days=days),
        )
    return token, text


def revoke_token(*, actor: User, token: AccessToken) -> None:
    """End an own token at once; one that ended stays as it is."""
    if token.user_id != actor.pk:
        raise NotAllowed
    with acting(actor, reason="access token revoked"):
        AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def token_of(text: str) -> AccessToken | None:
    """The live token of this text with its account; when it was used is noted once a minute."""
    found = AccessToken.objects.live().filter(digest=digest(text)).select_related("user").first()
    if found is not None:
        now, noted = timezone.now(), found.last_used_at
        if noted is None or noted < now - NOTED_ONCE_IN:
            AccessToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found
