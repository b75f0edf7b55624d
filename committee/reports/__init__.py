"""Read-only views of the record, one file a subject."""

from committee.reports.batches import (
    Progress,
    appointments_of,
    batch_steps,
    batches_of,
    entries_of,
    foreseen,
    left_out_rows,
    progress_of_runs,
)
from committee.reports.dashboard import Dashboard, dashboard
from committee.reports.designs import designs_of, differences
from committee.reports.desk import (
    Milestone,
    Step,
    desk_page,
    desk_steps,
    steps_of,
    waiting_for,
)
from committee.reports.duplicates import (
    Record,
    candidates,
    likely_duplicates,
    likely_the_same,
    undoable_mergers,
)
from committee.reports.hierarchy import (
    BY_POST,
    Consequences,
    PostHolders,
    consequences,
    posts_of,
    regions_by_mega_region,
    standing_below,
    terms_of,
    terms_to_restore,
    unnamed_holders,
    vacancies,
    vacancy_page,
)
from committee.reports.holders import OwnPost, own_posts
from committee.reports.imports import (
    VerdictCount,
    earlier_with_same_file,
    imports_visible_to,
    rejected_cells,
    rows_of,
    verdicts_of,
)
from committee.reports.organization import Organization, organization
from committee.reports.regions import Place, RegionChoices
from committee.reports.roster import (
    BY_NAME,
    BY_RANK,
    Standing,
    named,
    roster,
    roster_page,
    selected,
    titles_within,
)
from committee.reports.timeline import history_of
from committee.reports.tree import Branch, Tree, found_by_name, tree_for
from committee.reports.two_days import MOST_CHANGES, Changes, changes
from committee.reports.verification import (
    Verification,
    verification,
)

__all__ = [
    "BY_NAME",
    "BY_POST",
    "BY_RANK",
    "MOST_CHANGES",
    "Branch",
    "Changes",
    "Consequences",
    "Dashboard",
    "Milestone",
    "Organization",
    "OwnPost",
    "Place",
    "PostHolders",
    "Progress",
    "Record",
    "RegionChoices",
    "Standing",
    "Step",
    "Tree",
    "VerdictCount",
    "Verification",
    "appointments_of",
    "batch_steps",
    "batches_of",
    "candidates",
    "changes",
    "consequences",
    "dashboard",
    "designs_of",
    "desk_page",
    "desk_steps",
    "differences",
    "earlier_with_same_file",
    "entries_of",
    "foreseen",
    "found_by_name",
    "history_of",
    "imports_visible_to",
    "left_out_rows",
    "likely_duplicates",
    "likely_the_same",
    "named",
    "organization",
    "own_posts",
    "posts_of",
    "progress_of_runs",
    "regions_by_mega_region",
    "rejected_cells",
    "roster",
    "roster_page",
    "rows_of",
    "selected",
    "standing_below",
    "steps_of",
    "terms_of",
    "terms_to_restore",
    "titles_within",
    "tree_for",
    "undoable_mergers",
    "unnamed_holders",
    "vacancies",
    "vacancy_page",
    "verdicts_of",
    "verification",
    "waiting_for",
]
