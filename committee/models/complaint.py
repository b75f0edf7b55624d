"""What somebody reports about a certificate."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7, Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from committee.audit import audited

LONGEST_REPORT = 1000
"""Characters of what somebody may write."""


@audited(exclude=["text", "reply_to"])
class CertificateReport(models.Model):
    """Somebody says that something is wrong with a certificate; the desk finds out and settles it.

    ``reply_to`` goes when the report is settled, so that no address stays that nobody needs.
    """

    class Kind(models.TextChoices):
        NEVER_AGREED = "never_agreed", _("I never agreed to this appointment")
        FORGED = "forged", _("this looks forged")
        MISTAKE = "mistake", _("there is a mistake in it")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        SETTLED = "settled", _("settled")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    certificate = models.ForeignKey(
        "committee.Certificate",
        on_delete=models.CASCADE,
        related_name="reports",
        verbose_name=_("certificate"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.TextField(_("what is wrong"), max_length=LONGEST_REPORT, blank=True)
    reply_to = models.EmailField(_("mail address for an answer"), blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    reported_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    note = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("report about a certificate")
        verbose_name_plural = _("reports about certificates")
        ordering = ["-reported_at"]
        indexes = [models.Index(fields=["status", "-reported_at"], name="certificate_report_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status="settled",
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    reply_to="",
                )
                & ~Q(note="")
                | Q(status="open", settled_at=None, settled_by=None, note=""),
                name="certificate_report_settled_with_a_note",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST_REPORT),
                name="certificate_report_text_within_limit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate}: {self.get_kind_display()}"
