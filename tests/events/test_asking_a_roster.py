"""Asking those whom a filter of a roster finds to an event."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from committee.models import Level, Title
from events import tasks
from events.models import Attendance, Event
from events.views import asking


@pytest.fixture
def event(make):
    day = timezone.localdate() + timedelta(days=3)
    return make.event(status=Event.Status.PUBLISHED, held_on=day)


@pytest.fixture
def staff(make):
    return make.granted(Level.STAFF, make.root)


def listed(event):
    return set(event.attendances.values_list("person", flat=True))


def test_those_whom_the_filter_finds_are_asked(make, event, staff, client_of):
    chair = make.certificate(post=make.post(title="chair")).appointment.person
    make.certificate(post=make.post(title="member"))
    title = Title.objects.get(slug="chair").pk
    path = f"/committees/{make.root.pk}/roster/ask/?title={title}"
    client = client_of(staff)
    assert client.get(path).context["number"] == 1
    client.post(path, {"event": event.pk})
    client.post(path, {"event": event.pk})
    assert listed(event) == {chair.pk}
    assert event.attendances.get().status == Attendance.Status.INVITED


def test_many_are_asked_by_a_job_with_the_rights_of_that_moment(
    make, event, staff, client_of, monkeypatch
):
    monkeypatch.setattr(asking, "MOST_AT_ONCE", 1)
    people = {make.certificate().appointment.person_id for _ in range(2)}
    client = client_of(staff)
    client.post(f"/committees/{make.root.pk}/roster/ask/", {"event": event.pk})
    assert listed(event) == set()
    call = {"event_id": event.pk, "committee_id": make.root.pk, "query": {}}
    tasks.ask_by_filter(actor_id=make.member().pk, **call)
    assert listed(event) == set()
    for _ in range(2):
        tasks.ask_by_filter(actor_id=staff.pk, **call)
    assert people <= listed(event)


def test_only_own_coming_events_are_offered(make, event, client_of):
    here, elsewhere = make.committee(), make.committee()
    day = event.held_on
    own = make.event(here, status=Event.Status.PUBLISHED, held_on=day)
    make.event(elsewhere, status=Event.Status.PUBLISHED, held_on=day)
    make.event(here, status=Event.Status.DRAFT, held_on=day)
    client = client_of(make.granted(Level.STAFF, here))
    form = client.get(f"/committees/{here.pk}/roster/ask/").context["form"]
    assert list(form.fields["event"].queryset) == [own]
