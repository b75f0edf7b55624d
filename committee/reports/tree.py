"""The tree of committees, as much of it as can be taken in at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Left
from django.utils import timezone

from committee.access import Action, authority, committees_visible_to
from committee.models import Appointment, Committee, CommitteeQuerySet

MOST_BRANCHES = 250
"""A tree with more committees than this is shown down to the level where it still fits."""


@dataclass(frozen=True)
class Branch:
    """A committee in the tree, its level below the topmost shown, and what is not shown of it.

    ``held`` is how many people sit in it, None where that is not for the reader; ``below`` how
    many committees hang below it that are left out; ``above`` names the one that it hangs on,
    where the tree around it is not shown.
    """

    committee: Committee
    held: int | None
    indent: int = 0
    below: int = 0
    above: str = ""


@dataclass(frozen=True)
class Tree:
    """Branches with parents before children; ``cut`` says whether any were left out."""

    branches: list[Branch]
    cut: bool


def tree_for(user: Any) -> Tree:
    """The committees that the account may see, from the top down to where they still fit.

    Five queries at most, whatever the size; a short tree takes three, the rights included.
    """
    visible = committees_visible_to(user).standing(on=timezone.localdate())
    shown = list(_shown(visible)[: MOST_BRANCHES + 1])
    below: dict[str, int] = {}
    if cut := len(shown) > MOST_BRANCHES:
        depth = _deepest_that_fits(visible)
        shown = list(_shown(visible.filter(depth__lte=depth))[:MOST_BRANCHES])
        below = _below(visible, depth)
    held = _held(user, shown)
    top = min((node.depth for node in shown), default=1)
    branches = [
        Branch(node, held.get(node.pk), indent=node.depth - top, below=below.get(node.path, 0))
        for node in shown
    ]
    return Tree(branches, cut=cut)


def found_by_name(user: Any, text: str) -> Tree:
    """The committees of that name or part of a name, with what each hangs on; four queries."""
    visible = committees_visible_to(user).standing(on=timezone.localdate())
    found = list(_shown(visible.called(text))[: MOST_BRANCHES + 1])
    shown = found[:MOST_BRANCHES]
    held = _held(user, shown)
    parents = visible.filter(path__in={node.lineage()[-2] for node in shown if node.depth > 1})
    above = {parent.path: parent.name for parent in parents}
    branches = [
        Branch(node, held.get(node.pk), above=above.get(node.path[: -node.steplen], ""))
        for node in shown
    ]
    return Tree(branches, cut=len(found) > len(shown))


def _shown(committees: CommitteeQuerySet) -> CommitteeQuerySet:
    rows: CommitteeQuerySet = committees.select_related("kind").order_by("path")
    return rows


def _held(user: Any, committees: list[Committee]) -> dict[int, int]:
    """How many people sit in each of those committees whose roster the account may see."""
    roster = authority(user).scope(Action.VIEW_ROSTER)
    known = [node.pk for node in committees if roster.covers(node)]
    counted = (
        Appointment.objects.in_force(on=timezone.localdate())
        .filter(post__committee__in=known)
        .order_by()
        .values_list("post__committee")
        .annotate(number=Count("*"))
    )
    return dict.fromkeys(known, 0) | dict(counted)


def _deepest_that_fits(visible: CommitteeQuerySet) -> int:
    """The level down to which at most ``MOST_BRANCHES`` committees stand; the topmost at least."""
    levels: list[int] = list(
        visible.order_by("depth").values_list("depth", flat=True)[: MOST_BRANCHES + 1]
    )
    return max(levels[-1] - 1, levels[0])


def _below(visible: CommitteeQuerySet, depth: int) -> dict[str, int]:
    """The path of each committee at a level → how many stand below it."""
    branch = Left(F("path"), depth * Committee.steplen)
    deeper = visible.filter(depth__gt=depth).order_by().annotate(branch=branch)
    return dict(deeper.values_list("branch").annotate(number=Count("*")))
