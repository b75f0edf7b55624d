"""How a campaign’s certificates look and read: designs, versions, seals, and where each is used."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.post import Title

A_COLOUR = "^#[0-9a-f]{6}$"


@audited(exclude=["png"])
class SealImage(models.Model):
    """A picture of a seal, made anew from what was uploaded; its bytes never change.

    Certificates name it by its hash, so it stays as long as a published version shows it.
    """

    campaign = models.ForeignKey("committee.Campaign", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    png = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture of a seal")
        verbose_name_plural = _("pictures of seals")
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "sha256"], name="seal_image_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="seal_image_has_a_hash"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="picture_is_final", fields=["campaign", "png", "sha256"])
        ]

    def __str__(self) -> str:
        return self.name


@audited()
class CertificateDesign(models.Model):
    """A design by name; what it looks like stands in its versions.

    ``edits`` counts every change of them, so that whoever edits an older state is told.
    """

    campaign = models.ForeignKey(
        "committee.Campaign",
        on_delete=models.PROTECT,
        related_name="designs",
        verbose_name=_("campaign"),
    )
    name = models.CharField(_("name"), max_length=80)
    verb = models.CharField(_("verb"), max_length=12, choices=Title.Verb)
    active = models.BooleanField(_("offered"), default=True)
    edits = models.PositiveIntegerField(_("times saved"), default=0)

    class Meta:
        verbose_name = _("design of certificates")
        verbose_name_plural = _("designs of certificates")
        ordering = ["campaign", "-active", "name"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="design_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class DesignVersionQuerySet(models.QuerySet["DesignVersion"]):
    """Versions by whether they may be printed."""

    def published(self) -> Self:
        """Those that certificates can be issued with, the latest first."""
        return self.exclude(published_at=None).order_by("design_id", "-number")


@audited()
class DesignVersion(models.Model):
    """One state of a design: a draft without a number, or published and final.

    Empty words stand for the usual ones, and no signatory for the campaign's root committee.
    ``signatories`` are objects with ``title_ko``, ``name_ko``, ``title_en`` and ``name_en``.
    """

    class Variant(models.TextChoices):
        KO = "ko", _("Korean")
        EN = "en", _("English")
        BOTH = "ko+en", _("Korean with English")

    class Paper(models.TextChoices):
        A4 = "a4", _("A4 (210 × 297 mm)")
        A3 = "a3", _("A3 (297 × 420 mm)")
        B4 = "b4", _("B4 (257 × 364 mm)")

    class Seal(models.TextChoices):
        CUT = "cut", _("cut from the name of the root committee")
        IMAGE = "image", _("an uploaded picture")
        NONE = "none", _("none")

    CONTENT = (
        *("heading_ko", "heading_en", "body_ko", "body_en", "variant", "paper", "landscape"),
        *("border", "rosette", "ink", "gold", "red", "signatories", "seal", "seal_image"),
    )
    """What an admin designs; the rest says who did, and when."""

    design = models.ForeignKey(
        CertificateDesign,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("design"),
    )
    number = models.PositiveIntegerField(_("version"), null=True, blank=True)
    heading_ko = models.CharField(_("heading (Korean)"), max_length=20, blank=True)
    heading_en = models.CharField(_("heading (English)"), max_length=60, blank=True)
    body_ko = models.CharField(_("sentence (Korean)"), max_length=300, blank=True)
    body_en = models.CharField(_("sentence (English)"), max_length=400, blank=True)
    variant = models.CharField(_("languages"), max_length=5, choices=Variant, default=Variant.KO)
    paper = models.CharField(_("paper"), max_length=2, choices=Paper, default=Paper.A4)
    landscape = models.BooleanField(_("landscape"), default=False)
    border = models.BooleanField(_("border"), default=True)
    rosette = models.BooleanField(_("rosette behind the text"), default=True)
    ink = models.CharField(_("colour of the text"), max_length=7, default="#1a1714")
    gold = models.CharField(_("colour of the ornament"), max_length=7, default="#8f7136")
    red = models.CharField(_("colour of the cut seal"), max_length=7, default="#b8261c")
    signatories = models.JSONField(_("signatories"), default=list, blank=True)
    seal = models.CharField(_("seal"), max_length=5, choices=Seal, default=Seal.CUT)
    seal_image = models.ForeignKey(
        SealImage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture of the seal"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects = DesignVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a design")
        verbose_name_plural = _("versions of designs")
        ordering = ["design_id", F("number").desc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["design", "number"], name="design_version_once"),
            models.UniqueConstraint(
                fields=["design"], condition=Q(number=None), name="design_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, published_at__isnull=False)
                | Q(number__isnull=True, published_at__isnull=True),
                name="design_numbered_when_published",
            ),
            models.CheckConstraint(
                condition=Q(seal="image", seal_image__isnull=False)
                | ~Q(seal="image") & Q(seal_image__isnull=True),
                name="design_seal_has_its_picture",
            ),
            models.CheckConstraint(
                condition=Q(ink__regex=A_COLOUR, gold__regex=A_COLOUR, red__regex=A_COLOUR),
                name="design_colours",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="seal_of_the_campaign",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__seal_image__isnull=False),
                func="""
                    PERFORM FROM committee_sealimage s
                        JOIN committee_certificatedesign d ON d.campaign_id = s.campaign_id
                        WHERE s.id = NEW.seal_image_id AND d.id = NEW.design_id;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'seal % is of another campaign', NEW.seal_image_id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'design_seal_of_the_campaign';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.design} {self.number or '–'}"


@audited()
class DesignUse(models.Model):
    """Where a design is used: in the whole campaign, or in a committee and all below it.

    Of several that reach a committee the nearest counts, and of the design its latest version.
    """

    campaign = models.ForeignKey("committee.Campaign", on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(_("verb"), max_length=12, choices=Title.Verb)
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("committee"),
    )
    design = models.ForeignKey(
        CertificateDesign, on_delete=models.CASCADE, related_name="uses", verbose_name=_("design")
    )

    class Meta:
        verbose_name = _("use of a design")
        verbose_name_plural = _("uses of designs")
        ordering = ["verb", F("committee__path").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "verb", "committee"],
                nulls_distinct=False,
                name="design_use_once_a_place",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="fits_its_place",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    PERFORM FROM committee_certificatedesign d
                        WHERE d.id = NEW.design_id AND d.campaign_id = NEW.campaign_id
                          AND d.verb = NEW.verb AND d.active
                          AND EXISTS (SELECT FROM committee_designversion v
                                      WHERE v.design_id = d.id AND v.published_at IS NOT NULL)
                          AND (NEW.committee_id IS NULL
                               OR EXISTS (SELECT FROM committee_committee c
                                          WHERE c.id = NEW.committee_id
                                            AND c.campaign_id = NEW.campaign_id))
                        FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'design % cannot be used there', NEW.design_id
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'design_use_fits';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return str(self.committee or self.campaign)
