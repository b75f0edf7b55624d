"""Setting up usual committees, for one region or for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.errors import NoRegions, UnitNameTooLong
from committee.models import Committee, Post, Region, UnitTemplate, User
from committee.services.hierarchy import found_committee, fresh, lock_tree, open_post


@dataclass(frozen=True)
class SetUp:
    """The committees for the regions asked for, and what was founded and opened just now."""

    committees: list[Committee]
    founded: int
    posts: int


def regions_for(template: UnitTemplate, parent: Committee, *, on: date) -> list[Region]:
    """The regions of the template's level on a day, in the parent's region where it has one."""
    regions = Region.objects.on(on).filter(level=template.level)
    if parent.region is not None:
        now = parent.region.replaced_by if not _official(parent.region, on) else parent.region
        within = Region.objects.covered_by([now or parent.region])
        regions = regions.filter(pk__in=within.values("pk"))
    return list(regions.order_by("code"))


def set_up(
    *,
    actor: User,
    parent: Committee,
    template: UnitTemplate,
    region: Region | None = None,
    on: date | None = None,
) -> SetUp:
    """Found the template's unit and its posts below ``parent``, for one region or for all on a day.

    A region that has such a unit there keeps it, and gets the posts that are missing; so the same
    again changes nothing. New units are launched on that day. Raises ``NoRegions`` where there is
    none to set up for, ``UnitNameTooLong``, and what ``hierarchy.found_committee`` raises.
    """
    on = on or timezone.localdate()
    with acting(actor, reason="set up from a template"):
        lock_tree()
        above = fresh(parent)
        require(actor, Action.APPOINT, above)
        regions = [region] if region else regions_for(template, above, on=on)
        if not regions:
            raise NoRegions
        before = _units(above, template)
        units = [_unit(actor, above, template, each, before, on) for each in regions]
        posts = sum(_open_missing_posts(actor, unit, template) for unit in units)
        known = {unit.pk for unit in before}
        return SetUp(units, sum(unit.pk not in known for unit in units), posts)


def _units(parent: Committee, template: UnitTemplate) -> list[Committee]:
    children = Committee.objects.get_children(parent).standing(on=timezone.localdate())
    return list(children.filter(kind=template.kind, region__isnull=False).select_related("region"))


def _unit(
    actor: User,
    parent: Committee,
    template: UnitTemplate,
    region: Region,
    there: Iterable[Committee],
    on: date,
) -> Committee:
    same = _same_place(region)
    for unit in there:
        if unit.region_id in same:
            return unit
    return found_committee(
        actor=actor,
        campaign=parent.campaign,
        parent=parent,
        kind=template.kind,
        region=region,
        launched_on=on,
        **_names(parent, template, region),
    )


def _same_place(region: Region) -> set[int]:
    """The region's row, and those of its former and later names where it is one and the same."""
    former = set(region.replaces.values_list("pk", flat=True))
    return {region.pk} | (former if len(former) == 1 else set())


def _names(parent: Committee, template: UnitTemplate, region: Region) -> dict[str, str]:
    names = {
        "name_ko": _named(template.unit_name_ko, region.name_ko, parent.name_ko),
        "name_en": _named(
            template.unit_name_en,
            region.name_en or region.name_ko,
            parent.name_en or parent.name_ko,
        ),
    }
    for field in (Committee.name_ko.field, Committee.name_en.field):
        most = field.max_length or 0
        if len(names[field.name]) > most:
            raise UnitNameTooLong(committee=names[field.name], most=most)
    return names


def _named(pattern: str, region: str, parent: str) -> str:
    return pattern.replace("{region}", region).replace("{parent}", parent)


def _open_missing_posts(actor: User, unit: Committee, template: UnitTemplate) -> int:
    there = set(Post.objects.filter(committee=unit).values_list("title", flat=True))
    missing = template.posts.exclude(title__in=there).select_related("title")
    for post in missing:
        open_post(actor=actor, committee=unit, title=post.title, seats=post.seats)
    return len(missing)


def _official(region: Region, day: date) -> bool:
    return Region.objects.on(day).filter(pk=region.pk).exists()
