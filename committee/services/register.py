"""Numbers of certificates: those of the register, without a gap, and those that are printed."""

from __future__ import annotations

from django.db.models import F

from committee.certificates.numbers import counted_number, new_printed_number
from committee.models import Campaign, Certificate, Register


def take_register_numbers(campaign: Campaign, count: int) -> int:
    """The first of ``count`` numbers that follow the last one without a gap.

    The row stays locked until the transaction ends: whoever rolls back gives the numbers back.
    """
    Register.objects.filter(campaign=campaign).update(last_number=F("last_number") + count)
    return Register.objects.get(campaign=campaign).last_number - count + 1


def printed_numbers(campaign: Campaign, year: int, count: int) -> list[str]:
    """So many numbers for the paper, drawn or counted as the campaign chose, to be used in order.

    Counted ones are those of the register, which stays locked from now on: whoever uses fewer of
    them takes as many from the register, and no number is left out.
    """
    if campaign.number_style == Campaign.NumberStyle.SEQUENTIAL:
        first = take_register_numbers(campaign, 0)
        return [counted_number(year, first + place) for place in range(count)]
    return free_numbers(campaign, year, count)


def free_numbers(campaign: Campaign, year: int, count: int) -> list[str]:
    """So many printed numbers that the campaign has not given out; the constraint settles races."""
    free: dict[str, None] = {}
    while len(free) < count:
        drawn = [new_printed_number(year) for _ in range(count - len(free))]
        taken = set(
            Certificate.objects.filter(campaign=campaign, printed_number__in=drawn).values_list(
                "printed_number", flat=True
            )
        )
        free |= dict.fromkeys(number for number in drawn if number not in taken)
    return list(free)
