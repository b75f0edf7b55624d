"""Somebody is nominated while their record is being merged into another."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction

from committee.models import Appointment
from committee.services import appointments, merging

pytestmark = pytest.mark.django_db(transaction=True)
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


def nominate_while_merging(make):
    """The merger is done and not committed when the nomination comes; returns whose it is."""
    kept = make.nomination().person
    absorbed = make.nomination(post=make.post(title="adviser")).person
    post = make.post(title="chair")

    def nominate():
        appointments.nominate(
            actor=make.admin, person=absorbed, post=post, source="직접 신청", starts_on=None
        )
        connection.close()

    thread = threading.Thread(target=nominate)
    with transaction.atomic():
        merging.merge(actor=make.admin, kept=kept, absorbed=absorbed, own={})
        thread.start()
        _until_somebody_waits()
    thread.join()
    return Appointment.objects.get(post=post).person, kept, absorbed


def _until_somebody_waits():
    end = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("the nomination does not wait for the merger")


def test_it_is_the_kept_records(make):
    nominated, kept, _absorbed = nominate_while_merging(make)
    assert nominated == kept


def test_without_the_trigger_it_is_lost_to_the_record_that_goes(make):
    """The control: the foreign key alone waits, and then takes the merged record."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'committee_appointment'::regclass"
            " AND tgname LIKE '%of_the_kept_record%'"
        )
        [(name,)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE committee_appointment DISABLE TRIGGER {name}")
    try:
        nominated, _kept, absorbed = nominate_while_merging(make)
        assert nominated == absorbed
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE committee_appointment ENABLE TRIGGER {name}")
