from __future__ import annotations

import json

import pytest
from django.test import Client

from committee.models import AccessToken
from committee.services.access_tokens import make_token

BASE = "/api/v1"


class Caller:
    """Calls the API with a token, and reads its JSON."""

    def __init__(self, text=None):
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {text}"} if text else {}

    def get(self, path, **query):
        return self.client.get(BASE + path, query, headers=self.headers)

    def post(self, path, body, headers=(), **query):
        return self.client.post(
            BASE + path,
            json.dumps(body, default=str),
            content_type="application/json",
            headers=self.headers | dict(headers),
            query_params=query,
        )


@pytest.fixture
def token_for():
    """A token of an account, with every scope or those named."""

    def make(user, *scopes, days=1):
        return make_token(actor=user, name="문", scopes=scopes or [*AccessToken.Scope], days=days)

    return make


@pytest.fixture
def calls(token_for):
    """The API as an account calls it."""

    def caller(user, *scopes):
        return Caller(token_for(user, *scopes)[1])

    return caller


@pytest.fixture
def stranger():
    return Caller()
