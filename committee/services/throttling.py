"""Slowing down whoever asks too often, without knowing who it is.

One statement a request, on a table that is not logged. An address stands in it as a keyed hash for
the length of one window, so neither two windows nor two purposes can be told to be of one address.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from committee.errors import TooOften
from committee.models import Throttle

IPV6_NETWORK = 64
"""Bits of an IPv6 address that name a network; a household has all addresses below them."""

COUNT = """
    INSERT INTO committee_throttle AS t (digest, requests, until) VALUES (%s, 1, %s)
    ON CONFLICT (digest) DO UPDATE SET requests = t.requests + 1
    RETURNING requests
"""


def count_request(*, purpose: str, address: str, most: int, window: timedelta) -> None:
    """Count one request of ``address``; raises ``TooOften`` beyond ``most`` within the window."""
    now = timezone.now().timestamp()
    number = int(now // window.total_seconds())
    until = (number + 1) * window.total_seconds()
    digest = salted_hmac(
        "rostrum.throttle", f"{purpose}|{number}|{_network(address)}", algorithm="sha256"
    ).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [digest, datetime.fromtimestamp(until, UTC)])
        (requests,) = cursor.fetchone()
    if requests > most:
        raise TooOften(seconds=int(until - now) + 1)


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(ip_network((known, IPV6_NETWORK), strict=False))


def forget_old() -> None:
    """Delete the windows that are over. By the clock."""
    Throttle.objects.filter(until__lte=timezone.now()).delete()
