"""Templates of committees: the kind of unit and the posts that such a one usually has."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.models.bilingual import Bilingual
from committee.models.region import Region


class UnitTemplate(models.Model):
    """A usual committee for a province or a district, set up in one step. Data, not code."""

    slug = models.SlugField(_("short name"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_ko = models.CharField(_("name (Korean)"), max_length=60)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name = Bilingual()
    kind = models.ForeignKey(
        "committee.UnitKind", on_delete=models.PROTECT, verbose_name=_("kind of unit")
    )
    level = models.CharField(_("set up for a"), max_length=8, choices=Region.Level)
    unit_name_ko = models.CharField(
        _("name of the unit (Korean)"),
        max_length=80,
        help_text=_("{region} and {parent} stand for the names of the region and the committee."),
    )
    unit_name_en = models.CharField(_("name of the unit (English)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("template of a unit")
        verbose_name_plural = _("templates of units")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class TemplatePost(models.Model):
    """A post of a template, with its seats; no number means no limit."""

    template = models.ForeignKey(
        UnitTemplate,
        on_delete=models.CASCADE,
        related_name="posts",
        verbose_name=_("template"),
    )
    title = models.ForeignKey(
        "committee.Title", on_delete=models.PROTECT, related_name="+", verbose_name=_("title")
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Leave empty for no limit.")
    )

    class Meta:
        verbose_name = _("post of a template")
        verbose_name_plural = _("posts of a template")
        ordering = ["title__rank"]
        constraints = [
            models.UniqueConstraint(fields=["template", "title"], name="template_title_once"),
            models.CheckConstraint(
                condition=models.Q(seats__gte=1), name="template_post_has_a_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template}: {self.title}"
