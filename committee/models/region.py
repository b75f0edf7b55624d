"""Provinces and districts under their official codes, and mega-regions."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.models.bilingual import Bilingual


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions by day, since their names and codes change."""

    def on(self, day: date) -> Self:
        """Regions whose name and code were the official ones on ``day``."""
        return self.filter(valid__contains=day)


class Region(models.Model):
    """A province or district under one name and code, for as long as they were official.

    Gangwon, Jeonbuk, Gwangju and Jeonnam changed name or code after 2022, so each of them has more
    than one row; ``valid`` is the half-open range of dates in which the row held.
    """

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
            )
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
