"""Appointments: one person in one post for a term."""

from __future__ import annotations

from datetime import date
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q
from django.db.models.functions import UUID7, Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.audit import audited
from committee.models.committee import Committee
from committee.models.consent import Consent, ConsentKind


class Status(models.TextChoices):
    """The way of an appointment; only the services in ``services/`` move it along."""

    NOMINATED = "nominated", _("nominated")
    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    APPROVED = "approved", _("approved")
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")


OPEN = (Status.NOMINATED, Status.INVITED, Status.ACCEPTED, Status.APPROVED)
SEATED = (Status.ACCEPTED, Status.APPROVED, Status.IN_FORCE)


class EndReason(models.TextChoices):
    """Why an appointment is over; some of the reasons revoke the certificate."""

    TERM_OVER = "term_over", _("term over")
    RESIGNED = "resigned", _("resigned")
    DISMISSED = "dismissed", _("dismissed")
    ISSUED_IN_ERROR = "issued_in_error", _("issued in error")
    NOMINATION_WITHDRAWN = "nomination_withdrawn", _("nomination withdrawn")
    DISSOLVED = "dissolved", _("committee dissolved")
    MERGED = "merged", _("committee merged")

    @classmethod
    def for_one(cls) -> list[tuple[str, str]]:
        """Reasons for which one appointment ends by itself; the others end a whole committee's."""
        whole = (cls.DISSOLVED, cls.MERGED)
        return [(reason.value, str(reason.label)) for reason in cls if reason not in whole]


def sitting(on: date) -> Q:
    """Whose holder sat in the post on ``on``, as a condition on an appointment."""
    return Q(status__in=(Status.IN_FORCE, Status.ENDED), term__contains=on)


def listed() -> Q:
    """Whose holder agreed to be listed among colleagues, or whose office is public."""
    agreed = Consent.objects.standing().filter(appointment=OuterRef("pk"), kind=ConsentKind.ROSTER)
    return ~Q(public_source="") | Q(Exists(agreed))


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by day, place and consent."""

    def in_force(self, *, on: date) -> Self:
        """Those whose holder sat in the post on ``on``, ended since or not."""
        return self.filter(sitting(on))

    def coming(self, *, on: date) -> Self:
        """Those in force whose term begins after ``on``."""
        return self.filter(status=Status.IN_FORCE, term__startswith__gt=on)

    def over(self, *, on: date) -> Self:
        """Those that were in force and are over on ``on``, ended or at the end of their term."""
        return self.filter(
            Q(term__endswith__lte=on) | Q(term__isempty=True),
            status__in=(Status.IN_FORCE, Status.ENDED),
        )

    def within(self, committee: Committee) -> Self:
        """Those in the committee or anywhere below it."""
        return self.filter(post__committee__path__startswith=committee.path)

    def awaiting(self) -> Self:
        """Those that somebody still has to move along."""
        return self.filter(status__in=OPEN)

    def listed(self) -> Self:
        """Those whose holder agreed to be listed among colleagues, or whose office is public."""
        return self.filter(listed())

    def by_rank(self) -> Self:
        return self.order_by("post__committee__path", "post__title__rank", "person__name", "pk")


@audited()
class Appointment(models.Model):
    """One person in one post for a term.

    A seat is taken at acceptance and given back when the term is cut short. The database itself
    sees to it that a seat has one holder at a time, that nobody holds a post twice at once, and
    that nothing comes into force without acceptance and approval. The one other way in is a public
    office on record (``public_source``): it names where the public can read of it, and never leads
    to a certificate.
    """

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    person = models.ForeignKey(
        "committee.Person",
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("person"),
    )
    post = models.ForeignKey(
        "committee.Post",
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("post"),
    )
    seat = models.PositiveSmallIntegerField(_("seat"), null=True, blank=True)
    acting = models.BooleanField(
        _("acting"),
        default=False,
        db_default=False,
        help_text=_("Stands in for a vacancy and takes no seat."),
    )
    continues = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=_("continues"),
        help_text=_("The same appointment in a committee that was merged into this one."),
    )
    term = DateRangeField(_("term"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.NOMINATED)

    source = models.CharField(
        _("source of the data"),
        max_length=200,
        blank=True,
        help_text=_("Where the name and the contact came from. The person will see this."),
    )
    public_source = models.CharField(_("public record"), max_length=300, blank=True)
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nominated by"),
    )
    nominated_at = models.DateTimeField(_("nominated at"), auto_now_add=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    declared_eligible_at = models.DateTimeField(_("declared eligible at"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(
        _("reason of the end"), max_length=24, choices=EndReason, blank=True
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-nominated_at"]
        indexes = [
            models.Index(fields=["post", "status"], name="appointment_post_status"),
            models.Index(fields=["status", "-id"], name="appointment_desk"),
            # A roster walks the tree and takes what it needs of each post from here alone.
            models.Index(
                fields=["post"],
                include=["person", "term", "status", "acting"],
                condition=Q(status__in=(Status.IN_FORCE, Status.ENDED)),
                name="appointment_sitting",
            ),
            # The same for those who were found by name, initials or phone.
            models.Index(
                fields=["person"],
                include=["post", "term", "status", "id"],
                condition=Q(status__in=(Status.IN_FORCE, Status.ENDED)),
                name="appointment_of_person",
            ),
            # Who begins or ends within some days are few of many, wherever they sit. Of the whole
            # table, since the planner takes no estimate from an index of a part.
            models.Index(RangeStartsWith("term"), name="appointment_begins"),
            models.Index(RangeEndsWith("term"), name="appointment_ends"),
            # The clock looks for the oldest of those who wait to be invited.
            models.Index(
                fields=["nominated_at"],
                condition=Q(status=Status.NOMINATED),
                name="appointment_not_invited",
            ),
        ]
        constraints = [
            ExclusionConstraint(
                name="appointment_seat_once",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    ("term", RangeOperators.OVERLAPS),
                ],
                condition=Q(seat__isnull=False),
            ),
            # Person and post as one text: of two columns, the planner takes this index for who sits
            # in a post or what a person holds, and reads all of it.
            ExclusionConstraint(
                name="appointment_person_once_in_a_post",
                expressions=[
                    (
                        Func(
                            Cast("person", models.TextField()),
                            Cast("post", models.TextField()),
                            arg_joiner=" || ",
                            template="(%(expressions)s)",
                            output_field=models.TextField(),
                        ),
                        RangeOperators.EQUAL,
                    ),
                    ("term", RangeOperators.OVERLAPS),
                ],
                condition=~Q(status__in=(Status.DECLINED, Status.EXPIRED)),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SEATED)
                | Q(accepted_at__isnull=False)
                | ~Q(public_source=""),
                name="appointment_accepted_first",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.APPROVED, Status.IN_FORCE))
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="appointment_approved_first",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.ENDED, ended_at__isnull=False) & ~Q(end_reason="")
                | ~Q(status=Status.ENDED) & Q(ended_at__isnull=True, end_reason="")
                | Q(status=Status.IN_FORCE, ended_at__isnull=True, term__upper_inf=False),
                name="appointment_end_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(term__isempty=False) | Q(status=Status.ENDED),
                name="appointment_term_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=True)
                | ~Q(
                    status__in=(
                        Status.NOMINATED,
                        Status.INVITED,
                        Status.DECLINED,
                        Status.EXPIRED,
                    )
                ),
                name="appointment_seat_only_once_accepted",
            ),
            models.CheckConstraint(
                condition=Q(acting=False) | Q(seat__isnull=True),
                name="appointment_acting_takes_no_seat",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seat_within_post",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("seat", "status", "post_id", "acting"),
                declare=[("available", "integer")],
                func="""
                    IF NEW.status IN ('accepted', 'approved', 'in_force')
                       AND NOT NEW.acting THEN
                        SELECT seats INTO available FROM committee_post
                            WHERE id = NEW.post_id FOR SHARE;
                        IF available IS NOT NULL
                           AND (NEW.seat IS NULL OR NEW.seat NOT BETWEEN 1 AND available) THEN
                            RAISE EXCEPTION 'post % has % seats, seat % does not exist',
                                NEW.post_id, available, NEW.seat
                                USING ERRCODE = 'check_violation',
                                      CONSTRAINT = 'appointment_seat_within_post';
                        END IF;
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="approved_by_another",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("approved_by_id", "nominated_by_id", "public_source"),
                condition=pgtrigger.Q(
                    new__approved_by_id=pgtrigger.F("new__nominated_by_id"),
                    new__public_source="",
                ),
                # What stood before the campaign ruled so stands on, also continued by a merger.
                func="""
                    IF TG_OP = 'UPDATE' THEN
                        IF OLD.approved_by_id IS NOT DISTINCT FROM NEW.approved_by_id
                           AND OLD.nominated_by_id = NEW.nominated_by_id
                           AND OLD.public_source = NEW.public_source THEN
                            RETURN NEW;
                        END IF;
                    ELSIF EXISTS (SELECT FROM committee_appointment a
                        WHERE a.id = NEW.continues_id AND a.person_id = NEW.person_id
                          AND a.approved_by_id = NEW.approved_by_id
                          AND a.approved_at = NEW.approved_at
                          AND a.nominated_by_id = NEW.nominated_by_id) THEN
                        RETURN NEW;
                    END IF;
                    PERFORM FROM committee_post p
                        JOIN committee_committee c ON c.id = p.committee_id
                        JOIN committee_campaign k ON k.id = c.campaign_id
                        WHERE p.id = NEW.post_id AND k.separate_approver;
                    IF FOUND THEN
                        RAISE EXCEPTION 'appointment % was nominated by its approver', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'appointment_approved_by_another';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Protect(
                name="acceptance_is_final",
                operation=pgtrigger.UpdateOf("accepted_at"),
                condition=pgtrigger.Q(
                    old__accepted_at__isnull=False, new__accepted_at__isnull=True
                ),
            ),
            # Waits for a merger that is going on, and then stands for whom it made of the two; in
            # the same way for an erasure, after which nobody is left to be put forward.
            pgtrigger.Trigger(
                name="of_the_kept_record",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("person_id"),
                declare=[("kept", "uuid"), ("gone", "timestamptz")],
                func="""
                    SELECT merged_into_id, erased_at INTO kept, gone FROM committee_person
                        WHERE id = NEW.person_id FOR KEY SHARE;
                    IF gone IS NOT NULL THEN
                        RAISE EXCEPTION 'person % was erased', NEW.person_id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'appointment_of_somebody';
                    END IF;
                    NEW.person_id := coalesce(kept, NEW.person_id);
                    RETURN NEW;
                """,
            ),
            # The committee's row is shared, so that nobody slips in while it is being dissolved.
            pgtrigger.Trigger(
                name="place_is_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "post_id", "term"),
                declare=[("closes", "date")],
                func="""
                    IF NEW.status IN
                       ('nominated', 'invited', 'accepted', 'approved', 'in_force') THEN
                        SELECT least(p.closed_on, c.dissolved_on) INTO closes
                            FROM committee_post p
                            JOIN committee_committee c ON c.id = p.committee_id
                            WHERE p.id = NEW.post_id FOR SHARE;
                        IF closes IS NOT NULL
                           AND (upper(NEW.term) IS NULL OR upper(NEW.term) > closes) THEN
                            RAISE EXCEPTION 'post % is closed from %', NEW.post_id, closes
                                USING ERRCODE = 'check_violation',
                                      CONSTRAINT = 'appointment_place_is_open';
                        END IF;
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.post}"

    @property
    def starts_on(self) -> date | None:
        first: date | None = self.term.lower
        return first

    @property
    def ends_on(self) -> date | None:
        """The first day on which the post is no longer held; none while the end is open."""
        after: date | None = self.term.upper
        return after

    def is_over(self, on: date) -> bool:
        """Whether it ended before or on the day, by a decision or with its term."""
        after = self.ends_on
        return self.status == Status.ENDED or (after is not None and after <= on)

    @property
    def ended_because(self) -> str:
        """The reason of an end that has come; of one to come, only those who issue read it."""
        return self.get_end_reason_display() if self.is_over(timezone.localdate()) else ""
