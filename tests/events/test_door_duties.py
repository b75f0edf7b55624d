"""Putting people on an event's door by its own page, and taking them off it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import Level
from events.errors import Archived
from events.models import DoorDuty, Event
from events.services.duties import end_duty, put_on_door
from events.services.steps import move_event


@pytest.fixture
def event(make):
    return make.event(status=Event.Status.PUBLISHED, held_on=timezone.localdate())


@pytest.fixture
def staff(make, client_of):
    return client_of(make.granted(Level.STAFF, make.root))


def put(client, event, user, **days):
    form = client.get(f"/events/{event.pk}/keepers/").context["form"]
    sent = {name: form.initial[name] for name in ("starts_on", "last_day")}
    return client.post(f"/events/{event.pk}/keepers/", sent | days | {"user": user}, follow=True)


def test_an_account_is_put_on_the_door_for_the_day_and_taken_off(make, event, staff):
    keeper, keepers = make.user(), Client()
    keepers.force_login(keeper)
    door = f"/events/{event.pk}/door/"
    assert keepers.get(door).status_code == 404

    page = put(staff, event, keeper.email.upper())

    duty = DoorDuty.objects.get()
    assert (duty.period.lower, duty.period.upper) == (
        event.held_on,
        event.held_on + timedelta(days=1),
    )
    assert keeper.email in page.text
    assert keepers.get(door).status_code == 200
    staff.post(f"/events/{event.pk}/keepers/{duty.pk}/end/")
    assert keepers.get(door).status_code == 404


def test_who_has_no_account_is_said_beside_the_field_with_what_to_do(event, staff):
    (said,) = put(staff, event, "nobody@demo.example").context["form"].errors["user"]
    assert not DoorDuty.objects.exists()
    assert "먼저" in said


def test_days_stand_in_their_order(make, event, staff):
    page = put(staff, event, make.user().email, last_day=make.yesterday())
    assert list(page.context["form"].errors) == ["last_day"]


def test_only_those_who_log_the_event_and_not_in_the_archive(make, event, staff):
    user = make.user()
    days = {"starts_on": event.held_on}
    duty = put_on_door(actor=make.admin, event=event, user=user, **days)
    with pytest.raises(NotAllowed):
        put_on_door(actor=user, event=event, user=user, **days)
    with pytest.raises(NotAllowed):
        end_duty(actor=user, duty=duty)
    here = f"/events/{event.pk}/keepers/"
    assert f'href="{here}"' in staff.get(f"/events/{event.pk}/").text
    move_event(actor=make.admin, event=event, to=Event.Status.HELD)
    move_event(actor=make.admin, event=event, to=Event.Status.ARCHIVED)
    event.refresh_from_db()
    with pytest.raises(Archived):
        put_on_door(actor=make.admin, event=event, user=user, **days)
    assert f'href="{here}"' not in staff.get(f"/events/{event.pk}/").text
    assert '<form class="form"' not in staff.get(here).text


def test_a_duty_of_another_event_is_not_found(make, event, staff):
    duty = put_on_door(actor=make.admin, event=event, user=make.user(), starts_on=event.held_on)
    assert staff.post(f"/events/{make.event().pk}/keepers/{duty.pk}/end/").status_code == 404
