"""Templates of events: the kind, the name and the items that such a one usually has."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.models import Bilingual
from events.models.event import Event
from events.models.programme import ProgrammeItem

COMMITTEE = "{committee}"
"""Stands in the name of an event for the name of the committee that hosts it."""


def fill(pattern: str, committee: str) -> str:
    """The name that a pattern gives; none where the committee has none in that language."""
    return "" if COMMITTEE in pattern and not committee else pattern.replace(COMMITTEE, committee)


class EventTemplate(models.Model):
    """A usual event, set up in one step for one committee or for many. Data, not code."""

    slug = models.SlugField(_("short name"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=Event.Kind)
    name_ko = models.CharField(_("name (Korean)"), max_length=60)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name = Bilingual()
    event_name_ko = models.CharField(
        _("name of the event (Korean)"),
        max_length=80,
        help_text=_("{committee} stands for the name of the committee."),
    )
    event_name_en = models.CharField(_("name of the event (English)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("template of an event")
        verbose_name_plural = _("templates of events")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class TemplateItem(models.Model):
    """An item of a template's programme, in its order."""

    template = models.ForeignKey(
        EventTemplate, on_delete=models.CASCADE, related_name="items", verbose_name=_("template")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, choices=ProgrammeItem.Kind)
    title_ko = models.CharField(_("title (Korean)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title = Bilingual()
    planned_minutes = models.PositiveSmallIntegerField(_("planned minutes"), null=True, blank=True)

    class Meta:
        verbose_name = _("item of a template")
        verbose_name_plural = _("items of a template")
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "position"],
                name="template_item_position_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
