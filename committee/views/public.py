"""What the pages have in common that need no account and set no cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

View = Callable[..., HttpResponse]


def in_asked_language(view: View) -> View:
    """``?lang=`` chooses the language of the page, for this page alone; the page offers both."""

    @wraps(view)
    def chosen(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        request.offers_languages = True  # type: ignore[attr-defined]
        language = request.GET.get("lang")
        if language not in dict(settings.LANGUAGES):
            return view(request, *arguments, **options)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, *arguments, **options)
            response.headers["Content-Language"] = language
            return response

    return chosen
