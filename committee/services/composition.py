"""What is printed on a certificate: the words of the day in the design that applies there.

Everything is handed in, so that a run of a hundred thousand looks nothing up for a single row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from committee.certificates.design import Design
from committee.certificates.render import DoesNotFit, Seals, render_png
from committee.certificates.seal import seal_text
from committee.certificates.snapshot import Signatory, Snapshot, UnprintableText, compose
from committee.certificates.wording import Wording
from committee.errors import NotPrintable, TooLong
from committee.models import (
    Appointment,
    Campaign,
    Committee,
    DesignUse,
    DesignVersion,
    SealImage,
)

SPECIMEN = "견본 · SPECIMEN"
"""Stands above every certificate of the demo, whose QR code leads to this machine alone."""


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
        for version in published.distinct("design")
        .select_related("seal_image")
        .defer("seal_image__png")
    }
    return Designs(
        {
            (use.verb, use.committee.path if use.committee else ""): latest[use.design_id]
            for use in uses
        }
    )


def snapshot_of(
    held: Appointment,
    *,
    path: Sequence[Committee],
    design: DesignVersion | None,
    number: str,
    token: str,
    dated: date,
) -> Snapshot:
    """The exact text to print, as everything is named on this day.

    ``held`` comes with its person, post, title, committee and campaign, ``path`` leads from the
    root to the committee. Raises ``NotPrintable`` and ``TooLong``.
    """
    campaign, title = held.post.committee.campaign, held.post.title
    shown = without_repeats(path)
    return composed(
        verb=title.verb,
        printed_number=number,
        recipient_name=held.person.name,
        recipient_name_latin=held.person.name_latin,
        committee_path=[node.name_ko for node in shown],
        committee_path_en=[node.name_en or node.name_ko for node in shown],
        post=f"{title.name_ko} 직무대행" if held.acting else title.name_ko,
        post_en=f"Acting {title.name_en}" if held.acting else title.name_en,
        dated=dated,
        campaign_name=campaign.name_ko,
        campaign_name_en=campaign.name_en,
        verify_url=verify_url(token),
        issued_at=timezone.now(),
        mark=SPECIMEN if settings.DEMO else "",
        **look_of(design, root=path[0]),
    )


def composed(**words: Any) -> Snapshot:
    """The snapshot of these words (as ``compose`` takes them), seen to fit on its page.

    Raises ``NotPrintable`` and ``TooLong``: now, while somebody is there to read it.
    """
    try:
        snapshot = compose(**words)
        render_png(snapshot, seals=seals_for([snapshot]), ppi=1)
    except UnprintableText as error:
        raise NotPrintable(characters=", ".join(error.characters)) from None
    except DoesNotFit:
        raise TooLong from None
    return snapshot


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


def without_repeats(path: Sequence[Committee]) -> list[Committee]:
    """The path less every committee whose name a lower one's name contains.

    “균형발전위원회, 광주광역시 균형발전위원회” reads “광주광역시 균형발전위원회” on paper.
    """
    return [
        node
        for position, node in enumerate(path)
        if not any(node.name_ko in lower.name_ko for lower in path[position + 1 :])
    ]


def verify_url(token: str) -> str:
    """Where anybody can check the certificate; the QR code holds it."""
    return settings.BASE_URL + reverse("verify", args=[token])
