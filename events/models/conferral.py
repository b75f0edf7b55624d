"""Certificates handed over at an event, and the queue of those who wait for theirs."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Person
from events.models.attendance import Attendance
from events.models.event import Guest
from events.models.programme import ProgrammeItem


class ConferralQuerySet(models.QuerySet["Conferral"]):
    """Conferrals by whether they stand."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(undone_at=None)


@audited()
class Conferral(models.Model):
    """A certificate handed over: in which programme item, and so where; when, and by whom.

    One that was recorded by mistake is undone and stays on record; a certificate has one that
    stands. ``conferred_at`` is empty where the record does not tell the hour.
    """

    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.PROTECT,
        related_name="conferrals",
        verbose_name=_("programme item"),
    )
    certificate = models.ForeignKey(
        "committee.Certificate",
        on_delete=models.PROTECT,
        related_name="conferrals",
        verbose_name=_("certificate"),
    )
    conferred_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    conferred_by = models.ForeignKey(
        "committee.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handed over by"),
    )
    conferred_by_guest = models.ForeignKey(
        "events.Guest",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handed over by a guest"),
    )
    proxy_name = models.CharField(
        _("received by"),
        max_length=60,
        blank=True,
        help_text=_("Empty where the person took it in person."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,  # unknown of what was recorded before this was kept
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )

    objects = ConferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("conferral")
        verbose_name_plural = _("conferrals")
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=Q(undone_at=None),
                name="conferral_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="conferral_undone_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(conferred_by=None) | Q(conferred_by_guest=None),
                name="conferral_by_one_somebody",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="conferral_is_final", fields=["item", "certificate", "conferred_at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate} @ {self.item}"

    @property
    def giver(self) -> Person | Guest | None:
        """Who handed it over, where the record tells."""
        return self.conferred_by or self.conferred_by_guest


@audited()
class Recipient(models.Model):
    """Somebody whose certificate waits in a conferral item, in the order of calling.

    Whether it was handed over is told by its conferral alone.
    """

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waits")
        SKIPPED = "skipped", _("passed over for now")
        ABSENT = "absent", _("absent")

    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.CASCADE,
        related_name="recipients",
        verbose_name=_("programme item"),
    )
    certificate = models.ForeignKey(
        "committee.Certificate",
        on_delete=models.CASCADE,
        related_name="recipients",
        verbose_name=_("certificate"),
    )
    position = models.PositiveIntegerField(_("position"))
    hint = models.CharField(
        _("how to say the name"),
        max_length=80,
        blank=True,
        help_text=_("Shown below the name. Empty for the name in Latin letters."),
    )
    standing = models.CharField(
        _("standing"), max_length=8, choices=Standing, default=Standing.WAITING
    )
    acted_at = models.DateTimeField(_("last act at"), null=True, blank=True)

    is_handed_over: bool  # annotated by reports.ceremony
    door_status: str | None  # the same

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "certificate"], name="recipient_once"),
            models.UniqueConstraint(
                fields=["item", "position"],
                name="recipient_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.certificate}"

    @property
    def person(self) -> Person:
        return self.certificate.appointment.person

    @property
    def said_as(self) -> str:
        """How the name is said: the hint, else the name in Latin letters."""
        return self.hint or self.person.name_latin

    @property
    def door_said(self) -> str:
        """What the event's list says of them, which the door keeps up to date."""
        if self.door_status is None:
            return gettext("not on the list")
        return str(Attendance.Status(self.door_status).label)
