"""The look of certificates: which design applies where, and what composing takes from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from committee.certificates.design import Design
from committee.certificates.render import Seals
from committee.certificates.seal import seal_text
from committee.certificates.snapshot import Signatory, Snapshot
from committee.certificates.wording import Wording
from committee.models import (
    Campaign,
    Committee,
    DesignUse,
    DesignVersion,
    SealImage,
)


@dataclass(frozen=True)
class Designs:
    """The published versions in use in one campaign, by verb and place in the tree.

    The place is a committee's tree path; the empty one stands for the whole campaign.
    """

    by_place: Mapping[tuple[str, str], DesignVersion]

    def for_committee(self, verb: str, committee: Committee) -> DesignVersion | None:
        """The version that applies at a committee: the nearest one's; None, the usual look."""
        for path in (*reversed(committee.lineage()), ""):
            if version := self.by_place.get((verb, path)):
                return version
        return None


def designs_of(campaign: Campaign) -> Designs:
    """The campaign's designs, read in two queries."""
    uses = list(DesignUse.objects.filter(campaign=campaign).select_related("committee"))
    published = DesignVersion.objects.published().filter(design__in={use.design_id for use in uses})
    latest = {
        version.design_id: version
        for version in published.distinct("design_id")
        .select_related("seal_image")
        .defer("seal_image__png")
    }
    return Designs(
        {
            (use.verb, use.committee.path if use.committee else ""): latest[use.design_id]
            for use in uses
        }
    )


def look_of(design: DesignVersion | None, *, root: Committee) -> dict[str, Any]:
    """What ``compose`` takes from a design, or the usual look; the root committee signs it then."""
    usual = Signatory(name=root.name_ko, name_en=root.name_en)
    if design is None:
        return {"signatories": [usual], "seal": seal_text(root.name_ko)}
    cut = design.seal == DesignVersion.Seal.CUT
    return {
        "variant": design.variant,
        "words": Wording(
            heading_ko=design.heading_ko,
            heading_en=design.heading_en,
            body_ko=design.body_ko,
            body_en=design.body_en,
        ),
        "design": Design(
            paper=design.paper,
            landscape=design.landscape,
            border=design.border,
            rosette=design.rosette,
            ink=design.ink,
            gold=design.gold,
            seal=design.red,
        ),
        "signatories": [_signatory(who) for who in design.signatories] or [usual],
        "seal": seal_text(root.name_ko) if cut else "",
        "seal_image": design.seal_image.sha256 if design.seal_image else "",
        "design_id": design.design_id,
        "design_version": design.number or 0,
    }


def _signatory(who: Mapping[str, str]) -> Signatory:
    return Signatory(
        title=who["title_ko"],
        name=who["name_ko"],
        title_en=who["title_en"],
        name_en=who["name_en"],
    )


def seals_for(snapshots: Iterable[Snapshot]) -> Seals:
    """The pictures of seals that the snapshots name; each is read once a process."""
    return {digest: _seal(digest) for digest in {each.seal_image for each in snapshots} - {""}}


@lru_cache(maxsize=32)
def _seal(digest: str) -> bytes:
    return bytes(SealImage.objects.filter(sha256=digest).values_list("png", flat=True)[0])
