"""Who calls: a signed-in browser, or a system with an access token."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthorizationError, HttpError
from ninja.security import HttpBearer, SessionAuth

from committee.api.problems import Forged
from committee.models import AccessToken, User
from committee.services.access_tokens import token_of

Scope = AccessToken.Scope
SCOPE = "x-scope"
"""Where an operation's description keeps the scope that a token needs for it."""


class TokenAuth(HttpBearer):
    """An access token in the header ``Authorization: Bearer …`` that has the scope, if any."""

    def __init__(self, scope: AccessToken.Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken | None:
        found = token_of(token)
        if found is None:
            return None
        if self.scope is not None and self.scope not in found.scopes:
            raise AuthorizationError
        request.user = found.user
        return found


class BrowserAuth(SessionAuth):
    """The session of a signed-in browser; what changes something needs the CSRF token too.

    Whoever sends a token is judged by the token alone: one that ended opens nothing.
    """

    def __call__(self, request: HttpRequest) -> Any | None:
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        return super().__call__(request)

    def _get_key(self, request: HttpRequest) -> str | None:
        try:
            return super()._get_key(request)
        except HttpError:
            raise Forged from None

    def authenticate(self, request: HttpRequest, key: str | None) -> User:
        return request.user  # type: ignore[return-value]


def scoped(scope: AccessToken.Scope) -> dict[str, Any]:
    """For an operation's decorator: it takes a session, or a token with ``scope``."""
    return {
        "auth": [TokenAuth(scope), BrowserAuth()],
        "openapi_extra": {SCOPE: scope.value},
    }
