"""The public page of a certificate, its JSON and its signed statement, as a stranger's phone asks.

Each request is a new connection without cookies to two workers. What was never issued takes as
long as what was, so that nobody learns by a clock which tokens exist.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.client import HTTPConnection

from benchmarks.figures import Figure, alternately
from benchmarks.server import Site, serving
from committee.certificates.numbers import new_token
from committee.models import Appointment, Certificate, Register, Status, User
from committee.services import certificates

ROUNDS = 200
ISSUED = 20
MOST = 20
"""Milliseconds for 95 of 100 requests."""

ADDRESSES = {
    "page": "/verify/{}/",
    "JSON": "/verify/{}.json",
    "signed statement": "/verify/{}/statement",
}


def run() -> Iterator[Figure]:
    """For each address, a certificate that stands and a token that nobody was given."""
    with serving() as site:
        known = _tokens()
        for name, address in ADDRESSES.items():
            found, unknown = alternately(
                _asking(site, address, known, 200),
                _asking(site, address, [new_token() for _ in range(ISSUED)], 404),
                rounds=ROUNDS,
            )
            for what, times in (("", found), (", unknown token", unknown)):
                yield Figure(
                    figure=f"verify, {name}{what}, p95",
                    value=times.p95,
                    unit="ms",
                    against="the most that is allowed",
                    beside=MOST,
                    most=1,
                )
            slower, quicker = sorted((found.median, unknown.median), reverse=True)
            yield Figure(
                figure=f"verify, {name}, known and unknown token",
                value=slower,
                unit="ms",
                against="the quicker of the two",
                beside=quicker,
                most=1.5,
            )


def _asking(site: Site, address: str, tokens: list[str], status: int):
    """An act that asks for one token after the other and returns the milliseconds it took."""
    turns = iter(range(10**9))

    def ask() -> float:
        asked = address.format(tokens[next(turns) % len(tokens)])
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
        try:
            connection.request("GET", asked)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        if answer.status != status:
            raise RuntimeError(f"{asked} answered {answer.status}")
        return (time.perf_counter() - start) * 1000

    return ask


def _tokens() -> list[str]:
    """The tokens of certificates that stand; issued and printed now if there are too few."""
    admin = User.objects.get(email="bench-0001@demo.example")
    missing = ISSUED - Certificate.objects.filter(status=Certificate.Status.VALID).count()
    bare = Appointment.objects.filter(
        status=Status.IN_FORCE, accepted_at__isnull=False, certificates=None
    )
    for appointment in bare.select_related("post__committee")[: max(0, missing)]:
        Register.objects.get_or_create(campaign_id=appointment.post.committee.campaign_id)
        issued = certificates.issue(actor=admin, appointment=appointment)
        certificates.print_certificate(issued.pk)
    valid = Certificate.objects.filter(status=Certificate.Status.VALID)
    return list(valid.values_list("token", flat=True)[:ISSUED])
