"""What an import changes: nominations and nothing else, once."""

from __future__ import annotations

from datetime import date

from committee.models import Appointment, Import, Status
from tests.committee.imports.conftest import table

PLACE = "균형발전위원회 > 광주"


def people(number, post="위원"):
    return [
        (PLACE, post, "홍길동", f"010-0000-{n:04}", f"p{n}@demo.example", "") for n in range(number)
    ]


def test_good_rows_become_nominations(gwangju, hand_in, take, make):
    taken = take(hand_in(table(*people(3))))
    assert (taken.status, taken.counts) == (Import.Status.DONE, {"taken": 3})
    held = Appointment.objects.filter(post__committee=gwangju)
    assert {appointment.status for appointment in held} == {Status.NOMINATED}
    assert {appointment.nominated_by for appointment in held} == {make.admin}
    assert {appointment.term.lower for appointment in held} == {date(2026, 1, 1)}
    assert {appointment.source for appointment in held} == {"직접 신청"}
    assert set(held.values_list("person__phone", flat=True)) == {
        f"+82100000000{n}" for n in range(3)
    }
