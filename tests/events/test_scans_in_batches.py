"""A hundred acts in one report come to the same as one by one, whatever they are."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Attendance, Scan, Stay
from events.services.door import Act, take_scans

PEOPLE, ACTS = 6, 60


def plan(dice, start):
    """Acts in the order of their times: whom, which way, when, and whether without the network."""
    at = start
    for _ in range(ACTS):
        at += timedelta(seconds=dice.choice([0, 1, 30, 600]))
        who = dice.choice([*range(PEOPLE), "nobody knows it"])
        yield who, dice.choice([*Scan.Direction]), at, dice.random() < 0.3


def report(make, event, listed, acts, sizes):
    """What came of the acts, reported in portions of these sizes."""
    scans = []
    while acts:
        size = next(sizes)
        portion, acts = acts[:size], acts[size:]
        scans += take_scans(
            actor=make.admin,
            event=event,
            acts=[
                Act(
                    token=listed[who].pass_token if who in range(PEOPLE) else who,
                    direction=direction,
                    at=at,
                    provisional=provisional,
                )
                for who, direction, at, provisional in portion
            ],
        )
    return scans


def told(scans):
    """Each outcome, and of what it met the place in the order of acts."""
    places = {scan.pk: place for place, scan in enumerate(scans)}
    return [(scan.outcome, places.get(scan.met_id)) for scan in scans]


def left_behind(listed):
    """Stays and status of everybody."""
    return [
        (
            Attendance.objects.get(pk=row.pk).status,
            list(
                Stay.objects.filter(attendance=row)
                .order_by("entered_at", "pk")
                .values_list("entered_at", "left_at", "status_before")
            ),
        )
        for row in listed
    ]


@pytest.mark.parametrize("seed", range(4))
def test_portions_of_any_size_come_to_the_same(make, seed):
    dice = random.Random(seed)
    acts = list(plan(dice, timezone.now() - timedelta(days=1)))
    found = []
    for sizes in (iter(lambda: 1, None), iter(lambda: dice.randint(2, 25), None), iter([ACTS])):
        event = make.event()
        listed = [make.attendance(event, status=Attendance.Status.GOING) for _ in range(PEOPLE)]
        scans = report(make, event, listed, acts, sizes)
        found.append((told(scans), left_behind(listed)))

    assert found[1] == found[0]
    assert found[2] == found[0]
    assert len({outcome for outcome, _met in found[0][0]}) > 3  # much happened


def test_a_report_that_is_repeated_changes_nothing(make):
    event = make.event()
    listed = [make.attendance(event, status=Attendance.Status.GOING) for _ in range(PEOPLE)]
    acts = [Act(token=row.pass_token) for row in listed * 2]
    first = take_scans(actor=make.admin, event=event, acts=acts)

    again = take_scans(actor=make.admin, event=event, acts=acts)

    assert [scan.pk for scan in again] == [scan.pk for scan in first]
    assert Stay.objects.count() == PEOPLE
