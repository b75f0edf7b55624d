"""Passes on paper: who gets one, what stands on it, and that its code opens the door."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import ImageOps
from pypdf import PdfReader

from committee.models import Level
from events.models import Attendance, Scan
from events.passes import file
from events.passes.file import Pass, print_file
from events.passes.pdf import Heading
from events.services.door import Act, take_scans
from events.views.attendance import print_passes

Status = Attendance.Status
HEADING = Heading("출범식", "2022. 1. 18.", "ko")


def read(made):
    with made:
        return PdfReader(io.BytesIO(made.read()))


def codes(pages):
    """What a scanner reads from each picture, with the white around it that the page leaves."""
    return [
        zxingcpp.read_barcode(
            ImageOps.expand(picture.image.convert("L").resize((330, 330), 0), 40, fill=255)
        ).text
        for page in pages
        for picture in page.images
    ]


@pytest.fixture
def event(make):
    return make.event(name_ko="출범식")


def test_everybody_who_is_expected_has_one_that_opens_the_door(make, event):
    going = make.attendance(event, make.person(name="김예정"), status=Status.GOING)
    make.attendance(event, make.guest(name_ko="박초대"), status=Status.INVITED)
    for number, status in enumerate((Status.WAITING, Status.DECLINED, Status.ATTENDED)):
        make.attendance(event, make.guest(name_ko=f"없는이{number}"), status=status)

    sheet = read(print_passes(actor=make.admin, event=event))

    (page,) = sheet.pages
    text = page.extract_text()
    assert "김예정" in text
    assert "박초대" in text
    assert "없는이" not in text
    opening, _other = codes(sheet.pages)
    assert opening.endswith(f"/passes/{going.pass_token}/")
    token = opening.rstrip("/").rsplit("/", 1)[-1]
    (scan,) = take_scans(actor=make.admin, event=event, acts=[Act(token=token)])
    assert scan.outcome == Scan.Outcome.ADMITTED


def test_nothing_personal_is_in_the_code(make, event):
    going = make.attendance(event, make.person(name="김예정"), status=Status.GOING)

    (code,) = codes(read(print_passes(actor=make.admin, event=event)).pages)

    for personal in ("김예정", going.person.email, going.person.phone[-4:], str(going.person.pk)):
        assert personal not in code


def test_of_those_alone_who_got_none_by_mail(make, event):
    make.attendance(event, make.person(name="김메일"), status=Status.GOING)
    make.attendance(event, make.person(name="이무메일", email=""), status=Status.GOING)
    make.attendance(event, make.guest(name_ko="박손님"), status=Status.GOING)

    sheet = read(print_passes(actor=make.admin, event=event, unmailed=True))

    text = sheet.pages[0].extract_text()
    assert [name in text for name in ("김메일", "이무메일", "박손님")] == [False, True, True]


def test_parts_are_one_file_ten_on_a_page_in_order(monkeypatch):
    monkeypatch.setattr(file, "A_PART", 20)
    passes = [Pass(f"이름{number}", "", f"https://x.example/{number}", "") for number in range(45)]

    sheet = read(print_file(passes, HEADING))

    assert len(sheet.pages) == 5
    assert codes(sheet.pages) == [each.address for each in passes]


def test_a_long_name_is_set_smaller_and_nothing_typed_is_markup():
    long = Pass("가" * 60, "#panic() 위원회 " * 12, "https://x.example/", "code")

    text = read(print_file([long], HEADING)).pages[0].extract_text().replace("\n", "")

    assert "가" * 60 in text.replace(" ", "")
    assert "#panic()" in text


def test_nobody_expected_is_an_empty_page_and_no_fault(make, event, client_of):
    client = client_of(make.granted(Level.STAFF, make.root))

    response = client.get(f"/events/{event.pk}/passes.pdf")

    assert response.status_code == 200
    assert len(PdfReader(io.BytesIO(b"".join(response.streaming_content))).pages) == 1
