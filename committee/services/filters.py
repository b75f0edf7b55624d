"""Filters of a roster that an account keeps for itself."""

from __future__ import annotations

from typing import Any

from committee.access import Action, require
from committee.errors import FilterNameTaken, NotAllowed, TooManyFilters
from committee.models import Committee, SavedFilter, User
from committee.services.refusals import refusing

MOST_FILTERS = 20


def save_filter(
    *, actor: User, committee: Committee, name: str, query: dict[str, Any]
) -> SavedFilter:
    """Keep the filter under a name, for ``actor`` alone.

    Raises ``FilterNameTaken`` and ``TooManyFilters``.
    """
    require(actor, Action.VIEW_ROSTER, committee)
    if actor.saved_filters.filter(committee=committee).count() >= MOST_FILTERS:
        raise TooManyFilters(most=MOST_FILTERS)
    return _saved(SavedFilter(owner=actor, committee=committee, name=name, query=query))


def rename_filter(*, actor: User, saved: SavedFilter, name: str) -> SavedFilter:
    """Give an own filter another name; raises ``FilterNameTaken``."""
    _require_own(actor, saved)
    saved.name = name
    return _saved(saved)


def delete_filter(*, actor: User, saved: SavedFilter) -> None:
    """Forget an own filter."""
    _require_own(actor, saved)
    saved.delete()


def _require_own(actor: User, saved: SavedFilter) -> None:
    if saved.owner_id != actor.pk:
        raise NotAllowed


def _saved(saved: SavedFilter) -> SavedFilter:
    with refusing({"saved_filter_name_once": FilterNameTaken(name=saved.name)}):
        saved.save()
    return saved
