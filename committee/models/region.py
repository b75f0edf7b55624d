"""Provinces and districts under their official codes, and mega-regions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.models.bilingual import Bilingual


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions by day, since their names and codes change."""

    def on(self, day: date) -> Self:
        """Regions whose name and code were the official ones on ``day``."""
        return self.filter(valid__contains=day)

    def provinces(self) -> Self:
        return self.filter(level=Region.Level.PROVINCE)

    def covered_by(self, regions: Iterable[Region]) -> Self:
        """The regions themselves, what lies in them, and what each of these was before.

        A committee is tied to the row that was official when it was founded; asked for by the row
        of another day, it is found all the same.
        """
        found: set[int] = set()
        new = {region.pk for region in regions}
        while new:
            found |= new
            inner = Region.objects.filter(Q(parent__in=new) | Q(replaced_by__in=new))
            new = set(inner.values_list("pk", flat=True)) - found
        return self.filter(pk__in=found)


class Region(models.Model):
    """A province or district under one name and code, for as long as they were official.

    Gangwon, Jeonbuk, Gwangju and Jeonnam changed name or code after 2022, so each of them has more
    than one row; ``valid`` is the half-open range of dates in which the row held.
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")

    level = models.CharField(
        _("level"), max_length=8, choices=Level, default=Level.PROVINCE, db_default=Level.PROVINCE
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="districts",
        verbose_name=_("province"),
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
        help_text=_("The region that took its place under another name or code."),
    )
    code = models.CharField(_("MOIS code"), max_length=10)
    iso_code = models.CharField(_("ISO 3166-2:KR code"), max_length=6, blank=True)
    name_ko = models.CharField(_("name (Korean)"), max_length=60)
    name_en = models.CharField(_("name (English)"), max_length=80, blank=True)
    name = Bilingual()
    valid = DateRangeField(_("official"))

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            ExclusionConstraint(
                name="region_code_once_a_day",
                expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(level="province", parent__isnull=True)
                | Q(level="district", parent__isnull=False),
                name="region_district_in_a_province",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MegaRegion(models.Model):
    """A grouping of provinces in the 5-pole 3-special plan (5극 3특)."""

    class Kind(models.TextChoices):
        POLE = "pole", _("pole (mega-city)")
        SPECIAL = "special", _("special province")

    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    position = models.PositiveSmallIntegerField(_("position"))
    name_ko = models.CharField(_("name (Korean)"), max_length=60)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name = Bilingual()
    regions = models.ManyToManyField(Region, related_name="mega_regions", verbose_name=_("regions"))

    class Meta:
        verbose_name = _("mega-region")
        verbose_name_plural = _("mega-regions")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name
