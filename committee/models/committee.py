"""Committees, as a tree, and the kinds of unit that they are."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Length
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


MISPLACED = """
    SELECT node.id
    FROM committee_committee node
    LEFT JOIN committee_committee parent ON parent.path = left(node.path, -4)
    LEFT JOIN (
        SELECT left(path, -4) AS path, count(*) AS children FROM committee_committee GROUP BY 1
    ) below ON below.path = node.path
    WHERE (node.depth > 1 AND parent.id IS NULL)
       OR parent.campaign_id <> node.campaign_id
       OR node.numchild <> coalesce(below.children, 0)
       OR parent.dissolved_on < coalesce(node.dissolved_on, 'infinity')
"""


class CommitteeQuerySet(MP_NodeQuerySet):
    """Committees by their place in the tree."""

    def within(self, committee: Committee) -> CommitteeQuerySet:
        """The committee itself and everything below it."""
        return self.filter(path__startswith=committee.path)

    def leading_to(self, committee: Committee) -> CommitteeQuerySet:
        """The committee itself and everything above it, the root first."""
        return self.filter(path__in=committee.lineage()).order_by("path")

    def standing(self, *, on: date) -> CommitteeQuerySet:
        """Those not dissolved by ``on``; when a committee was launched is not always on record."""
        return self.filter(Q(dissolved_on=None) | Q(dissolved_on__gt=on))

    def called(self, text: str) -> CommitteeQuerySet:
        """Those with the text in a name, in either language."""
        return self.filter(Q(name_ko__icontains=text) | Q(name_en__icontains=text))

    def named_as_of(self, day: date) -> CommitteeQuerySet:
        """The same committees with ``name_then``: what each was called on ``day``."""
        borne = FormerName.objects.filter(committee=OuterRef("pk"), until__gt=day).order_by("until")
        return self.annotate(
            name_then_ko=Coalesce(Subquery(borne.values("name_ko")[:1]), F("name_ko")),
            name_then_en=Coalesce(Subquery(borne.values("name_en")[:1]), F("name_en")),
        )

    def misplaced(self) -> list[int]:
        """Keys of committees whose place contradicts itself; empty unless the tree is corrupt.

        That is: no parent at the path above, a parent in another campaign or one that is gone
        earlier, or a count of children that is not theirs. Paths are unique and agree with the
        depth by constraint.
        """
        return [row.pk for row in self.raw(MISPLACED)]


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
    name_then = Bilingual()
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
    dissolution = models.ForeignKey(
        "committee.Dissolution",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="closed",
        verbose_name=_("dissolved by"),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects: ClassVar[CommitteeManager] = CommitteeManager()

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dissolved_on__gte=models.F("launched_on")),
                name="committee_dissolved_after_launch",
            ),
            models.CheckConstraint(
                condition=Q(depth=Length("path") / 4), name="committee_depth_is_its_path"
            ),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=False)
                | Q(dissolution__isnull=True, merged_into__isnull=True),
                name="committee_closed_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["depth"], name="committee_depth")
        ]  # the top of a large tree

    def __str__(self) -> str:
        return self.name

    def lineage(self) -> list[str]:
        """Tree paths of the root, …, the parent and this committee, in that order."""
        return [
            self.path[:end]
            for end in range(self.steplen, len(self.path) + self.steplen, self.steplen)
        ]


@audited()
class FormerPlace(models.Model):
    """Where a committee hung until a day on which it was moved.

    Read like a former name: of several, the one that ended next after a day holds for that day.
    Committees below moved along, and so need no row.
    """

    committee = models.ForeignKey(
        Committee,
        on_delete=models.CASCADE,
        related_name="former_places",
        verbose_name=_("committee"),
    )
    parent = models.ForeignKey(
        Committee, on_delete=models.CASCADE, related_name="+", verbose_name=_("hung below")
    )
    until = models.DateField(_("until"), help_text=_("The first day in the next place."))

    class Meta:
        verbose_name = _("former place")
        verbose_name_plural = _("former places")
        ordering = ["committee", "-until"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "until"], name="former_place_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.committee} < {self.parent} (–{self.until})"


@audited()
class FormerName(models.Model):
    """A name that a committee bore until a day on which it got another.

    The name in force stands in the committee itself. Of several former names, the one that ended
    next after a day is the one borne on that day, so no two can overlap and none can leave a gap.
    """

    committee = models.ForeignKey(
        Committee,
        on_delete=models.CASCADE,
        related_name="former_names",
        verbose_name=_("committee"),
    )
    name_ko = models.CharField(_("name (Korean)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=160, blank=True)
    name = Bilingual()
    until = models.DateField(_("borne until"), help_text=_("The first day of the next name."))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["committee", "-until"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "until"], name="former_name_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.name} (–{self.until})"
