"""Taking a roster out as a file: who may, what is in it, and what is kept of it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from python_calamine import CalamineWorkbook

from committee import reports
from committee.columns import Column
from committee.errors import NothingToExport, ReasonMissing
from committee.models import Appointment, EndReason, Export, Grant, Level, Status
from committee.services import appointments, exports, holders
from committee.services.export_files import write_rows
from committee.tasks import remove_old_exports, write_export
from tests.factories import REQUIRED_CONSENTS

EVERY_COLUMN = Column.values


@pytest.fixture
def committee(make):
    """Somebody listed, somebody not, somebody without contact, somebody who declined."""
    committee = make.committee(name_ko="광주위원회", name_en="Gwangju", region=make.region())
    member = make.post(committee)
    make.certificate(
        person=make.person(name="홍길동", name_latin="Hong Gildong", phone="010-0000-1111"),
        post=make.post(committee, "chair"),
    )
    make.certificate(person=make.person(name="김길동", phone="010-0000-2222"), post=member)
    appointments.record_public_office(
        actor=make.admin,
        person=make.person(name="박공직", phone="", email=""),
        post=member,
        public_source="언론 보도",
        starts_on=date(2022, 1, 1),
    )
    Appointment.objects.filter(
        pk=make.nomination(person=make.person(name="이거절"), post=member).pk
    ).update(status=Status.DECLINED, declined_at=timezone.now())
    return committee


@pytest.fixture
def staff(make, committee):
    return make.granted(Level.STAFF, committee)


def take_out(client, committee, *, query="", **fields):
    asked = {"format": "csv", "columns": EVERY_COLUMN, "reason": "행사 안내"} | fields
    return client.post(f"/committees/{committee.pk}/roster/export/?{query}", asked)


def body(response):
    return b"".join(response.streaming_content)


def table(content: bytes):
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [dict(zip(heading, row, strict=True)) for row in rows]


class TestWhoMay:
    def test_a_member_sees_no_button_and_is_refused(self, client_of, make, committee):
        client = client_of(make.member(committee, "vice-chair"))
        page = client.get(f"/committees/{committee.pk}/roster/").content.decode()
        assert "/roster/export/" not in page
        assert take_out(client, committee).status_code == 403
        assert not Export.objects.exists()

    def test_the_office_sees_the_button(self, client_of, staff, committee):
        page = client_of(staff).get(f"/committees/{committee.pk}/roster/").content.decode()
        assert f"/committees/{committee.pk}/roster/export/" in page

    def test_a_sibling_is_told_of_no_committee(self, client_of, make, committee):
        stranger = make.granted(Level.STAFF, make.committee())
        assert take_out(client_of(stranger), committee).status_code == 404

    def test_staff_take_nobody_out_who_is_on_the_way(self, client_of, staff, committee):
        response = take_out(client_of(staff), committee, query="standing=on_the_way")
        assert response.status_code == 302
        assert response.url.endswith("/roster/?standing=on_the_way")
        assert not Export.objects.exists()


class TestContent:
    def test_csv_holds_the_rows_of_the_page_and_nobody_else(self, client_of, staff, committee):
        response = take_out(client_of(staff), committee)
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert "attachment" in response["Content-Disposition"]
        content = body(response)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = table(content)
        assert [row["이름"] for row in rows] == ["홍길동", "김길동", "박공직"]
        today = timezone.localdate().isoformat()
        assert rows[0] == {
            "이름": "홍길동",
            "로마자 이름": "Hong Gildong",
            "직책": "위원장",
            "위원회": "광주위원회",
            "지역": "광주광역시",
            "시작일": today,
            "마지막 날": "",
            "상태": "재임 중",
            "임명장": "유효",
            "휴대전화": "010-0000-1111",
            "이메일": rows[0]["이메일"],
        }
        assert rows[0]["이메일"].endswith("@demo.example")
        assert (rows[2]["휴대전화"], rows[2]["이메일"], rows[2]["임명장"]) == ("", "", "")

    def test_only_the_columns_asked_for_leave(self, client_of, staff, committee):
        content = body(take_out(client_of(staff), committee, columns=["name", "post"]))
        assert list(table(content)[0]) == ["이름", "직책"]
        assert b"010-0000" not in content
        assert not Export.objects.get().contacts

    def test_filter_and_order_are_those_of_the_page(self, client_of, staff, committee):
        rows = table(body(take_out(client_of(staff), committee, query="q=길동&sort=name")))
        assert [row["이름"] for row in rows] == ["김길동", "홍길동"]

    def test_a_formula_is_defused(self, client_of, make, staff, committee):
        person = make.person(name="갑을")
        type(person).objects.filter(pk=person.pk).update(name_latin="=HYPERLINK(1)")
        make.certificate(person=person, post=make.post(committee, "vice-chair"))
        rows = table(body(take_out(client_of(staff), committee, query="q=갑을")))
        assert rows[0]["로마자 이름"] == "'=HYPERLINK(1)"

    def test_xlsx_holds_text_and_days(self, client_of, make, staff, committee):
        response = take_out(client_of(staff), committee, format="xlsx")
        book = CalamineWorkbook.from_filelike(io.BytesIO(body(response)))
        heading, *rows = book.get_sheet_by_index(0).to_python()
        assert [row[heading.index("이름")] for row in rows] == ["홍길동", "김길동", "박공직"]
        assert rows[2][heading.index("시작일")] == date(2022, 1, 1)
        assert rows[0][heading.index("휴대전화")] == "010-0000-1111"

    def test_a_person_of_two_posts_has_one_card(self, client_of, make, staff, committee):
        person = make.person(name="겸직자", phone="010-0000-3333")
        for title in ("vice-chair", "special-adviser"):
            make.certificate(person=person, post=make.post(committee, title))
        response = take_out(client_of(staff), committee, format="vcf", query="q=겸직자")
        cards = cards_in(body(response))
        assert len(cards) == 1
        assert cards[0]["FN"] == ["겸직자"]
        assert cards[0]["TEL"] == ["010-0000-3333"]
        assert cards[0]["UID"] == [f"urn:uuid:{person.pk}"]
        assert sorted(cards[0]["TITLE"]) == sorted(
            held.post.title.name_ko for held in person.appointments.select_related("post__title")
        )

    @pytest.mark.parametrize("format", Export.Format.values)
    def test_whoever_declined_is_in_no_file(self, make, staff, committee, format):
        """The control: the name is on record, and a file of everything would hold it."""
        assert Appointment.objects.filter(person__name="이거절").exists()
        for standing in ("in_force", "coming", "ended", "on_the_way"):
            rows, _exact = _selected(make.admin, committee, standing=standing)
            file = io.BytesIO()
            write_rows(format, rows.order_by("pk"), list(Column), file)
            assert "이거절".encode() not in file.getvalue()


def _selected(user, committee, **chosen):
    return reports.selected(user, committee, below=True, phones=True, **chosen)


def cards_in(content: bytes):
    """What another program reads: unfolded, split and unescaped as RFC 6350 says."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    cards = []
    for line in filter(None, lines):
        name, value = line.split(":", 1)
        if line == "BEGIN:VCARD":
            cards.append({})
        elif name not in ("END", "VERSION"):
            unescaped = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            cards[-1].setdefault(name.split(";")[0], []).append(unescaped)
    return cards


class TestWhatIsKept:
    def test_an_export_is_on_record_with_its_reason(self, client_of, staff, committee):
        body(take_out(client_of(staff), committee, query="q=길동", reason="명부 대조"))
        export = Export.objects.get()
        assert (export.requested_by, export.committee) == (staff, committee)
        assert (export.written, export.status) == (2, Export.Status.HANDED_OVER)
        assert (export.reason, export.contacts, export.format) == ("명부 대조", True, "csv")
        assert export.query == {"q": "길동", "columns": EVERY_COLUMN}
        assert "길동" in export.described

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("reason", "  ", "필수 항목"),
            ("format", "exe", "올바르게 선택"),
            ("columns", ["password"], "올바르게 선택"),
            ("columns", [], "필수 항목"),
        ],
    )
    def test_what_is_missing_is_said_beside_its_field(
        self, client_of, staff, committee, field, value, said
    ):
        response = take_out(client_of(staff), committee, **{field: value})
        assert response.status_code == 200
        assert said in response.context["form"].errors[field][0]
        assert not Export.objects.exists()

    def test_nobody_is_nothing_to_export(self, client_of, make, staff, committee):
        response = take_out(client_of(staff), committee, query="standing=coming")
        assert response.context["form"].non_field_errors() == [str(NothingToExport())]
        with pytest.raises(ReasonMissing):
            exports.request_export(
                actor=staff,
                committee=committee,
                rows=Appointment.objects.all(),
                format="csv",
                columns=[Column.NAME],
                reason=" ",
                query={},
            )

    def test_what_was_asked_cannot_be_rewritten(self, client_of, staff, committee):
        body(take_out(client_of(staff), committee))
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            Export.objects.update(reason="다른 사유")

    def test_admins_of_the_committee_read_of_it_and_others_do_not(
        self, client_of, make, staff, committee
    ):
        body(take_out(client_of(staff), committee, reason="명부 대조"))
        seen = {
            "own": staff,
            "admin above": make.admin,
            "other staff": make.granted(Level.STAFF, committee),
            "sibling's admin": make.granted(Level.ADMIN, make.committee()),
        }
        found = {
            role: "명부 대조" in client_of(user).get("/exports/").content.decode()
            for role, user in seen.items()
        }
        assert found == {
            "own": True,
            "admin above": True,
            "other staff": False,
            "sibling's admin": False,
        }

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_the_list_asks_a_constant_number_of_queries(
        self, client_of, make, staff, committee, django_assert_num_queries, rows
    ):
        Export.objects.bulk_create(
            Export(
                requested_by=staff,
                committee=committee,
                format="csv",
                contacts=False,
                language="ko",
                reason=f"사유 {number}",
            )
            for number in range(rows)
        )
        client = client_of(make.admin)
        with django_assert_num_queries(5):
            assert client.get("/exports/").status_code == 200


class TestAJob:
    """More rows than are handed over at once; the worker itself runs in ``tests/races``."""

    @pytest.fixture(autouse=True)
    def _few_are_many(self, monkeypatch):
        monkeypatch.setattr(exports, "ROWS_AT_ONCE", 2)

    @pytest.fixture
    def export(self, client_of, staff, committee):
        response = take_out(client_of(staff), committee)
        export = Export.objects.get()
        assert response.url == f"/exports/{export.pk}/"
        return export

    def test_the_file_waits_for_a_worker(self, client, export):
        assert export.status == Export.Status.WAITING
        page = client.get(f"/exports/{export.pk}/").content.decode()
        assert 'hx-trigger="every 2s"' in page
        assert client.get(f"/exports/{export.pk}/file/").url == f"/exports/{export.pk}/"

    def test_written_once_and_downloaded(self, client, export):
        write_export(str(export.pk))
        write_export(str(export.pk))
        export.refresh_from_db()
        assert (export.status, export.written) == (Export.Status.READY, 3)
        assert [path.name for path in folder().iterdir()] == [export.file_name]
        assert export.file_name not in client.get(f"/exports/{export.pk}/").content.decode()
        rows = table(body(client.get(f"/exports/{export.pk}/file/")))
        assert [row["이름"] for row in rows] == ["홍길동", "김길동", "박공직"]
        export.refresh_from_db()
        assert export.downloads == 1

    def test_the_link_dies_with_the_right(self, client, staff, export):
        write_export(str(export.pk))
        Grant.objects.filter(user=staff).delete()
        assert client.get(f"/exports/{export.pk}/file/").status_code == 404
        assert client.get(f"/exports/{export.pk}/").status_code == 404

    def test_nobody_else_downloads_it(self, client_of, make, export):
        write_export(str(export.pk))
        client = client_of(make.admin)
        assert client.get(f"/exports/{export.pk}/").status_code == 200
        assert client.get(f"/exports/{export.pk}/file/").status_code == 403

    def test_a_right_that_ends_before_the_worker_comes_writes_nothing(self, staff, export):
        Grant.objects.filter(user=staff).delete()
        write_export(str(export.pk))
        export.refresh_from_db()
        assert export.status == Export.Status.FAILED
        assert not folder().exists()

    def test_after_a_week_the_file_goes_and_the_record_stays(self, client, export):
        write_export(str(export.pk))
        week = timezone.now() - timedelta(days=7)
        Export.objects.update(finished_at=week)
        assert client.get(f"/exports/{export.pk}/file/").status_code == 302  # before it is removed
        remove_old_exports(timestamp=0)
        export.refresh_from_db()
        assert export.status == Export.Status.REMOVED
        assert list(folder().iterdir()) == []

    @pytest.mark.parametrize("where", ["there", "above", "beside"])
    def test_it_goes_with_whoever_stands_in_it(
        self, make, committee, export, where, django_capture_on_commit_callbacks
    ):
        write_export(str(export.pk))
        place = {"there": committee, "above": make.committee(committee), "beside": make.committee()}
        held = make.certificate(post=make.post(place[where], "secretary")).appointment
        with django_capture_on_commit_callbacks(execute=True):
            holders.withdraw(actor=None, holder=held.person, appointment=held, kind="data")
        export.refresh_from_db()
        assert export.downloadable is (where == "beside")
        assert bool(list(folder().iterdir())) is (where == "beside")

    def test_whoever_never_accepted_takes_the_lists_of_those_on_the_way_alone(
        self, make, committee, export, django_capture_on_commit_callbacks
    ):
        write_export(str(export.pk))
        fields = Export.objects.values().get(pk=export.pk)
        del fields["id"]
        on_the_way = Export.objects.create(
            **fields | {"query": {"standing": "on_the_way"}, "file_name": "made-up.csv"}
        )
        (folder() / "made-up.csv").touch()
        held = make.nomination(post=make.post(committee, "secretary"))
        with django_capture_on_commit_callbacks(execute=True):
            appointments.end(
                actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN
            )
        on_the_way.refresh_from_db()
        export.refresh_from_db()
        assert (on_the_way.status, export.status) == (Export.Status.REMOVED, Export.Status.READY)
        assert [path.name for path in folder().iterdir()] == [export.file_name]

    def test_a_file_of_this_week_stays(self, export):
        write_export(str(export.pk))
        remove_old_exports(timestamp=0)
        assert [path.name for path in folder().iterdir()] == [export.file_name]

    def test_what_a_dead_worker_left_is_removed(self, export):
        folder().mkdir(parents=True)
        left = folder() / f"{export.file_name}.dead.part"
        left.write_text("half")
        write_export(str(export.pk))
        assert not left.exists()

    def test_an_export_that_no_worker_finishes_is_given_up(self, export):
        with connection.cursor() as cursor:  # the day of asking is final for everybody else
            cursor.execute("SET LOCAL session_replication_role = replica")
            Export.objects.update(requested_at=timezone.now() - timedelta(days=2))
            cursor.execute("SET LOCAL session_replication_role = origin")
        remove_old_exports(timestamp=0)
        export.refresh_from_db()
        assert export.status == Export.Status.FAILED


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "exports"


@pytest.mark.parametrize("format", Export.Format.values)
def test_nobody_is_a_file_without_rows(make, committee, format):
    """A filter that held somebody when it was asked for may hold nobody when a worker comes."""
    file = io.BytesIO()
    rows = Appointment.objects.none().order_by("pk")
    assert write_rows(format, rows, [Column.NAME], file) == 0


def test_a_sheet_that_is_full_goes_on_in_the_next(make, committee, monkeypatch):
    monkeypatch.setattr("committee.services.export_files.ROWS_A_SHEET", 2)
    rows, _exact = _selected(make.admin, committee)
    file = io.BytesIO()
    assert write_rows("xlsx", rows.order_by("pk"), [Column.NAME], file) == 3
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    sheets = [book.get_sheet_by_index(number).to_python() for number in (0, 1)]
    assert [len(sheet) for sheet in sheets] == [3, 2]
    assert sheets[0][0] == sheets[1][0]


def test_what_ended_is_said_with_its_reason(make, committee):
    held = committee.posts.get(title__slug="chair").appointments.get()
    appointments.end(actor=make.admin, appointment=held, reason=EndReason.DISMISSED)
    rows, _exact = _selected(make.admin, committee, standing="ended")
    file = io.BytesIO()
    write_rows("csv", rows.order_by("pk"), [Column.NAME, Column.STATUS, Column.CERTIFICATE], file)
    assert [list(row.values()) for row in table(file.getvalue())] == [
        ["홍길동", "종료: 해임·해촉", "효력 취소"]
    ]


def test_an_unlisted_colleague_is_known_to_the_office_alone(client_of, make, staff, committee):
    make.certificate(
        person=make.person(name="비공개"),
        post=make.post(committee, "special-adviser"),
        consents=REQUIRED_CONSENTS,
    )
    shown = [row["이름"] for row in table(body(take_out(client_of(staff), committee)))]
    assert "비공개" in shown
    page = client_of(make.member(committee, "vice-chair")).get(
        f"/committees/{committee.pk}/roster/"
    )
    assert "비공개" not in page.content.decode()
