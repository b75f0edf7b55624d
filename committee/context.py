"""What every page's template may read."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from committee import access
from committee.access import Action

THEMES = ("auto", "light", "dark")


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, the chosen theme, and which parts of the navigation concern the account."""
    theme = request.COOKIES.get("theme", "auto")
    return {
        "site_name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "theme": theme if theme in THEMES else "auto",
        "nav_appointments": SimpleLazyObject(lambda: _may_appoint(request)),
    }


def _may_appoint(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(
        user is not None and user.is_authenticated and access.may_anywhere(user, Action.APPOINT)
    )
