"""Access tokens open what their account may see, within their scopes, as long as they live."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import AccessToken, Level, User
from committee.services.access_tokens import revoke_token
from tests.api.conftest import Caller

Scope = AccessToken.Scope


def test_a_token_is_kept_as_a_digest_alone(make, token_for):
    token, text = token_for(make.admin)

    assert text.startswith("rostrum_")
    assert len(text) > 40
    assert text not in str(AccessToken.objects.filter(pk=token.pk).values())


def test_nobody_comes_in_without_one(make, stranger):
    for answer in (stranger.get("/events"), Caller("rostrum_guessed").get("/events")):
        assert answer.status_code == 401
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["code"] == "not_signed_in"


def test_it_opens_its_scopes_alone(make, calls):
    caller = calls(make.admin, Scope.EVENTS)

    assert caller.get("/events").status_code == 200
    refused = caller.get("/committees")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")


def test_it_opens_no_more_than_its_account_may_see(make, calls):
    here, elsewhere = make.event(make.committee()), make.event(make.committee())
    caller = calls(make.granted(Level.STAFF, here.host))

    assert [event["id"] for event in caller.get("/events").json()["items"]] == [here.pk]
    foreign, missing = caller.get(f"/events/{elsewhere.pk}"), caller.get("/events/999999")
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def test_the_right_ends_with_the_grant_at_the_next_call(make, calls):
    event = make.event(make.committee())
    staff = make.granted(Level.STAFF, event.host)
    caller = calls(staff)
    assert caller.get(f"/events/{event.pk}").status_code == 200

    staff.grants.all().delete()

    assert caller.get(f"/events/{event.pk}").status_code == 404


@pytest.mark.parametrize("ending", ["revoked", "expired", "suspended"])
def test_it_ends(make, token_for, ending):
    user = make.granted(Level.STAFF, make.root)
    token, text = token_for(user)
    if ending == "revoked":
        revoke_token(actor=user, token=token)
    elif ending == "expired":
        AccessToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)

    assert Caller(text).get("/events").status_code == 401


def test_nobody_revokes_anothers(make, token_for, client_of):
    token, _text = token_for(make.admin)
    other = make.granted(Level.ADMIN, make.root)

    with pytest.raises(NotAllowed):
        revoke_token(actor=other, token=token)
    assert client_of(other).post(f"/tokens/{token.pk}/revoke/").status_code == 404


def test_its_use_is_noted_once_a_minute(make, token_for, django_assert_num_queries):
    token, text = token_for(make.admin)
    Caller(text).get("/events")
    token.refresh_from_db()
    first = token.last_used_at

    Caller(text).get("/events")

    token.refresh_from_db()
    assert first is not None
    assert token.last_used_at == first


def test_a_new_token_is_shown_once(make, client_of):
    client = client_of(make.admin)

    page = client.post("/tokens/", {"name": "정문", "scopes": ["door:write"], "days": "7"})

    text = page.context["text"]
    assert text in page.content.decode()
    assert text not in client.get("/tokens/").content.decode()
    assert Caller(text).get("/events").status_code == 403


def test_a_token_without_scope_is_refused_beside_the_field(make, client_of):
    page = client_of(make.admin).post("/tokens/", {"name": "정문", "days": "7"})

    assert "scopes" in page.context["form"].errors
    assert page.context["form"]["name"].value() == "정문"
    assert not AccessToken.objects.exists()


def test_a_browser_may_read_and_needs_the_csrf_token_to_change(make, client_of):
    from django.test import Client

    event = make.event()
    client_of(make.admin)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(make.admin)

    assert careful.get("/api/v1/events").status_code == 200
    answer = careful.post(f"/api/v1/events/{event.pk}/scans", "[]", "application/json")
    assert answer.status_code == 403
