"""What the Public Official Election Act says to an event; it warns, and refuses nothing.

The texts are those of 2026; a campaign has counsel confirm them before real use.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Event, Guest

FREE_GATHERING = 25
"""People; in the election period no larger gathering may influence it (art. 103(3))."""
BARRED_BEFORE = timedelta(days=60)
"""How long before election day heads of local government are barred (art. 86(2))."""


def warnings_of(event: Event) -> list[str]:
    """Sentences for those who log the event; at most one query."""
    campaign = event.host.campaign
    said = []
    within = campaign.election_period_starts_on <= event.held_on <= campaign.election_on
    if within and (event.capacity is None or event.capacity > FREE_GATHERING):
        said.append(
            _(
                "From %(first)s until %(last)s no gathering of more than %(most)s people may be "
                "held to influence the election (Public Official Election Act, art. 103(3)). "
                "Limit the places, or choose another day."
            )
            % {
                "first": date_format(campaign.election_period_starts_on),
                "last": date_format(campaign.election_on),
                "most": FREE_GATHERING,
            }
        )
    barred_from = campaign.election_on - BARRED_BEFORE
    if barred_from <= event.held_on <= campaign.election_on:
        heads = event.attendances.filter(guest__office=Guest.Office.LOCAL_HEAD)
        said += [
            _(
                "%(name)s heads a local government, and is barred from such events from %(first)s "
                "until election day (Public Official Election Act, art. 86(2)). Have counsel "
                "confirm before they take part."
            )
            % {"name": listed.somebody.label, "first": date_format(barred_from)}
            for listed in heads.select_related("guest")
        ]
    return said
