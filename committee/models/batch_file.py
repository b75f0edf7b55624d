"""Files about a batch: certificates to hand over, to print, and the paper beside them."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.models.export import KEPT_FOR


class BatchFile(models.Model):
    """A file that a worker writes for whoever asked for it, and for nobody else.

    It can be fetched for a week, and only as long as its account may appoint in the batch's
    committee; the row stays when the file is gone.
    """

    class Kind(models.TextChoices):
        ZIP = "zip", _("certificates, one PDF each (ZIP)")
        PRINT = "print", _("print file of all certificates")
        LABELS = "labels", _("labels (A4, 3 × 8)")
        CALLING = "calling", _("list for calling the names")

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WRITING = "writing", _("being written")
        READY = "ready", _("ready")
        FAILED = "failed", _("not written")
        REMOVED = "removed", _("file removed")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    batch = models.ForeignKey(
        "committee.Batch", on_delete=models.CASCADE, related_name="files", verbose_name=_("batch")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    blank_backs = models.BooleanField(_("blank backs"), default=False)
    language = models.CharField(_("language"), max_length=8)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("requested by"),
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    file_name = models.CharField(_("file"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("file of a batch")
        verbose_name_plural = _("files of batches")
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="ready") | ~Q(file_name="") & Q(finished_at__isnull=False),
                name="batch_file_ready_has_a_file",
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="what_was_asked_is_final",
                fields=["batch", "kind", "blank_backs", "requested_by", "requested_at"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.get_kind_display()}"

    @property
    def on_its_way(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.WRITING)

    @property
    def downloadable(self) -> bool:
        """Whether the file lies ready and is not too old."""
        finished = self.finished_at
        ready = self.status == self.Status.READY
        return ready and finished is not None and finished + KEPT_FOR > timezone.now()
