"""Who was at an event, and the door through which they came."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from events.models.event import Event
from events.models.programme import Named


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendances by what they count for."""

    def counted(self) -> Self:
        """Those who were there: checked in at the door, or logged as attended."""
        return self.filter(status__in=(Attendance.Status.ATTENDED, Attendance.Status.WALK_IN))


@audited()
class Attendance(Named):
    """A person or guest at an event, with the title held on that day."""

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        GOING = "going", _("going")
        DECLINED = "declined", _("declined")
        ATTENDED = "attended", _("attended")
        EXCUSED = "excused", _("excused")
        NO_SHOW = "no_show", _("did not come")
        WALK_IN = "walk_in", _("walk-in")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("event")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status)
    title_held_ko = models.CharField(_("title on the day (Korean)"), max_length=200, blank=True)
    title_held_en = models.CharField(_("title on the day (English)"), max_length=240, blank=True)
    title_held = Bilingual()
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("logged by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["event", "id"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(fields=["event", "person"], name="attendance_person_once"),
            models.UniqueConstraint(fields=["event", "guest"], name="attendance_guest_once"),
        ]

    def __str__(self) -> str:
        return str(self.somebody)


@audited()
class Scan(models.Model):
    """One check-in or check-out act at a door; never deleted, undone by another scan."""

    class Direction(models.TextChoices):
        IN = "in", _("check-in")
        OUT = "out", _("check-out")

    scan_id = models.UUIDField(_("scan id of the device"), unique=True, default=uuid.uuid4)
    attendance = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, related_name="scans", verbose_name=_("attendance")
    )
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    scanned_at = models.DateTimeField(_("scanned at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    scanned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("scanned by"),
    )

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["scanned_at", "id"]

    def __str__(self) -> str:
        return f"{self.attendance} {self.get_direction_display()}"


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
