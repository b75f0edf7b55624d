"""Invitations, which ask nominated people."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.appointment import Appointment


@audited(exclude=["nonce", "token_digest"])
class Invitation(models.Model):
    """A question to a nominated person, answered once over a link that needs no account.

    The link's token is derived from ``nonce`` and the site's key (``tokens.py``), so a mail can be
    written again without the token ever being stored; the table holds its SHA-256 alone.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="invitations"
    )
    nonce = models.CharField(max_length=32, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("invited at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    printed_at = models.DateTimeField(_("letter printed at"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment"],
                condition=Q(answered_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.appointment} ({self.created_at:%Y-%m-%d})"

    @property
    def on_paper_alone(self) -> bool:
        """Whether it reached the person by no mail, so that the answer proves no mailbox."""
        return self.printed_at is not None and self.sent_at is None
