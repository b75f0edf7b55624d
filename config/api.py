"""The API under /api/v1/: one description, one way of refusing, the parts of both apps."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from committee.api.auth import SCOPE
from committee.api.problems import (
    MEDIA_TYPE,
    NotJson,
    answer_with_problems,
    speaking,
    unknown_address,
)
from committee.api.routes import router as committees
from events.api.door import router as doors
from events.api.routes import router as events


class Renderer(JSONRenderer):
    """JSON in UTF-8: Korean takes three bytes a letter instead of six."""

    json_dumps_params = {"ensure_ascii": False}


class JsonAlone(Parser):
    """Bodies are JSON and say so; a page of another site cannot send that without being asked."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise NotJson
        return json.loads(request.body)


class RostrumAPI(NinjaAPI):
    """Ninja's API; its description tells the scope of each operation and how it refuses."""

    def get_openapi_schema(self, **options: Any) -> Any:
        described = super().get_openapi_schema(**options)
        for operations in described["paths"].values():
            for operation in operations.values():
                _tell(operation)
        return described


def _tell(operation: dict[str, Any]) -> None:
    if scope := operation.pop(SCOPE, None):
        operation["description"] += f"\n\nA token needs the scope `{scope}`."
        for way in operation["security"]:
            if "TokenAuth" in way:
                way["TokenAuth"] = [scope]
    for parameter in operation["parameters"]:
        _never_null(parameter["schema"])
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}


def _never_null(schema: dict[str, Any]) -> None:
    """What stands in an address or a header may be left out, but has no way of being null."""
    if "anyOf" in schema:
        (kept,) = (way for way in schema.pop("anyOf") if way["type"] != "null")
        schema.pop("default", None)
        schema.update(kept)


api = RostrumAPI(
    title="Rostrum",
    version="1",
    description="For door devices and other systems. A token acts for an account, in its scopes.",
    urls_namespace="api",
    renderer=Renderer(),
    parser=JsonAlone(),
    docs_decorator=require_safe,
    docs_url=None,  # its page would load scripts from elsewhere
)
answer_with_problems(api)
api.add_router("", committees)
api.add_router("", events)
api.add_router("", doors)


def patterns() -> list[URLPattern]:
    """The API's addresses; each asks who calls by itself, and answers 401 instead of a redirect."""
    found = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
    found.append(path("<path:path>", unknown_address, name="unknown"))
    for pattern in found:
        view = unknown_address if pattern.name == "api-root" else pattern.callback
        pattern.callback = csrf_exempt(login_not_required(speaking(view)))
    return found
