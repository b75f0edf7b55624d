"""Where the boxes of an organisation chart stand."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from committee.charts.organization import (
    NAME_SIZE,
    PADDING,
    WIDTH,
    Unit,
    draw,
    measured,
    wrap,
)

NAMES = st.text(alphabet="가나다라 광주위원회ABC abc", min_size=1, max_size=60)


@st.composite
def organizations(draw_from, depth=3):
    key = draw_from(st.integers(min_value=0, max_value=10**9))
    below = ()
    if depth:
        below = tuple(draw_from(st.lists(organizations(depth=depth - 1), max_size=4)))
    return Unit(key, draw_from(NAMES), ("위원장 홍길동",), below)


def renumbered(unit, numbers):
    key = next(numbers)
    return Unit(key, unit.name, unit.notes, tuple(renumbered(each, numbers) for each in unit.below))


def size(unit):
    return 1 + sum(map(size, unit.below))


def apart(one, other):
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@given(organizations())
def test_no_two_boxes_touch_and_all_lie_on_the_sheet(unit):
    unit = renumbered(unit, iter(range(10**6)))

    chart = draw(unit)

    assert len(chart.boxes) == size(unit)
    assert len(chart.links) == size(unit) - 1
    assert all(apart(*pair) for pair in combinations(chart.boxes, 2))
    for box in chart.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= chart.width
        assert box.y + box.height <= chart.height


@given(NAMES.filter(str.strip))
def test_every_letter_is_drawn_within_its_box(name):
    lines = wrap(name, NAME_SIZE)

    assert "".join("".join(lines).split()) == "".join(name.split())
    assert all(measured(line, NAME_SIZE) <= WIDTH - 2 * PADDING for line in lines)


def test_many_leaves_stand_in_columns():
    leaves = tuple(Unit(number, f"제{number}지회") for number in range(1, 31))

    chart = draw(Unit(0, "광주위원회", (), leaves))

    assert len({box.x for box in chart.boxes if box.key}) == 3
    assert chart.height < 13 * 80


def test_a_name_of_sixty_letters_stands_whole():
    (box,) = draw(Unit(1, "균형발전위원회" * 8 + "광주전남")).boxes

    assert len("".join(line.text for line in box.lines)) == 60
    assert all(line.y < box.height for line in box.lines)
