"""Credentials that holders took with them."""

from __future__ import annotations

import secrets
from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from committee.models.certificate import Certificate

PLACES = 2**20
"""In the list of revocations, whose size therefore tells nothing; a place is never used twice."""


def free_place() -> int:
    """A place drawn at random; the constraint settles what was drawn twice."""
    return secrets.randbelow(PLACES)


class CredentialCopyQuerySet(models.QuerySet["CredentialCopy"]):
    """Copies by what became of them."""

    def standing(self, *, on: date) -> CredentialCopyQuerySet:
        """Those whose certificate is valid and whose term is not over."""
        return self.filter(certificate__in=Certificate.objects.standing(on=on))


class CredentialCopy(models.Model):
    """One credential that a holder downloaded: of which certificate, when, naming them by what.

    The file itself is not kept. It cannot be called back; its place in the list of revocations is
    all that reaches it, and stays taken when the certificate's record is erased.
    """

    class NamedBy(models.TextChoices):
        MAIL = "mail", _("a hash of my mail address: who knows the address can confirm it")
        NAME = "name", _("my name, readable by everybody who sees the file")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    certificate = models.ForeignKey(
        "committee.Certificate",
        on_delete=models.SET_NULL,
        null=True,
        related_name="credential_copies",
        verbose_name=_("certificate"),
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("taken by"),
    )
    taken_at = models.DateTimeField(_("taken at"), auto_now_add=True)
    named_by = models.CharField(_("named by"), max_length=8, choices=NamedBy)
    place = models.PositiveIntegerField(_("place in the list of revocations"), unique=True)

    objects = CredentialCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of a credential")
        verbose_name_plural = _("copies of credentials")
        ordering = ["-taken_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__lt=PLACES), name="credential_copy_place_in_list"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="what_was_taken_is_final",
                fields=["taken_by", "taken_at", "named_by", "place"],
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
