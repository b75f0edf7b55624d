"""What every view reads of a request in the same way."""

from __future__ import annotations

import pytest

from committee.http import kept, looked_for


@pytest.mark.parametrize(
    ("address", "text"),
    [("/", ""), ("/?find=%20광주%20", "광주"), ("/?find=" + "가" * 200, "가" * 120)],
)
def test_what_is_looked_for_is_trimmed(rf, address, text):
    assert looked_for(rf.get(address)) == text


def test_a_search_keeps_what_else_was_asked(rf):
    assert kept(rf.get("/?template=launch&find=광주")) == [("template", "launch")]
