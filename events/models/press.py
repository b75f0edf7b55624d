"""Press releases (보도자료), drafted from the record of an event."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from events.models.event import Event, HeadcountEstimate
from events.models.programme import ProgrammeItem
from events.models.statement import Proposal, Statement


@audited()
class PressRelease(models.Model):
    """What the press is told of an event, in Korean and English."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="press_release", verbose_name=_("event")
    )
    title_ko = models.CharField(_("headline (Korean)"), max_length=200)
    title_en = models.CharField(_("headline (English)"), max_length=240, blank=True)
    title = Bilingual()
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("drafted by"),
    )
    drafted_at = models.DateTimeField(_("drafted at"))
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    def __str__(self) -> str:
        return self.title


@audited()
class PressParagraph(models.Model):
    """A paragraph with the one record that it was drafted from.

    ``drafted_*`` is what that record gives, ``text_*`` what the release says. The record is the
    event itself where none of the other four is named.
    """

    class About(models.TextChoices):
        EVENT = "event", _("event")
        COUNT = "count", _("count by name")
        ESTIMATE = "estimate", _("stated headcount")
        ITEM = "item", _("programme item")
        STATEMENT = "statement", _("statement")
        PROPOSAL = "proposal", _("policy proposal")
        CONFERRAL = "conferral", _("certificates handed over")

    release = models.ForeignKey(
        PressRelease,
        on_delete=models.CASCADE,
        related_name="paragraphs",
        verbose_name=_("press release"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    about = models.CharField(_("record"), max_length=10, choices=About)
    estimate = models.ForeignKey(
        HeadcountEstimate,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("headcount estimate"),
    )
    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme item"),
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("statement"),
    )
    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("policy proposal"),
    )
    text_ko = models.TextField(_("text (Korean)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    drafted_ko = models.TextField(_("draft (Korean)"))
    drafted_en = models.TextField(_("draft (English)"))

    class Meta:
        verbose_name = _("paragraph of a press release")
        verbose_name_plural = _("paragraphs of press releases")
        ordering = ["release", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "about", "estimate", "item", "statement", "proposal"],
                nulls_distinct=False,
                name="press_record_once",
            ),
            models.CheckConstraint(
                condition=Q(about__in=("event", "count"), estimate=None, item=None)
                & Q(statement=None, proposal=None)
                | Q(about="estimate", estimate__isnull=False, item=None)
                & Q(statement=None, proposal=None)
                | Q(about__in=("item", "conferral"), estimate=None, item__isnull=False)
                & Q(statement=None, proposal=None)
                | Q(about="statement", estimate=None, item=None)
                & Q(statement__isnull=False, proposal=None)
                | Q(about="proposal", estimate=None, item=None)
                & Q(statement=None, proposal__isnull=False),
                name="press_of_one_record",
            ),
        ]

    def __str__(self) -> str:
        return self.text_ko[:60]

    @property
    def edited(self) -> bool:
        return (self.text_ko, self.text_en) != (self.drafted_ko, self.drafted_en)
