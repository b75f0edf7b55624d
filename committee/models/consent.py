"""Consents, their kinds and their wording."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.bilingual import Bilingual


class ConsentKind(models.TextChoices):
    """What a person can agree to, each by itself (PIPA art. 15, 22 and 23)."""

    DATA = "data", _("use of personal data")
    POLITICAL = "political", _("use of data on political views")
    ROSTER = "roster", _("listing in the committee's roster")
    PUBLIC = "public", _("full name on the public verification page")
    PHOTO = "photo", _("photographs at events")

    @classmethod
    def required(cls) -> tuple[ConsentKind, ...]:
        """Those without which nobody can be appointed; the others are free."""
        return (cls.DATA, cls.POLITICAL)


class ConsentText(models.Model):
    """The wording of one consent; a change of wording is a new version, never an edit."""

    kind = models.CharField(_("kind"), max_length=12, choices=ConsentKind)
    version = models.PositiveSmallIntegerField(_("version"))
    text_ko = models.TextField(_("text (Korean)"))
    text_en = models.TextField(_("text (English)"))
    text = Bilingual()

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="consent_text_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents by whether they hold."""

    def standing(self) -> ConsentQuerySet:
        """Consents given and not withdrawn."""
        return self.filter(withdrawn_at=None)


@audited()
class Consent(models.Model):
    """One person's agreement to one text, until it is withdrawn."""

    person = models.ForeignKey(
        "committee.Person",
        on_delete=models.CASCADE,
        related_name="consents",
        verbose_name=_("person"),
    )
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.CASCADE,
        related_name="consents",
        verbose_name=_("appointment"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ConsentKind)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, verbose_name=_("text"))
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="consent_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
