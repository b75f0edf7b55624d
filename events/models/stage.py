"""What runs on the stage: cues for those who work there, and the link of the big screen."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.tokens import digest, new_nonce, screen_token
from events.models.event import Event
from events.models.programme import ProgrammeItem


@audited()
class Cue(models.Model):
    """A short note in an item for one of those who work at the stage."""

    class Desk(models.TextChoices):
        LIGHT = "light", _("light")
        SOUND = "sound", _("sound")
        PRESENTER = "presenter", _("presenter")

    item = models.ForeignKey(
        ProgrammeItem,
        on_delete=models.CASCADE,
        related_name="cues",
        verbose_name=_("programme item"),
    )
    desk = models.CharField(_("for whom"), max_length=10, choices=Desk)
    text = models.CharField(_("note"), max_length=160)

    class Meta:
        verbose_name = _("cue")
        verbose_name_plural = _("cues")
        ordering = ["item", "desk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "desk"], name="cue_desk_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="cue_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_desk_display()}: {self.text}"


class ScreenLinkQuerySet(models.QuerySet["ScreenLink"]):
    """Links by whether they open anything."""

    def live(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


@audited(exclude=["nonce", "digest"])
class ScreenLink(models.Model):
    """Shows an event's big screen to a projector's computer that nobody is signed in at.

    Like a pass, the link's token is made from ``nonce`` and the site's key; the table keeps its
    digest alone.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="screen_links", verbose_name=_("event")
    )
    nonce = models.CharField(_("secret of the link"), max_length=32, default=new_nonce)
    digest = models.CharField(_("digest of the link"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = ScreenLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a big screen")
        verbose_name_plural = _("links of big screens")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(revoked_at=None), name="screen_link_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.created_at:%Y-%m-%d %H:%M})"

    @property
    def token(self) -> str:
        return screen_token(self.nonce)

    def give_digest(self) -> None:
        """What the table finds the link by. Not saved yet."""
        self.digest = digest(self.token)
