"""A door device reports what was done, and is told what came of it."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from events.models import Attendance, Event, Scan
from events.services.duties import put_on_door


@pytest.fixture
def event(make):
    return make.event()


@pytest.fixture
def going(make, event):
    person = make.person(name="홍길동")
    return make.attendance(event, person, status=Attendance.Status.GOING)


@pytest.fixture
def door(make, event, calls):
    """The API as an account on door duty calls it."""
    keeper = make.user()
    put_on_door(actor=make.admin, event=event, user=keeper, starts_on=make.yesterday())
    return calls(keeper)


def act(token, **fields):
    return {"scan_id": str(uuid.uuid4()), "token": token, "direction": "in"} | fields


def test_a_pass_is_let_in_by_its_token_or_its_address(make, event, door, going):
    other = make.attendance(event, make.person(), status=Attendance.Status.GOING)

    answer = door.post(
        f"/events/{event.pk}/scans",
        [
            act(going.pass_token),
            act(f"https://rostrum.example/passes/{other.pass_token}/"),
            act(going.pass_token),
            act("nobody knows it"),
        ],
        door="정문",
    )

    results = answer.json()
    assert [result["outcome"] for result in results] == [
        "admitted",
        "admitted",
        "already_inside",
        "unknown",
    ]
    assert results[0]["name"] == "홍길동"
    assert results[2]["met"]["door"] == "정문"
    assert "정문" in results[2]["message"]


def test_a_repeat_gets_the_answer_of_the_first_time(event, door, going):
    sent = [act(going.pass_token), act(going.pass_token), act("unknown")]
    first = door.post(f"/events/{event.pk}/scans", sent).json()

    assert door.post(f"/events/{event.pk}/scans", sent).json() == first
    assert Scan.objects.count() == 3


def test_a_clock_that_is_off_is_put_right(event, door, going):
    now = timezone.now()
    fast = timedelta(minutes=40)
    at = (now + fast - timedelta(minutes=1)).isoformat()

    (result,) = door.post(
        f"/events/{event.pk}/scans",
        [act(going.pass_token, scanned_at=at, provisional=True)],
        headers={"Device-Time": (now + fast).isoformat()},
    ).json()

    scanned = Scan.objects.get(scan_id=result["scan_id"])
    assert abs(scanned.scanned_at - (now - timedelta(minutes=1))) < timedelta(seconds=5)


def test_more_than_two_hundred_are_refused_whole(event, door):
    answer = door.post(f"/events/{event.pk}/scans", [act("x") for _ in range(201)])

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"]
    assert not Scan.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([{"scan_id": "no uuid", "token": "x"}], 422),
        ([{"token": "x"}], 422),
        ({"scan_id": 1}, 422),
        ([act("x", direction="sideways")], 422),
        ([act("x", scanned_at="2022-01-18T10:00:00")], 422),  # no time zone
        ([act("x\0y")], 200),  # a token that nobody has
    ],
)
def test_bad_values_are_named(event, door, body, status):
    assert door.post(f"/events/{event.pk}/scans", body).status_code == status


def test_what_is_no_json(event, door):
    answer = door.client.post(
        f"/api/v1/events/{event.pk}/scans",
        "{broken",
        content_type="application/json",
        headers=door.headers,
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_the_door_sees_its_event_alone_and_no_list(make, event, door):
    other = make.event()

    assert door.post(f"/events/{other.pk}/scans", []).status_code == 404
    assert door.get(f"/events/{event.pk}/attendance").status_code == 404
    assert door.get("/events").json()["items"] == []
    assert door.get("/committees").json()["items"] == []


def test_passes_for_a_door_without_network_name_nobody_in_full(event, door, going):
    (known,) = door.get(f"/events/{event.pk}/passes").json()["items"]

    assert known == {"digest": going.pass_digest, "name": "홍○동", "inside": False}
    assert going.pass_token not in str(known)


def test_passes_come_in_pages(make, event, door, going, monkeypatch):
    monkeypatch.setattr("events.api.door.PASSES_A_PAGE", 2)
    digests = [going.pass_digest] + [
        make.attendance(event, make.person(), status=Attendance.Status.GOING).pass_digest
        for _ in range(2)
    ]

    first = door.get(f"/events/{event.pk}/passes").json()
    second = door.get(f"/events/{event.pk}/passes", after=first["next"]).json()

    pages = [[each["digest"] for each in page["items"]] for page in (first, second)]
    assert pages == [digests[:2], digests[2:]]
    assert second["next"] == ""


def test_a_walk_in_and_its_undoing(event, door):
    sent = {"scan_id": str(uuid.uuid4()), "name": "지나가던 손님", "affiliation": "시민"}
    walked_in = door.post(f"/events/{event.pk}/walk-ins", sent)
    assert (walked_in.status_code, walked_in.json()["outcome"]) == (200, "admitted")
    assert door.post(f"/events/{event.pk}/walk-ins", sent).json() == walked_in.json()

    undo = f"/events/{event.pk}/scans/{sent['scan_id']}/undo"
    assert door.post(undo, {"reason": ""}).status_code == 422
    assert door.post(undo, {"reason": "착오"}).json()["outcome"] == "undone"
    again = door.post(undo, {"reason": "착오"})
    assert (again.status_code, again.json()["code"]) == (409, "already_undone")


def test_a_name_that_cannot_be_kept_is_a_bad_value(event, door):
    sent = {"scan_id": str(uuid.uuid4()), "name": "12345"}

    answer = door.post(f"/events/{event.pk}/walk-ins", sent)

    assert answer.status_code == 422
    assert "글자" in answer.json()["errors"][0]["message"]


def test_a_device_finds_its_doors_and_sets_its_clock(make, door, event, calls):
    today = make.event(held_on=timezone.localdate())
    make.attendance(today, status=Attendance.Status.GOING)
    make.event(held_on=make.yesterday())
    keeper = make.user()
    put_on_door(actor=make.admin, event=today, user=keeper, starts_on=make.yesterday())
    device = calls(keeper)

    (found,) = device.get("/doors").json()["items"]
    stands = device.get(f"/events/{found['id']}/door").json()

    assert found["id"] == today.pk
    assert (stands["inside"], stands["came"], stands["expected"]) == (0, 0, 1)
    assert abs(parse_datetime(stands["now"]) - timezone.now()) < timedelta(seconds=5)
    assert door.get("/doors").json() == {"items": [], "next": ""}  # that event is over


def test_somebody_found_by_name_is_let_in_by_key(event, door, going):
    (found,) = door.get(f"/events/{event.pk}/door/search", name="홍길동").json()
    sent = {"scan_id": str(uuid.uuid4()), "attendance": found["attendance"]}

    (result,) = door.post(f"/events/{event.pk}/scans", [sent]).json()

    assert (result["outcome"], result["name"]) == ("admitted", "홍길동")
    assert door.get(f"/events/{event.pk}/door/search", name="홍").status_code == 422
    for part in ("홍길", "홍 ", "홍길 "):
        assert door.get(f"/events/{event.pk}/door/search", name=part).json() == []
    nobody = [{"scan_id": str(uuid.uuid4())}]
    assert door.post(f"/events/{event.pk}/scans", nobody).status_code == 422


def test_a_name_of_two_letters_is_found_by_all_of_it(make, event, door):
    make.attendance(event, make.person(name="허민"), status=Attendance.Status.GOING)
    make.attendance(event, make.person(name="허민수"), status=Attendance.Status.GOING)

    found = door.get(f"/events/{event.pk}/door/search", name="허민").json()

    assert [each["name"] for each in found] == ["허민"]


def test_acts_at_an_archived_event_are_judged_one_by_one(make, event, door, going):
    other = make.attendance(event, make.person(), status=Attendance.Status.GOING)
    event.status = Event.Status.ARCHIVED
    event.save()

    results = door.post(
        f"/events/{event.pk}/scans",
        [
            act(going.pass_token, provisional=True),
            act(going.pass_token, provisional=True, turned_away=True),
            act(other.pass_token),
        ],
    ).json()

    outcomes = [result["outcome"] for result in results]
    assert outcomes == ["admitted", "already_inside", "archived"]
    assert [result["admitted"] for result in results] == [True, False, False]


@pytest.mark.parametrize("shown", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_clock_that_tells_no_time_is_not_believed(event, door, going, shown):
    (result,) = door.post(
        f"/events/{event.pk}/scans",
        [act(going.pass_token, scanned_at=shown)],
        headers={"Device-Time": shown},
    ).json()

    scanned = Scan.objects.get(scan_id=result["scan_id"])
    assert abs(scanned.scanned_at - timezone.now()) < timedelta(seconds=5)
    assert scanned.device_at is None
