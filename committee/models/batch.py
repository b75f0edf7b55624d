"""Batches of appointments, and the runs that move all of a batch along at once."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.errors import told
from committee.findings import said

LONGEST_NAME = 80


@audited()
class Batch(models.Model):
    """Appointments that are looked at, invited, approved and issued together.

    All of them lie within ``committee`` when they are put in; the database sees to that. A purge
    of somebody's data takes them out.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        related_name="batches",
        verbose_name=_("committee"),
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    imported = models.OneToOneField(
        "committee.Import",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="batch",
        verbose_name=_("import"),
    )
    appointments = models.ManyToManyField(
        "committee.Appointment",
        through="committee.BatchEntry",
        related_name="batches",
        verbose_name=_("appointments"),
    )

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="batch_has_a_name")]

    def __str__(self) -> str:
        return self.name


class BatchEntry(models.Model):
    """One appointment of a batch."""

    batch = models.ForeignKey(
        Batch, on_delete=models.CASCADE, related_name="entries", verbose_name=_("batch")
    )
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("appointment"),
    )

    class Meta:
        verbose_name = _("entry of a batch")
        verbose_name_plural = _("entries of batches")
        constraints = [
            models.UniqueConstraint(fields=["batch", "appointment"], name="batch_entry_once")
        ]
        triggers = [
            # Asked once a statement: a batch is filled by the thousand.
            pgtrigger.Trigger(
                name="within_the_committee",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="added"),
                func="""
                    IF EXISTS (
                        SELECT FROM added
                        JOIN committee_batch b ON b.id = added.batch_id
                        JOIN committee_committee top ON top.id = b.committee_id
                        JOIN committee_appointment a ON a.id = added.appointment_id
                        JOIN committee_post p ON p.id = a.post_id
                        JOIN committee_committee c ON c.id = p.committee_id
                        WHERE NOT starts_with(c.path, top.path)
                    ) THEN
                        RAISE EXCEPTION 'an appointment lies outside the committee of its batch'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'batch_entry_within_the_committee';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.appointment_id}"


@audited()
class Run(models.Model):
    """One action on every appointment of a batch, done by workers a chunk at a time.

    It acts in the name of ``started_by``, whose right is asked again for every chunk. A run that is
    paused or cancelled begins nothing new; what was begun is finished all the same.
    """

    class Action(models.TextChoices):
        INVITE = "invite", _("invite")
        REMIND = "remind", _("remind")
        APPROVE = "approve", _("approve")
        ISSUE = "issue", _("issue certificates")

    class Status(models.TextChoices):
        AWAITING = "awaiting", _("awaiting second approval")
        RUNNING = "running", _("running")
        PAUSED = "paused", _("paused")
        CANCELLED = "cancelled", _("cancelled")
        DONE = "done", _("done")

    OPEN = (Status.AWAITING, Status.RUNNING, Status.PAUSED)

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, related_name="runs", verbose_name=_("batch")
    )
    action = models.CharField(_("action"), max_length=10, choices=Action)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.RUNNING, db_index=True
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("started by"),
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)
    dated = models.DateField(
        _("date on the certificates"), null=True, blank=True, help_text=_("When they are issued.")
    )
    total = models.PositiveIntegerField(_("appointments"), default=0)
    finding = models.JSONField(_("finding"), null=True, blank=True)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch"],
                condition=Q(status__in=("awaiting", "running", "paused")),
                name="run_open_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("awaiting", "running", "paused"), over_at__isnull=True)
                | Q(status__in=("cancelled", "done"), over_at__isnull=False),
                name="run_over_when",
            ),
            models.CheckConstraint(
                condition=Q(action="issue", dated__isnull=False)
                | ~Q(action="issue") & Q(dated__isnull=True),
                name="run_dated_if_it_issues",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="second_approval_first",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(
                    old__status="awaiting", new__status__in=("running", "paused", "done")
                ),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM committee_secondapproval
                        WHERE run_id = NEW.id AND given_by_id IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'run % has no second approval', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'run_second_approval_first';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({self.batch})"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def reason(self) -> str:
        """Why it stands still, in the reader's language."""
        return reason_of(self.finding)


@audited()
class SecondApproval(models.Model):
    """A run too large for one person to decide: somebody asked for it, another one has to agree."""

    run = models.OneToOneField(
        Run, on_delete=models.CASCADE, related_name="second_approval", verbose_name=_("run")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreed to by"),
    )
    given_at = models.DateTimeField(_("agreed to at"), null=True, blank=True)

    class Meta:
        verbose_name = _("second approval")
        verbose_name_plural = _("second approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(given_by=None) | ~Q(given_by=models.F("asked_by")),
                name="second_approval_by_another",
            ),
            models.CheckConstraint(
                condition=Q(given_by=None, given_at=None)
                | Q(given_by__isnull=False, given_at__isnull=False),
                name="second_approval_given_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.run)


class Outcome(models.TextChoices):
    """What became of an appointment in a run."""

    WAITING = "waiting", _("waiting")
    BEGUN = "begun", _("begun")
    DONE = "done", _("done")
    SKIPPED = "skipped", _("skipped")
    FAILED = "failed", _("failed")


class RunEntryQuerySet(models.QuerySet["RunEntry"]):
    """Entries by what became of them."""

    def not_over(self) -> Self:
        """Those that a worker still has to come to."""
        return self.filter(outcome__in=(Outcome.WAITING, Outcome.BEGUN))

    def left_out(self) -> Self:
        """Those that were not done, with the reason."""
        return self.filter(outcome__in=(Outcome.SKIPPED, Outcome.FAILED))

    def counted(self) -> dict[str, int]:
        """How many there are of each outcome."""
        return dict(self.order_by().values_list("outcome").annotate(Count("pk")))


class RunEntry(models.Model):
    """One appointment in a run, and what became of it.

    ``place`` is its place in the order of the work: by committee, rank and name. ``finding`` is a
    code and its values (``committee/findings.py``), so that everybody reads it in their language.
    """

    run = models.ForeignKey(
        Run, on_delete=models.CASCADE, related_name="entries", verbose_name=_("run")
    )
    appointment = models.ForeignKey(
        "committee.Appointment",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("appointment"),
    )
    place = models.PositiveIntegerField(_("place"))
    outcome = models.CharField(
        _("outcome"),
        max_length=8,
        choices=Outcome,
        default=Outcome.WAITING,
        db_default=Outcome.WAITING,
    )
    finding = models.JSONField(_("finding"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, db_default=0)

    objects = RunEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a run")
        verbose_name_plural = _("entries of runs")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["run", "appointment"], name="run_entry_once")
        ]
        indexes = [models.Index(fields=["run", "outcome", "place"], name="run_entry_next")]

    def __str__(self) -> str:
        return f"{self.run} {self.appointment_id}: {self.get_outcome_display()}"

    @property
    def reason(self) -> str:
        """Why it was left out, in the reader's language."""
        return reason_of(self.finding, person=self.appointment.person.label)


def reason_of(finding: list | None, *, person: str = "") -> str:
    """The sentence of a finding about a run; a refused decision is said as its error says it.

    A finding names nobody, so ``person`` is who it is about, as they are called today.
    """
    if finding is None:
        return ""
    code, values = finding
    if code == "refused":
        return told(values["code"], values["values"] | {"person": person})
    return said(finding)
