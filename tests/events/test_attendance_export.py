"""Taking the list of an event out: who may, what is in it, and what is kept of it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from committee.models import Export, Grant, Level
from committee.services import exports
from events.columns import AttendanceColumn
from events.models import Attendance, Scan, Stay
from events.tasks import write_attendance_export

Status = Attendance.Status


@pytest.fixture
def committee(make):
    return make.committee()


@pytest.fixture
def event(make, committee):
    """Somebody on the committee's roster, somebody of another's, and a guest."""
    event = make.event(host=committee, name_ko="출범식")
    own = make.certificate(
        person=make.person(name="홍길동", name_latin="Hong Gildong", phone="010-0000-1111"),
        post=make.post(committee),
    ).appointment.person
    stranger = make.certificate(
        person=make.person(name="김길동", phone="010-0000-2222"),
        post=make.post(make.committee()),
    ).appointment.person
    listed = make.attendance(event, own)
    entry = Scan.objects.create(
        event=event,
        attendance=listed,
        direction="in",
        outcome="admitted",
        door="정문",
        scanned_at=datetime(2022, 1, 18, 5, 2, tzinfo=UTC),
        scanned_by=make.admin,
    )
    Stay.objects.create(
        attendance=listed,
        entry=entry,
        entered_at=entry.scanned_at,
        left_at=entry.scanned_at + timedelta(hours=2),
        status_before=Status.GOING,
    )
    make.attendance(event, stranger, status=Status.INVITED)
    make.attendance(event, make.guest(name_ko="=SUM(A1)", affiliation_ko="시민"))
    return event


@pytest.fixture
def staff(make, committee):
    return make.granted(Level.STAFF, committee)


def take_out(client, event, *, query="", **fields):
    asked = {"format": "csv", "columns": AttendanceColumn.values, "reason": "결과 정리"} | fields
    return client.post(f"/events/{event.pk}/attendance/export/?{query}", asked)


def body(response):
    return b"".join(response.streaming_content)


def table(response):
    heading, *rows = csv.reader(io.StringIO(body(response).decode("utf-8-sig")))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_the_list_leaves_with_contacts_of_the_own_roster_alone(client_of, staff, event):
    first, second, third = table(take_out(client_of(staff), event))

    assert first == {
        "이름": "홍길동",
        "로마자 이름": "Hong Gildong",
        "당일 직함": first["당일 직함"],
        "상태": "참석",
        "동반 인원": "0",
        "첫 입장": "2022-01-18 14:02",
        "마지막 퇴장": "2022-01-18 16:02",
        "출입구": "정문",
        "휴대전화": "010-0000-1111",
        "이메일": first["이메일"],
    }
    assert first["이메일"].endswith("@demo.example")
    assert (second["이름"], second["휴대전화"], second["이메일"]) == ("김길동", "", "")
    assert (third["이름"], third["당일 직함"], third["첫 입장"]) == ("'=SUM(A1)", "시민", "")


def test_an_admin_above_both_gets_the_contacts_of_both(client_of, make, event):
    phones = [row["휴대전화"] for row in table(take_out(client_of(make.admin), event))]
    assert phones == ["010-0000-1111", "010-0000-2222", ""]


def test_xlsx_holds_the_same_rows_as_text(client_of, staff, event):
    content = body(take_out(client_of(staff), event, format="xlsx", columns=["name", "status"]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows == [
        ["이름", "상태"],
        ["홍길동", "참석"],
        ["김길동", "초대됨"],
        ["=SUM(A1)", "참석"],
    ]


def test_the_filter_of_the_list_is_that_of_the_file_and_of_the_trace(client_of, staff, event):
    rows = table(take_out(client_of(staff), event, query="status=attended&q=길동"))
    assert [row["이름"] for row in rows] == ["홍길동"]
    export = Export.objects.get()
    assert (export.requested_by, export.committee_id) == (staff, event.host_id)
    assert export.described == "출범식 · 상태: 참석 · 이름: 길동"
    assert (export.reason, export.contacts, export.written) == ("결과 정리", True, 1)


def test_without_a_reason_nothing_leaves(client_of, staff, event):
    response = take_out(client_of(staff), event, reason=" ")
    assert response.status_code == 200
    assert "reason" in response.context["form"].errors
    assert not Export.objects.exists()


def test_an_empty_list_says_so(client_of, staff, event):
    response = take_out(client_of(staff), event, query="q=아무도아님")
    assert response.context["form"].non_field_errors()
    assert not Export.objects.exists()


def test_names_alone_are_no_contacts(client_of, staff, event):
    body(take_out(client_of(staff), event, columns=["name"]))
    assert not Export.objects.get().contacts


def test_a_vcard_is_not_offered(client_of, staff, event):
    assert "format" in take_out(client_of(staff), event, format="vcf").context["form"].errors


class TestByAWorker:
    @pytest.fixture
    def waiting(self, monkeypatch, client_of, staff, event):
        monkeypatch.setattr(exports, "ROWS_AT_ONCE", 2)
        response = take_out(client_of(staff), event, query="status=attended")
        body(response)  # two rows are handed over at once
        assert take_out(client_of(staff), event).status_code == 302
        return Export.objects.get(status=Export.Status.WAITING)

    def test_the_file_holds_the_whole_list(self, client, waiting):
        write_attendance_export(str(waiting.pk))
        rows = table(client.get(f"/exports/{waiting.pk}/file/"))
        assert [row["이름"] for row in rows] == ["홍길동", "김길동", "'=SUM(A1)"]

    def test_a_right_that_ended_gives_no_file(self, waiting, staff):
        Grant.objects.filter(user=staff).update(period=(date(2020, 1, 1), timezone.localdate()))
        write_attendance_export(str(waiting.pk))
        waiting.refresh_from_db()
        assert waiting.status == Export.Status.FAILED
