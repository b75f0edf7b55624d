"""Campaigns."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.bilingual import Bilingual


@audited()
class Campaign(models.Model):
    """One candidate's campaign: it owns a tree of committees and says when its data must go."""

    class PolicyPage(models.TextChoices):
        CLOSED = "closed", _("not shown")
        UNLISTED = "unlisted", _("for whoever has the link")
        LISTED = "listed", _("also for search engines")

    class NumberStyle(models.TextChoices):
        OPAQUE = "opaque", _("drawn at random, so that it reveals no volume")
        SEQUENTIAL = "sequential", _("counted: 1, 2, 3 …")

    name_ko = models.CharField(_("name (Korean)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=160, blank=True)
    name = Bilingual()
    candidate_ko = models.CharField(_("candidate (Korean)"), max_length=80)
    candidate_en = models.CharField(_("candidate (English)"), max_length=120, blank=True)
    candidate = Bilingual()
    party_ko = models.CharField(_("party (Korean)"), max_length=80, blank=True)
    party_en = models.CharField(_("party (English)"), max_length=120, blank=True)
    party = Bilingual()
    slug = models.SlugField(_("short name"), unique=True)
    election_period_starts_on = models.DateField(_("election period starts"))
    election_on = models.DateField(_("election day"))
    retain_until = models.DateField(
        _("personal data kept until"),
        help_text=_(
            "After this day the personal data of the campaign has to be destroyed; the operators' "
            "guide says how."
        ),
    )
    separate_approver = models.BooleanField(
        _("a second person approves"),
        default=True,
        help_text=_("Whoever nominated a person may not approve the same appointment."),
    )
    two_approvers_above = models.PositiveIntegerField(
        _("two people approve above"),
        null=True,
        blank=True,
        help_text=_(
            "A run that may approve more people than this waits until a second person agrees. "
            "Leave empty for never."
        ),
    )
    policy_page = models.CharField(
        _("public policy page"), max_length=8, choices=PolicyPage, default=PolicyPage.CLOSED
    )
    number_style = models.CharField(
        _("numbers on certificates"),
        max_length=10,
        choices=NumberStyle,
        default=NumberStyle.OPAQUE,
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-election_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(election_period_starts_on__lte=models.F("election_on"))
                & models.Q(election_on__lte=models.F("retain_until")),
                name="campaign_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name
