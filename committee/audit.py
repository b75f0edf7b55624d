"""Who decided what, when, in which request and why.

Every model that holds a decision or a person is ``@audited``: PostgreSQL triggers write each
insert, update and delete to a history table of its own, raw SQL included. ``acting`` and the
middleware put the actor, the request and the reason beside those rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

if TYPE_CHECKING:
    from committee.models import User


def audited(*, exclude: Sequence[str] = (), acts: Sequence[str] = ()) -> Callable[[type], type]:
    """Class decorator: keeps every version of a row in ``<Model>History``, less ``exclude``.

    A change of nothing but what is excluded leaves no row; ``acts`` are the labels under which a
    service then writes one by ``noted``.
    """

    def decorate(model: type) -> type:
        return pghistory.track(  # type: ignore[no-any-return]
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            *(pghistory.ManualEvent(act) for act in acts),  # type: ignore[no-untyped-call]
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            exclude=list(exclude),
        )(model)

    return decorate


def noted(row: Model, act: str) -> None:
    """Write a row of history for an act whose values are not to be kept; within ``acting``."""
    pghistory.create_event(row, label=act)


@contextmanager
def acting(actor: User | None, *, reason: str = "", **details: Any) -> Iterator[None]:
    """One decision of ``actor``: a transaction whose history rows name the actor and the reason.

    ``actor`` is None where an invited person acts without an account, or the clock does.
    """
    context = {"actor": actor.pk if actor else None, "reason": reason, **details}
    with transaction.atomic(), pghistory.context(**context):
        yield


class AuditMiddleware:
    """Gives each request an id that its history rows and its response carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = uuid.uuid4().hex
        if request.method in ("GET", "HEAD", "OPTIONS"):
            response = self.get_response(request)
        else:
            with pghistory.context(request_id=request_id, method=request.method):
                response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response
