"""Two records of one person: found, told apart, or made one."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committee.audit import audited

UNDOABLE = timedelta(days=30)
"""How long a merger can be taken back; after that the merged record is deleted."""


class LikelyDuplicate(models.Model):
    """Two people who share a phone, a mail address or a similar name in one committee.

    The nightly sweep finds them anew; a pair that somebody told apart is not shown again.
    """

    first = models.ForeignKey(
        "committee.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    second = models.ForeignKey(
        "committee.Person",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("other person"),
    )
    same_phone = models.BooleanField(_("same phone"))
    same_email = models.BooleanField(_("same mail address"))
    similarity = models.FloatField(_("similarity of the names"), help_text=_("From 0 to 1."))
    found_at = models.DateTimeField(_("found at"))
    dismissed_at = models.DateTimeField(_("told apart at"), null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("told apart by"),
    )

    class Meta:
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="likely_duplicate_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="likely_duplicate_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}?"


@audited(exclude=["before", "taken_away"])
class Merger(models.Model):
    """Two records made one, with all that is needed to part them again.

    ``before`` holds the kept record's own data as they were, ``moved`` the keys of every row that
    referred to the other record, by ``app.model.field``, and ``taken_away`` the rows that both had.
    """

    kept = models.ForeignKey(
        "committee.Person",
        on_delete=models.CASCADE,
        related_name="mergers",
        verbose_name=_("kept record"),
    )
    absorbed = models.ForeignKey(
        "committee.Person",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("merged record"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    before = models.JSONField(
        _("the kept record as it was"), default=dict, encoder=DjangoJSONEncoder, editable=False
    )
    moved = models.JSONField(
        _("what was moved"), default=dict, encoder=DjangoJSONEncoder, editable=False
    )
    taken_away = models.JSONField(
        _("what was taken away"), default=list, encoder=DjangoJSONEncoder, editable=False
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    settled_at = models.DateTimeField(
        _("final since"), null=True, blank=True, help_text=_("The merged record was deleted.")
    )

    class Meta:
        verbose_name = _("merger of people")
        verbose_name_plural = _("mergers of people")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=Q(undone_at=None), name="person_absorbed_once"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(settled_at=None), name="merger_undone_or_settled"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept} ({self.decided_at:%Y-%m-%d})"
