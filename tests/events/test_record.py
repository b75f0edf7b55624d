"""Logging an event, its list, its door and its conferrals."""

from __future__ import annotations

import pytest

from committee.errors import NotAllowed
from committee.models import Certificate, Level
from committee.services import certificates
from events.errors import (
    AlreadyConferred,
    AlreadyListed,
    AlreadyLogged,
    NotAConferral,
    NotValid,
)
from events.models import Event, ProgrammeItem
from events.services import ceremony, record


def test_an_event_is_logged_once(make):
    event = make.event(name_ko="출범식")
    with pytest.raises(AlreadyLogged):
        make.event(host=event.host, name_ko="출범식")
    assert Event.objects.count() == 1


def test_an_event_cannot_be_given_to_a_committee_where_one_has_no_right(make):
    here, elsewhere = make.committee(), make.committee()
    event, staff = make.event(host=here), make.granted(Level.STAFF, here)
    with pytest.raises(NotAllowed):
        record.amend_event(actor=staff, event=event, host=elsewhere)
    record.amend_event(actor=staff, event=event, venue_ko="광주")
    event.refresh_from_db()
    assert (event.host, event.venue_ko) == (here, "광주")


def test_somebody_stands_on_the_list_once_with_the_title_of_the_day(make):
    committee = make.committee(name_ko="광주위원회", name_en="Gwangju")
    held = make.certificate(post=make.post(committee, "vice-chair")).appointment
    event = make.event(host=committee, held_on=held.starts_on)
    listed = make.attendance(event, held.person)
    assert (listed.title_held_ko, listed.title_held_en) == (
        "광주위원회 부위원장",
        "Vice-Chair, Gwangju",
    )
    with pytest.raises(AlreadyListed):
        make.attendance(event, held.person)


class TestConferring:
    def test_once(self, make):
        item, certificate = make.item(), make.certificate()
        ceremony.confer(actor=make.admin, item=item, certificate=certificate)
        with pytest.raises(AlreadyConferred):
            ceremony.confer(actor=make.admin, item=item, certificate=certificate)

    def test_only_in_a_conferral(self, make):
        greeting = make.item(kind=ProgrammeItem.Kind.GREETING)
        with pytest.raises(NotAConferral):
            ceremony.confer(actor=make.admin, item=greeting, certificate=make.certificate())

    def test_only_a_valid_one(self, make):
        certificate = make.certificate()
        certificates.revoke(actor=make.admin, certificate=certificate, reason="착오")
        certificate = Certificate.objects.get(pk=certificate.pk)
        with pytest.raises(NotValid):
            ceremony.confer(actor=make.admin, item=make.item(), certificate=certificate)
