"""The pass of somebody who goes to an event, for whoever holds its link."""

from __future__ import annotations

import base64

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from committee.certificates.qr import qr_svg
from events import reports


@login_not_required
@never_cache
@require_safe
def show_pass(request: HttpRequest, token: str) -> HttpResponse:
    """The QR code to show at the door, and where and when; it names nobody."""
    listed = get_object_or_404(reports.pass_of(token))
    code = qr_svg(settings.BASE_URL + reverse("pass", args=[token]))
    context = {
        "event": listed.event,
        "token": token,
        "code": "data:image/svg+xml;base64," + base64.b64encode(code.encode()).decode(),
    }
    response = render(request, "events/pass.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
