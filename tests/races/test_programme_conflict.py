"""Two editors save one programme at once: one wins, the other sees both, nothing is lost."""

from __future__ import annotations

import threading
from http import HTTPStatus

import pytest
from django.test import Client

from events.models import Event
from events.services import programme
from tests.races.test_last_seat import at_once

EDITORS = ("가 순서", "나 순서")

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


@pytest.fixture
def event(make):
    event = make.event(status=Event.Status.DRAFT)
    make.item(event, kind="opening", title_ko="개회", title_en="")
    event.refresh_from_db()
    return event


def editors(make, event):
    """Both opened the programme as it is, added an item of their own, and press Save together."""
    known = event.programme.get()
    pages = []
    for title in EDITORS:
        client = Client(headers={"accept-language": "en"})
        client.force_login(make.admin)
        data = {"act": "save", "version": event.programme_version, "known": known.pk}
        rows = [
            {"key": known.pk, "kind": "opening", "title_ko": "개회", "ORDER": 1},
            {"key": "new0", "kind": "other", "title_ko": title, "ORDER": 2},
        ]
        data["items-TOTAL"] = len(rows)
        for number, row in enumerate(rows):
            data |= {f"items-{number}-{name}": value for name, value in row.items()}
        pages.append(lambda client=client, data=data: save(client, event, data))
    return pages


def save(client, event, data):
    return client.post(f"/events/{event.pk}/programme/edit/", data)


def saved(event):
    return list(event.programme.values_list("title_ko", flat=True))


def both_read_first(monkeypatch):
    """Each editor's page is read and checked before either of them saves."""
    both_read, decide = threading.Barrier(2), programme.save_programme

    def saved_together(**given):
        both_read.wait(timeout=30)
        return decide(**given)

    monkeypatch.setattr(programme, "save_programme", saved_together)


def test_one_wins_and_the_other_sees_both(make, event, monkeypatch):
    both_read_first(monkeypatch)

    answers = at_once(*editors(make, event))

    won, told = sorted(answers, key=lambda answer: answer.status_code)
    assert (won.status_code, told.status_code) == (HTTPStatus.FOUND, HTTPStatus.CONFLICT)
    (theirs,) = set(saved(event)) - {"개회"}
    (mine,) = set(EDITORS) - {theirs}
    editor = told.context["editor"]
    assert [line["form"]["title_ko"].value() for line in editor.lines] == ["개회", mine, theirs]
    assert [row["title"] for row in editor.theirs] == ["개회", theirs]
    assert f'value="{mine}"' in told.text
    event.refresh_from_db()
    assert editor.version == event.programme_version


def test_saving_what_the_conflict_page_shows_keeps_both(make, event, monkeypatch):
    both_read_first(monkeypatch)
    told = max(at_once(*editors(make, event)), key=lambda answer: answer.status_code)
    monkeypatch.undo()

    editor = told.context["editor"]
    data = {"act": "save", "version": editor.version, "known": ",".join(editor.known)}
    data["items-TOTAL"] = len(editor.lines)
    for number, line in enumerate(editor.lines):
        fields = {name: line["form"][name].value() or "" for name in line["form"].fields}
        fields |= {"key": line["key"], "ORDER": line["place"]}
        data |= {f"items-{number}-{name}": value for name, value in fields.items()}
    client = Client()
    client.force_login(make.admin)
    assert save(client, event, data).status_code == HTTPStatus.FOUND
    assert set(saved(event)) == {"개회", *EDITORS}


def test_without_the_guard_one_of_them_loses_what_they_wrote(make, event, monkeypatch):
    """The control: the second save silently removes what the first one added."""
    both_read_first(monkeypatch)
    monkeypatch.setattr(programme, "refuse_if_changed", lambda held, version: None)

    answers = at_once(*editors(make, event))

    assert [answer.status_code for answer in answers] == [HTTPStatus.FOUND] * 2
    assert len(set(saved(event)) & set(EDITORS)) == 1
