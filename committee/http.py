"""Requests and responses: of signed-in views, and of those that anybody may ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django_htmx.middleware import HtmxDetails

from committee.models import User
from committee.services.throttling import count_request


class Request(HttpRequest):
    """What the middleware adds: an account, since nobody else gets past it, and htmx's headers."""

    user: User
    htmx: HtmxDetails


class PrivatePagesMiddleware:
    """Keeps what an account is shown out of every store, the browser's own included.

    “Back” shows nothing after one has signed out, and never a part of a page instead of the whole.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


LONGEST_FIND = 120


def looked_for(request: HttpRequest) -> str:
    """The part of a name that is looked for, as ``components/find.html`` sends it."""
    # PostgreSQL takes no NUL in a text, and nobody types one.
    return request.GET.get("find", "").replace("\0", "").strip()[:LONGEST_FIND]


def kept(request: HttpRequest) -> list[tuple[str, object]]:
    """What else stands in the address where somebody searches."""
    return [(name, value) for name, value in request.GET.items() if name != "find"]


def count(request: HttpRequest, purpose: str) -> None:
    """Count a request of somebody without an account, by whatever address it asks.

    Raises ``TooOften`` beyond ``THROTTLES[purpose]`` requests from one network.
    """
    most, seconds = settings.THROTTLES[purpose]
    count_request(
        purpose=purpose,
        address=client_address(request),
        most=most,
        window=timedelta(seconds=seconds),
    )


def client_address(request: HttpRequest) -> str:
    """The address from which the request came to the first proxy of ours.

    Each of the ``TRUSTED_PROXIES`` adds the address that it saw to the end of X-Forwarded-For; what
    stands before those was said by the client and proves nothing.
    """
    seen = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    if 0 < proxies <= len(seen) and seen[-proxies]:
        return str(seen[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def unlisted(response: HttpResponse) -> HttpResponse:
    """For search engines: not this page, and nothing behind it. The site's log skips it too."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
