"""The API under /api/v1/: one description, one way of refusing, the parts of both apps."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from committee.api.problems import answer_with_problems
from committee.api.routes import router as committees
from events.api import router as events


class Renderer(JSONRenderer):
    """JSON in UTF-8: Korean takes three bytes a letter instead of six."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Rostrum",
    version="1",
    description="For door devices and other systems. A token acts for an account, in its scopes.",
    urls_namespace="api",
    renderer=Renderer(),
    docs_decorator=require_safe,
    docs_url=None,  # its page would load scripts from elsewhere
)
answer_with_problems(api)
api.add_router("", committees)
api.add_router("", events)


def patterns() -> list[URLPattern | URLResolver]:
    """The API's addresses; each asks who calls by itself, and answers 401 instead of a redirect."""
    found: list[URLPattern | URLResolver] = api.urls[0]
    for pattern in found:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return found
