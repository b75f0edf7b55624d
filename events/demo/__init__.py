"""The demo's data: the launch of the Gwangju committee in January 2022, as the press reported it.

Every row comes from the services that a click uses. Named people stand on record with what the
report says of them and nothing more; everybody who was nominated here is made up, and so are the
Busan committee and its people. Where the report is silent, fields stay empty.
"""

from __future__ import annotations

from django.db import connection, transaction

from committee.models import Campaign
from committee.reference import load_reference
from events.demo.accounts import open_accounts
from events.demo.ceremony import hold_events
from events.demo.designs import publish_designs
from events.demo.hierarchy import SLUG, found_hierarchy
from events.demo.people import appoint_made_up_people, record_public_offices
from events.reference import load_event_templates

LOAD_LOCK = 0x44656D6F  # "Demo": the advisory lock under which the demo is loaded


@transaction.atomic
def load() -> bool:
    """Load the demo, all of it or nothing; returns whether it was missing.

    A demo that is there is left as its users made it: nothing comes back, nothing comes twice.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOAD_LOCK])
    if Campaign.objects.filter(slug=SLUG).exists():
        return False
    load_reference()
    load_event_templates()
    accounts = open_accounts()
    committees = found_hierarchy(accounts)
    admin = accounts["admin"]
    publish_designs(admin, committees["national"].campaign)
    named = record_public_offices(admin, committees)
    made_up = appoint_made_up_people(admin, committees)
    hold_events(accounts, committees, people=named | made_up)
    return True
