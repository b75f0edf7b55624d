"""What other systems read: committees, rosters, events, certificates."""

from __future__ import annotations

import pytest

from committee.models import Level
from events.models import Attendance


def test_a_roster_names_whom_the_account_may_see_and_gives_no_contact(make, calls):
    committee = make.committee()
    held = make.certificate(post=make.post(committee, "chair")).appointment
    staff = calls(make.granted(Level.STAFF, committee))

    answer = staff.get(f"/committees/{committee.pk}/roster").json()

    assert [row["name"] for row in answer["items"]] == [held.person.name]
    assert "010" not in str(answer)
    assert "@" not in str(answer)
    member = calls(make.member(committee))
    names = [
        row["name"] for row in member.get(f"/committees/{committee.pk}/roster").json()["items"]
    ]
    assert held.person.name not in names


def test_pages_lead_on_until_everything_was_read(make, calls, monkeypatch):
    monkeypatch.setattr("committee.api.routes.ROWS_A_PAGE", 2)
    for _ in range(4):
        make.committee()
    caller = calls(make.admin)

    found, after = [], ""
    while True:
        page = caller.get("/committees", after=after).json()
        found += [node["id"] for node in page["items"]]
        after = page["next"]
        if not after:
            break

    assert len(found) == len(set(found)) == 5


def test_an_event_its_programme_and_its_list(make, calls):
    event = make.event()
    speaker = make.guest()
    make.item(event, speakers=[speaker])
    make.attendance(event, speaker, status=Attendance.Status.GOING)
    staff = calls(make.granted(Level.STAFF, event.host))

    assert staff.get(f"/events/{event.pk}").json()["name_ko"] == event.name_ko
    (item,) = staff.get(f"/events/{event.pk}/programme").json()
    assert [who["name"] for who in item["speakers"]] == [speaker.name_ko]
    (listed,) = staff.get(f"/events/{event.pk}/attendance").json()["items"]
    assert listed["status"] == "going"


def test_the_check_of_a_certificate_needs_no_account(make, stranger, caplog):
    certificate = make.certificate()

    known = stranger.get(f"/verify/{certificate.token}")
    assert known.json()["status"] == "valid"
    draft = make.certificate(printed=False)
    unknown, hidden = stranger.get("/verify/unknown"), stranger.get(f"/verify/{draft.token}")
    assert (unknown.status_code, hidden.status_code) == (404, 404)
    assert unknown.content == hidden.content
    for answer in (known, unknown, hidden):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not [record for record in caplog.records if "/verify/" in record.getMessage()]


@pytest.mark.parametrize("known", [True, False])
def test_the_check_asks_as_much_for_a_certificate_as_for_none(
    make, stranger, django_assert_num_queries, known
):
    token = make.certificate().token if known else "x" * 22
    with django_assert_num_queries(2):
        stranger.get(f"/verify/{token}")


def test_the_description_is_public_and_names_every_operation(stranger):
    description = stranger.get("/openapi.json").json()

    assert "/api/v1/events/{pk}/scans" in description["paths"]
    assert {"TokenAuth", "BrowserAuth"} <= set(description["components"]["securitySchemes"])
