"""Rules that a campaign sets for itself."""

from __future__ import annotations

from committee.access import Action, require
from committee.audit import acting
from committee.models import Campaign, Committee, User


def rule_on_approvals(
    *, actor: User, campaign: Campaign, separate_approver: bool, two_approvers_above: int | None
) -> Campaign:
    """Say who approves: whether the nominator may, and above how many people it takes two.

    Runs that wait for a second person already go on waiting.
    """
    require(actor, Action.APPOINT, Committee.objects.get(campaign=campaign, depth=1))
    with acting(actor, reason="rule on approvals changed"):
        campaign.separate_approver = separate_approver
        campaign.two_approvers_above = two_approvers_above
        campaign.save(update_fields=["separate_approver", "two_approvers_above"])
    return campaign
