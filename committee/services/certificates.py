"""Issuing certificates, printing them and calling them back."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app as jobs

from committee.access import Action, require
from committee.audit import acting
from committee.certificates import numbers
from committee.certificates.render import render_pdf
from committee.certificates.snapshot import Signatory, Snapshot, compose
from committee.errors import NotIssued, ReasonMissing
from committee.models import Appointment, Certificate, Register, Status, User
from committee.services.appointments import expect, locked


def issue(*, actor: User, appointment: Appointment, dated: date | None = None) -> Certificate:
    """Write the certificate of an approved appointment and bring the appointment into force.

    ``dated`` is the day printed on it, today by default. The certificate is a draft until
    a worker has printed it, and only then can anybody check it.

    Raises ``WrongStep``; the database raises where acceptance or approval is missing.
    """
    require(actor, Action.APPOINT, appointment.post.committee)
    with acting(actor, reason="certificate issued"):
        held = locked(appointment)
        expect(
            held,
            Status.APPROVED,
            Status.IN_FORCE,
            needed=_("only an approved one can get its certificate"),
        )
        if standing := held.certificates.filter(status__in=("draft", "valid")).first():
            raise NotIssued(status=standing.get_status_display())
        certificate = _write(held, actor, dated or timezone.localdate())
        if held.status == Status.APPROVED:
            held.status = Status.IN_FORCE
            held.save(update_fields=["status"])
        jobs.configure_task("print_certificate").defer(certificate_id=str(certificate.pk))
        return certificate
