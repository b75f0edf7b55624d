"""Designs of certificates as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from committee.access import designs_visible_to
from committee.models import CertificateDesign, DesignVersion


def designs_of(user: Any) -> QuerySet[CertificateDesign]:
    """The designs that the account may see, with their latest number and where they are used."""
    return (
        designs_visible_to(user)
        .annotate(latest=Max("versions__number"))
        .select_related("campaign")
        .prefetch_related("uses__committee")
    )


@dataclass(frozen=True)
class Difference:
    """What a version says otherwise than another."""

    label: str
    before: str
    after: str


def differences(before: DesignVersion, after: DesignVersion) -> list[Difference]:
    """Field by field, in words, only what differs."""
    return [
        Difference(_label(name), _said(before, name), _said(after, name))
        for name in DesignVersion.CONTENT
        if getattr(before, name) != getattr(after, name)
    ]


def _label(name: str) -> str:
    return str(DesignVersion._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _said(version: DesignVersion, name: str) -> str:
    value = getattr(version, name)
    if name == "signatories":
        return "; ".join(" ".join(word for word in who.values() if word) for who in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    shown = getattr(version, f"get_{name}_display", None)
    return str(shown() if shown else value or "")
