"""Read-only views of the record, one file a subject."""

from committee.reports.desk import (
    Milestone,
    Step,
    desk_steps,
    steps_of,
    waiting_for,
)
from committee.reports.hierarchy import (
    BY_POST,
    Branch,
    Consequences,
    PostHolders,
    consequences,
    posts_of,
    regions_by_mega_region,
    standing_below,
    terms_to_restore,
    tree_for,
    vacancies,
)
from committee.reports.roster import (
    BY_NAME,
    BY_RANK,
    Standing,
    named,
    roster,
    selected,
)
from committee.reports.verification import (
    Verification,
    verification,
)

__all__ = [
    "BY_NAME",
    "BY_POST",
    "BY_RANK",
    "Branch",
    "Consequences",
    "Milestone",
    "PostHolders",
    "Standing",
    "Step",
    "Verification",
    "consequences",
    "desk_steps",
    "named",
    "posts_of",
    "regions_by_mega_region",
    "roster",
    "selected",
    "standing_below",
    "steps_of",
    "terms_to_restore",
    "tree_for",
    "vacancies",
    "verification",
    "waiting_for",
]
