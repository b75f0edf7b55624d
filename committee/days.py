"""Ranges of days as people write them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _


def shown_days(days: Any) -> str:
    """A half-open range of days, the last day included.

    ``[2022-01-18, 2022-03-10)`` → ``2022-01-18 – 2022-03-09``; an open end stays open; an unknown
    first day is said to be unknown.
    """
    if days is None or days.isempty:
        return _("no term")
    first = days.lower.isoformat() if days.lower else _("date unknown")
    if days.upper is None:
        return f"{first} –"
    last: date = days.upper - timedelta(days=1)
    return first if days.lower == last else f"{first} – {last.isoformat()}"
