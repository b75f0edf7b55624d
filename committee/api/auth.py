"""Who calls: a signed-in browser, or a system with an access token."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer, SessionAuth

from committee.models import AccessToken, User
from committee.services.access_tokens import token_of

Scope = AccessToken.Scope


class TokenAuth(HttpBearer):
    """An access token in the header ``Authorization: Bearer …`` that has the scope."""

    def __init__(self, scope: AccessToken.Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = token_of(token)
        if found is None:
            return None
        if self.scope not in found.scopes:
            raise AuthorizationError
        request.user = found.user
        return found.user


class BrowserAuth(SessionAuth):
    """The session of a signed-in browser; what changes something needs the CSRF token too."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        return request.user if request.user.is_authenticated else None


def scoped(scope: AccessToken.Scope) -> list[Any]:
    """The ways of calling an operation for which a token needs ``scope``."""
    return [TokenAuth(scope), BrowserAuth()]
