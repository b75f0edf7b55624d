"""What becomes of a proposal: its texts, its themes, and who does what next."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from events.models.statement import Proposal


@audited()
class Theme(models.Model):
    """What proposals of a campaign are about, such as energy or care."""

    campaign = models.ForeignKey(
        "committee.Campaign",
        on_delete=models.CASCADE,
        related_name="themes",
        verbose_name=_("campaign"),
    )
    name = models.CharField(_("name"), max_length=40)
    proposals = models.ManyToManyField(
        Proposal, related_name="themes", verbose_name=_("policy proposals")
    )

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="theme_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="theme_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ProposalText(models.Model):
    """The wording of a proposal from some day on; a change is a new version, never an edit."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="texts", verbose_name=_("policy proposal")
    )
    version = models.PositiveSmallIntegerField(_("version"))
    text_ko = models.TextField(_("text (Korean)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    text = Bilingual()
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )

    class Meta:
        verbose_name = _("text of a proposal")
        verbose_name_plural = _("texts of proposals")
        ordering = ["proposal", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "version"], name="proposal_text_once"),
            models.CheckConstraint(condition=~models.Q(text_ko=""), name="proposal_text_says_it"),
        ]
        triggers = [pgtrigger.Protect(name="versions_are_final", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.proposal} ({self.version})"


@audited()
class FollowUp(models.Model):
    """The next step for a proposal: who does what until when, and since when it is done."""

    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.CASCADE,
        related_name="follow_ups",
        verbose_name=_("policy proposal"),
    )
    who = models.CharField(_("responsible"), max_length=120)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    what = models.CharField(_("what next"), max_length=400)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["proposal", models.F("done_at").desc(nulls_first=True), "due_on", "id"]

    def __str__(self) -> str:
        return self.what
