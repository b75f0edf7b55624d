"""The synthetic campaign keeps every rule of a real one, although triggers were off."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from committee.models import Appointment, Committee, Person, Status


@pytest.fixture
def scale(db):
    call_command("seed_scale", people=500, committees=60, verbosity=0)


def test_it_has_the_size_asked_for(scale):
    assert Committee.objects.count() == 60
    assert Person.objects.count() == 500
    assert 550 < Appointment.objects.count() <= 600


def test_its_tree_is_sound(scale):
    assert Committee.objects.find_problems() == ([], [], [], [], [])


def test_no_seat_is_held_twice_and_all_is_made_up(scale):
    held = Appointment.objects.filter(post__seats=1, status=Status.IN_FORCE)
    assert max(held.values("post").annotate(n=Count("pk")).values_list("n", flat=True)) == 1
    assert not Person.objects.exclude(phone__startswith="+82100000").exists()
    assert not Person.objects.exclude(email__endswith="@demo.example").exists()


def test_few_committees_are_large(scale):
    sizes = sorted(
        Committee.objects.annotate(n=Count("posts__appointments")).values_list("n", flat=True)
    )
    assert all(a <= b for a, b in pairwise(sizes))
    assert sum(sizes[-12:]) > sum(sizes[:-12]) / 2


def test_a_second_one_is_refused(scale):
    with pytest.raises(CommandError):
        call_command("seed_scale", people=10, committees=5, verbosity=0)
