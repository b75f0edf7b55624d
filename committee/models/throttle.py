"""How often somebody without an account asked lately."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """Requests from one address within one short window of time.

    The address stands here as a keyed hash that differs in every window, and the row goes with the
    window; what a crash of the server empties is no loss, so the table is not logged.
    """

    digest = models.CharField(_("keyed hash"), max_length=64, primary_key=True)
    requests = models.PositiveIntegerField(_("requests"))
    until = models.DateTimeField(_("until"), db_index=True)

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")

    def __str__(self) -> str:
        return self.digest[:12]
