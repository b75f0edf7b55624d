"""Dissolving a committee, taking that back, and merging one committee into another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format

from committee.access import Action, require, require_above
from committee.audit import acting
from committee.errors import (
    DayInvalid,
    LiesBelowClosed,
    NotDissolved,
    PostIsFull,
    SeatsStillHeld,
    TermsBeganLater,
)
from committee.models import (
    OPEN,
    SEATED,
    Appointment,
    Committee,
    CommitteeQuerySet,
    Dissolution,
    EndedTerm,
    EndReason,
    Post,
    Status,
    User,
)
from committee.services.appointments import take_seat
from committee.services.erasure import erase_whoever_left
from committee.services.hierarchy import (
    closed_error,
    expect_apart,
    expect_standing,
    fresh,
    hang,
    lock_tree,
    open_post,
)
from committee.services.posts import holders_from

SETTLED_AT_ONCE = 500
"""Ways that are ended for good in one transaction."""

END = """
    WITH going_on AS (
        SELECT a.id, a.term, a.status, a.end_reason,
               (a.status <> 'in_force' AND %(on)s <= %(today)s)
                   OR coalesce(lower(a.term) >= %(on)s, false) AS never_held
        FROM committee_appointment a
        JOIN committee_post p ON p.id = a.post_id
        JOIN committee_committee c ON c.id = p.committee_id
        WHERE c.dissolution_id = %(dissolution)s
          AND a.status IN ('nominated', 'invited', 'accepted', 'approved', 'in_force')
          AND (upper(a.term) IS NULL OR upper(a.term) > %(on)s)
    ), kept AS (
        INSERT INTO committee_endedterm
            (dissolution_id, appointment_id, term, status, end_reason, left_term, left_status)
        SELECT %(dissolution)s, id, term, status, end_reason,
               CASE WHEN never_held THEN 'empty' ELSE daterange(lower(term), %(on)s) END,
               CASE WHEN never_held OR %(on)s <= %(today)s THEN 'ended' ELSE status END
        FROM going_on
        RETURNING appointment_id, left_term, left_status
    )
    UPDATE committee_appointment a
    SET term = kept.left_term,
        status = kept.left_status,
        end_reason = CASE kept.left_status WHEN 'ended' THEN 'dissolved' ELSE '' END,
        ended_at = CASE kept.left_status WHEN 'ended' THEN now() END,
        ended_by_id = CASE kept.left_status WHEN 'ended' THEN %(actor)s END
    FROM kept
    WHERE a.id = kept.appointment_id
"""

# Whoever was nominated after the decision is put on record too, so that reopening restores all.
WITHDRAW = """
    WITH late AS (
        SELECT a.id, a.term, a.status, a.end_reason, c.dissolution_id, d.decided_by_id
        FROM committee_appointment a
        JOIN committee_post p ON p.id = a.post_id
        JOIN committee_committee c ON c.id = p.committee_id
        JOIN committee_dissolution d ON d.id = c.dissolution_id
        WHERE c.dissolved_on <= %(today)s AND a.id = ANY(%(late)s)
          AND a.status IN ('nominated', 'invited', 'accepted', 'approved')
    ), kept AS (
        INSERT INTO committee_endedterm AS ended
            (dissolution_id, appointment_id, term, status, end_reason, left_term, left_status)
        SELECT dissolution_id, id, term, status, end_reason, 'empty', 'ended' FROM late
        ON CONFLICT (dissolution_id, appointment_id) DO UPDATE
        SET status = excluded.status, left_term = 'empty', left_status = 'ended'
    )
    UPDATE committee_appointment a
    SET term = 'empty', status = 'ended', end_reason = 'dissolved', ended_at = now(),
        ended_by_id = late.decided_by_id
    FROM late
    WHERE a.id = late.id
"""

# Only what is still as the dissolution left it; what was decided since stays decided, and nobody
# is put forward who was erased. A nomination has its time to be invited anew.
RESTORE = """
    UPDATE committee_appointment a
    SET term = e.term, status = e.status, end_reason = e.end_reason,
        ended_at = NULL, ended_by_id = NULL,
        nominated_at = CASE WHEN e.status = 'nominated' AND a.status = 'ended'
                            THEN now() ELSE a.nominated_at END
    FROM committee_endedterm e, committee_person p
    WHERE e.id = ANY(%(ended)s) AND a.id = e.appointment_id
      AND a.term = e.left_term AND a.status = e.left_status
      AND a.end_reason IN ('', 'dissolved')
      AND p.id = a.person_id AND p.erased_at IS NULL
    RETURNING e.id
"""

COPY_CONSENTS = """
    INSERT INTO committee_consent (person_id, appointment_id, kind, text_id, given_at)
    SELECT given.person_id, a.id, given.kind, given.text_id, given.given_at
    FROM committee_consent given
    JOIN committee_appointment a ON a.continues_id = given.appointment_id
    WHERE given.withdrawn_at IS NULL AND a.id = ANY(%(continued)s)
"""


@dataclass(frozen=True)
class Reopening:
    """How many terms run again, and the appointments that were decided otherwise since."""

    restored: int
    left: list[Appointment]


def dissolve(*, actor: User, committee: Committee, on: date | None = None) -> Dissolution:
    """Close the committee and everything below it from ``on`` (today); asks for the right above it.

    Terms end on that day. What is only on the way is withdrawn at once where the day has come or
    its term would begin no sooner; else its term is cut and it goes on, until ``withdraw_late``
    withdraws it on the day. ``EndedTerm`` remembers each as it was; whoever never accepted is
    erased some days later, by ``erase_after_dissolutions``.

    Raises ``CommitteeClosed`` where it or a part of it is dissolved or going to be later,
    ``DayInvalid`` for a day before a launch, and ``TermsBeganLater``.
    """
    today = timezone.localdate()
    on = on or today
    with acting(actor, reason="committee dissolved"):
        lock_tree()
        node = fresh(committee)
        require_above(actor, node)
        if node.dissolved_on is not None:
            raise closed_error(node)
        branch = Committee.objects.within(node)
        if later := branch.filter(dissolved_on__gt=on).first():
            raise closed_error(later)
        closing = branch.filter(dissolved_on=None)
        if closing.filter(launched_on__gt=on).exists():
            raise DayInvalid
        _lock_appointments(node)
        _refuse_undoing(closing, on, today)
        dissolution = Dissolution.objects.create(committee=node, on=on, decided_by=actor)
        closing.update(dissolved_on=on, dissolution=dissolution)
        _execute(END, on=on, today=today, dissolution=dissolution.pk, actor=actor.pk)
        return dissolution


def _refuse_undoing(closing: CommitteeQuerySet, on: date, today: date) -> None:
    """A past day that was mistyped would make terms that began since as if they never were.

    Those to come are taken back with the committee, and those of today on the day itself.
    """
    if on == today:
        return
    began = Appointment.objects.filter(post__committee__in=closing, status=Status.IN_FORCE)
    began = began.filter(term__startswith__gte=on, term__startswith__lte=today)
    days = list(began.order_by("term").values_list("term", flat=True))
    if days:
        earliest = min(days[-1].lower + timedelta(days=1), today)
        raise TermsBeganLater(terms=len(days), day=date_format(earliest, "DATE_FORMAT"))


def withdraw_late() -> int:
    """Withdraw what is still on the way in committees whose day has come; returns how many.

    Run by the clock.
    """
    today = timezone.localdate()
    with acting(None, reason="committee dissolved"):
        lock_tree()
        late = Appointment.objects.awaiting().filter(
            post__committee__dissolved_on__lte=today, post__committee__dissolution__isnull=False
        )
        late = late.select_for_update(of=("self",)).order_by("pk")
        keys = list(late.values_list("pk", flat=True))
        if keys:
            _execute(WITHDRAW, today=today, late=keys)
        return len(keys)


def erase_after_dissolutions() -> int:
    """Erase whoever never accepted and whose way a dissolution ended ``REOPENING_DAYS`` ago.

    Until then, reopening puts them where they were. Returns how many ways are over for good. Run
    by the clock; each batch is a transaction.
    """
    settled = 0
    while some := _settle_batch():
        settled += some
    return settled


def _settle_batch() -> int:
    before = timezone.now() - timedelta(days=settings.REOPENING_DAYS)
    with acting(None, reason="dissolution is for good"):
        lock_tree()  # as whoever reopens a committee
        ended = (
            EndedTerm.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(
                status__in=(Status.NOMINATED, Status.INVITED),
                left_status=Status.ENDED,
                appointment__status=Status.ENDED,
                appointment__end_reason=EndReason.DISSOLVED,
                appointment__ended_at__lte=before,
            )
            .order_by("pk")
            .values_list("pk", "appointment__person")
        )
        people = dict(ended[:SETTLED_AT_ONCE])
        EndedTerm.objects.filter(pk__in=people).delete()
        erase_whoever_left(set(people.values()))
        return len(people)


def reopen(*, actor: User, committee: Committee) -> Reopening:
    """Take a dissolution back: the same committees stand again and the same terms run again.

    A term is left ended where somebody changed it since, or where its seat or its holder is taken
    by now; the result names those. A committee that was merged away is reopened empty, since its
    people go on in the other one. Raises ``NotDissolved``, and ``CommitteeClosed`` where any of
    them lies below something that is dissolved or going to be.
    """
    with acting(actor, reason="committee reopened"):
        lock_tree()
        node = fresh(committee)
        require_above(actor, node)
        dissolution = node.dissolution
        if node.dissolved_on is None or (dissolution and dissolution.committee_id != node.pk):
            raise NotDissolved(committee=node)
        _expect_standing_above(node, list(dissolution.closed.all()) if dissolution else [node])
        if dissolution is None:
            Committee.objects.filter(pk=node.pk).update(dissolved_on=None, merged_into=None)
            return Reopening(0, [])
        dissolution.closed.update(dissolved_on=None, dissolution=None)
        dissolution.reopened_at = timezone.now()
        dissolution.save(update_fields=["reopened_at"])
        return _restore(dissolution)


def _expect_standing_above(node: Committee, reopened: list[Committee]) -> None:
    """Raise where something above one of them stays closed; some were moved while they were."""
    own = {each.path for each in reopened}
    above = {path for each in reopened for path in each.lineage()} - own
    closed = Committee.objects.filter(path__in=above).exclude(dissolved_on=None).first()
    if closed is None:
        return
    if node.path.startswith(closed.path):
        raise closed_error(closed)
    moved = next(each for each in reopened if each.path.startswith(closed.path))
    raise LiesBelowClosed(committee=moved, above=closed)


def _restore(dissolution: Dissolution) -> Reopening:
    """All at once; where a constraint refuses one of them, one by one."""
    ended = list(dissolution.ended.order_by("pk").values_list("pk", flat=True))
    restored = _run_again(ended)
    if restored is None:
        restored = [key for each in ended for key in _run_again([each]) or []]
    left = EndedTerm.objects.filter(pk__in=set(ended) - set(restored)).select_related(
        "appointment__person", "appointment__post__title", "appointment__post__committee"
    )
    return Reopening(len(restored), [each.appointment for each in left])


def _run_again(ended: list[int]) -> list[int] | None:
    """The keys of those that were restored; None where a constraint refused the whole."""
    try:
        with transaction.atomic():
            return [key for (key,) in _execute(RESTORE, ended=ended)]
    except IntegrityError:
        return None


def merge(*, actor: User, committee: Committee, into: Committee) -> Committee:
    """Merge a committee into another one today; asks for the right above it, and at the other.

    Terms end in the one and begin anew in the other, so that the record still says who sat where
    on any day and a certificate of the old committee does not pass for one of the new. Consents
    and approvals go along. Who was invited is asked again, since the invitation named the other
    committee. Committees below hang below the other one from now on.

    Raises ``SeatsStillHeld`` where a post of the other has too few seats for both, and what
    ``hierarchy.move`` raises.
    """
    with acting(actor, reason="committee merged"):
        lock_tree()
        node, target = fresh(committee), fresh(into)
        require_above(actor, node)
        require(actor, Action.APPOINT, target)
        expect_apart(node, target)
        today = timezone.localdate()
        for each in (node, target):
            expect_standing(each)
        if node.launched_on is not None and node.launched_on > today:
            raise DayInvalid
        _lock_appointments(node)
        Committee.objects.filter(pk=node.pk).update(dissolved_on=today, merged_into=target)
        for post in node.posts.filter(closed_on=None).select_related("title", "committee"):
            _carry_over(actor, post, target, today)
        for child in Committee.objects.get_children(node):
            hang(fresh(child), fresh(target))
        return fresh(target)


def _carry_over(actor: User, post: Post, target: Committee, today: date) -> None:
    """Every appointment that goes on moves to the post of the same title, opened if need be."""
    there = open_post(
        actor=actor,
        committee=target,
        title=post.title,
        seats=post.seats,
        announced_ko=post.announced_ko,
        announced_en=post.announced_en,
    )
    continued = []
    for held in holders_from(post, today).order_by("term").select_related("person"):
        try:
            if held.status == Status.IN_FORCE:
                continued += _continue(held, there, actor, today)
            else:
                _redirect(held, there)
        except PostIsFull:
            both = holders_from(there, today).count() + 1
            raise SeatsStillHeld(post=there, held=both) from None
    _execute(COPY_CONSENTS, continued=continued)


def _continue(held: Appointment, there: Post, actor: User, today: date) -> list[object]:
    """End the term here and let it go on there; returns the new appointment's key.

    Who sits there already just ends here.
    """
    starts, ends = held.term.lower, held.term.upper
    began = starts is None or starts < today
    held.term = DateRange(starts, today) if began else DateRange(empty=True)
    planned = held.end_reason
    held.status, held.end_reason = Status.ENDED, EndReason.MERGED
    held.ended_at, held.ended_by = timezone.now(), actor
    held.save(update_fields=["term", "status", "end_reason", "ended_at", "ended_by"])
    rest = DateRange(today if began else starts, ends)
    if _stands_already(held, there, rest):
        return []
    onward = Appointment(
        person=held.person,
        post=there,
        continues=held,
        acting=held.acting,
        term=rest,
        end_reason=planned,
        status=Status.IN_FORCE,
        source=held.source,
        public_source=held.public_source,
        nominated_by_id=held.nominated_by_id,
        accepted_at=held.accepted_at,
        declared_eligible_at=held.declared_eligible_at,
        approved_by_id=held.approved_by_id,
        approved_at=held.approved_at,
    )
    take_seat(onward)
    onward.save()
    return [onward.pk]


def _stands_already(held: Appointment, there: Post, term: DateRange) -> bool:
    others = Appointment.objects.filter(person=held.person_id, post=there, term__overlap=term)
    return others.exclude(status__in=(Status.DECLINED, Status.EXPIRED)).exists()


def _redirect(held: Appointment, there: Post) -> None:
    """Lead somebody who is on the way to the other post; who has to be invited, from today."""
    if _stands_already(held, there, held.term):
        held.term, held.status = DateRange(empty=True), Status.ENDED
        held.end_reason, held.ended_at = EndReason.MERGED, timezone.now()
    else:
        held.post, held.seat = there, None
        if held.status in SEATED:
            take_seat(held)
        if held.status == Status.INVITED:
            held.status, held.nominated_at = Status.NOMINATED, timezone.now()
            held.invitations.filter(answered_at=None).delete()
    held.save()


def _lock_appointments(node: Committee) -> None:
    """Before the committees' rows, in the order in which an acceptance takes its locks."""
    going_on = Appointment.objects.within(node).filter(status__in=(*OPEN, Status.IN_FORCE))
    list(going_on.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _execute(statement: str, **values: Any) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
