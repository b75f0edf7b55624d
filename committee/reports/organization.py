"""The organisation of a day: what hung below what, under which name, with whom at the head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Left, Length

from committee.access import Action, appointments_visible_to, authority, committees_visible_to
from committee.counted import until_changed
from committee.models import (
    Appointment,
    Committee,
    CommitteeQuerySet,
    FormerPlace,
    Post,
)

FITS = 40
"""So many committees are shown before a level is left out, unless a depth is asked for."""

MOST = 600
"""No chart shows more; a branch of it can be opened."""

DEEPEST = 9


@dataclass
class Node:
    """A committee in its place on the day.

    ``seats`` and ``taken`` are its own, None for ``seats`` without a limit and for both where they
    are not for the reader; ``more`` is how many committees hang directly below that are left out.
    """

    committee: Committee
    head: Appointment | None = None
    seats: int | None = None
    taken: int | None = None
    more: int = 0
    below: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Organization:
    """The tree below a committee on a day, cut at ``depth`` levels."""

    root: Node
    nodes: list[Node]
    depth: int


def organization(
    user: Any, committee: Committee, *, on: date, depth: int | None = None
) -> Organization:
    """The tree below ``committee`` on a day, as far as the account may see it.

    Without ``depth`` as many levels as fit. Two queries a level, and seven for all of them; two in
    all where nothing changed since it was asked for.
    """
    return until_changed(
        lambda: _organization(user, committee, on, depth),
        *("organization", user.pk, *sorted(authority(user).held), committee.pk, on, depth),
    )


def _organization(user: Any, committee: Committee, on: date, depth: int | None) -> Organization:
    moved = _moved_since(on)
    root = Node(_as_of(user, on).get(pk=committee.pk))
    nodes, level, levels = [root], [root], 1
    while level and levels < (depth or DEEPEST):
        children = _children(user, level, on, moved)
        asked_for = depth is not None or levels == 1
        if children and len(nodes) + len(children) > (MOST if asked_for else FITS):
            _leave_out(level)
            break
        level = children
        nodes += children
        levels += 1
    _count_left_out(user, level, on, moved)
    _seat(user, nodes, on)
    return Organization(root, nodes, levels)


def _as_of(user: Any, on: date) -> CommitteeQuerySet:
    """The committees that the account may see, that stood on the day, under the name of the day."""
    launched = Q(launched_on=None) | Q(launched_on__lte=on)
    visible = committees_visible_to(user).select_related("kind").named_as_of(on)
    rows: CommitteeQuerySet = visible.filter(launched).standing(on=on)
    return rows


def _moved_since(on: date) -> dict[int, int]:
    """Committees that hung elsewhere on the day → what they hung below."""
    places = FormerPlace.objects.filter(until__gt=on).order_by("committee", "until")
    return dict(places.distinct("committee").values_list("committee", "parent"))


def _below(
    user: Any, level: list[Node], on: date, moved: dict[int, int]
) -> tuple[CommitteeQuerySet, dict[str, Node], dict[int, Node]]:
    """What hangs directly below the level's committees on the day, and how to find its parent."""
    by_path = {node.committee.path: node for node in level}
    keys = {node.committee.pk: node for node in level}
    came = {child: keys[parent] for child, parent in moved.items() if parent in keys}
    parent = Left(F("path"), Length("path") - Committee.steplen)
    rows = _as_of(user, on).annotate(above=parent)
    hanging = Q(above__in=by_path, path__startswith=_common(by_path)) & ~Q(pk__in=moved)
    return rows.filter(hanging | Q(pk__in=came)), by_path, came


def _common(paths: Iterable[str]) -> str:
    """The path of a committee above all of them, so that an index narrows the search."""
    first, last = min(paths), max(paths)
    same = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if len(set(pair)) > 1),
        min(len(first), len(last)),
    )
    return first[:same]


def _children(user: Any, level: list[Node], on: date, moved: dict[int, int]) -> list[Node]:
    rows, by_path, came = _below(user, level, on, moved)
    children = []
    for committee in rows.order_by("path"):
        node = Node(committee)
        above = came.get(committee.pk) or by_path[committee.path[: -committee.steplen]]
        above.below.append(node)
        children.append(node)
    return children


def _leave_out(level: list[Node]) -> None:
    for node in level:
        node.below.clear()


def _count_left_out(user: Any, level: list[Node], on: date, moved: dict[int, int]) -> None:
    if not level:
        return
    rows, by_path, came = _below(user, level, on, moved)
    for key, path in rows.order_by().values_list("pk", "path"):
        above = came.get(key) or by_path[path[: -Committee.steplen]]
        above.more += 1


def _seat(user: Any, nodes: list[Node], on: date) -> None:
    """Give each node its seats, who of them are taken, and its head, as far as one may know."""
    roster = authority(user).scope(Action.VIEW_ROSTER)
    known = {node.committee.pk: node for node in nodes if roster.covers(node.committee)}
    seats = (
        Post.objects.filter(committee__in=known)
        .exclude(closed_on__lte=on)
        .order_by()
        .values_list("committee")
        .annotate(total=Sum("seats"), unlimited=Count("pk", filter=Q(seats=None)))
    )
    for key, total, unlimited in seats:
        known[key].seats = None if unlimited else total
    taken = (
        Appointment.objects.in_force(on=on)
        .filter(post__committee__in=known, acting=False)
        .order_by()
        .values_list("post__committee")
        .annotate(number=Count("*"))
    )
    for node in known.values():
        node.taken = 0
    for key, number in taken:
        known[key].taken = number
    heads = (
        appointments_visible_to(user)
        .in_force(on=on)
        .filter(post__committee__in=known)
        .select_related("person", "post__title")
        .by_rank()
        .distinct("post__committee__path")
    )
    for held in heads:
        known[held.post.committee_id].head = held
