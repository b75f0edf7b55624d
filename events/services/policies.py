"""What becomes of proposals: their texts, status, themes and next steps; the public page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.models import Campaign, Committee, MegaRegion, Region, User
from events.access import require_log, require_open
from events.errors import ChangedMeanwhile
from events.models import Event, FollowUp, Proposal, ProposalText, Theme


def amend_proposal(
    *,
    actor: User,
    proposal: Proposal,
    version: int,
    title_ko: str,
    title_en: str,
    status: Proposal.Status,
    text_ko: str,
    text_en: str,
    regions: Sequence[Region],
    mega_regions: Sequence[MegaRegion],
    themes: Sequence[str],
) -> Proposal:
    """Change a proposal; another wording becomes a new version, and the older ones stay.

    ``version`` is the latest text that the editor saw, 0 for none. Of an archived event, what was
    proposed stays, and what becomes of it goes on: status and themes. Raises ``ChangedMeanwhile``
    and ``Archived``.
    """
    require_log(actor, proposal.event)
    with acting(actor, reason="proposal amended"):
        held = Proposal.objects.select_for_update().get(pk=proposal.pk)
        reworded = _reworded(held, version, text_ko, text_en)
        if reworded or _proposed(held) != (title_ko, title_en, {*regions}, {*mega_regions}):
            require_open(actor, proposal.event)
        held.title_ko, held.title_en, held.status = title_ko, title_en, status
        held.save(update_fields=["title_ko", "title_en", "status"])
        if reworded:
            ProposalText.objects.create(
                proposal=held,
                version=version + 1,
                text_ko=text_ko,
                text_en=text_en,
                written_by=actor,
            )
        held.regions.set(regions)
        held.mega_regions.set(mega_regions)
        held.themes.set(_themes(proposal.event, themes))
        return held


def _reworded(proposal: Proposal, version: int, text_ko: str, text_en: str) -> bool:
    """Whether this is another wording than the latest, which the editor has to have seen."""
    latest = proposal.texts.order_by("-version").first()
    if (latest.version if latest else 0) != version:
        raise ChangedMeanwhile
    worded = (latest.text_ko, latest.text_en) if latest else ("", "")
    return bool(text_ko) and (text_ko, text_en) != worded


def _proposed(proposal: Proposal) -> tuple[str, str, set[Region], set[MegaRegion]]:
    """What stands on record of a proposal beside its text."""
    regions, mega_regions = proposal.regions.all(), proposal.mega_regions.all()
    return proposal.title_ko, proposal.title_en, {*regions}, {*mega_regions}


def _themes(event: Event, names: Sequence[str]) -> list[Theme]:
    campaign = event.host.campaign
    return [Theme.objects.get_or_create(campaign=campaign, name=name)[0] for name in names]


def add_follow_up(
    *, actor: User, proposal: Proposal, who: str, what: str, due_on: date | None = None
) -> FollowUp:
    """Say who does what next for a proposal."""
    require_log(actor, proposal.event)
    with acting(actor, reason="follow-up added"):
        return FollowUp.objects.create(
            proposal=proposal, who=who, what=what, due_on=due_on, recorded_by=actor
        )


def settle_follow_up(*, actor: User, follow_up: FollowUp) -> None:
    """Note that it is done; one that was done keeps its time."""
    require_log(actor, follow_up.proposal.event)
    with acting(actor, reason="follow-up done"):
        FollowUp.objects.filter(pk=follow_up.pk, done_at=None).update(done_at=timezone.now())


def open_policy_page(*, actor: User, campaign: Campaign, page: Campaign.PolicyPage) -> Campaign:
    """Say who may see the campaign's policies: nobody, whoever has the link, or everybody."""
    root = Committee.objects.get(campaign=campaign, depth=1)
    require(actor, Action.APPOINT, root)
    with acting(actor, reason="public policy page"):
        campaign.policy_page = page
        campaign.save(update_fields=["policy_page"])
        return campaign
