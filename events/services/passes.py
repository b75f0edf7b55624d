"""Passes of an event on paper, for whoever gets none by mail and for badges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from committee.models import User
from events.access import require_log
from events.models import Attendance, Event
from events.passes.file import A_PART, Pass, print_file
from events.passes.pdf import Heading
from events.services.attendance import EXPECTED


def print_passes(*, actor: User, event: Event, unmailed: bool = False) -> IO[bytes]:
    """Everybody's who is expected, by name, as an open PDF; of those without a mail address alone.

    The code holds the address of the pass, and nothing personal. Raises ``NotAllowed``.
    """
    require_log(actor, event)
    heading = Heading(event.name, date_format(event.held_on), (get_language() or "ko")[:2])
    return print_file(_passes(event, unmailed=unmailed), heading)


def _passes(event: Event, *, unmailed: bool) -> Iterator[Pass]:
    rows = (
        Attendance.objects.filter(event=event, status__in=EXPECTED, pass_digest__isnull=False)
        .select_related("person", "guest")
        .order_by(Coalesce("person__name", "guest__name_ko"), "pk")
    )
    if unmailed:
        rows = rows.without_mail_address()
    for row in rows.iterator(A_PART):
        token = row.pass_token
        address = settings.BASE_URL + reverse("pass", args=[token])
        yield Pass(row.somebody.label, row.title_held, address, token)
