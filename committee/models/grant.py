"""Access given by hand."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.post import Level


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants by day."""

    def in_force(self, *, on: date) -> Self:
        return self.filter(period__contains=on)


@audited()
class Grant(models.Model):
    """Access given to an account by hand, beside what its person's posts give; always dated."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="grants",
        verbose_name=_("account"),
    )
    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.CASCADE,
        related_name="grants",
        verbose_name=_("committee"),
    )
    level = models.CharField(_("access"), max_length=8, choices=Level)
    period = DateRangeField(_("period"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(level=Level.NONE), name="grant_gives_something"
            ),
            ExclusionConstraint(
                name="grant_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("committee", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_level_display()} @ {self.committee}"
