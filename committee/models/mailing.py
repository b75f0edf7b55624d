"""Mails that tell of a step on the way of an appointment."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _


class Mailing(models.Model):
    """One mail about an appointment: what it tells, to whom, and when it left.

    It is written in the transaction of the step that it tells of, and holds neither a text nor an
    address: both are looked up when a worker sends it.
    """

    class Kind(models.TextChoices):
        REMINDER = "reminder", _("reminder to answer")
        ACCEPTED = "accepted", _("the person accepted")
        RECEIPT = "receipt", _("receipt of the acceptance")
        DECLINED = "declined", _("the person declined")
        APPROVED = "approved", _("the appointment was approved")
        ISSUED = "issued", _("the certificate was issued")
        REVOKED = "revoked", _("the certificate was revoked")
        ENDED = "ended", _("the appointment ended")
        RESIGNED = "resigned", _("the holder resigned")
        CONSENT_WITHDRAWN = "withdrawn", _("a consent was withdrawn")
        REPORTED = "reported", _("a certificate was reported")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.CASCADE,
        related_name="mailings",
        verbose_name=_("appointment"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    to_account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to"),
        help_text=_("Somebody at the desk; without one it goes to the holder."),
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = _("mail about an appointment")
        verbose_name_plural = _("mails about appointments")
        ordering = ["ordered_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.appointment})"
