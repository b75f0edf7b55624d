"""Filters of a roster that an account keeps, and exports: who took which rows out, and why."""

from __future__ import annotations

from datetime import datetime, timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=7)
"""How long the file of an export can be downloaded."""


class SavedFilter(models.Model):
    """A named filter of a committee's roster, for the account that made it alone.

    ``query`` is what the roster's form takes, and goes through that form again whenever it is used:
    it gives nobody a row or a column that the account may not see on that day.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_filters",
        verbose_name=_("account"),
    )
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.CASCADE,
        related_name="saved_filters",
        verbose_name=_("committee"),
    )
    name = models.CharField(_("name"), max_length=40)
    query = models.JSONField(_("filter"), default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "committee", "name"], name="saved_filter_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Export(models.Model):
    """Rows of a roster taken out as a file: who, when, of which committee, filtered how, and why.

    It stands for the look at each contact in it, which therefore leaves no ``ContactDisclosure``
    of its own: filter and day say who was among the rows. What was asked for cannot be changed
    afterwards, and the row stays when the file is long gone.
    """

    class Format(models.TextChoices):
        CSV = "csv", _("CSV")
        XLSX = "xlsx", _("Excel (XLSX)")
        VCARD = "vcf", _("address book (vCard)")

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WRITING = "writing", _("being written")
        READY = "ready", _("ready")
        HANDED_OVER = "handed_over", _("handed over at once")
        FAILED = "failed", _("not written")
        REMOVED = "removed", _("file removed")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="exports",
        verbose_name=_("requested by"),
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        related_name="exports",
        verbose_name=_("committee"),
    )
    format = models.CharField(_("format"), max_length=4, choices=Format)
    query = models.JSONField(_("filter as the form takes it"), default=dict)
    described = models.TextField(_("filter in words"), blank=True)
    contacts = models.BooleanField(_("with contact data"))
    language = models.CharField(_("language"), max_length=8)
    reason = models.CharField(_("reason"), max_length=200)
    status = models.CharField(_("status"), max_length=11, choices=Status, default=Status.WAITING)
    expected = models.PositiveIntegerField(_("rows to write"), null=True, blank=True)
    written = models.PositiveIntegerField(_("rows written"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    downloads = models.PositiveIntegerField(_("downloads"), default=0)
    file_name = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-requested_at"]
        indexes = [
            models.Index(fields=["committee", "-requested_at"], name="export_committee"),
            models.Index(fields=["requested_by", "-requested_at"], name="export_requested_by"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="export_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(status="ready") | ~Q(file_name="") & Q(finished_at__isnull=False),
                name="export_ready_has_a_file",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="what_was_asked_is_final",
                fields=[
                    "requested_by",
                    "requested_at",
                    "committee",
                    "format",
                    "query",
                    "described",
                    "contacts",
                    "reason",
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee} ({self.get_format_display()})"

    @property
    def percent(self) -> int:
        """How much of it is written; 0 until the rows are counted."""
        return min(100, self.written * 100 // self.expected) if self.expected else 0

    @property
    def on_its_way(self) -> bool:
        return self.status in (Export.Status.WAITING, Export.Status.WRITING)

    @property
    def downloadable(self) -> bool:
        """Whether a file lies ready and is not too old."""
        until = self.expires_at
        return self.status == Export.Status.READY and until is not None and until > timezone.now()

    @property
    def expires_at(self) -> datetime | None:
        return self.finished_at + KEPT_FOR if self.finished_at else None
