"""Every model that holds a decision or a person keeps its history."""

from __future__ import annotations

import pghistory.models
from django.apps import apps

from committee.models import Appointment, Person
from committee.services import appointments

WITHOUT = {
    "committee.BatchEntry": "put in with its batch, never changed",
    "committee.BatchFile": "a log in itself; what was asked for is read-only",
    "committee.RunEntry": "a log in itself: what a run did with whom",
    "committee.UnitKind": "reference data",
    "committee.Region": "reference data, dated in itself",
    "committee.MegaRegion": "reference data",
    "committee.UnitTemplate": "reference data",
    "committee.TemplatePost": "reference data",
    "committee.ConsentText": "versioned in itself, never edited",
    "committee.ContactDisclosure": "a log in itself, only ever added to",
    "committee.LikelyDuplicate": "found anew every night; the row says who told two apart",
    "committee.CredentialCopy": "a log in itself; what was taken is read-only",
    "committee.IssuanceLog": "a log in itself, which the site cannot change",
    "committee.Export": "a log in itself; what was asked for is read-only",
    "committee.SavedFilter": "a convenience of its owner alone",
    "committee.Suppression": "must not say whom it came from",
    "committee.ImportRow": "the raw text of a file, erased a week after",
    "committee.Mailing": "a log in itself: who was told of which step, and when",
    "committee.Throttle": "counts requests for a minute, of nobody who could be named",
    "committee.Register": "a counter",
    "events.Copying": "a log in itself: who had which event copied, and how far it is",
    "events.Booking": "worked out anew from its event and programme",
    "events.EventTemplate": "reference data",
    "events.TemplateItem": "reference data",
    "events.ProgrammeVersion": "versioned in itself, never edited",
    "events.ProposalText": "versioned in itself, never edited",
}


def own_models():
    return [
        model
        for label in ("committee", "events")
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, pghistory.models.Event)
    ]


def test_every_model_keeps_its_history_or_says_why_not():
    tracked = {
        model.pgh_tracked_model._meta.label
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and model.pgh_tracked_model
    }
    labels = {model._meta.label for model in own_models()}
    assert labels - tracked == set(WITHOUT)


def test_a_history_row_names_actor_and_reason(make):
    appointment = make.acceptance()
    appointments.approve(actor=make.second_admin, appointment=appointment)
    latest = appointment.history.order_by("-pgh_id").first()
    assert latest.status == "approved"
    assert latest.pgh_context.metadata["actor"] == make.second_admin.pk
    assert latest.pgh_context.metadata["reason"] == "approved"


def test_raw_sql_leaves_a_trace_too(make):
    person = make.person()
    Person.objects.filter(pk=person.pk).update(name="바뀐이름")
    assert list(person.history.order_by("pgh_id").values_list("name", flat=True)) == [
        person.name,
        "바뀐이름",
    ]


def test_a_request_leaves_its_id(client_of, make):
    appointment = make.nomination()
    response = client_of(make.admin).post(f"/appointments/{appointment.pk}/invite/")
    context = Appointment.objects.get(pk=appointment.pk).history.order_by("-pgh_id").first()
    assert context.pgh_context.metadata["request_id"] == response.headers["X-Request-ID"]
