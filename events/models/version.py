"""What of an event's programme was published, and when."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event


class ProgrammeVersion(models.Model):
    """A programme as it was published; never changed, followed by the next version.

    ``items`` is what ``reports.snapshot_of`` returns. It names speakers by their keys alone, so
    that whoever is erased from the record is erased from here too.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="versions", verbose_name=_("event")
    )
    number = models.PositiveIntegerField(_("version"))
    items = models.JSONField(_("programme"), editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    class Meta:
        verbose_name = _("published programme")
        verbose_name_plural = _("published programmes")
        ordering = ["event", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="programme_version_once")
        ]
        triggers = [pgtrigger.Protect(name="published_is_final", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.event}: {self.number}"
