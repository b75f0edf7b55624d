"""An event's programme: its items, and who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from events.models.event import Event

if TYPE_CHECKING:
    from committee.models import Person
    from events.models.event import Guest


class Named(models.Model):
    """Points to a person of the hierarchy or to a guest from outside it, and to just one."""

    person = models.ForeignKey(
        "committee.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    guest = models.ForeignKey(
        "events.Guest",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("guest"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(guest=None), name="%(class)s_is_one_somebody"
            )
        ]

    @property
    def somebody(self) -> Person | Guest:
        """Whom the row names; the database lets no row name nobody."""
        return self.person or cast("Guest", self.guest)


@audited()
class ProgrammeItem(models.Model):
    """One item of an event's programme (식순), in its order; one at a time runs in an event."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening")
        NATIONAL_RITES = "national_rites", _("national rites")
        GUESTS = "guests", _("introduction of guests")
        PROGRESS = "progress", _("report on progress")
        GREETING = "greeting", _("greetings")
        CONGRATULATION = "congratulation", _("congratulatory remarks")
        ADDRESS = "address", _("address")
        PROPOSALS = "proposals", _("policy presentation")
        CONFERRAL = "conferral", _("conferral of appointment certificates")
        RESOLUTION = "resolution", _("reading of the resolution")
        SLOGAN = "slogan", _("slogan")
        PHOTOGRAPH = "photograph", _("group photograph")
        CLOSING = "closing", _("closing")
        OTHER = "other", _("other")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="programme", verbose_name=_("event")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    title_ko = models.CharField(_("title (Korean)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title = Bilingual()
    planned_minutes = models.PositiveSmallIntegerField(_("planned minutes"), null=True, blank=True)
    fixed_start = models.TimeField(
        _("fixed start"),
        null=True,
        blank=True,
        help_text=_("Empty where it begins when the item before it ends."),
    )
    room = models.ForeignKey(
        "events.Room",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("room"),
        help_text=_("Empty where it is in the room of the event."),
    )
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["event", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "position"],
                name="programme_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(started_at__isnull=False, ended_at=None),
                name="programme_item_runs_alone",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
                name="programme_item_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False),
                name="programme_item_ends_if_started",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


@audited()
class Speaker(Named):
    """Who speaks in an item. Author and deliverer of a speech can differ (대독)."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("speaker")
        AUTHOR = "author", _("author, read by another")
        DELIVERER = "deliverer", _("reads for the author")

    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.CASCADE,
        related_name="speakers",
        verbose_name=_("programme item"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.SPEAKER)

    title_held: str  # given by reports.introduce

    class Meta(Named.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["item", "position"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(fields=["item", "person"], name="speaker_person_once"),
            models.UniqueConstraint(fields=["item", "guest"], name="speaker_guest_once"),
        ]

    def __str__(self) -> str:
        return str(self.somebody)
