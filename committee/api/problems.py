"""Errors of the API, as RFC 9457 problem details."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from pydantic import ConfigDict

from committee.errors import DomainError, NotAllowed, TooOften

MEDIA_TYPE = "application/problem+json"
LOG = logging.getLogger("django.request")


class FieldError(Schema):
    """What is wrong with one value, and where it stands in the request."""

    at: list[str | int]
    message: str


class Problem(Schema):
    """RFC 9457: ``code`` is for machines, ``detail`` for people, in the language asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "title": "bad values",
                    "status": 422,
                    "code": "bad_values",
                    "detail": "The request has values that cannot be taken; see errors.",
                    "errors": [{"at": ["body", "acts", 0, "scan_id"], "message": "Field required"}],
                }
            ]
        }
    )

    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldError] = []


REFUSALS: dict[int, Any] = dict.fromkeys((401, 403, 404, 422, 500), Problem)
"""For the ``response`` of an operation that reads: how each of them refuses."""

WRITING: dict[int, Any] = REFUSALS | dict.fromkeys((400, 409, 413, 415), Problem)
"""The same for one that is sent a body."""


class Forged(HttpError):
    """A browser's session without the CSRF token."""

    def __init__(self) -> None:
        super().__init__(403, "forged")


class NotJson(HttpError):
    """A body of another kind."""

    def __init__(self) -> None:
        super().__init__(415, "not JSON")


UNREADABLE = gettext_lazy("The request could not be read. Send JSON as the API's description says.")
OF_HTTP: dict[type[HttpError], tuple[str, Any]] = {
    AuthenticationError: ("not_signed_in", gettext_lazy("Sign in, or send a valid access token.")),
    AuthorizationError: (
        "not_allowed",
        gettext_lazy("This access token was not given the scope for that."),
    ),
    Forged: (
        "not_allowed",
        gettext_lazy("Send the CSRF token with what changes something, or use an access token."),
    ),
    NotJson: (
        "not_json",
        gettext_lazy("Send JSON, with the header Content-Type: application/json."),
    ),
}
OF_STATUS = {
    400: ("bad_request", UNREADABLE),
}


def problem(status: int, code: str, detail: str, errors: list[Any] | None = None) -> HttpResponse:
    """The response that says what went wrong."""
    body = {"title": code.replace("_", " "), "status": status, "code": code, "detail": detail}
    response = JsonResponse(
        body | {"errors": errors or []},
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def answer_with_problems(api: NinjaAPI) -> None:
    """Let the API say every refusal as a problem."""
    api.add_exception_handler(DomainError, _of_domain)
    api.add_exception_handler(Http404, _of_missing)
    api.add_exception_handler(ValidationError, _of_shape)
    api.add_exception_handler(HttpError, _of_http)
    api.add_exception_handler(RequestDataTooBig, _of_size)
    api.add_exception_handler(Exception, _of_failure)


def speaking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, whose refusal of a method is a problem too."""

    @wraps(view)
    def spoken(request: HttpRequest, *positions: Any, **names: Any) -> HttpResponse:
        response = view(request, *positions, **names)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        refused = problem(
            405, "method_not_allowed", _("This address does not take that method; see Allow.")
        )
        refused.headers["Allow"] = response.headers["Allow"]
        return refused

    return spoken


def unknown_address(request: HttpRequest, path: str = "") -> HttpResponse:
    """What the API answers where it has nothing."""
    return _of_missing(request, Http404())


def _of_domain(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, TooOften):
        later = problem(429, error.code, str(error))
        later.headers["Retry-After"] = str(error.values["seconds"])
        return later
    status = 403 if isinstance(error, NotAllowed) else 409
    return problem(status, error.code, str(error))


def _of_missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, "not_found", _("There is nothing here, or nothing for you."))


def _of_shape(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [{"at": [*each["loc"]], "message": each["msg"]} for each in error.errors]
    detail = _("The request has values that cannot be taken; see errors.")
    return problem(422, "bad_values", detail, errors)


def _of_http(request: HttpRequest, error: Any) -> HttpResponse:
    """Ninja wraps what its parser raises, so the cause says more."""
    said = error.__cause__ if isinstance(error.__cause__, HttpError) else error
    code, detail = OF_HTTP.get(type(said), OF_STATUS.get(said.status_code, ("refused", str(said))))
    return problem(said.status_code, code, str(detail))


def _of_size(request: HttpRequest, error: Any) -> HttpResponse:
    detail = _("The request is too large. Send it in portions, at most 200 scans each.")
    return problem(413, "too_large", detail)


def _of_failure(request: HttpRequest, error: Any) -> HttpResponse:
    """A fault of ours: logged, and told to whoever listens, as Django does by itself."""
    LOG.error("Internal Server Error: %s", request.path, exc_info=error)
    got_request_exception.send(sender=None, request=request)
    detail = _("Something went wrong here; it is on record. Try again in a moment.")
    return problem(500, "failed", detail)
