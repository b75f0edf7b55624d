"""Campaigns and committees: founding them, naming them, and their place in the tree.

Every change of the tree's shape takes one advisory lock first and reads the rows anew behind it, so
that nothing is decided or computed from a path that somebody has just changed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from treebeard.exceptions import PathOverflow

from committee.access import Action, require, require_above
from committee.audit import acting
from committee.errors import (
    AlreadyThere,
    BelowItself,
    CommitteeClosed,
    CommitteeClosing,
    NameDateInvalid,
    NotAllowed,
    NotSiblings,
    OtherCampaign,
    TooDeep,
)
from committee.models import (
    Campaign,
    Committee,
    FormerName,
    FormerPlace,
    Post,
    Region,
    Register,
    Title,
    UnitKind,
    User,
)

TREE_LOCK = 0x526F7374  # "Rost": the advisory lock under which the tree changes shape


def found_campaign(*, actor: User, **fields: Any) -> Campaign:
    """Open a campaign, for superusers alone; ``fields`` are those of ``Campaign``."""
    if not actor.is_superuser:
        raise NotAllowed
    with acting(actor, reason="campaign founded"):
        campaign = Campaign.objects.create(**fields)
        Register.objects.create(campaign=campaign)
        return campaign


def found_committee(
    *,
    actor: User,
    campaign: Campaign,
    parent: Committee | None,
    kind: UnitKind,
    name_ko: str,
    name_en: str = "",
    region: Region | None = None,
    host_office_ko: str = "",
    host_office_en: str = "",
    launched_on: date | None = None,
) -> Committee:
    """Add a committee as the last child of ``parent``; a root only by a superuser.

    Raises ``CommitteeClosed`` below one that is dissolved or going to be, and ``TooDeep``.
    """
    node = Committee(
        campaign=campaign,
        kind=kind,
        name_ko=name_ko,
        name_en=name_en,
        region=region,
        host_office_ko=host_office_ko,
        host_office_en=host_office_en,
        launched_on=launched_on,
    )
    with acting(actor, reason="committee founded"):
        lock_tree()
        if parent is None:
            if not actor.is_superuser:
                raise NotAllowed
            return Committee.objects.add_root(instance=node)  # type: ignore[no-any-return]
        above = fresh(parent)
        require(actor, Action.APPOINT, above)
        expect_standing(above)
        if above.campaign_id != campaign.pk:
            raise OtherCampaign
        try:
            return Committee.objects.add_child(above, instance=node)  # type: ignore[no-any-return]
        except PathOverflow:
            raise TooDeep from None


def rename(
    *, actor: User, committee: Committee, name_ko: str, name_en: str = "", on: date | None = None
) -> Committee:
    """Give the committee another name from ``on`` (today); the old one stays on record until then.

    Certificates keep the words that were printed. Raises ``NameDateInvalid`` for a day to come, or
    one before the last renaming.
    """
    today = timezone.localdate()
    on = on or today
    with acting(actor, reason="committee renamed"):
        node = _locked(committee)
        require(actor, Action.APPOINT, node)
        if (node.name_ko, node.name_en) == (name_ko, name_en):
            return node
        since = node.former_names.values_list("until", flat=True).first() or node.launched_on
        if on > today or (since is not None and on < since):
            raise NameDateInvalid
        if on != since:  # else the name was never borne on any day
            FormerName.objects.create(
                committee=node, name_ko=node.name_ko, name_en=node.name_en, until=on
            )
        node.name_ko, node.name_en = name_ko, name_en
        node.save(update_fields=["name_ko", "name_en"])
        return node


def move(*, actor: User, committee: Committee, parent: Committee) -> Committee:
    """Hang the committee, with everything below it, under another one as its last child.

    Asks for the right above it, and at ``parent``. Raises ``BelowItself``, ``OtherCampaign``,
    ``AlreadyThere``, ``CommitteeClosed`` and ``TooDeep``.
    """
    with acting(actor, reason="committee moved"):
        lock_tree()
        node, target = fresh(committee), fresh(parent)
        require_above(actor, node)
        require(actor, Action.APPOINT, target)
        expect_apart(node, target)
        expect_standing(target)
        if node.lineage()[:-1] == target.lineage():
            raise AlreadyThere
        hang(node, target)
        return fresh(node)


def place(*, actor: User, committee: Committee, before: Committee | None) -> Committee:
    """Put the committee before one of its siblings, or behind all of them.

    Roots are siblings within their campaign alone. Raises ``NotSiblings``.
    """
    with acting(actor, reason="committee reordered"):
        lock_tree()
        node = fresh(committee)
        require_above(actor, node)
        if before is None:
            Committee.objects.move(node, node, "last-sibling")
            return fresh(node)
        sibling = fresh(before)
        same_parent = node.lineage()[:-1] == sibling.lineage()[:-1]
        if node.pk == sibling.pk or node.campaign_id != sibling.campaign_id or not same_parent:
            raise NotSiblings
        Committee.objects.move(node, sibling, "left")
        return fresh(node)


def open_post(
    *,
    actor: User,
    committee: Committee,
    title: Title,
    seats: int | None,
    announced_ko: str = "",
    announced_en: str = "",
) -> Post:
    """Create a post, or return the one that the title already has in the committee.

    ``announced_*`` is the name in public use, where it differs from the title's. A post that was
    closed is opened again, with these seats and names. ``services/posts.py`` changes and closes
    them.
    """
    require(actor, Action.APPOINT, committee)
    with acting(actor, reason="post opened"):
        post, _created = Post.objects.get_or_create(
            committee=committee,
            title=title,
            defaults={
                "seats": seats,
                "announced_ko": announced_ko,
                "announced_en": announced_en,
            },
        )
        if post.closed_on is not None:
            post.closed_on, post.seats = None, seats
            post.announced_ko, post.announced_en = announced_ko, announced_en
            post.save(update_fields=["closed_on", "seats", "announced_ko", "announced_en"])
        return post


def hang(node: Committee, target: Committee) -> None:
    """Move a branch below ``target`` and remember where it hung; the caller locks the tree."""
    deepest = (
        Committee.objects.within(node).order_by("-depth").values_list("depth", flat=True).first()
    ) or node.depth
    depth = target.depth + 1 + deepest - node.depth
    longest = Committee._meta.get_field("path").max_length
    if longest is not None and depth * Committee.steplen > longest:
        raise TooDeep
    if above := Committee.objects.filter(path__in=node.lineage()[-2:-1]).first():
        FormerPlace.objects.get_or_create(
            committee=node, until=timezone.localdate(), defaults={"parent": above}
        )
    Committee.objects.move(node, target, "last-child")


def expect_apart(node: Committee, target: Committee) -> None:
    """Raise unless ``target`` lies in the same campaign and outside the branch of ``node``."""
    if node.campaign_id != target.campaign_id:
        raise OtherCampaign
    if target.path.startswith(node.path):
        raise BelowItself


def lock_tree() -> None:
    """Paths are computed from siblings, so the tree changes shape one transaction at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def fresh(committee: Committee) -> Committee:
    """The committee as the database has it now; asked for behind the lock."""
    found: Committee = Committee.objects.select_related("campaign").get(pk=committee.pk)
    return found


def _locked(committee: Committee) -> Committee:
    found: Committee = Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    return found


def expect_standing(committee: Committee) -> None:
    """Raise where it, or a committee above it, is dissolved or going to be.

    What would hang below it from now on would be left standing when it goes.
    """
    closed = Committee.objects.leading_to(committee).exclude(dissolved_on=None).first()
    if closed is not None:
        raise closed_error(closed)


def closed_error(committee: Committee) -> CommitteeClosed:
    """What is said of a committee with a day of its dissolution, past or to come."""
    day: date = committee.dissolved_on  # type: ignore[assignment]
    if day <= timezone.localdate():
        return CommitteeClosed(committee=committee)
    return CommitteeClosing(committee=committee, day=date_format(day, "DATE_FORMAT"))
