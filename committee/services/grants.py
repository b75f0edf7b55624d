"""Access given by hand."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from committee.access import ORDER, Action, Authority, require
from committee.audit import acting
from committee.errors import AlreadyGranted, NotAllowed
from committee.models import Committee, Grant, Level, User
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
    """Give ``user`` access at a committee; nobody gives what they do not hold.

    A superuser founds campaigns and so may give the first grant in one. Raises ``NotAllowed`` and
    ``AlreadyGranted``.
    """
    if not actor.is_superuser and not _holds(actor, committee, level):
        raise NotAllowed
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
    """End access that was given by hand from today on; one that never began is void."""
    require(actor, Action.APPOINT, grant.committee)
    today = timezone.localdate()
    with acting(actor, reason=why or "access ended"):
        held = Grant.objects.select_for_update().get(pk=grant.pk)
        begun = held.period.lower is None or held.period.lower < today
        held.period = DateRange(held.period.lower, today) if begun else DateRange(empty=True)
        held.save(update_fields=["period"])


def _holds(actor: User, committee: Committee, level: Level) -> bool:
    return any(
        committee.path.startswith(path) and ORDER[held] >= ORDER[level] and held == Level.ADMIN
        for path, held in Authority.of(actor).held
    )
