"""Events, their guests and the headcounts that were stated."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual


@audited()
class Event(models.Model):
    """A launch ceremony, policy presentation or meeting, hosted by a committee.

    The hour and the venue may be unknown: what the record does not say stays empty.
    """

    class Kind(models.TextChoices):
        LAUNCH = "launch", _("launch ceremony")
        PRESENTATION = "presentation", _("policy presentation")
        LAUNCH_PRESENTATION = (
            "launch_presentation",
            _("launch ceremony and policy presentation"),
        )
        MEETING = "meeting", _("meeting")
        TRAINING = "training", _("training")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        HELD = "held", _("held")
        ARCHIVED = "archived", _("archived")
        CANCELLED = "cancelled", _("cancelled")

    host = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("host"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    name_ko = models.CharField(_("name (Korean)"), max_length=160)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = Bilingual()
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    venue_ko = models.CharField(_("venue (Korean)"), max_length=160, blank=True)
    venue_en = models.CharField(_("venue (English)"), max_length=200, blank=True)
    venue = Bilingual()
    room = models.ForeignKey(
        "events.Room",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("room"),
    )
    online_url = models.URLField(
        _("online link"),
        max_length=400,
        blank=True,
        help_text=_("Shown to those alone who are going, and to staff."),
    )
    public_page = models.BooleanField(_("public page"), default=False)
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("Whoever answers “going” beyond it waits. Empty for no limit."),
    )
    cancelled_because = models.CharField(
        _("reason of the cancellation"), max_length=300, blank=True
    )
    programme_version = models.PositiveIntegerField(_("version of the programme"), default=0)
    template = models.ForeignKey(
        "events.EventTemplate",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("made from the template"),
    )
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("copied from"),
    )
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("logged by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["host", "held_on", "name_ko"], name="event_logged_once"
            ),
            models.UniqueConstraint(fields=["copied_from", "host"], name="event_copied_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_start",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="archived_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status="archived"),
            )
        ]

    def __str__(self) -> str:
        return self.name


@audited()
class HeadcountEstimate(models.Model):
    """A number of attendees that somebody stated, with its source; never mixed with the count."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="estimates", verbose_name=_("event")
    )
    number = models.PositiveIntegerField(_("stated number"))
    approximate = models.BooleanField(_("approximate"), default=True)
    source_ko = models.CharField(_("source (Korean)"), max_length=200)
    source_en = models.CharField(_("source (English)"), max_length=200, blank=True)
    source = Bilingual()

    class Meta:
        verbose_name = _("headcount estimate")
        verbose_name_plural = _("headcount estimates")
        constraints = [
            models.UniqueConstraint(fields=["event", "source_ko"], name="estimate_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.source})"


@audited(exclude=["phone", "email"])
class Guest(models.Model):
    """Somebody named in the record of events who stands outside the hierarchy.

    The contacts serve to ask the guest to events, and stand in no history.
    """

    class Office(models.TextChoices):
        LOCAL_HEAD = "local_head", _("head of a local government")
        LEGISLATOR = "legislator", _("member of the National Assembly")
        COUNCILLOR = "councillor", _("member of a local council")
        OFFICIAL = "official", _("another public official")

    campaign = models.ForeignKey(
        "committee.Campaign",
        on_delete=models.PROTECT,
        related_name="guests",
        verbose_name=_("campaign"),
    )
    name_ko = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    name = Bilingual()
    affiliation_ko = models.CharField(_("affiliation (Korean)"), max_length=160, blank=True)
    affiliation_en = models.CharField(_("affiliation (English)"), max_length=200, blank=True)
    affiliation = Bilingual()
    office = models.CharField(_("public office"), max_length=10, choices=Office, blank=True)
    phone = models.CharField(_("mobile phone"), max_length=16, blank=True)
    email = models.EmailField(_("mail address"), blank=True)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["name_ko"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name_ko=""), name="guest_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(phone="") | models.Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"),
                name="guest_phone_in_e164",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name
