"""The request as signed-in views receive it, for the type checker alone."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from committee.models import User


class Request(HttpRequest):
    """What the middleware adds: an account, since nobody else gets past it, and htmx's headers."""

    user: User
    htmx: HtmxDetails
