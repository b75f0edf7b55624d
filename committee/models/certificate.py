"""Certificates and the register that numbers them."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.appointment import EndReason, Status

CONSENT_WITHDRAWN = "consent withdrawn"
UNPRINTED = "unprinted:"
"""Stands before the reason of an end that came before the certificate was printed."""


class Register(models.Model):
    """The last register number given out in a campaign; its row lock keeps numbers gap-free."""

    campaign = models.OneToOneField("committee.Campaign", on_delete=models.PROTECT)
    last_number = models.PositiveBigIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")

    def __str__(self) -> str:
        return str(self.last_number)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates by who may know of them."""

    def published(self) -> CertificateQuerySet:
        """Those that the public can check: everything but drafts."""
        return self.exclude(status=Certificate.Status.DRAFT)

    def standing(self, *, on: date) -> CertificateQuerySet:
        """Valid ones whose term is not over on that day."""
        goes_on = Q(appointment__term__upper_inf=True) | Q(appointment__term__endswith__gt=on)
        ended = Q(appointment__status=Status.ENDED)
        return self.filter(goes_on, ~ended, status=Certificate.Status.VALID)


@audited(exclude=["snapshot", "token"])
class Certificate(models.Model):
    """The immutable text issued for an appointment, and whether it still holds.

    A draft becomes valid when its PDF has been written; what is printed is the snapshot, whatever
    is renamed later. The database refuses a certificate without acceptance and approval, one that
    does not begin as a draft, one that would become valid after its appointment ended, and one that
    was called back before; it deletes none, and once printed the hash of the file stays.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        VALID = "valid", _("valid")
        SUPERSEDED = "superseded", _("superseded")
        REVOKED = "revoked", _("revoked")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("appointment"),
    )
    campaign = models.ForeignKey("committee.Campaign", on_delete=models.PROTECT, related_name="+")
    register_number = models.PositiveBigIntegerField(_("register number"))
    printed_number = models.CharField(_("printed number"), max_length=40)
    token = models.CharField(max_length=22, unique=True)
    snapshot = models.JSONField()
    snapshot_sha256 = models.CharField(max_length=64)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("issued by"),
    )
    issued_at = models.DateTimeField(_("issued at"))
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revocation_reason = models.CharField(_("reason of revocation"), max_length=200, blank=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True)
    superseded_by = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "register_number"], name="certificate_register_number_once"
            ),
            models.UniqueConstraint(
                fields=["campaign", "printed_number"], name="certificate_printed_number_once"
            ),
            models.UniqueConstraint(
                fields=["appointment"],
                condition=Q(status__in=("draft", "valid")),
                name="certificate_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | ~Q(pdf_sha256=""), name="certificate_printed_first"
            ),
            models.CheckConstraint(
                condition=Q(status="revoked", revoked_at__isnull=False)
                | ~Q(status="revoked") & Q(revoked_at__isnull=True),
                name="certificate_revoked_when",
            ),
            models.CheckConstraint(
                condition=Q(status="superseded", superseded_at__isnull=False)
                | ~Q(status="superseded") & Q(superseded_at=None, superseded_by=None),
                name="certificate_superseded_when",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="snapshot_is_final",
                fields=[
                    "appointment",
                    "campaign",
                    "register_number",
                    "printed_number",
                    "token",
                    "snapshot",
                    "snapshot_sha256",
                    "issued_by",
                    "issued_at",
                ],
            ),
            pgtrigger.Protect(name="stays_in_the_register", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="no_draft_again",
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(new__status="draft") & ~pgtrigger.Q(old__status="draft"),
            ),
            pgtrigger.Protect(
                name="printed_once",
                operation=pgtrigger.UpdateOf("pdf_sha256"),
                condition=pgtrigger.Q(old__pdf_sha256__df=pgtrigger.F("new__pdf_sha256"))
                & ~pgtrigger.Q(old__status="draft"),
            ),
            pgtrigger.Trigger(
                name="accepted_and_approved",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.status <> 'draft' THEN
                        RAISE EXCEPTION 'certificate % does not begin as a draft', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'certificate_begins_as_a_draft';
                    END IF;
                    PERFORM FROM committee_appointment a
                        WHERE a.id = NEW.appointment_id
                          AND a.accepted_at IS NOT NULL AND a.approved_at IS NOT NULL
                          AND a.status IN ('approved', 'in_force')
                        FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'appointment % was not accepted and approved',
                            NEW.appointment_id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'certificate_accepted_and_approved';
                    END IF;
                    RETURN NEW;
                """,
            ),
            # Waits for an end that is going on, as an end waits for it: whichever comes second sees
            # the first.
            pgtrigger.Trigger(
                name="valid_once_and_in_force",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(new__status="valid") & ~pgtrigger.Q(old__status="valid"),
                func="""
                    IF OLD.status <> 'draft' THEN
                        RAISE EXCEPTION 'certificate % was called back for good', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'certificate_called_back_for_good';
                    END IF;
                    PERFORM FROM committee_appointment a
                        WHERE a.id = NEW.appointment_id AND a.status = 'in_force'
                        FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'appointment % is not in force', NEW.appointment_id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'certificate_valid_while_in_force';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="steps_are_logged",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="was", new="became"),
                func="""
                    INSERT INTO committee_issuancelog
                        (certificate, act, register_number, snapshot_sha256, pdf_sha256)
                    SELECT a.id, a.status, a.register_number, a.snapshot_sha256, a.pdf_sha256
                    FROM became a JOIN was b ON b.id = a.id
                    WHERE a.status <> b.status AND a.status <> 'draft'
                    ORDER BY a.campaign_id, a.register_number;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.printed_number

    @property
    def why_revoked(self) -> str:
        """The reason as it was typed; that of an end or a withdrawal, in the reader's language."""
        kept = self.revocation_reason
        if kept == CONSENT_WITHDRAWN:
            return gettext("consent withdrawn")
        code = kept.removeprefix(UNPRINTED)
        if code not in EndReason.values:
            return kept
        label = str(EndReason(code).label)
        if code == kept:
            return label
        return gettext("ended before it was printed: %(reason)s") % {"reason": label}
