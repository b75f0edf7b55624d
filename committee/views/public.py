"""What the pages have in common that need no account and set no cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation

from committee.errors import TooOften
from committee.http import count, unlisted

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
            request.asked_language = language  # type: ignore[attr-defined]
            response = view(request, *arguments, **options)
            response.headers["Content-Language"] = language
            return response

    return chosen


def counted(purpose: str, *, methods: tuple[str, ...] = ("GET", "HEAD", "POST")) -> Any:
    """Answers 429 beyond ``THROTTLES[purpose]`` requests from one network, for a while."""

    def decorate(view: View) -> View:
        @wraps(view)
        def within(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
            if request.method in methods:
                try:
                    count(request, purpose)
                except TooOften as error:
                    return _later(request, error)
            return view(request, *arguments, **options)

        return within

    return decorate


def _later(request: HttpRequest, error: TooOften) -> HttpResponse:
    if request.path.endswith(".json"):
        response: HttpResponse = JsonResponse({"status": error.code}, status=429)
    else:
        response = render(request, "429.html", {"error": error}, status=429)
    response.headers["Retry-After"] = str(error.values["seconds"])
    return unlisted(response)
