"""Whatever goes wrong is said as RFC 9457 problem details, and every problem is described."""

from __future__ import annotations

import pytest

from committee.api import routes
from committee.models import AccessToken, Level
from tests.api.conftest import Caller


def problem(answer, status, code):
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert (said["status"], said["code"]) == (status, code)
    assert said["detail"]
    return said


def test_an_address_that_is_none(stranger):
    problem(stranger.get("/no/such/address"), 404, "not_found")
    problem(stranger.get("/"), 404, "not_found")
    problem(stranger.get("/events/no-number"), 404, "not_found")


def test_a_method_that_is_not_taken(make, calls):
    answer = calls(make.admin).post("/events", {})

    problem(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_is_no_json(make, calls, kind):
    event, caller = make.event(), calls(make.admin)
    address = f"/api/v1/events/{event.pk}/scans"

    answer = caller.client.generic("POST", address, b"[]", kind, headers=caller.headers)

    problem(answer, 415, "not_json")


def test_a_body_that_is_too_large(make, calls, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    event = make.event()

    answer = calls(make.admin).post(f"/events/{event.pk}/scans", ["x" * 200])

    said = problem(answer, 413, "too_large")
    assert "200" in said["detail"]


def test_a_fault_of_ours_is_told_without_its_details(make, token_for, monkeypatch):
    def fail(*_arguments, **_names):
        raise RuntimeError("a secret of the inside")

    caller = Caller(token_for(make.admin)[1])
    caller.client.raise_request_exception = False
    monkeypatch.setattr(routes.access, "committees_visible_to", fail)

    answer = caller.get("/committees")

    problem(answer, 500, "failed")
    assert b"secret" not in answer.content


def test_checks_of_certificates_count_together_with_those_of_the_public_page(
    stranger, make, client, settings
):
    settings.THROTTLES = {"verify": (3, 3600)}
    certificate = make.certificate()
    assert client.get(f"/verify/{certificate.token}/").status_code == 200
    assert client.get(f"/verify/{certificate.token}.json").status_code == 200
    assert stranger.get(f"/verify/{certificate.token}").status_code == 200

    answer = stranger.get(f"/verify/{certificate.token}")

    problem(answer, 429, "too_often")
    assert 0 < int(answer.headers["Retry-After"]) <= 3601
    assert client.get(f"/verify/{certificate.token}/").status_code == 429


def test_a_page_of_another_list_is_the_first_page(make, calls):
    """The key of a committee's page would be no number for a list of attendances."""
    monkey = calls(make.granted(Level.STAFF, make.root))
    event = make.event()
    make.attendance(event)
    committees = [make.committee() for _ in range(101)]
    after = monkey.get("/committees").json()["next"]
    assert after
    assert len(committees) > 100

    answer = monkey.get(f"/events/{event.pk}/attendance", after=after)

    assert [row["id"] for row in answer.json()["items"]] == [event.attendances.get().pk]


def test_a_token_says_what_it_opens(make, token_for):
    token, text = token_for(make.admin, AccessToken.Scope.DOOR, AccessToken.Scope.EVENTS)

    said = Caller(text).get("/token").json()

    assert (said["name"], said["account"]) == (token.name, make.admin.email)
    assert said["scopes"] == ["door:write", "events:read"]


def test_every_operation_describes_its_refusals(stranger):
    described = stranger.get("/openapi.json").json()

    for address, operations in described["paths"].items():
        for method, operation in operations.items():
            refusals = {int(status) for status in operation["responses"]} - {200}
            assert {404, 500} <= refusals, address
            if method == "post":
                assert {400, 401, 403, 409, 413, 415, 422} <= refusals, address
            for status in refusals:
                content = operation["responses"][str(status)]["content"]
                assert list(content) == ["application/problem+json"]
            for way in operation.get("security", []):
                if "TokenAuth" in way and address != "/api/v1/token":
                    assert way["TokenAuth"][0] in AccessToken.Scope.values
