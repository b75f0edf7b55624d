"""Access given by hand."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from committee.access import Action, require
from committee.audit import acting
from committee.errors import AlreadyGranted, GrantTooLong, LastLeader
from committee.models import Appointment, Committee, Grant, Level, Status, User
from committee.services.refusals import refusing


def grant(
    *,
    actor: User,
    user: User,
    committee: Committee,
    level: Level,
    starts_on: date,
    ends_on: date | None = None,
    why: str = "",
) -> Grant:
    """Give ``user`` access at a committee; nobody gives what they do not hold, nor for longer.

    A superuser founds campaigns and so may give the first grant in one. Raises ``NotAllowed``,
    ``GrantTooLong`` and ``AlreadyGranted``.
    """
    if not actor.is_superuser:
        require(actor, Action.APPOINT, committee)
        _refuse_outlasting(actor, committee, ends_on)
    doubled = AlreadyGranted(person=user)
    with (
        acting(actor, reason=why or "access granted"),
        refusing({"grant_once_at_a_time": doubled}),
    ):
        return Grant.objects.create(
            user=user,
            committee=committee,
            level=level,
            period=DateRange(starts_on, ends_on),
            granted_by=actor,
        )


def end_grant(*, actor: User, grant: Grant, why: str = "") -> None:
    """End access that was given by hand from today on; one that never began is void.

    Raises ``LastLeader`` where nobody would be left who leads the campaign.
    """
    require(actor, Action.APPOINT, grant.committee)
    today = timezone.localdate()
    with acting(actor, reason=why or "access ended"):
        # All of the committee's, so that of two who end each other's one comes second.
        list(grant.committee.grants.select_for_update().order_by("pk"))
        held = Grant.objects.select_related("committee").get(pk=grant.pk)
        _refuse_leaderless(held, today)
        begun = held.period.lower is None or held.period.lower < today
        held.period = DateRange(held.period.lower, today) if begun else DateRange(empty=True)
        held.save(update_fields=["period"])


def _refuse_outlasting(actor: User, committee: Committee, ends_on: date | None) -> None:
    """Raise ``GrantTooLong`` for a grant beyond the days for which the giver may appoint there."""
    until = _right_ends(actor, committee)
    if until is not None and (ends_on is None or ends_on > until):
        raise GrantTooLong(day=(until - timedelta(days=1)).isoformat())


def _right_ends(actor: User, committee: Committee) -> date | None:
    """The first day on which the account appoints there no more, if nothing is added until then.

    Terms and grants that follow each other without a gap are one right.
    """
    above = committee.lineage()
    posts = Appointment.objects.filter(
        person__user=actor,
        status=Status.IN_FORCE,
        post__title__level=Level.ADMIN,
        post__committee__path__in=above,
    )
    grants = Grant.objects.filter(
        user=actor, level=Level.ADMIN, committee__path__in=above, period__isempty=False
    )
    days = [*posts.values_list("term", flat=True), *grants.values_list("period", flat=True)]
    reached = timezone.localdate()
    for each in sorted(days, key=lambda each: each.lower or date.min):
        if each.lower is not None and each.lower > reached:
            break
        if each.upper is None:
            return None
        reached = max(reached, each.upper)
    return reached


def _refuse_leaderless(grant: Grant, today: date) -> None:
    """Raise ``LastLeader`` if nobody but the grant's holder appoints at the root today."""
    root = grant.committee
    if root.depth > 1 or grant.level != Level.ADMIN or today not in grant.period:
        return
    grants = Grant.objects.in_force(on=today).exclude(pk=grant.pk)
    posts = Appointment.objects.in_force(on=today)
    at_root = {"committee": root, "level": Level.ADMIN, "user__is_active": True}
    by_post = {
        "post__committee": root,
        "post__title__level": Level.ADMIN,
        "person__user__is_active": True,
    }
    if not grants.filter(**at_root).exists() and not posts.filter(**by_post).exists():
        raise LastLeader
