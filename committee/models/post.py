"""Titles and the posts that committees have under them."""

from __future__ import annotations

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.bilingual import Bilingual


class Level(models.TextChoices):
    """What a title or a grant lets its holder do; ``access.py`` says what each means."""

    NONE = "none", _("nothing")
    MEMBER = "member", _("member: sees the own committee's roster")
    STAFF = "staff", _("staff: logs events, sees rosters and contacts here and below")
    ADMIN = "admin", _("admin: issues appointments here and below")


@audited()
class Title(models.Model):
    """A title in the catalogue (위원장, 부위원장 …). Titles are data: campaigns rank them anew."""

    class Verb(models.TextChoices):
        APPOINT = "appoint", _("appoint (임명)")
        COMMISSION = "commission", _("commission (위촉)")

    slug = models.SlugField(_("short name"), unique=True)
    name_ko = models.CharField(_("name (Korean)"), max_length=40)
    name_en = models.CharField(_("name (English)"), max_length=60)
    name = Bilingual()
    rank = models.PositiveSmallIntegerField(_("rank"), help_text=_("The smallest comes first."))
    verb = models.CharField(_("verb"), max_length=12, choices=Verb, default=Verb.APPOINT)
    level = models.CharField(_("access"), max_length=8, choices=Level, default=Level.MEMBER)

    class Meta:
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        ordering = ["rank", "slug"]

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    """Posts by day."""

    def open(self, *, on: date) -> Self:
        """Those not closed by ``on``, in committees that stand on that day."""
        return self.filter(
            models.Q(closed_on=None) | models.Q(closed_on__gt=on),
            models.Q(committee__dissolved_on=None) | models.Q(committee__dissolved_on__gt=on),
        )


@audited()
class Post(models.Model):
    """A title in one committee, with a number of seats; no number means no limit."""

    committee = models.ForeignKey(
        "committee.Committee",
        on_delete=models.PROTECT,
        related_name="posts",
        verbose_name=_("committee"),
    )
    title = models.ForeignKey(
        Title, on_delete=models.PROTECT, related_name="posts", verbose_name=_("title")
    )
    announced_ko = models.CharField(
        _("announced as (Korean)"),
        max_length=80,
        blank=True,
        help_text=_("The name in public use, where it differs from the title’s."),
    )
    announced_en = models.CharField(_("announced as (English)"), max_length=120, blank=True)
    announced = Bilingual()
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Leave empty for no limit.")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["committee__path", "title__rank"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "title"], name="post_title_once"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="post_has_a_seat"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seats_cover_holders",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("seats"),
                func="""
                    IF NEW.seats IS NOT NULL AND EXISTS (
                        SELECT FROM committee_appointment a
                        WHERE a.post_id = NEW.id
                          AND a.status IN ('accepted', 'approved', 'in_force')
                          AND NOT a.acting
                          AND (upper(a.term) IS NULL
                               OR upper(a.term) > (now() AT TIME ZONE 'Asia/Seoul')::date)
                          AND (a.seat IS NULL OR a.seat > NEW.seats)
                    ) THEN
                        RAISE EXCEPTION 'post % has holders beyond seat %', NEW.id, NEW.seats
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'post_seats_cover_holders';
                    END IF;
                    RETURN NEW;
                """,  # noqa: E501 - the migration holds this text letter by letter
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee} {self.title}"
