"""Imports: a file with many people for many posts, its rows, and what became of each."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.findings import said


@audited(exclude=["progress"])
class Import(models.Model):
    """A file that somebody handed in to nominate people, from the upload to the last row.

    Everything in it happens within ``committee``: what the file names elsewhere is unknown to it.
    The rows are erased a week after the import is over, and at once when it is cancelled.
    """

    class Status(models.TextChoices):
        UPLOADED = "uploaded", _("being read")
        READ = "read", _("columns to be named")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("ready to import")
        COMMITTING = "committing", _("being imported")
        DONE = "done", _("imported")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")

    class Mode(models.TextChoices):
        ALL = "all", _("all rows or none")
        GOOD = "good", _("good rows only")

    AT_WORK = (Status.UPLOADED, Status.CHECKING, Status.COMMITTING)
    OVER = (Status.DONE, Status.REFUSED, Status.CANCELLED)

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        related_name="imports",
        verbose_name=_("committee"),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    file_name = models.CharField(_("file"), max_length=120)
    file_digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    kind = models.CharField(_("format"), max_length=4, blank=True)
    picked_from = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picked from the roster of"),
        help_text=_("The people come from this roster and not from a file."),
    )
    source = models.CharField(
        _("source of the data"),
        max_length=200,
        help_text=_("For rows that name none themselves. The people will read this."),
    )
    starts_on = models.DateField(_("first day"))
    header = ArrayField(models.TextField(), verbose_name=_("headings"), default=list)
    mapping = models.JSONField(_("columns"), default=dict)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.UPLOADED, db_index=True
    )
    finding = models.JSONField(_("finding"), null=True, blank=True)
    mode = models.CharField(_("mode"), max_length=4, choices=Mode, blank=True)
    take_lookalikes = models.BooleanField(_("possible duplicates too"), default=False)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("imported by"),
    )
    progress = models.PositiveIntegerField(_("rows worked through"), default=0)
    total = models.PositiveIntegerField(_("rows"), default=0)
    counts = models.JSONField(_("rows by verdict"), default=dict)
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)
    erased_at = models.DateTimeField(_("rows erased at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=("committing", "done"))
                | Q(committed_by__isnull=False) & ~Q(mode=""),
                name="import_committed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def at_work(self) -> bool:
        """Whether a job has it in hand."""
        return self.status in self.AT_WORK

    @property
    def reason(self) -> str:
        """What was found about the file or the run, in the reader's language."""
        return said(self.finding) if self.finding else ""


class Verdict(models.TextChoices):
    """What the check says of a row, and then what became of it."""

    NEW = "new", _("not checked yet")
    GOOD = "good", _("good")
    LOOKALIKE = "lookalike", _("possible duplicate")
    UNCHANGED = "unchanged", _("unchanged")
    ERROR = "error", _("error")
    TAKEN = "taken", _("nominated")


REJECTED = (Verdict.ERROR, Verdict.LOOKALIKE)
"""Verdicts of rows that do not come in as they are."""
SUGGESTED = {
    "unknown_committee_like": "committee",
    "ambiguous_committee": "committee",
    "unknown_post_like": "post",
}
"""Findings that say what was perhaps meant, and of which column."""


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Rows by what is to be done with them."""

    def rejected(self) -> Self:
        """Those that do not come in as they are."""
        return self.filter(verdict__in=REJECTED)


class ImportRow(models.Model):
    """One row of a file: the cells as they came, what they mean, and the verdict.

    ``corrected`` holds what somebody typed in place of a cell, by column. Whoever looks like
    somebody on record is asked about: it is that person (``same_as``) or ``another_person``.
    ``findings`` are pairs of a code and its values (``committee/findings.py``), so that everybody
    reads them in their own language.
    """

    part_of = models.ForeignKey(
        Import, on_delete=models.CASCADE, related_name="rows", verbose_name=_("import")
    )
    number = models.PositiveIntegerField(_("row"))
    cells = ArrayField(models.TextField(), verbose_name=_("cells"))
    formulas = ArrayField(models.SmallIntegerField(), verbose_name=_("formulas"), default=list)
    corrected = models.JSONField(
        _("corrected"), default=dict, db_default=Value({}, models.JSONField())
    )
    same_as = models.ForeignKey(
        "committee.Person",
        on_delete=models.CASCADE,  # whoever is erased is erased here too
        null=True,
        related_name="+",
        verbose_name=_("the same person as"),
    )
    another_person = models.BooleanField(_("another person"), default=False, db_default=False)

    name = models.TextField(_("name"), default="", db_default="")
    name_latin = models.TextField(_("name in Latin letters"), default="", db_default="")
    phone = models.TextField(_("mobile phone"), default="", db_default="")
    email = models.TextField(_("mail address"), default="", db_default="")
    source = models.TextField(_("source of the data"), default="", db_default="")
    digests = ArrayField(models.TextField(), verbose_name=_("keyed hashes"), default=list)
    post = models.ForeignKey(
        "committee.Post",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("post"),
    )
    person = models.ForeignKey(
        "committee.Person",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )

    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict, default=Verdict.NEW, db_default=Verdict.NEW
    )
    findings = models.JSONField(_("findings"), default=list)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["part_of", "number"], name="import_row_number_once"),
            models.CheckConstraint(
                condition=Q(same_as=None) | Q(another_person=False),
                name="import_row_is_one_or_another",
            ),
        ]
        indexes = [models.Index(fields=["part_of", "verdict", "number"], name="import_row_verdict")]

    def __str__(self) -> str:
        return f"{self.part_of} {self.number}"

    @property
    def reasons(self) -> list[str]:
        """What was found about the row, in the reader's language."""
        return [said(finding) for finding in self.findings]

    @property
    def rejected(self) -> bool:
        """Whether it does not come in as it is."""
        return self.verdict in REJECTED

    @property
    def decided(self) -> bool:
        """Whether somebody said who of those on record it is, or that it is none of them."""
        return self.another_person or self.same_as_id is not None

    def text(self, column: str) -> str:
        """What stands in the column, as corrected."""
        if column in self.corrected:
            return str(self.corrected[column])
        place = self.part_of.mapping.get(column)
        return "" if place is None or place >= len(self.cells) else self.cells[place]

    @property
    def shown(self) -> list[str]:
        """The cells that say who and where; contacts are not shown without being asked for."""
        return [self.text(column) for column in ("name", "committee", "post")]

    @property
    def suggestions(self) -> list[tuple[str, str]]:
        """Column and text of what is on record and resembles what the row says."""
        return [
            (SUGGESTED[code], text)
            for code, values in self.findings
            if code in SUGGESTED
            for text in values["similar"]
        ]
