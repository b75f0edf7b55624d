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
