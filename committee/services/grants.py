"""Access given by hand."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from committee.access import ORDER, Authority
from committee.audit import acting
from committee.errors import NotAllowed
from committee.models import Committee, Grant, Level, User


def grant(
    *,
    actor: User,
    user: User,
    committee: Committee,
    level: Level,
    starts_on: date,
    ends_on: date | None = None,
) -> Grant:
    """Give ``user`` access at a committee; nobody gives what they do not hold.

    A superuser founds campaigns and so may give the first grant in one.
    """
    if not actor.is_superuser and not _holds(actor, committee, level):
        raise NotAllowed
    with acting(actor, reason="access granted"):
        return Grant.objects.create(
            user=user,
            committee=committee,
            level=level,
            period=DateRange(starts_on, ends_on),
            granted_by=actor,
        )


def _holds(actor: User, committee: Committee, level: Level) -> bool:
    return any(
        committee.path.startswith(path) and ORDER[held] >= ORDER[level] and held == Level.ADMIN
        for path, held in Authority.of(actor).held
    )
