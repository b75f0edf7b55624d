"""Errors of the API, as RFC 9457 problem details."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from committee.errors import DomainError, NotAllowed

MEDIA_TYPE = "application/problem+json"


class FieldError(Schema):
    """What is wrong with one value, and where it stands in the request."""

    at: list[str | int]
    message: str


class Problem(Schema):
    """RFC 9457: ``code`` is for machines, ``detail`` for people, in the language asked for."""

    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldError] = []


REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)
"""For the ``response`` of an operation: how each of them refuses."""


def problem(status: int, code: str, detail: str, errors: list[Any] | None = None) -> HttpResponse:
    """The response that says what went wrong."""
    body = {"title": code.replace("_", " "), "status": status, "code": code, "detail": detail}
    response = JsonResponse(body | {"errors": errors or []}, status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


CODES = {400: "bad_request", 401: "not_signed_in", 403: "not_allowed", 429: "too_many_requests"}


def answer_with_problems(api: NinjaAPI) -> None:
    """Let the API say every refusal as a problem."""

    def of_domain(request: HttpRequest, error: Any) -> HttpResponse:
        status = 403 if isinstance(error, NotAllowed) else 409
        return problem(status, error.code, str(error))

    def of_missing(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(404, "not_found", _("There is nothing here, or nothing for you."))

    def of_shape(request: HttpRequest, error: Any) -> HttpResponse:
        errors = [{"at": [*each["loc"]], "message": each["msg"]} for each in error.errors]
        detail = _("The request has values that cannot be taken; see errors.")
        return problem(422, "bad_values", detail, errors)

    def of_http(request: HttpRequest, error: Any) -> HttpResponse:
        sentences = {
            400: _("The request could not be read. Send JSON as the API's description says."),
            401: _("Sign in, or send a valid access token."),
            403: _("This access token was not given the scope for that."),
        }
        detail = sentences.get(error.status_code, str(error))
        return problem(error.status_code, CODES.get(error.status_code, "refused"), detail)

    api.add_exception_handler(DomainError, of_domain)
    api.add_exception_handler(Http404, of_missing)
    api.add_exception_handler(ValidationError, of_shape)
    api.add_exception_handler(HttpError, of_http)
