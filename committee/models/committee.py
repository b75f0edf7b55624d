"""Committees, as a tree, and the kinds of unit that they are."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from committee.audit import audited
from committee.models.bilingual import Bilingual


class UnitKind(models.Model):
    """What sort of unit a committee is: 위원회, 본부, 단, 분과, 지회 … Data, not code."""

    slug = models.SlugField(_("short name"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_ko = models.CharField(_("name (Korean)"), max_length=40)
    name_en = models.CharField(_("name (English)"), max_length=60)
    name = Bilingual()

    class Meta:
        verbose_name = _("kind of unit")
        verbose_name_plural = _("kinds of unit")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class CommitteeQuerySet(MP_NodeQuerySet):
    """Committees by their place in the tree."""

    def within(self, committee: Committee) -> CommitteeQuerySet:
        """The committee itself and everything below it."""
        return self.filter(path__startswith=committee.path)

    def leading_to(self, committee: Committee) -> CommitteeQuerySet:
        """The committee itself and everything above it, the root first."""
        return self.filter(path__in=committee.lineage()).order_by("path")


class CommitteeManager(MP_NodeManager.from_queryset(CommitteeQuerySet)):  # type: ignore[misc]
    """Keeps treebeard's order: parents before children, siblings by position."""

    def get_queryset(self) -> CommitteeQuerySet:
        return CommitteeQuerySet(self.model, using=self._db).order_by("path")


@audited()
class Committee(MP_Node):
    """A node of a campaign's hierarchy, from the national committee to a local chapter."""

    campaign = models.ForeignKey(
        "committee.Campaign",
        on_delete=models.PROTECT,
        related_name="committees",
        verbose_name=_("campaign"),
    )
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, verbose_name=_("kind of unit"))
    name_ko = models.CharField(_("name (Korean)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=160, blank=True)
    name = Bilingual()
    region = models.ForeignKey(
        "committee.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="committees",
        verbose_name=_("region"),
    )
    host_office_ko = models.CharField(_("host office (Korean)"), max_length=120, blank=True)
    host_office_en = models.CharField(_("host office (English)"), max_length=160, blank=True)
    host_office = Bilingual()
    launched_on = models.DateField(_("launched on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)

    objects: ClassVar[CommitteeManager] = CommitteeManager()

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dissolved_on__gte=models.F("launched_on")),
                name="committee_dissolved_after_launch",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def lineage(self) -> list[str]:
        """Tree paths of the root, …, the parent and this committee, in that order."""
        return [
            self.path[:end]
            for end in range(self.steplen, len(self.path) + self.steplen, self.steplen)
        ]
