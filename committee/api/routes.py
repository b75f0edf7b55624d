"""Committees, rosters and the check of a certificate, for other systems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from functools import wraps
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from committee import access, reports
from committee.access import Action
from committee.api.auth import Scope, TokenAuth, scoped
from committee.api.problems import REFUSALS, Problem
from committee.api.shapes import PAGE
from committee.errors import NotAllowed
from committee.http import count, unlisted
from committee.models import AccessToken, Appointment, Committee
from committee.paging import keyset_page

router = Router(tags=["committees"])
ROWS_A_PAGE = 100
After = Annotated[str, Query(description=PAGE)]


def _unlisted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, whose every answer is kept out of search engines and of the site's log."""

    @wraps(view)
    def quiet(request: HttpRequest, **named: Any) -> HttpResponse:
        return unlisted(view(request, **named))

    return quiet


class CommitteeOut(Schema):
    """A committee; ``depth`` is its level below the root, which stands at 1."""

    id: int
    name_ko: str
    name_en: str
    kind: str
    region_code: str | None
    depth: int


class CommitteePage(Schema):
    """One page; ``next`` is the ``after`` of the page that follows, empty on the last."""

    items: list[CommitteeOut]
    next: str


class HolderOut(Schema):
    """Somebody in a post; ``since`` is null where it is not on record. No contact data leave."""

    appointment: str
    name: str
    name_latin: str
    post_ko: str
    post_en: str
    committee: int
    since: date | None
    until: date | None


class RosterPage(Schema):
    """One page of a roster."""

    items: list[HolderOut]
    next: str


class TokenOut(Schema):
    """An access token: whose, for what, until when; the time of its last use is to the minute."""

    name: str
    account: str
    scopes: list[Scope]
    expires_at: datetime
    last_used_at: datetime | None


class VerificationOut(Schema):
    """What anybody may learn from a certificate's QR code."""

    status: str
    since: date
    name: str
    post: str
    committee: str
    dated: date
    campaign: str


@router.get(
    "/token",
    auth=TokenAuth(),
    response={200: TokenOut} | REFUSALS,
    tags=["access"],
    url_name="token",
)
def token(request: HttpRequest) -> dict[str, Any]:
    """What the token opens with which this is asked."""
    used: AccessToken = request.auth  # type: ignore[attr-defined]
    return {
        "name": used.name,
        "account": used.user.email,
        "scopes": used.scopes,
        "expires_at": used.expires_at,
        "last_used_at": used.last_used_at,
    }


@router.get(
    "/committees",
    **scoped(Scope.COMMITTEES),
    response={200: CommitteePage} | REFUSALS,
    url_name="committees",
)
def committees(request: HttpRequest, after: After = "") -> dict[str, Any]:
    """The committees that the account may see today, parents before children."""
    visible = access.committees_visible_to(request.user).standing(on=timezone.localdate())
    page = keyset_page(
        visible.select_related("kind", "region"), ("path",), size=ROWS_A_PAGE, after=after
    )
    return {"items": [_committee(node) for node in page.rows], "next": page.after}


@router.get(
    "/committees/{int:pk}",
    **scoped(Scope.COMMITTEES),
    response={200: CommitteeOut} | REFUSALS,
    url_name="committee",
)
def committee(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One committee; a dissolved one too."""
    visible = access.committees_visible_to(request.user).select_related("kind", "region")
    return _committee(get_object_or_404(visible, pk=pk))


@router.get(
    "/committees/{int:pk}/roster",
    **scoped(Scope.COMMITTEES),
    response={200: RosterPage} | REFUSALS,
    url_name="roster",
)
def roster(
    request: HttpRequest,
    pk: int,
    below: bool = False,
    on: Annotated[date | None, Query(description="the day asked for; today if left out")] = None,
    after: After = "",
) -> dict[str, Any]:
    """Who sits in the committee, as far as the account may see them by name."""
    committee = get_object_or_404(access.committees_visible_to(request.user), pk=pk)
    if not access.may(request.user, Action.VIEW_ROSTER, committee):
        raise NotAllowed
    rows = reports.roster(request.user, committee, below=below, on=on)
    page = keyset_page(rows, reports.BY_RANK, size=ROWS_A_PAGE, after=after)
    return {"items": [_holder(held) for held in page.rows], "next": page.after}


@router.get(
    "/verify/{token}",
    auth=None,
    response={200: VerificationOut} | dict.fromkeys((404, 429, 500), Problem),
    tags=["certificates"],
    url_name="verify",
)
@decorate_view(never_cache, _unlisted)
def verify(request: HttpRequest, token: str) -> Any:
    """A certificate's public facts; unknown, draft and purged ones answer alike with 404."""
    count(request, "verify")
    found = reports.verification(token)
    if found is None:
        raise Http404
    return asdict(found)


def _committee(node: Committee) -> dict[str, Any]:
    return {
        "id": node.pk,
        "name_ko": node.name_ko,
        "name_en": node.name_en,
        "kind": node.kind.slug,
        "region_code": node.region.code if node.region else None,
        "depth": node.depth,
    }


def _holder(held: Appointment) -> dict[str, Any]:
    title = held.post.title
    return {
        "appointment": str(held.pk),
        "name": held.person.name,
        "name_latin": held.person.name_latin,
        "post_ko": title.name_ko,
        "post_en": title.name_en,
        "committee": held.post.committee_id,
        "since": held.starts_on,
        "until": held.ends_on,
    }
