"""Proposals and statements to be searched, and the public policy page of a campaign."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from committee.models import Campaign, MegaRegion, Region
from committee.reports.regions import province_of
from events.access import proposals_visible_to, statements_visible_to
from events.models import Event, FollowUp, Proposal, ProposalText, Statement, Theme
from events.reports.record import introduce

SHOWN = 500
"""The public page is one page; no campaign of the record has so many."""


def proposals_found(
    user: Any,
    *,
    q: str = "",
    status: str = "",
    theme: Theme | None = None,
    region: Region | None = None,
    mega_region: MegaRegion | None = None,
) -> QuerySet[Proposal]:
    """Those that the account may see, by words of title or latest text, status, theme and place."""
    rows = _found(proposals_visible_to(user), q, theme, region, mega_region)
    if status:
        rows = rows.filter(status=status)
    return (
        rows.select_related("event__host", "person", "guest")
        .prefetch_related("regions", "mega_regions", "themes")
        .order_by("-event__held_on", "event", "scope", "number")
    )


def _found(
    rows: QuerySet[Proposal],
    q: str,
    theme: Theme | None,
    region: Region | None,
    mega_region: MegaRegion | None,
) -> QuerySet[Proposal]:
    if q:
        latest = ProposalText.objects.filter(proposal=OuterRef("pk")).order_by("-version")
        rows = rows.annotate(
            says_ko=Subquery(latest.values("text_ko")[:1]),
            says_en=Subquery(latest.values("text_en")[:1]),
        ).filter(
            Q(title_ko__icontains=q)
            | Q(title_en__icontains=q)
            | Q(says_ko__icontains=q)
            | Q(says_en__icontains=q)
        )
    if theme:
        rows = rows.filter(themes=theme)
    if region:
        covered = Region.objects.covered_by([region]).values("pk")
        groups = MegaRegion.objects.filter(regions__in=covered).values("pk")
        rows = rows.filter(Q(regions__in=covered) | Q(mega_regions__in=groups)).distinct()
    if mega_region:
        rows = rows.filter(mega_regions=mega_region)
    return rows


def statements_found(user: Any, *, q: str = "", said_in: str = "") -> QuerySet[Statement]:
    """Statements that the account may see, by words of text, source or speaker, and language."""
    rows = statements_visible_to(user)
    if q:
        fields = ("text_ko", "text_en", "source_ko", "source_en", "person__name", "guest__name_ko")
        rows = rows.filter(reduce(or_, (Q(**{f"{field}__icontains": q}) for field in fields)))
    if said_in:
        rows = rows.filter(said_in=said_in)
    return rows.select_related("event__host", "person", "guest").order_by(
        "-event__held_on", "event", "position"
    )


def proposal_record(proposal: Proposal) -> dict[str, Any]:
    """All versions of the text, the latest first; documents; next steps, the open ones first."""
    introduce([proposal], proposal.event)
    return {
        "texts": list(ProposalText.objects.filter(proposal=proposal).select_related("written_by")),
        "follow_ups": list(FollowUp.objects.filter(proposal=proposal)),
        "attachments": list(proposal.attachments.all()),
    }


def themes_visible_to(user: Any) -> QuerySet[Theme]:
    """The themes of proposals that the account may see."""
    return Theme.objects.filter(proposals__in=proposals_visible_to(user).values("pk")).distinct()


@dataclass(frozen=True)
class PublicPolicy:
    """What the public reads of a proposal: no person is named, the committee speaks."""

    proposal: Proposal
    text: str
    host: str
    held_on: date


@dataclass(frozen=True)
class PolicyPage:
    """The proposals, as many as were asked for, and how many concern each province."""

    policies: list[PublicPolicy]
    provinces: list[tuple[Region, str, int]]


def policy_page(campaign: Campaign, *, q: str = "", region: Region | None = None) -> PolicyPage:
    """Proposals of events that were held; what was dropped is not shown."""
    held = Proposal.objects.filter(
        event__host__campaign=campaign, event__status=Event.Status.HELD
    ).exclude(status=Proposal.Status.DROPPED)
    every = list(_whole(held))
    found = every
    if q or region:
        keys = set(_found(held, q, None, region, None).values_list("pk", flat=True))
        found = [each for each in every if each.pk in keys]
    return PolicyPage(
        policies=[
            PublicPolicy(each, _latest(each), each.event.host.name, each.event.held_on)
            for each in found
        ],
        provinces=_provinces(every, campaign.election_on),
    )


def _whole(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    texts = ProposalText.objects.order_by("-version")
    return (
        rows.select_related("event__host")
        .prefetch_related(
            "regions", "mega_regions", "mega_regions__regions", "themes", Prefetch("texts", texts)
        )
        .order_by("scope", "-event__held_on", "event", "number")[:SHOWN]
    )


def _latest(proposal: Proposal) -> str:
    texts = list(proposal.texts.all())
    return texts[0].text if texts else ""


def _provinces(rows: list[Proposal], on: date) -> list[tuple[Region, str, int]]:
    """Each province of the day, its mega-region, and the number of proposals that concern it."""
    official = {each.pk: each for each in Region.objects.provinces().on(on).order_by("code")}
    place = province_of(on)
    groups = {
        place.get(region.pk, 0): mega.name
        for mega in MegaRegion.objects.prefetch_related("regions")
        for region in mega.regions.all()
    }
    counted: Counter[int] = Counter()
    for proposal in rows:
        named = [region.pk for region in proposal.regions.all()]
        named += [each.pk for mega in proposal.mega_regions.all() for each in mega.regions.all()]
        counted.update({place.get(key, 0) for key in named})
    return [(region, groups.get(key, ""), counted[key]) for key, region in official.items()]
