"""What was said and proposed at an event."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from events.models.event import Event
from events.models.programme import Named, ProgrammeItem


@audited()
class Statement(Named):
    """What somebody said at an event, with its source; a paraphrase says that it is one.

    ``said_in`` is the language that was spoken: the text in the other one is a translation.
    """

    class Language(models.TextChoices):
        KOREAN = "ko", _("Korean")
        ENGLISH = "en", _("English")
        OTHER = "other", _("another language")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="statements", verbose_name=_("event")
    )
    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("programme item"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    said_in = models.CharField(
        _("said in"), max_length=5, choices=Language, default=Language.KOREAN
    )
    text_ko = models.TextField(_("text (Korean)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    text = Bilingual()
    paraphrased = models.BooleanField(_("paraphrased"), default=True)
    source_ko = models.CharField(_("source (Korean)"), max_length=200)
    source_en = models.CharField(_("source (English)"), max_length=200, blank=True)
    source = Bilingual()

    title_held: str  # given by reports.introduce

    class Meta(Named.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["event", "position"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(fields=["event", "position"], name="statement_position_once"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


@audited()
class Proposal(Named):
    """A policy proposed at an event, with the regions and mega-regions that it concerns."""

    class Scope(models.TextChoices):
        NATIONAL = "national", _("national")
        REGIONAL = "regional", _("regional")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        IN_REVIEW = "in_review", _("in review")
        ADOPTED = "adopted", _("adopted")
        CARRIED_OUT = "carried_out", _("carried out")
        DROPPED = "dropped", _("dropped")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("event")
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope)
    number = models.PositiveSmallIntegerField(_("number"))
    title_ko = models.CharField(_("title (Korean)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=240, blank=True)
    title = Bilingual()
    status = models.CharField(_("status"), max_length=11, choices=Status, default=Status.PROPOSED)
    regions = models.ManyToManyField(
        "committee.Region", blank=True, related_name="proposals", verbose_name=_("regions")
    )
    mega_regions = models.ManyToManyField(
        "committee.MegaRegion",
        blank=True,
        related_name="proposals",
        verbose_name=_("mega-regions"),
    )

    title_held: str  # given by reports.introduce

    class Meta(Named.Meta):
        verbose_name = _("policy proposal")
        verbose_name_plural = _("policy proposals")
        ordering = ["event", "scope", "number"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "scope", "number"], name="proposal_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
