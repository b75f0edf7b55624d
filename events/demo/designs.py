"""Designs of certificates to begin with; they name nobody, so that the root committee signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from committee.models import Campaign, Title, User
from committee.services import designs


@dataclass(frozen=True)
class Ready:
    """A design that is published, and whether the campaign uses it."""

    name: str
    verb: Title.Verb
    used: bool
    content: dict[str, Any] = field(default_factory=dict)


DESIGNS = [
    # The demo's certificates keep the usual look; this one waits to be tried.
    Ready("임명장 (국문·영문)", Title.Verb.APPOINT, used=False, content={"variant": "ko+en"}),
    Ready(
        "위촉장 (가로, 국문·영문)",
        Title.Verb.COMMISSION,
        used=True,
        content={"variant": "ko+en", "landscape": True, "gold": "#2f5d50"},
    ),
]


def publish_designs(admin: User, campaign: Campaign) -> None:
    """Write the designs, publish them, and use one of them for whoever is commissioned."""
    for ready in DESIGNS:
        design = designs.start_design(
            actor=admin, campaign=campaign, name=ready.name, verb=ready.verb
        )
        draft = designs.save_draft(actor=admin, design=design, edits=0, **ready.content)
        designs.publish(actor=admin, draft=draft)
        if ready.used:
            designs.use_design(actor=admin, design=design)
