"""Who was asked to an event, who goes and who was there."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual
from committee.tokens import digest, new_nonce, pass_token
from events.models.event import Event
from events.models.programme import Named

WITHOUT_ADDRESS = models.Q(person__email="") | models.Q(guest__email="")


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendances by what they count for."""

    def coming(self) -> Self:
        """Those who said that they come, and those who are here."""
        return self.filter(status__in=Attendance.COMING)

    def with_mail_address(self) -> Self:
        """Those of people and guests who can be written to."""
        return self.exclude(WITHOUT_ADDRESS)

    def without_mail_address(self) -> Self:
        """The others, who are told by phone or on paper."""
        return self.filter(WITHOUT_ADDRESS)

    def counted(self) -> Self:
        """Those who were there: checked in at the door, or logged as attended."""
        return self.filter(status__in=(Attendance.Status.ATTENDED, Attendance.Status.WALK_IN))


@audited(exclude=["pass_nonce", "pass_digest"])
class Attendance(Named):
    """A person or guest at an event, with the title held on that day.

    A walk-in whose check-in was undone stays on record as ``UNDONE``, and counts as nobody.
    Whoever is expected has a pass, whose token is made from ``pass_nonce`` and the site's key; the
    table keeps its digest alone, so that a copy of the table opens no door.
    """

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        GOING = "going", _("going")
        WAITING = "waiting", _("on the waiting list")
        DECLINED = "declined", _("declined")
        ATTENDED = "attended", _("attended")
        EXCUSED = "excused", _("excused")
        NO_SHOW = "no_show", _("did not come")
        WALK_IN = "walk_in", _("walk-in")
        UNDONE = "undone", _("walk-in, undone")

    COMING = (Status.GOING, Status.ATTENDED, Status.WALK_IN)

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("event")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status)
    title_held_ko = models.CharField(_("title on the day (Korean)"), max_length=200, blank=True)
    title_held_en = models.CharField(_("title on the day (English)"), max_length=240, blank=True)
    title_held = Bilingual()
    introduced = models.BooleanField(
        _("introduced by name"), default=False, help_text=_("At the introduction of guests.")
    )
    precedence = models.PositiveSmallIntegerField(
        _("order of precedence"),
        null=True,
        blank=True,
        help_text=_("Empty where the rank of the title says it."),
    )
    proxy_for = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proxy",
        verbose_name=_("is there for"),
    )
    companions = models.PositiveSmallIntegerField(_("brings along"), default=0)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)
    told_cancelled_at = models.DateTimeField(
        _("told of the cancellation at"), null=True, blank=True
    )
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)
    pass_nonce = models.CharField(_("secret of the pass"), max_length=32, blank=True)
    pass_digest = models.CharField(  # noqa: DJ001 - unique, and many have none
        _("digest of the pass"), max_length=64, null=True, unique=True
    )
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
            models.CheckConstraint(
                condition=models.Q(proxy_for=None) | ~models.Q(proxy_for=models.F("id")),
                name="attendance_proxy_for_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.somebody)

    @property
    def was_there(self) -> bool:
        return self.status in (Attendance.Status.ATTENDED, Attendance.Status.WALK_IN)

    @property
    def is_coming(self) -> bool:
        return self.status in self.COMING

    def give_pass(self) -> None:
        """A new pass; one that was given before opens the door no more. Not saved yet."""
        self.pass_nonce = new_nonce()
        self.pass_digest = digest(pass_token(self.pass_nonce))

    @property
    def pass_token(self) -> str:
        """What the pass's QR code holds; empty for somebody without a pass."""
        return pass_token(self.pass_nonce) if self.pass_nonce else ""
