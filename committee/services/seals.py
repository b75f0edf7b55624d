"""Pictures of seals: taken in, and kept for those who put them on certificates."""

from __future__ import annotations

import hashlib

from django.core.files.base import File
from django.utils.translation import gettext as _

from committee.access import require_campaign
from committee.audit import acting
from committee.certificates.pictures import MOST_BYTES, PictureRefused, seal_picture
from committee.errors import FileRefused
from committee.models import Campaign, SealImage, User


def add_seal(*, actor: User, campaign: Campaign, name: str, file: File) -> SealImage:
    """Keep the picture of a seal; the same picture again is one with the first.

    Raises ``FileRefused`` for what is too large, no picture, or has nothing on it.
    """
    require_campaign(actor, campaign)
    if file.size > MOST_BYTES:
        raise FileRefused(said=_refusal("too_large"))
    try:
        png = seal_picture(file.read())
    except PictureRefused as error:
        raise FileRefused(said=_refusal(error.code)) from None
    with acting(actor, reason="seal added"):
        seal, _created = SealImage.objects.get_or_create(
            campaign=campaign,
            sha256=hashlib.sha256(png).hexdigest(),
            defaults={"name": name, "png": png, "uploaded_by": actor},
        )
        return seal


def _refusal(code: str) -> str:
    return {
        "too_large": _("it is over 2 MB or 16 million pixels. Save the picture smaller."),
        "no_picture": _("it is no picture in PNG, JPEG or WebP that can be read."),
        "too_small": _("the seal is less than 100 pixels wide. Scan it larger."),
        "blank": _("there is nothing on it but paper. Scan the seal darker."),
    }[code]
