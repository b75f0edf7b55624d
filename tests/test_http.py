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


@pytest.mark.django_db
class TestWhatAnAccountIsShown:
    def test_is_kept_nowhere(self, make, client_of):
        page = client_of(make.user()).get("/committees/")
        assert {"no-store", "private"} <= set(page.headers["Cache-Control"].split(", "))

    def test_keeps_what_a_view_says_of_it(self, make, client_of):
        kept = client_of(make.user()).get("/credentials/status")
        assert kept.headers["Cache-Control"] == "public, max-age=60"

    def test_of_a_stranger_nothing_is_said(self, client):
        assert "Cache-Control" not in client.get("/committees/").headers
