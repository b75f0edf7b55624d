"""Files about a batch: what is in them, in which order, and who gets them."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.conf import settings
from django.utils import timezone
from pypdf import PdfReader

from committee.errors import NotAllowed, NothingIssued
from committee.models import BatchFile, Level
from committee.models.export import KEPT_FOR
from committee.services import batch_files, certificates, files_about, grants, holders, runs

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(make):
    """A chair and two members, all issued, and one whom nobody approved."""
    chair = make.approval(post=make.post(title="chair"), person=make.person(name="허공"))
    post = make.post(title="member")
    members = [make.approval(post=post, person=make.person(name=name)) for name in ("하늘", "가람")]
    members[0].person.name_latin = "Ha Neul"
    members[0].person.save()
    return issued(make, members[0], make.acceptance(), members[1], chair)


def issued(make, *held):
    batch = make.batch(*held)
    run = make.run(batch)
    while runs.work(run.pk):
        pass
    return batch


def written(make, batch, kind, **options):
    file = batch_files.request_file(actor=make.admin, batch=batch, kind=kind, **options)
    batch_files.write(file.pk)
    file.refresh_from_db()
    assert file.status == BatchFile.Status.READY
    with batch_files.opened(file) as content:
        return file, content.read()


def texts(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_zip_holds_each_certificate_as_it_lies_in_the_archive(make, batch):
    file, content = written(make, batch, "zip")
    archived = zipfile.ZipFile(io.BytesIO(content))
    names = archived.namelist()
    assert [name.split("_")[:2] for name in names] == [
        ["000001", "허공"],
        ["000002", "가람"],
        ["000003", "하늘"],
    ]
    held = batch.appointments.get(person__name="허공").certificates.get()
    assert archived.read(names[0]) == certificates.pdf_path(held).read_bytes()
    assert (file.rows, file.file_name[-4:]) == (3, ".zip")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("../../바다", "바다"), ("a/b\\c:d", "a_b_c_d"), ("...", "_"), ("홍 길동", "홍_길동")],
)
def test_names_in_the_zip_are_safe_on_any_system(typed, kept):
    assert batch_files.safe(typed) == kept


def test_the_print_file_is_sorted_and_has_blank_backs_if_wanted(make, batch):
    _file, content = written(make, batch, "print")
    held = [batch.appointments.get(person__name=name) for name in ("허공", "가람", "하늘")]
    numbers = [appointment.certificates.get().printed_number for appointment in held]
    for page, number in zip(texts(content), numbers, strict=True):
        assert number in page
    _file, content = written(make, batch, "print", blank_backs=True)
    pages = texts(content)
    assert len(pages) == 6
    assert [bool(page.strip()) for page in pages] == [True, False] * 3


def test_a_large_print_file_is_joined_from_parts_and_split_for_the_printer(
    make, batch, monkeypatch
):
    monkeypatch.setattr(batch_files, "PAGES_AT_ONCE", 1)
    _file, whole = written(make, batch, "print")
    assert len(texts(whole)) == 3
    monkeypatch.setattr(batch_files, "PAGES_A_FILE", 2)
    _file, content = written(make, batch, "print")
    archived = zipfile.ZipFile(io.BytesIO(content))
    assert archived.namelist() == ["001.pdf", "002.pdf"]
    assert [len(texts(archived.read(name))) for name in archived.namelist()] == [2, 1]


def test_labels_and_the_calling_list_name_everybody_in_order(make, batch):
    _file, labels = written(make, batch, "labels")
    (sheet,) = texts(labels)
    assert sheet.index("허공") < sheet.index("가람") < sheet.index("하늘")
    _file, calling = written(make, batch, "calling")
    (sheet,) = texts(calling)
    assert "출범식" in sheet
    assert "Ha Neul" in sheet
    assert sheet.index("허공") < sheet.index("가람") < sheet.index("하늘")


def test_whoever_has_no_valid_certificate_is_in_no_file(make, batch):
    revoked = batch.appointments.get(person__name="가람").certificates.get()
    certificates.revoke(actor=make.admin, certificate=revoked, reason="잘못 발급")
    _file, content = written(make, batch, "zip")
    assert len(zipfile.ZipFile(io.BytesIO(content)).namelist()) == 2


def test_without_a_certificate_there_is_no_file(make):
    with pytest.raises(NothingIssued):
        batch_files.request_file(actor=make.admin, batch=make.batch(), kind="zip")


def test_the_link_is_its_owners_and_dies_with_the_right(client_of, make, batch):
    owner = make.granted(Level.ADMIN, make.root)
    file = batch_files.request_file(actor=owner, batch=batch, kind="zip")
    batch_files.write(file.pk)
    address = f"/appointments/batch-files/{file.pk}/"
    assert client_of(make.admin).get(address).status_code == 404
    answer = client_of(owner).get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert b"".join(answer)[:2] == b"PK"
    grants.end_grant(actor=make.admin, grant=owner.grants.get())
    assert client_of(owner).get(address).status_code == 404
    with pytest.raises(NotAllowed):
        batch_files.request_file(actor=owner, batch=batch, kind="zip")


def test_a_file_that_is_not_due_any_more_is_not_written(make, batch):
    owner = make.granted(Level.ADMIN, make.root)
    file = batch_files.request_file(actor=owner, batch=batch, kind="zip")
    grants.end_grant(actor=make.admin, grant=owner.grants.get())
    batch_files.write(file.pk)
    file.refresh_from_db()
    assert file.status == BatchFile.Status.FAILED
    assert not list((settings.MEDIA_ROOT / "batches").glob("*"))


def test_files_go_after_a_week(make, batch):
    file, _content = written(make, batch, "zip")
    assert batch_files.remove_old() == 0
    BatchFile.objects.filter(pk=file.pk).update(finished_at=timezone.now() - KEPT_FOR)
    assert batch_files.remove_old() == 1
    file.refresh_from_db()
    assert (file.status, file.downloadable) == (BatchFile.Status.REMOVED, False)
    assert not list(files_about.batch_folder().iterdir())


def test_they_go_with_whoever_stands_in_one(make, batch, django_capture_on_commit_callbacks):
    file, _content = written(make, batch, "calling")
    other, _content = written(make, issued(make, make.approval()), "calling")
    held = batch.appointments.get(person__name="허공")
    with django_capture_on_commit_callbacks(execute=True):
        holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
    file.refresh_from_db()
    other.refresh_from_db()
    assert (file.status, file.downloadable) == (BatchFile.Status.REMOVED, False)
    assert [path.name for path in files_about.batch_folder().iterdir()] == [other.file_name]
    assert other.downloadable


def test_one_that_is_being_written_meanwhile_is_not_kept(make, batch, monkeypatch):
    file = batch_files.request_file(actor=make.admin, batch=batch, kind="calling")
    held = batch.appointments.get(person__name="허공")
    write = batch_files.WRITERS["calling"]

    def write_and_erase(*arguments):
        written = write(*arguments)
        holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        return written

    monkeypatch.setitem(batch_files.WRITERS, "calling", write_and_erase)
    batch_files.write(file.pk)
    file.refresh_from_db()
    assert file.status == BatchFile.Status.FAILED
    assert not list(files_about.batch_folder().iterdir())


def test_the_board_offers_files_and_their_links(client_of, make, batch):
    desk = client_of(make.admin)
    desk.post(f"/appointments/batches/{batch.pk}/files/", {"kind": "print"})
    file = BatchFile.objects.get()
    waiting = desk.get(f"/appointments/batches/{batch.pk}/").content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    assert f"/appointments/batch-files/{file.pk}/" not in waiting
    batch_files.write(file.pk)
    ready = desk.get(f"/appointments/batches/{batch.pk}/").content.decode()
    assert f"/appointments/batch-files/{file.pk}/" in ready
