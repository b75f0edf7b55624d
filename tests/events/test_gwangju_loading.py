"""The demo is loaded once, whole, by whoever comes first, and only where it may be."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from committee.models import (
    Appointment,
    Campaign,
    Certificate,
    Committee,
    DesignUse,
    DesignVersion,
    Person,
)
from committee.services import invitations
from committee.services.samples import Sample, preview
from committee.tokens import invitation_token
from events import demo
from events.models import Event
from events.services import ceremony

pytestmark = pytest.mark.django_db


def load(capsys) -> str:
    call_command("load_gwangju")
    return capsys.readouterr().out


def test_second_run_changes_no_row(capsys, rows):
    assert load(capsys) == (
        "Loaded the Gwangju launch: 5 committees, 20 persons, 20 appointments, "
        "9 certificates, 2 events.\n"
    )
    before = rows()
    assert load(capsys) == "The Gwangju launch is loaded already and was left as it is.\n"
    assert rows() == before


def test_second_run_brings_back_nothing_that_a_user_changed(rows):
    assert demo.load()
    open_invitation = Appointment.objects.get(person__name="장임시").invitations.get()
    invitations.disown(token=invitation_token(open_invitation.nonce))
    Event.objects.filter(name_ko__contains="중앙").update(name_ko="바뀐 이름")
    before = rows()
    assert not demo.load()
    assert rows() == before
    assert not Person.objects.filter(name="장임시").exists()


@pytest.mark.parametrize(("step", "calls"), [("found_hierarchy", 0), ("hand_over", 3)])
def test_interrupted_run_leaves_nothing_and_the_next_loads_everything(
    monkeypatch, rows, step, calls
):
    empty = rows()
    owner = ceremony if step == "hand_over" else demo
    real, left = getattr(owner, step), iter(range(calls))

    def interrupted(*args, **values):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(*args, **values)

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            demo.load()
    assert rows() == empty
    assert demo.load()
    counts = [model.objects.count() for model in (Campaign, Committee, Person, Appointment)]
    assert counts == [1, 5, 20, 20]
    assert Certificate.objects.filter(conferrals__isnull=False).count() == 6


def test_nobody_loads_public_passwords_into_a_real_site(settings, capsys):
    settings.DEMO = False
    with pytest.raises(CommandError, match="ROSTRUM_DEMO=1"):
        load(capsys)
    assert not Campaign.objects.exists()


def test_designs_are_ready_and_name_nobody():
    assert demo.load()
    versions = DesignVersion.objects.published().select_related("design")
    assert {each.design.verb for each in versions} == {"appoint", "commission"}
    assert [each.signatories for each in versions] == [[], []]
    (used,) = DesignUse.objects.all()
    assert (used.verb, used.committee) == ("commission", None)
    for each in versions:
        assert preview(each, Sample.LONGEST).problem == ""
