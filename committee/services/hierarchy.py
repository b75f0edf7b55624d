"""Campaigns, committees, titles' posts: building the hierarchy."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NotAllowed
from committee.models import Campaign, Committee, Post, Region, Register, Title, UnitKind, User

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
    """Add a committee as the last child of ``parent``; a root only by a superuser."""
    if parent is not None:
        require(actor, Action.APPOINT, parent)
    elif not actor.is_superuser:
        raise NotAllowed
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
        _lock_tree()
        if parent is None:
            return Committee.objects.add_root(instance=node)  # type: ignore[no-any-return]
        fresh = Committee.objects.get(pk=parent.pk)
        return Committee.objects.add_child(fresh, instance=node)  # type: ignore[no-any-return]


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

    ``announced_*`` is the name in public use, where it differs from the title's.
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
        return post


def _lock_tree() -> None:
    """Paths are computed from siblings, so the tree changes shape one transaction at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])
