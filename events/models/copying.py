"""Copying an event to many committees at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _


class Copying(models.Model):
    """One event made anew, as drafts, in many committees: what was asked for, and how far it is.

    Nothing here says which committees are done: an event knows what it was copied from, and the
    database lets no committee have two copies of one. So it can be begun again at any point.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    source = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        related_name="copyings",
        verbose_name=_("event"),
    )
    top = models.ForeignKey(
        "committee.Committee",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("committee"),
    )
    kind = models.ForeignKey(
        "committee.UnitKind",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of unit"),
    )
    held_on = models.DateField(_("date"))
    name_ko = models.CharField(_("name (Korean)"), max_length=160)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    with_venue = models.BooleanField(_("with the venue"), default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("started by"),
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)
    total = models.PositiveIntegerField(_("committees"))
    made = models.PositiveIntegerField(_("drafts made"), default=0)

    class Meta:
        verbose_name = _("copying of an event")
        verbose_name_plural = _("copyings of events")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.source} → {self.top}"

    @property
    def percent(self) -> int:
        return min(100, self.made * 100 // self.total) if self.total else 100
