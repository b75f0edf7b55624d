"""Ten admins who opened one design save it at once."""

from __future__ import annotations

import pytest

from committee.errors import DesignChanged
from committee.models import CertificateDesign
from committee.services import designs
from tests.races.test_last_seat import at_once

THREADS = 10

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


def savings(make, design):
    return [
        lambda number=number: designs.save_draft(
            actor=make.admin, design=design, edits=design.edits, heading_ko=f"위임장 {number}"
        )
        for number in range(THREADS)
    ]


def test_one_of_ten_is_saved_and_the_others_are_told(make):
    design = make.design()
    outcomes = at_once(*savings(make, design))
    assert sum(isinstance(outcome, DesignChanged) for outcome in outcomes) == THREADS - 1
    (draft,) = [each for each in outcomes if not isinstance(each, DesignChanged)]
    assert design.versions.get(number=None).heading_ko == draft.heading_ko


def test_without_the_count_they_overwrite_one_another(make, monkeypatch):
    """The control: the lock alone lets all of them save, and nine lose what they wrote."""
    design = make.design()
    lock = CertificateDesign.objects.select_for_update
    monkeypatch.setattr(designs, "_changing", lambda design, _edits: lock().get(pk=design.pk))
    outcomes = at_once(*savings(make, design))
    assert not [each for each in outcomes if isinstance(each, DesignChanged)]
    assert design.versions.filter(number=None).count() == 1
