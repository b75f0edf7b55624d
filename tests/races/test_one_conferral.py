"""Ten operators hand one certificate over at once; ten stage managers press one button."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.utils import timezone

from events.errors import AlreadyConferred, RunMovedOn
from events.models import Conferral, ProgrammeItem, Recipient
from events.reports import run_sheet
from events.services import ceremony, running
from tests.races.test_last_seat import at_once

THREADS = 10

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def hands(make):
    """As many operators who see the same recipient and press the key."""
    recipient, actor = make.recipient(), make.admin

    def hand_over():
        try:
            return ceremony.hand_over(
                actor=actor, recipient=recipient, conferred_at=timezone.now()
            ).pk
        except AlreadyConferred:
            return "told"

    return [hand_over] * THREADS


def without_queueing(monkeypatch):
    """Nobody waits at the recipient's row or the certificate's, and all look before one writes."""
    everybody_looked = threading.Barrier(THREADS)

    def found(recipient):
        rows = Recipient.objects.select_related("item__event__host", "certificate")
        row = rows.get(pk=recipient.pk)
        assert not row.certificate.conferrals.standing().exists()
        everybody_looked.wait(timeout=30)
        return row

    def conferred(*, actor, item, certificate, **given):
        with ceremony.refusing({"conferral_stands_once": AlreadyConferred(number="")}):
            return Conferral.objects.create(item=item, certificate=certificate, recorded_by=actor)

    monkeypatch.setattr(ceremony, "_held", found)
    monkeypatch.setattr(ceremony, "confer", conferred)


def test_one_conferral_stands_and_everybody_gets_it(make):
    outcomes = at_once(*hands(make))

    assert set(outcomes) == {Conferral.objects.get().pk}


def test_the_constraint_alone_holds_without_the_queue(make, monkeypatch):
    without_queueing(monkeypatch)

    outcomes = at_once(*hands(make))

    assert Conferral.objects.standing().count() == 1
    assert "told" in outcomes


def test_without_queue_and_constraint_it_is_handed_over_twice(make, monkeypatch):
    """The control: the race is real, so the tests above prove something."""
    without_queueing(monkeypatch)
    calls = hands(make)
    names = (each for each in Conferral._meta.constraints if each.name == "conferral_stands_once")
    constraint = next(names)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Conferral, constraint)
    try:
        at_once(*calls)
        assert Conferral.objects.standing().count() > 1
    finally:
        Conferral.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Conferral, constraint)


def test_one_press_on_a_state_of_the_programme_counts(make):
    event = make.event()
    for _number in range(3):
        make.item(event, kind=ProgrammeItem.Kind.OTHER)
    seen, actor = run_sheet(event).revision, make.admin

    def press():
        try:
            running.advance(actor=actor, event=event, seen=seen)
        except RunMovedOn:
            return "told"
        return "moved on"

    outcomes = at_once(*[press] * THREADS)

    assert sorted(outcomes) == ["moved on", *["told"] * (THREADS - 1)]
    assert run_sheet(event).current.item.position == 1
