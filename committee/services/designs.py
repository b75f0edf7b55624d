"""Designs of certificates: written as drafts, published for good, and put to use somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone

from committee import access
from committee.audit import acting
from committee.certificates import placeholders
from committee.certificates.fonts import unprintable
from committee.errors import (
    DesignChanged,
    DesignNameTaken,
    LooseBrace,
    NothingToPublish,
    NotPrintable,
    NotPublished,
    OtherCampaign,
    UnknownGap,
)
from committee.models import (
    Campaign,
    CertificateDesign,
    Committee,
    DesignUse,
    DesignVersion,
    User,
)
from committee.services.refusals import refusing

SENTENCES = ("body_ko", "body_en")
HEADINGS = ("heading_ko", "heading_en")


def start_design(*, actor: User, campaign: Campaign, name: str, verb: str) -> CertificateDesign:
    """A new design with the usual look as its draft. Raises ``DesignNameTaken``."""
    access.require_campaign(actor, campaign)
    taken = {"design_name_once": DesignNameTaken(name=name)}
    with acting(actor, reason="design started"), refusing(taken):
        design = CertificateDesign.objects.create(campaign=campaign, name=name, verb=verb)
        DesignVersion.objects.create(design=design, created_by=actor)
        return design


def working_version(design: CertificateDesign) -> DesignVersion:
    """What one would go on from: the draft, or else the latest published version."""
    return design.versions.select_related("seal_image").defer("seal_image__png")[0]


def save_draft(
    *, actor: User, design: CertificateDesign, edits: int, **content: Any
) -> DesignVersion:
    """Keep ``content`` (``DesignVersion.CONTENT``) as the draft; what is published stays.

    ``edits`` is the state that was edited. Raises ``DesignChanged`` where somebody saved since, and
    ``UnknownGap``, ``LooseBrace`` and ``NotPrintable`` for what no certificate can say.
    """
    access.require_campaign(actor, design.campaign)
    for name in SENTENCES:
        check_sentence(content.get(name, ""))
    for words in (*(content.get(name, "") for name in HEADINGS), *_signed(content)):
        check_words(words)
    with acting(actor, reason="design drafted"):
        held = _changing(design, edits)
        latest = working_version(held)
        draft = (
            latest if latest.number is None else DesignVersion(design=held, **content_of(latest))
        )
        draft.created_by = actor
        for name, value in content.items():
            setattr(draft, name, value)
        draft.save()
        return draft


def _changing(design: CertificateDesign, edits: int | None = None) -> CertificateDesign:
    """Lock the design, in the state that was edited if that matters, and count one change more."""
    held = CertificateDesign.objects.select_for_update().get(pk=design.pk)
    if edits is not None and held.edits != edits:
        raise DesignChanged
    held.edits += 1
    held.save(update_fields=["edits"])
    return held


def check_sentence(sentence: str) -> None:
    """Raises ``UnknownGap``, ``LooseBrace`` or ``NotPrintable``."""
    try:
        placeholders.check(sentence)
    except placeholders.UnknownGap as error:
        known = ", ".join(f"{{{name}}}" for name in placeholders.GAPS)
        raise UnknownGap(found=error.found, known=known) from None
    except placeholders.LooseBrace as error:
        raise LooseBrace(found=error.found) from None
    check_words(sentence)


def check_words(words: str) -> None:
    """Raises ``NotPrintable`` for words with signs that the typefaces lack."""
    if odd := unprintable(words):
        raise NotPrintable(characters=", ".join(odd))


def _signed(content: dict[str, Any]) -> Sequence[str]:
    return [words for who in content.get("signatories", ()) for words in who.values()]


def content_of(version: DesignVersion) -> dict[str, Any]:
    """What an admin designed of a version, by the names of ``DesignVersion.CONTENT``."""
    return {name: getattr(version, name) for name in DesignVersion.CONTENT}


def publish(*, actor: User, draft: DesignVersion) -> DesignVersion:
    """Make a draft, as it was just saved, its design's latest version for good.

    Raises ``DesignChanged`` where somebody saved since, and ``NothingToPublish``.
    """
    access.require_campaign(actor, draft.design.campaign)
    with acting(actor, reason="design published"):
        held = _changing(draft.design, draft.design.edits)
        latest = held.versions.published().first()
        if latest and content_of(latest) == content_of(draft):
            raise NothingToPublish
        return _published(draft)


def restore(*, actor: User, version: DesignVersion) -> DesignVersion:
    """Publish what an older version was, as a new one; a draft stays as it is."""
    access.require_campaign(actor, version.design.campaign)
    with acting(actor, reason=f"design taken back to version {version.number}"):
        held = _changing(version.design)
        return _published(DesignVersion(design=held, created_by=actor, **content_of(version)))


def _published(version: DesignVersion) -> DesignVersion:
    latest = version.design.versions.aggregate(Max("number"))["number__max"] or 0
    version.number, version.published_at = latest + 1, timezone.now()
    version.save()
    return version


def use_design(
    *, actor: User, design: CertificateDesign, committee: Committee | None = None
) -> DesignUse:
    """Use a design from now on in the whole campaign, or in a committee and below.

    It takes the place of the one used there. Raises ``NotPublished``, and ``OtherCampaign``.
    """
    access.require_campaign(actor, design.campaign)
    if committee is not None and committee.campaign_id != design.campaign_id:
        raise OtherCampaign
    with acting(actor, reason="design used"), refusing({"design_use_fits": NotPublished()}):
        use, _created = DesignUse.objects.update_or_create(
            campaign=design.campaign,
            verb=design.verb,
            committee=committee,
            defaults={"design": design},
        )
        return use


def end_use(*, actor: User, use: DesignUse) -> None:
    """Use the design there no more; what applies above applies there again."""
    access.require_campaign(actor, use.campaign)
    with acting(actor, reason="design no longer used"):
        use.delete()


def offer_design(*, actor: User, design: CertificateDesign, offered: bool) -> None:
    """Offer a design or put it away; one put away is used nowhere any more."""
    access.require_campaign(actor, design.campaign)
    with acting(actor, reason="design offered" if offered else "design put away"):
        held = CertificateDesign.objects.select_for_update().get(pk=design.pk)
        if not offered:
            held.uses.all().delete()
        held.active = offered
        held.save(update_fields=["active"])


def choose_numbers(*, actor: User, campaign: Campaign, style: Campaign.NumberStyle) -> None:
    """Draw or count the numbers of the certificates to come; those issued keep theirs."""
    access.require_campaign(actor, campaign)
    with acting(actor, reason=f"numbers on certificates: {style}"):
        held = Campaign.objects.select_for_update().get(pk=campaign.pk)
        held.number_style = style
        held.save(update_fields=["number_style"])
