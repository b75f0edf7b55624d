"""Rooms, and the hours for which they are taken."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual


@audited()
class Room(models.Model):
    """A room at a venue, known from the first event that named it."""

    campaign = models.ForeignKey(
        "committee.Campaign",
        on_delete=models.CASCADE,
        related_name="rooms",
        verbose_name=_("campaign"),
    )
    venue_ko = models.CharField(_("venue (Korean)"), max_length=160)
    name_ko = models.CharField(_("room (Korean)"), max_length=80)
    name_en = models.CharField(_("room (English)"), max_length=120, blank=True)
    name = Bilingual()

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["venue_ko", "name_ko"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "venue_ko", "name_ko"], name="room_once")
        ]

    def __str__(self) -> str:
        return self.name


class Booking(models.Model):
    """The hours for which an event, or one item in a room of its own, takes a room.

    Worked out anew whenever the event or its programme changes; the database lets no two overlap.
    """

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="bookings", verbose_name=_("room")
    )
    event = models.ForeignKey(
        "events.Event", on_delete=models.CASCADE, related_name="bookings", verbose_name=_("event")
    )
    item = models.ForeignKey(
        "events.ProgrammeItem",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="bookings",
        verbose_name=_("programme item"),
    )
    during = DateTimeRangeField(_("from and until"))

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["during"]
        constraints = [
            ExclusionConstraint(
                name="booking_room_once",
                expressions=[
                    ("room", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.room}: {self.event}"
