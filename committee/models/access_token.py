"""What another system signs in with."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.audit import audited


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """Tokens by whether they open anything."""

    def live(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)


@audited(exclude=["digest", "last_used_at"])
class AccessToken(models.Model):
    """Lets a device or system act for an account, within ``scopes``, for a while.

    It never opens more than the account may do at that moment. The table keeps a digest alone; the
    token itself is shown once.
    """

    class Scope(models.TextChoices):
        COMMITTEES = "committees:read", _("read committees and rosters")
        EVENTS = "events:read", _("read events and programmes")
        ATTENDANCE = "attendance:read", _("read lists of attendees")
        CALENDAR = "calendar:read", _("read events in a calendar")
        DOOR = "door:write", _("check people in and out at the door")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="access_tokens",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(_("digest of the token"), max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope), verbose_name=_("scopes"))
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__len__gt=0), name="access_token_opens_something"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def scope_labels(self) -> list[str]:
        return [str(self.Scope(scope).label) for scope in self.scopes]
