"""Django's admin behind the door of everything else: allauth's sign-in, and a second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy


class RostrumAdminSite(AdminSite):
    """Opens to staff accounts that have a second factor set up; the demo asks for none."""

    site_header = site_title = "Rostrum"
    index_title = gettext_lazy("Administration")

    def has_permission(self, request: HttpRequest) -> bool:
        if not (super().has_permission(request) and request.user.is_authenticated):
            return False
        return settings.DEMO or is_mfa_enabled(request.user)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Never a form of its own: to the sign-in, or to where a second factor is set up."""
        if not request.user.is_authenticated:
            following = urlencode({"next": request.GET.get("next", reverse("admin:index"))})
            return redirect(f"{reverse('account_login')}?{following}")
        if not request.user.is_staff:
            raise PermissionDenied
        return redirect("admin:index" if self.has_permission(request) else "mfa_index")
