"""The door of an event: who is on it, each act at it, and who is inside."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from events.models.attendance import Attendance
from events.models.event import Event


@audited()
class Scan(models.Model):
    """One act at a door and what came of it; never deleted, undone by another scan.

    ``scanned_at`` is the device's time put right by how much its clock was off; ``device_at`` is
    what the device said. A ``provisional`` act was done without the network and reported later.
    """

    class Direction(models.TextChoices):
        IN = "in", _("check-in")
        OUT = "out", _("check-out")

    class Outcome(models.TextChoices):
        ADMITTED = "admitted", _("checked in")
        LEFT = "left", _("checked out")
        UNDONE = "undone", _("undone")
        ALREADY_INSIDE = "already_inside", _("refused: already inside")
        NOT_INSIDE = "not_inside", _("refused: not inside")
        UNKNOWN = "unknown", _("refused: unknown pass")
        ANOTHER_EVENT = "another_event", _("refused: pass for another event")
        CANCELLED = "cancelled", _("refused: the event is cancelled")
        ARCHIVED = "archived", _("refused: the event is archived")
        CONFLICT = "conflict", _("let in twice")

    scan_id = models.UUIDField(_("scan id of the device"), unique=True, default=uuid.uuid4)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="scans", verbose_name=_("event")
    )
    attendance = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        null=True,
        related_name="scans",
        verbose_name=_("attendance"),
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome)
    met = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("let in before by"),
    )
    undoes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="undone_by",
        verbose_name=_("undoes"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    door = models.CharField(_("door"), max_length=40, blank=True)
    provisional = models.BooleanField(_("without network"), default=False)
    device_at = models.DateTimeField(_("time of the device"), null=True)
    scanned_at = models.DateTimeField(_("scanned at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    scanned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("scanned by"),
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["scanned_at", "id"]
        indexes = [models.Index(fields=["event", "-received_at"], name="scan_of_event")]
        constraints = [
            models.CheckConstraint(
                condition=Q(attendance__isnull=False)
                | Q(outcome__in=("unknown", "another_event", "cancelled")),
                name="scan_of_somebody_unless_unknown",
            ),
            models.CheckConstraint(
                condition=Q(undoes__isnull=False, outcome="undone") & ~Q(reason="")
                | Q(undoes__isnull=True) & ~Q(outcome="undone"),
                name="scan_undone_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance or '?'}: {self.get_outcome_display()}"

    @property
    def keeper(self) -> str:
        """Who scanned, and at which door where that is known."""
        return f"{self.scanned_by} ({self.door})" if self.door else str(self.scanned_by)


class StayQuerySet(models.QuerySet["Stay"]):
    """Stays by whether they count and go on."""

    def counted(self) -> Self:
        return self.filter(undone=False)

    def inside(self) -> Self:
        """Those who are inside now."""
        return self.counted().filter(left_at=None)


@audited()
class Stay(models.Model):
    """From one check-in of somebody to the check-out; open while they are inside."""

    attendance = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, related_name="stays", verbose_name=_("attendance")
    )
    entry = models.OneToOneField(
        Scan, on_delete=models.PROTECT, related_name="began", verbose_name=_("check-in")
    )
    exit = models.OneToOneField(
        Scan,
        on_delete=models.PROTECT,
        null=True,
        related_name="ended",
        verbose_name=_("check-out"),
    )
    entered_at = models.DateTimeField(_("inside from"))
    left_at = models.DateTimeField(_("inside until"), null=True)
    undone = models.BooleanField(_("undone"), default=False)
    status_before = models.CharField(_("status before"), max_length=10, choices=Attendance.Status)

    objects = StayQuerySet.as_manager()

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["entered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"],
                condition=Q(left_at=None, undone=False),
                name="stay_open_once",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=models.F("entered_at")),
                name="stay_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance}: {self.entered_at:%H:%M}"


class DoorDutyQuerySet(models.QuerySet["DoorDuty"]):
    """Door duties by day."""

    def in_force(self, *, on: date) -> Self:
        return self.filter(period__contains=on)


@audited()
class DoorDuty(models.Model):
    """Lets an account check people in at one event, and see nothing else."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="door_duties",
        verbose_name=_("account"),
    )
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="door_duties", verbose_name=_("event")
    )
    period = DateRangeField(_("period"))

    objects = DoorDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("door duty")
        verbose_name_plural = _("door duties")
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="door_duty_once")]

    def __str__(self) -> str:
        return f"{self.user} @ {self.event}"
