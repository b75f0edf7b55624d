"""Documents of a proposal: PDF alone, for those who see it, and gone for good when removed."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from committee.errors import FileRefused, NotAllowed
from committee.models import Level
from events.errors import Archived
from events.models import Attachment, Event
from events.services.attachments import attach, detach, path_of
from events.services.record import record_proposal
from events.services.steps import move_event

CONTENT = b"%PDF-1.7 made up"


@pytest.fixture
def proposal(make):
    return record_proposal(
        actor=make.admin,
        event=make.event(make.committee()),
        proposer=make.guest(),
        scope="regional",
        title_ko="제안",
    )


@pytest.fixture
def document(make, proposal):
    return attach(actor=make.admin, proposal=proposal, file=BytesIO(CONTENT), title="제안서 1/2")


def get(client, document):
    return client.get(reverse("attachment", args=[document.pk]))


def test_it_is_handed_out_as_it_came_and_never_opened_as_a_page(make, document, client_of):
    answer = get(client_of(make.member(document.proposal.event.host)), document)

    assert b"".join(answer.streaming_content) == CONTENT
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]


def test_one_whose_file_is_lost_is_not_found(make, document, client_of):
    path_of(document.pk).unlink()
    assert get(client_of(make.admin), document).status_code == 404


def test_whoever_does_not_see_the_proposal_gets_nothing(make, document, client_of):
    assert get(client_of(make.member(make.committee())), document).status_code == 404


@pytest.mark.parametrize("content", [b"", b"MZ", b"<html>%PDF-", b"PK\3\4", b"\n%PDF-1.7"])
def test_what_is_no_pdf_is_refused(make, proposal, content):
    with pytest.raises(FileRefused):
        attach(actor=make.admin, proposal=proposal, file=BytesIO(content), title="제안서")
    assert not Attachment.objects.exists()


def test_only_those_who_log_the_event_add_and_remove(make, proposal, document):
    member = make.granted(Level.MEMBER, proposal.event.host)
    with pytest.raises(NotAllowed):
        attach(actor=member, proposal=proposal, file=BytesIO(CONTENT), title="제안서")
    with pytest.raises(NotAllowed):
        detach(actor=member, attachment=document)


def test_an_archived_event_takes_none_and_keeps_what_it_has(make, proposal, document, client_of):
    move_event(actor=make.admin, event=proposal.event, to=Event.Status.ARCHIVED)
    proposal.refresh_from_db()
    with pytest.raises(Archived):
        attach(actor=make.admin, proposal=proposal, file=BytesIO(CONTENT), title="제안서")
    document = Attachment.objects.get()
    with pytest.raises(Archived):
        detach(actor=make.admin, attachment=document)
    address = reverse("detach", args=[document.pk])
    client = client_of(make.admin)
    assert address not in client.get(reverse("proposal", args=[proposal.pk])).text
    assert client.post(address).status_code == 302
    assert path_of(document.pk).exists()


def test_what_is_removed_is_gone_from_the_disk(
    make, document, client_of, django_capture_on_commit_callbacks
):
    path = path_of(document.pk)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client_of(make.admin).post(reverse("detach", args=[document.pk]))
    assert not path.exists()
    assert not Attachment.objects.exists()


def test_the_page_takes_one_in(make, proposal, client_of):
    client = client_of(make.granted(Level.STAFF, proposal.event.host))
    file = SimpleUploadedFile("제안서.pdf", CONTENT, "application/pdf")

    client.post(f"/proposals/{proposal.pk}/attach/", {"file": file, "title": "제안서"})

    assert "제안서" in client.get(f"/proposals/{proposal.pk}/").text
    assert Attachment.objects.get().size == len(CONTENT)


@pytest.mark.parametrize("more", [1, 1_000_000])
def test_more_than_twenty_megabytes_are_told_and_the_title_kept(make, proposal, client_of, more):
    content = CONTENT.ljust(20_000_000 + more, b" ")
    file = SimpleUploadedFile("x.pdf", content, "application/pdf")
    page = client_of(make.admin).post(
        f"/proposals/{proposal.pk}/attach/",
        {"file": file, "title": "제안서"},
        headers={"accept-language": "en"},
    )
    assert "The file has 21 MB; at most 20 are taken." in page.text
    assert page.context["form"]["title"].value() == "제안서"
