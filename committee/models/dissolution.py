"""Dissolutions: which committees closed together, and which terms ended with them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.appointment import EndReason, Status


@audited()
class Dissolution(models.Model):
    """One decision to close a committee and everything below it, until it is taken back.

    ``Committee.dissolution`` names the one that closed each committee, so a part that was closed
    before stays closed when the whole is reopened.
    """

    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.CASCADE,
        related_name="dissolutions",
        verbose_name=_("committee"),
    )
    on = models.DateField(_("dissolved on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    reopened_at = models.DateTimeField(_("reopened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("dissolution")
        verbose_name_plural = _("dissolutions")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee"],
                condition=Q(reopened_at=None),
                name="dissolution_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee} ({self.on})"


@audited()
class EndedTerm(models.Model):
    """A term as it was before a dissolution ended or shortened it, and as it was left."""

    dissolution = models.ForeignKey(
        Dissolution, on_delete=models.CASCADE, related_name="ended", verbose_name=_("dissolution")
    )
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("appointment"),
    )
    term = DateRangeField(_("term before"))
    status = models.CharField(_("status before"), max_length=12, choices=Status)
    end_reason = models.CharField(
        _("reason of the end before"),
        max_length=24,
        choices=EndReason,
        blank=True,
        default="",
        db_default="",
    )
    left_term = DateRangeField(_("term after"))
    left_status = models.CharField(_("status after"), max_length=12, choices=Status)

    class Meta:
        verbose_name = _("ended term")
        verbose_name_plural = _("ended terms")
        indexes = [
            # The clock looks for those who never accepted and are still to be erased.
            models.Index(
                fields=["appointment"],
                condition=Q(
                    status__in=(Status.NOMINATED, Status.INVITED), left_status=Status.ENDED
                ),
                name="ended_term_never_accepted",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dissolution", "appointment"], name="ended_term_once_a_dissolution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.appointment} ({self.dissolution.on})"
