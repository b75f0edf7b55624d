"""The API keeps its description, whatever is sent, for every role (``make fuzz`` asks for longer).

Each case that schemathesis makes of the description is sent by every role in turn. Half of the keys
and pass tokens are real ones: of made-up ones alone every answer would be 404.
"""

from __future__ import annotations

import os
from datetime import timedelta
from zlib import crc32

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import resolve
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from committee.models import AccessToken, Level, User
from committee.services.access_tokens import make_token, revoke_token
from config.wsgi import application
from events.models import Attendance
from events.services.door import Act, take_scans
from events.services.duties import put_on_door
from tests.access_matrix import ROLES

EXAMPLES = int(os.environ.get("ROSTRUM_FUZZ", 6))
"""Made-up requests for each operation and each way of making them."""

NOBODY = ("anonymous", "suspended", "revoked")

known: dict[str, object] = {}
"""What the world of the running test has, by the name of a parameter."""

api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@api.hook
def map_path_parameters(context, parameters):
    """Every second key is one that exists."""
    for name in parameters or ():
        key = f"{context.operation.path} {name}"
        if key in known and crc32(str(parameters[name]).encode()) % 2:
            parameters[name] = known[key]
    return parameters


@api.hook
def map_body(context, body):
    """Of scans, every second token opens the door; of those who walk in, every second has a name.

    What a name may hold (letters that a certificate can print) is more than a description can say.
    """
    if context.operation.label.endswith("/walk-ins") and isinstance(body, dict):
        guess = body.get("name")
        body |= {"name": "지나가던 손님"} if crc32(str(guess).encode()) % 2 else {}
    if context.operation.label.endswith("/scans") and isinstance(body, list):
        for number, act in enumerate(body):
            if isinstance(act, dict) and "token" in act and number % 2 == 0:
                act["token"] = known["token"]
    return body


@pytest.fixture(autouse=True)
def _one_connection():
    """Requests stay inside the test's transaction, as those of Django's test client do."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.fixture
def tokens(make):
    """A world with something in every list, and the token of each role; a few that open nothing."""
    committee, sibling = make.committee(), make.committee()
    certificate = make.certificate(post=make.post(committee, "vice-chair"))
    event = make.event(host=committee)
    make.item(event, speakers=[make.guest()])
    going = make.attendance(event, status=Attendance.Status.GOING)
    (scan,) = take_scans(actor=make.admin, event=event, acts=[Act(token=going.pass_token)])
    for path in ("", "/programme", "/attendance", "/door", "/door/search", "/passes", "/scans"):
        known[f"/api/v1/events/{{pk}}{path} pk"] = event.pk
    for path in ("/walk-ins", "/scans/{scan_id}/undo"):
        known[f"/api/v1/events/{{pk}}{path} pk"] = event.pk
    for path in ("", "/roster"):
        known[f"/api/v1/committees/{{pk}}{path} pk"] = committee.pk
    known["/api/v1/events/{pk}/scans/{scan_id}/undo scan_id"] = str(scan.scan_id)
    known["/api/v1/verify/{token} token"] = certificate.token
    known["token"] = going.pass_token
    door = make.user()
    yesterday = timezone.localdate() - timedelta(days=1)
    put_on_door(actor=make.admin, event=event, user=door, starts_on=yesterday)
    accounts = {
        "member": make.member(committee),
        "other": make.member(sibling),
        "staff": make.granted(Level.STAFF, committee),
        "sibling": make.granted(Level.STAFF, sibling),
        "door": door,
        "admin": make.admin,
        "former": make.granted(Level.STAFF, committee, ends_on=timezone.localdate()),
        "suspended": make.granted(Level.STAFF, committee),
        "revoked": make.admin,
        "reader": make.admin,
    }
    return {role: _token(role, account) for role, account in accounts.items()}


def _token(role, account):
    scopes = [AccessToken.Scope.CALENDAR] if role == "reader" else [*AccessToken.Scope]
    token, text = make_token(actor=account, name=role, scopes=scopes, days=1)
    if role == "revoked":
        revoke_token(actor=account, token=token)
    if role == "suspended":
        User.objects.filter(pk=account.pk).update(is_active=False)
    return text


@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
def test_it_keeps_its_description(case, tokens):
    assert set(ROLES) <= {"anonymous", *tokens}
    beyond = [positive_data_acceptance] if case.operation.label.endswith("/walk-ins") else []
    for role in ("anonymous", *tokens):
        headers = {"Authorization": f"Bearer {tokens[role]}"} if role in tokens else {}
        response = case.call(headers=headers)
        case.validate_response(response, excluded_checks=beyond, headers=headers)
        address = resolve(response.request.path_url.partition("?")[0])
        if role in NOBODY and address.url_name not in ("unknown", "verify"):
            assert response.status_code in (401, 405), role
