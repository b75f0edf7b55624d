"""Whether files and rows agree is found out, and what is lost is printed again, byte for byte."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from committee.models import Certificate
from committee.services import archive, stocktaking
from committee.services.certificates import print_certificate
from committee.services.stocktaking import take_stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(make):
    return make.certificate()


def test_a_sound_archive_agrees(certificate, make):
    make.certificate(printed=False)
    stock = take_stock()
    assert (stock.certificates, stock.agrees, stock.mended) == (1, True, [])


@pytest.mark.parametrize("damage", ["lost", "cut off"])
def test_a_lost_or_damaged_file_is_printed_again_to_the_byte(certificate, damage):
    path = archive.pdf_path(certificate)
    printed = path.read_bytes()
    if damage == "lost":
        path.unlink()
    else:
        path.write_bytes(printed[:-1])
    assert take_stock(mend=False).lost == [certificate.pk]
    assert take_stock().mended == [certificate.pk]
    assert path.read_bytes() == printed


def printed_otherwise(certificate):
    """As by an older version of typst or of a typeface; the database itself lets nobody say so."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Certificate.objects.filter(pk=certificate.pk).update(pdf_sha256="0" * 64)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_what_comes_out_otherwise_is_never_passed_off_as_the_original(certificate):
    printed_otherwise(certificate)
    before = archive.pdf_path(certificate).read_bytes()
    stock = take_stock()
    assert (stock.lost, stock.mended, stock.agrees) == ([certificate.pk], [], False)
    assert archive.pdf_path(certificate).read_bytes() == before
    with pytest.raises(CommandError):
        call_command("check_certificates")


class TestOnOpening:
    """What the holder gets meanwhile; nobody waits for the night."""

    @pytest.fixture
    def lost(self, certificate):
        path = archive.pdf_path(certificate)
        printed = path.read_bytes()
        path.unlink()
        return printed

    @pytest.fixture
    def address(self, certificate):
        return reverse("certificate_pdf", args=[certificate.pk])

    def test_a_lost_file_is_printed_again_to_the_byte(
        self, certificate, lost, address, make, client_of
    ):
        answer = client_of(make.admin).get(address)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == lost
        assert archive.pdf_path(certificate).read_bytes() == lost

    def test_a_damaged_file_is_never_given_out(self, certificate, lost, address, make, client_of):
        archive.pdf_path(certificate).write_bytes(lost[:-1])
        assert b"".join(client_of(make.admin).get(address).streaming_content) == lost

    @pytest.mark.parametrize("reader", ["desk", "holder"])
    def test_one_that_comes_out_otherwise_is_not_passed_off_and_the_page_says_what_to_do(
        self, certificate, lost, address, make, client_of, reader
    ):
        printed_otherwise(certificate)
        who = make.admin if reader == "desk" else certificate.appointment.person.user
        answer = client_of(who).get(address, headers={"accept-language": "en"})
        page = answer.content.decode()
        assert answer.status_code == 404
        assert "no-store" in answer.headers["Cache-Control"]
        assert not archive.pdf_path(certificate).exists()
        path = f"certificates/{str(certificate.pk)[-2:]}/{certificate.pk}.pdf"
        assert (path in page) is (reader == "desk")
        assert ("issue a new certificate in its place" in page) is (reader == "desk")
        assert ("Tell whoever appointed you" in page) is (reader == "holder")

    def test_it_asks_no_more_of_the_database_than_before(
        self, certificate, address, make, client_of, django_assert_num_queries
    ):
        client = client_of(make.admin)
        client.get(address)
        with django_assert_num_queries(4):
            client.get(address)


def test_a_file_without_a_certificate_is_told_and_left(certificate):
    stray = archive.path_of("00000000-0000-7000-8000-0000000000ab")
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"%PDF")
    assert take_stock().strays == [stray]
    assert stray.exists()


def test_only_old_pieces_of_killed_workers_are_removed(certificate):
    pieces = [archive.root() / archive.UNFINISHED / name for name in ("new", "old")]
    for piece in pieces:
        piece.touch()
    os.utime(pieces[1], (time.time() - 7200,) * 2)
    assert take_stock().unfinished == 1
    assert [piece.exists() for piece in pieces] == [True, False]


def test_a_draft_that_is_left_over_is_printed_and_a_fresh_one_is_left_to_its_job(make, monkeypatch):
    left, broken = (make.certificate(printed=False, post=make.post(make.committee())) for _ in "12")
    assert take_stock().late == []
    monkeypatch.setattr(stocktaking, "STILL_BEING_WRITTEN", timedelta(0))

    def printer(key):
        if key == broken.pk:
            raise OSError(28, "No space left on device")
        print_certificate(key)

    monkeypatch.setattr(stocktaking, "print_certificate", printer)
    stock = take_stock()
    assert (stock.late, stock.certificates, stock.agrees) == ([left.pk], 1, True)
    broken.refresh_from_db()
    assert broken.status == Certificate.Status.DRAFT


def test_a_disk_that_fills_up_leaves_no_piece_behind(certificate, monkeypatch):
    def full(path, content):
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        archive.keep({certificate.pk: b"%PDF"})
    assert not list((archive.root() / archive.UNFINISHED).iterdir())
