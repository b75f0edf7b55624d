"""What a certificate says: the record of an appointment as the words to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from committee.certificates.render import DoesNotFit, require_fit
from committee.certificates.snapshot import Snapshot, UnprintableText, compose
from committee.errors import NotPrintable, TooLong
from committee.models import Appointment, Campaign, Committee, DesignVersion
from committee.services.looks import look_of, seals_for

SPECIMEN = "견본 · SPECIMEN"
"""Stands above every certificate of the demo, whose QR code leads to this machine alone."""


def composed(
    held: Appointment,
    *,
    campaign: Campaign,
    path: Sequence[Committee],
    design: DesignVersion | None,
    number: str,
    token: str,
    dated: date,
    issued_at: datetime,
) -> Snapshot:
    """The exact text to print, as everything is named on this day.

    ``path`` leads from the root to the appointment's committee, ``design`` is the one that applies
    there (None, the usual look). Nothing is looked up here: the appointment comes with its person
    and title, so that a run can compose thousands.

    Raises ``NotPrintable`` and ``TooLong``.
    """
    title = held.post.title
    shown = _without_repeats(path)
    return printable(
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
        issued_at=issued_at,
        mark=SPECIMEN if settings.DEMO else "",
        **look_of(design, root=path[0]),
    )


def printable(**words: Any) -> Snapshot:
    """What ``compose`` makes of the words, seen to fit on the page.

    Raises ``NotPrintable`` and ``TooLong`` now, while somebody is there to read what does not fit.
    """
    try:
        snapshot = compose(**words)
        require_fit(snapshot, seals=seals_for([snapshot]))
    except UnprintableText as error:
        raise NotPrintable(characters=", ".join(error.characters)) from None
    except DoesNotFit:
        raise TooLong from None
    return snapshot


def _without_repeats(path: Sequence[Committee]) -> list[Committee]:
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
