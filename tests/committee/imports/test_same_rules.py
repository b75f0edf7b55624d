"""An import and the desk judge alike: what one refuses, the other refuses for the same reason.

Two rules more are a list's alone: it fills no post beyond its seats, and asks nobody again who
declined. A desk sees the one person it is about, and may.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils import timezone

from committee.errors import AlreadyNominated, DomainError, PlaceIsClosed, Suppressed
from committee.models import EndReason, Import, Status, Verdict
from committee.services import appointments, imports, invitations
from committee.services.people import suppress
from tests.committee.imports.conftest import table
from tests.committee.imports.test_check import GOOD

STARTS = date(2026, 1, 1)
REFUSED = {
    Suppressed: "suppressed",
    AlreadyNominated: "already",
    PlaceIsClosed: "place_is_closed",
}
OF_LISTS_ALONE = {"full", "declined"}
"""What an import says of those whom the desk may nominate."""


def at(make, person, post, status):
    """The person brought to ``status`` in the post, as far as the way leads there."""
    held = make.nomination(person=person, post=post, starts_on=STARTS)
    if status == Status.NOMINATED:
        return held
    _invitation, token = make.invitation(held)
    if status == Status.DECLINED:
        make.nomination(person=person)  # of whoever stands elsewhere too, the contact stays
        invitations.decline(token=token)
    elif status == Status.EXPIRED:
        type(held).objects.filter(pk=held.pk).update(status=status)
    elif status == Status.ACCEPTED:
        invitations.accept(token=token, consents={"data", "political"}, eligible=True)
    return held


def ended(make, person, post):
    make.nomination(person=person)  # of whoever stands elsewhere too, the record stays
    held = at(make, person, post, Status.NOMINATED)
    appointments.end(actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN)


PEOPLE = {
    "unknown": lambda make, person, post: None,
    **{
        status.value: lambda make, person, post, status=status: at(make, person, post, status)
        for status in (Status.NOMINATED, Status.INVITED, Status.ACCEPTED, Status.DECLINED)
    },
    "expired": lambda make, person, post: at(make, person, post, Status.EXPIRED),
    "ended": ended,
    "suppressed by the row's contact": lambda make, person, post: suppress(
        make.person(name="누구", phone=GOOD[3], email="")
    ),
    "suppressed by the record's contact": lambda make, person, post: suppress(
        make.person(name="누구", phone="", email=person.email)
    ),
}
PLACES = {
    "open": lambda make, post: None,
    "full": lambda make, post: make.nomination(post=post, starts_on=STARTS),
    "closed": lambda make, post: (
        type(post)
        .objects.filter(pk=post.pk)
        .update(closed_on=timezone.localdate() + timedelta(days=3))
    ),
}


@pytest.mark.parametrize(("state", "place"), list(product(PEOPLE, PLACES)), ids=lambda name: name)
def test_the_import_judges_as_the_desk_does(make, gwangju, hand_in, take, state, place):
    post = gwangju.posts.get(title__slug="chair" if place == "full" else "member")
    if place == "full" and state == "accepted":
        pytest.skip("somebody sits in the only seat already")
    person = make.person(name=GOOD[2], phone=GOOD[3], email="record@demo.example")
    PEOPLE[state](make, person, post)
    PLACES[place](make, post)
    person.refresh_from_db()

    row = ("균형발전위원회 > 광주", post.title.name_ko, GOOD[2], GOOD[3], "", "")
    taken = hand_in(table(row), starts_on=STARTS)
    found = taken.rows.get()
    codes = [code for code, _values in found.findings]
    assert bool(codes) == (found.verdict != Verdict.GOOD)

    refusal = _refused(make, person, post)
    if codes and codes[0] in OF_LISTS_ALONE:
        assert refusal is None
    elif "suppressed" in state and place == "closed":
        assert (codes, type(refusal)) == (["place_is_closed"], Suppressed)  # both are true
    else:
        assert codes == ([REFUSED[type(refusal)]] if refusal else [])
    taken = take(taken, Import.Mode.GOOD)
    assert taken.counts == {Verdict.TAKEN if not codes else found.verdict: 1}


def _refused(make, person, post):
    """What the desk says to the nomination, which is undone."""
    with transaction.atomic():
        try:
            appointments.nominate(
                actor=make.admin, person=person, post=post, source="직접 신청", starts_on=STARTS
            )
        except DomainError as refusal:
            return refusal
        else:
            return None
        finally:
            transaction.set_rollback(True)


def test_the_control_without_the_rule_the_constraint_still_refuses(
    make, gwangju, hand_in, take, monkeypatch
):
    """The rules are no second truth: taken away, the database says the same, one row later."""
    post = gwangju.posts.get(title__slug="member")
    person = make.person(name=GOOD[2], phone=GOOD[3], email="")
    make.nomination(person=person, post=post, starts_on=STARTS)
    monkeypatch.setattr(imports.rules, "STANDING", ())
    taken = hand_in(table(GOOD), starts_on=STARTS)
    taken.rows.update(verdict=Verdict.GOOD, findings=[])
    Import.objects.filter(pk=taken.pk).update(counts={"good": 1})
    taken.refresh_from_db()
    assert take(taken).counts == {"unchanged": 1}
    assert taken.rows.get().findings[0][0] == "already"
