"""Photographs of events, and who is recognisable on them."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models import Bilingual, Consent, ConsentKind
from events.models.event import Event


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Photographs by whom they may be shown to."""

    def showable(self) -> Self:
        """Those for everybody: meant to be, and with the standing consent of all who are shown.

        Asked anew each time, so that a consent withdrawn takes its photographs away at once. A
        mark whose person was erased has no consent any more.
        """
        agreed = Consent.objects.standing().filter(
            kind=ConsentKind.PHOTO, person=OuterRef("person")
        )
        against = Shown.objects.filter(photo=OuterRef("pk")).exclude(Exists(agreed))
        return self.filter(~Exists(against), public=True)


@audited()
class Photo(models.Model):
    """A photograph of an event, kept as files without anything but its pixels.

    ``nobody_else`` is the declaration that nobody is recognisable beside those who are marked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="photos", verbose_name=_("event")
    )
    caption_ko = models.CharField(_("caption (Korean)"), max_length=200)
    caption_en = models.CharField(_("caption (English)"), max_length=240, blank=True)
    caption = Bilingual()
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    people = models.ManyToManyField(
        "committee.Person", through="Shown", related_name="photos", verbose_name=_("people shown")
    )
    nobody_else = models.BooleanField(_("nobody else is recognisable"), default=False)
    public = models.BooleanField(_("for everybody"), default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(public=False) | Q(nobody_else=True), name="photo_public_if_declared"
            )
        ]

    def __str__(self) -> str:
        return self.caption


@audited()
class Shown(models.Model):
    """Somebody who is recognisable on a photograph; erased people leave a mark without a name."""

    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, related_name="shown", verbose_name=_("photograph")
    )
    person = models.ForeignKey(
        "committee.Person",
        on_delete=models.SET_NULL,
        null=True,
        related_name="shown_on",
        verbose_name=_("person"),
    )

    class Meta:
        verbose_name = _("person shown")
        verbose_name_plural = _("people shown")
        constraints = [models.UniqueConstraint(fields=["photo", "person"], name="shown_once")]

    def __str__(self) -> str:
        return f"{self.photo}: {self.person or '?'}"
