"""The log of what was issued and called back, chained so that no change stays unseen."""

from __future__ import annotations

import hashlib
from typing import Any

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

BEGINNING = "0" * 64
"""What stands for the hash before the first."""


class IssuanceLog(models.Model):
    """One step of one certificate: issued, superseded or revoked, and the hash of the line before.

    The database writes it, whoever changes a certificate, and works out time and hashes itself. It
    names nobody: a certificate's number in the register and hashes, which stay when the record is
    erased. The table belongs to a role of its own (migration ``issuance_log``), so that the site
    can add and read, and neither change nor remove.
    """

    class Act(models.TextChoices):
        ISSUED = "valid", _("issued")
        SUPERSEDED = "superseded", _("superseded")
        REVOKED = "revoked", _("revoked")

    certificate = models.UUIDField(_("certificate"), editable=False)
    act = models.CharField(_("act"), max_length=12, choices=Act)
    register_number = models.PositiveBigIntegerField(_("register number"))
    snapshot_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("at"), db_default=Now())
    previous = models.CharField(max_length=64, db_default="")
    hash = models.CharField(max_length=64, db_default="")

    class Meta:
        verbose_name = _("line of the issuance log")
        verbose_name_plural = _("issuance log")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["previous"], name="issuance_log_is_one_chain")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="chained",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                # One writer at a time, from here to the end of its transaction; the number is drawn
                # again under the lock, so that lines stand in the order of the chain.
                func="""
                    PERFORM pg_advisory_xact_lock(hashtext('committee_issuancelog'));
                    NEW.id := nextval(pg_get_serial_sequence('committee_issuancelog', 'id'));
                    NEW.at := clock_timestamp();
                    NEW.previous := coalesce(
                        (SELECT l.hash FROM committee_issuancelog l ORDER BY l.id DESC LIMIT 1),
                        repeat('0', 64));
                    NEW.hash := encode(sha256(convert_to(concat_ws('|',
                        NEW.previous, NEW.id, NEW.certificate, NEW.act, NEW.register_number,
                        NEW.snapshot_sha256, NEW.pdf_sha256,
                        (extract(epoch FROM NEW.at) * 1000000)::bigint), 'UTF8')), 'hex');
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.act}"

    def expected_hash(self) -> str:
        """The hash of this line, worked out anew as the trigger does."""
        microseconds = round(self.at.timestamp() * 1_000_000)
        parts: tuple[Any, ...] = (
            *(self.previous, self.pk, self.certificate, self.act, self.register_number),
            *(self.snapshot_sha256, self.pdf_sha256, microseconds),
        )
        return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()
