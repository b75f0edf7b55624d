"""Issuing to everybody in a run: first the rows, all at once, then the files.

Each half is a transaction of its own, so that the register is not locked while pages are drawn. A
worker killed between them leaves drafts; the next one prints them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from committee.certificates.numbers import new_token
from committee.certificates.render import render_pdf
from committee.certificates.snapshot import Snapshot
from committee.errors import DomainError
from committee.models import Appointment, Campaign, Certificate, Committee, Mailing, Run, Status
from committee.services import archive
from committee.services.certificates import print_certificate
from committee.services.composing import composed
from committee.services.looks import Designs, designs_of, seals_for
from committee.services.mailings import OF_MANY, tell_holders
from committee.services.register import printed_numbers, take_register_numbers
from committee.services.runs.results import BEGUN, DONE, Result, Results, failed, skipped
from committee.services.sealing import sealed

LEFT_OUT = {
    Status.NOMINATED: "not_invited",
    Status.INVITED: "not_answered",
    Status.ACCEPTED: "not_approved",
    Status.DECLINED: "declined_it",
    Status.EXPIRED: "ran_out",
    Status.ENDED: "over",
}


def judge(run: Run, keys: Sequence[UUID]) -> Results:
    """Who would get a certificate, and why the others would not; names are not set yet."""
    held = Appointment.objects.filter(pk__in=keys)
    standing = _standing(keys)
    return {
        appointment.pk: _nothing_to_write(appointment, standing.get(appointment.pk)) or DONE
        for appointment in held
    }


def write_down(run: Run, keys: Sequence[UUID]) -> Results:
    """Write a draft for everybody who is approved, and bring their appointments into force."""
    results: Results = {}
    due = []
    held = _locked(keys)
    standing = _standing(keys)
    for appointment in held:
        if (result := _nothing_to_write(appointment, standing.get(appointment.pk))) is None:
            due.append(appointment)
        else:
            results[appointment.pk] = result
    return results | _issue(run, due)


def _locked(keys: Sequence[UUID]) -> list[Appointment]:
    rows = Appointment.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return list(rows.select_related("person", "post__title", "post__committee"))


def _standing(keys: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """Appointment → status and number of the certificate that it has already."""
    rows = Certificate.objects.filter(appointment__in=keys, status__in=("draft", "valid"))
    return {
        key: (status, number)
        for key, status, number in rows.values_list("appointment", "status", "printed_number")
    }


def _nothing_to_write(
    appointment: Appointment, certificate: tuple[str, str] | None
) -> Result | None:
    """Why no row is written for it: not the time, or there is one."""
    if (code := LEFT_OUT.get(Status(appointment.status))) is not None:
        return skipped(code)
    if appointment.accepted_at is None:
        return skipped("public_office")
    if certificate is None:
        return None
    status, number = certificate
    return BEGUN if status == Certificate.Status.DRAFT else skipped("stands", number=number)


def _issue(run: Run, due: Sequence[Appointment]) -> Results:
    if not due:
        return {}
    campaign = Campaign.objects.get(pk=run.batch.committee.campaign_id)
    dated = run.dated or timezone.localdate()
    composing = Composing(campaign, _paths(due), designs_of(campaign), dated, timezone.now())
    results: Results = {}
    drafts: list[Certificate] = []
    numbers = printed_numbers(campaign, dated.year, len(due))
    for appointment in due:
        try:
            drafts.append(composing.draft(run, appointment, numbers[len(drafts)]))
            results[appointment.pk] = BEGUN
        except DomainError as error:
            results[appointment.pk] = failed(error)
    first = take_register_numbers(campaign, len(drafts))
    for register_number, draft in enumerate(drafts, start=first):
        draft.register_number = register_number
    Certificate.objects.bulk_create(drafts)
    Appointment.objects.filter(
        pk__in=[draft.appointment_id for draft in drafts], status=Status.APPROVED
    ).update(status=Status.IN_FORCE)
    return results


@dataclass(frozen=True)
class Composing:
    """What the certificates of a chunk have in common, looked up once."""

    campaign: Campaign
    paths: dict[str, list[Committee]]
    designs: Designs
    dated: date
    issued_at: datetime

    def draft(self, run: Run, appointment: Appointment, number: str) -> Certificate:
        """The row of one certificate, not saved and without its number in the register yet."""
        token, post = new_token(), appointment.post
        snapshot = composed(
            appointment,
            campaign=self.campaign,
            path=self.paths[post.committee.path],
            design=self.designs.for_committee(post.title.verb, post.committee),
            number=number,
            token=token,
            dated=self.dated,
            issued_at=self.issued_at,
        )
        return Certificate(
            appointment=appointment,
            campaign=self.campaign,
            printed_number=number,
            token=token,
            snapshot=snapshot.to_dict(),
            snapshot_sha256=snapshot.sha256,
            issued_by=run.started_by,
            issued_at=self.issued_at,
        )


def _paths(due: Iterable[Appointment]) -> dict[str, list[Committee]]:
    """Tree path → the committees that lead to it, the root first."""
    lineages = {
        committee.path: committee.lineage() for committee in (held.post.committee for held in due)
    }
    needed = {path for lineage in lineages.values() for path in lineage}
    nodes = {node.path: node for node in Committee.objects.filter(path__in=needed)}
    return {path: [nodes[step] for step in lineage] for path, lineage in lineages.items()}


def print_drafts(run: Run, keys: Sequence[UUID]) -> Results:
    """Write the files of the drafts, and make them valid; who has none was printed already.

    Whose appointment ended since the draft was written is skipped; that draft is revoked.
    """
    ended = _ended(keys)
    drafts = Certificate.objects.filter(
        appointment__in=keys, status=Certificate.Status.DRAFT
    ).order_by("pk")
    for key in drafts.filter(appointment__in=ended).values_list("pk", flat=True):
        print_certificate(key)
    rows = drafts.select_for_update(of=("self",)).values_list("pk", "snapshot")
    snapshots = {key: Snapshot.from_dict(snapshot) for key, snapshot in rows}
    seals = seals_for(snapshots.values())
    printed = {
        key: sealed(render_pdf(snapshot, seals=seals)) for key, snapshot in snapshots.items()
    }
    archive.keep(printed)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE committee_certificate c SET status = 'valid', pdf_sha256 = v.sha256"
            " FROM unnest(%s::uuid[], %s::text[]) v(id, sha256) WHERE c.id = v.id",
            [list(printed), [hashlib.sha256(pdf).hexdigest() for pdf in printed.values()]],
        )
    told = Appointment.objects.filter(certificates__in=list(printed)).select_related("person")
    tell_holders(Mailing.Kind.ISSUED, told, priority=OF_MANY)
    return dict.fromkeys(keys, DONE) | dict.fromkeys(ended, skipped("ended_meanwhile"))


def _ended(keys: Sequence[UUID]) -> list[UUID]:
    """Keep the appointments from ending while files are written; returns those that have."""
    rows = Appointment.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return [key for key, status in rows.values_list("pk", "status") if status != Status.IN_FORCE]
