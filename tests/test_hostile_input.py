"""No address answers with an error of the server, whatever is sent to it."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client

HOSTILE = (
    "",
    "\0",
    "²",
    "%",
    "-1",
    "99999999999999999999999",
    "0001-01-01",
    "9999-12-31",
    "\u202e<script>😀",
    "가" * 5000,
)


@pytest.fixture
def client(make):
    client = Client(raise_request_exception=False)
    client.force_login(make.admin)
    return client


def test_queries(client, make):
    event, committee = make.event(), make.root
    broken = []
    for address, names in {
        "/appointments/": ("status", "page"),
        "/appointments/new/": ("post",),
        "/events/": ("committee", "page"),
        "/events/new/": ("host", "template"),
        f"/events/{event.pk}/door/": ("q",),
        f"/committees/{committee.pk}/roster/": (
            *("q", "title", "region", "on", "sort", "size", "below", "after", "before"),
        ),
    }.items():
        for name, value in product(names, HOSTILE):
            if client.get(address, {name: value}).status_code not in (200, 404):
                broken.append(f"{address}?{name}={value[:30]!r}")
    assert broken == []


def test_what_is_looked_for(client, make):
    event, person = make.event(), make.person()
    number = make.root.pk
    addresses = (
        "/committees/",
        "/access/",
        "/appointments/new/",
        f"/committees/{number}/move/",
        f"/committees/{number}/merge/",
        f"/committees/{number}/roster/nominate/",
        f"/people/{person.pk}/merge/",
        "/events/new/",
        f"/events/{event.pk}/copy/",
    )
    assert _broken(client.get, addresses, ("find",)) == []


def test_days_asked_for(client, make):
    at = f"/committees/{make.root.pk}"
    days = ("on", "begins_from", "begins_to", "ends_from", "ends_to", "since", "until")
    addresses = (f"{at}/", f"{at}/roster/", f"{at}/chart/", f"{at}/changes/", f"{at}/dashboard/")
    assert _broken(client.get, addresses, days) == []


def test_days_asked_for_of_the_api(client, make):
    address = f"/api/v1/committees/{make.root.pk}/roster"
    statuses = {client.get(address, {"on": value}).status_code for value in HOSTILE}
    assert max(statuses) < 500


def _broken(ask, addresses, names):
    return [
        f"{address}?{name}={value[:30]!r}"
        for address, name, value in product(addresses, names, HOSTILE)
        if ask(address, {name: value}).status_code >= 500
    ]


TYPED = ("\0", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "99999999999999999999999")


def test_the_main_forms(client, make):
    """Every field in turn holds what nobody types; the others what is asked for."""
    event, held = make.event(), make.approval()
    certificate, number = make.certificate(), make.root.pk
    day = "2026-01-01"
    forms = {
        "/appointments/new/": {
            **{"post": make.post(title="chair").pk, "name": "홍길동", "source": "직접 신청"},
            **{"email": "hong@demo.example", "phone": "", "name_latin": "", "same_as": ""},
            **{"starts_on": day, "last_day": "", "invite": "", "standing_in": ""},
        },
        f"/appointments/{held.pk}/end/": {"reason": "resigned", "last_day": ""},
        f"/appointments/{certificate.appointment.pk}/correct/": {
            **{"starts_on": day, "last_day": "", "reason": "잘못 적음"},
        },
        f"/committees/{number}/grants/": {
            **{"user": make.user().email, "level": "member", "starts_on": day, "last_day": ""},
            **{"why": "접수대", "confirmed": "yes", "shown": ""},
        },
        f"/committees/{number}/found/": {
            **{"kind": "1", "name_ko": "새 위원회", "name_en": "", "region": "", "launched_on": ""},
        },
        f"/committees/{number}/rename/": {"name_ko": "새 이름", "name_en": "", "on": day},
        f"/committees/{make.committee().pk}/dissolve/": {"on": day},
        f"/committees/{number}/set-up/": {"template": "1", "on": day, "region": ""},
        "/imports/new/": {"committee": number, "source": "명단", "starts_on": day},
        f"/certificates/{certificate.pk}/revoke/": {"reason": "잘못"},
        f"/appointments/batches/{make.batch().pk}/start/": {"action": "issue", "dated": day},
        f"/events/{event.pk}/copy/": {
            **{"top": number, "kind": "", "held_on": day, "name_ko": "발대식", "name_en": ""},
        },
        "/events/new/": {
            **{"host": number, "kind": "meeting", "name_ko": "회의", "held_on": day},
            **{"starts_at": "", "capacity": "", "room_name": "", "status": "draft"},
        },
    }
    broken = []
    for address, filled in forms.items():
        for name, value in product(filled, TYPED):
            status = client.post(address, filled | {name: value}).status_code
            if status not in (200, 302, 400):
                broken.append(f"{status} {address} {name}={value[:30]!r}")
    assert broken == []


@pytest.mark.parametrize(
    "address",
    [
        "/verify/{}/",
        "/verify/{}.json",
        "/verify/{}/statement",
        "/invitations/{}/",
        "/demo/mailbox/{}/",
    ],
)
def test_keys(client, address):
    answers = {key[:30]: client.get(address.format(key)).status_code for key in HOSTILE if key}
    assert set(answers.values()) == {404}, answers
