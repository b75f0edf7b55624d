"""The pages of an import: handing in, deciding, and getting back what was left out."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from committee.models import Import, Level
from committee.services import imports
from committee.spreadsheets import csv_lines
from tests.committee.imports.conftest import HEADER, table

GOOD = ("광주광역시 균형발전위원회", "위원", "홍길동", "010-0000-0001", "hong@demo.example", "")
BAD = ("없음", "위원", "=1+1", "+82 10-0000-0002", "", "")


def upload(client, data, name="명단.csv", **fields):
    committee = fields.pop("committee")
    return client.post(
        "/imports/new/",
        {
            "committee": committee.pk,
            "file": SimpleUploadedFile(name, data),
            "source": "직접 신청",
            "starts_on": "2026-01-01",
        }
        | fields,
    )


class TestHandingIn:
    def test_a_file_is_taken_and_read_later(self, client_of, make, gwangju):
        response = upload(client_of(make.admin), table(GOOD), committee=make.root)
        taken = Import.objects.get()
        assert response.url == f"/imports/{taken.pk}/"
        assert (taken.status, taken.uploaded_by) == (Import.Status.UPLOADED, make.admin)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, ".xls 형식은 읽지 않습니다"),
            (b"a" * 50_000_000, "파일 크기가 50 MB입니다. 20 MB까지만"),
            (b"", "비어 있습니다"),
            (b"\xff\xfe\xfd\xfc\xfb", "인코딩"),
        ],
        ids=["old", "50 MB", "empty", "no encoding"],
    )
    def test_a_refusal_stands_beside_the_file_and_nothing_else_is_lost(
        self, client_of, make, gwangju, data, said
    ):
        response = upload(client_of(make.admin), data, committee=make.root)
        form = response.context["form"]
        assert list(form.errors) == ["file"]
        assert said in str(form.errors["file"])
        assert form["source"].value() == "직접 신청"
        assert not Import.objects.exists()

    def test_50_mb_are_counted_and_not_kept(self, client_of, make, monkeypatch):
        """The control: a small file reaches the handlers behind ours, a large one does not."""
        passed = []
        name = "django.core.files.uploadhandler.MemoryFileUploadHandler.receive_data_chunk"
        monkeypatch.setattr(name, lambda self, data, start: passed.append(len(data)))
        for size, reached in ((1_000, 1_000), (50_000_000, 1_000)):
            upload(client_of(make.admin), b"a" * size, committee=make.root)
            assert sum(passed) == reached

    def test_a_committee_out_of_reach_cannot_be_chosen(self, client_of, make, gwangju):
        admin = make.granted(Level.ADMIN, gwangju)
        response = upload(client_of(admin), table(GOOD), committee=make.root)
        assert list(response.context["form"].errors) == ["committee"]

    @pytest.mark.parametrize("language", ["ko", "en"])
    def test_the_empty_workbook_can_be_handed_in(self, client_of, make, hand_in, language):
        client = client_of(make.admin)
        client.cookies["django_language"] = language
        blank = client.get("/imports/template.xlsx").content
        taken = hand_in(blank, name="빈 양식.xlsx")
        assert (taken.status, taken.finding) == (Import.Status.REFUSED, ["empty", {}])


class TestThePage:
    def test_reasons_stand_beside_their_rows_in_korean(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        page = client_of(make.admin).get(f"/imports/{taken.pk}/")
        [row] = page.context["page"]
        assert row.number == 3
        body = page.content.decode()
        assert "‘없음’ 위원회가 여기에 없습니다." in body
        assert "0000-0002" not in body  # contacts stay hidden

    def test_all_or_nothing_is_refused_beside_the_choice(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        page = client_of(make.admin).post(f"/imports/{taken.pk}/commit/", {"mode": "all"})
        assert list(page.context["form"].errors) == ["mode"]

    def test_good_rows_are_ordered_and_made_by_a_job(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        client = client_of(make.admin)
        client.post(f"/imports/{taken.pk}/commit/", {"mode": "good"})
        at_work = client.get(f"/imports/{taken.pk}/", headers={"HX-Request": "true"})
        assert 'hx-trigger="every 1s"' in at_work.content.decode()
        assert "<html" not in at_work.content.decode()
        imports.take_rows(taken.pk)
        done = client.get(f"/imports/{taken.pk}/", headers={"HX-Request": "true"})
        assert "hx-trigger" not in done.content.decode()
        assert "1명을 추천했습니다" in done.content.decode()

    def test_the_same_file_is_noticed(self, client_of, make, gwangju, hand_in, take):
        take(hand_in(table(GOOD)))
        again = hand_in(table(GOOD))
        page = client_of(make.admin).get(f"/imports/{again.pk}/")
        assert "똑같은 파일" in page.content.decode()

    def test_columns_that_clash_are_refused(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, header=("가", "나", "다", "라", "마", "바")))
        client = client_of(make.admin)
        sent = {"committee": 0, "post": 0, "name": 2, "phone": 3}
        page = client.post(f"/imports/{taken.pk}/columns/", sent)
        assert page.context["form"].non_field_errors()
        client.post(f"/imports/{taken.pk}/columns/", sent | {"post": 1})
        assert imports.check(taken.pk).counts == {"good": 1}

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_the_number_of_queries_is_constant(
        self, client_of, make, hand_in, django_assert_num_queries, rows
    ):
        taken = hand_in(table(*[BAD] * rows))
        client = client_of(make.admin)
        with django_assert_num_queries(7):
            assert len(client.get(f"/imports/{taken.pk}/").context["page"]) == rows

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_so_is_that_of_the_list(self, client_of, make, django_assert_num_queries, rows):
        for _ in range(rows):
            Import.objects.create(
                committee=make.root,
                uploaded_by=make.admin,
                file_name="명단.csv",
                kind="csv",
                source="직접 신청",
                starts_on="2026-01-01",
            )
        client = client_of(make.admin)
        with django_assert_num_queries(5):
            assert len(client.get("/imports/").context["page"]) == rows


class TestRejectedRows:
    def read(self, client, taken):
        response = client.get(f"/imports/{taken.pk}/rejected.csv")
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))

    def test_each_has_its_reason_and_no_formula(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        header, row = self.read(client_of(make.admin), taken)
        assert header == ["사유", "행", *HEADER]
        assert "‘없음’ 위원회가 여기에 없습니다." in row[0]
        assert row[1:] == ["3", "없음", "위원", "'=1+1", "'+82 10-0000-0002", "", ""]

    def test_corrected_they_are_handed_in_again(self, client_of, make, gwangju, hand_in):
        """The columns of reason and row are passed over, the apostrophes are taken away."""
        taken = hand_in(table(GOOD, BAD))
        header, row = self.read(client_of(make.admin), taken)
        row[2], row[4] = GOOD[0], "홍길순"
        again = hand_in("".join(csv_lines([header, row])).encode())
        assert again.rows.get().phone == "+821000000002"
        assert again.counts == {"good": 1}


class TestPuttingRowsRight:
    HTMX = {"HX-Request": "true"}

    def test_the_row_is_shown_with_reasons_beside_its_cells(
        self, client_of, make, gwangju, hand_in
    ):
        taken = hand_in(table(BAD))
        form = client_of(make.admin).get(f"/imports/{taken.pk}/rows/2/").context["form"]
        assert form.errors == {"committee": ["‘없음’ 위원회가 여기에 없습니다."]} | {
            "name": form.errors["name"]
        }
        assert form["phone"].value() == "+82 10-0000-0002"

    def test_without_a_script_it_leads_back_to_the_rows(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        client, address = client_of(make.admin), f"/imports/{taken.pk}/rows/3/"
        sent = {"committee": GOOD[0], "name": "홍길순", "phone": "010-0000-0002"}
        assert client.post(address, sent | {"name": "1"}).url == address
        assert client.post(address, sent).url == f"/imports/{taken.pk}/"
        taken.refresh_from_db()
        assert taken.counts == {"good": 2}
        assert "3행: 정상." in client.get(f"/imports/{taken.pk}/").content.decode()

    def test_with_one_it_is_a_part_of_the_page(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        client, address = client_of(make.admin), f"/imports/{taken.pk}/rows/3/"
        opened = client.get(address, headers=self.HTMX).content.decode()
        assert opened.lstrip().startswith("<tr")
        sent = {"committee": GOOD[0], "name": "홍길순", "phone": "010-0000-0002"}
        page = client.post(address, sent, headers=self.HTMX)
        assert "<html" not in page.content.decode()
        assert "3행: 정상." in page.content.decode()
        assert list(page.context["page"]) == []

    def test_what_is_too_long_comes_back_in_its_row(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, BAD))
        client, address = client_of(make.admin), f"/imports/{taken.pk}/rows/3/"
        page = client.post(address, {"name": "홍" * 201}, headers=self.HTMX)
        assert page.headers["HX-Retarget"] == "#row-3"
        assert list(page.context["form"].errors) == ["name"]
        assert "홍" * 201 in page.content.decode()

    def test_a_suggestion_is_taken_with_one_click(self, client_of, make, gwangju, hand_in):
        taken = hand_in(table(("광주광역시 균형발전위언회", *GOOD[1:])))
        client = client_of(make.admin)
        page = client.get(f"/imports/{taken.pk}/").content.decode()
        assert 'name="take_committee"' in page
        path = "중앙위원회 > 균형발전위원회 > 광주광역시 균형발전위원회"
        client.post(f"/imports/{taken.pk}/rows/2/", {"take_committee": path})
        row = taken.rows.get()
        assert (row.verdict, row.corrected) == ("good", {"committee": path})

    def test_what_no_database_takes_is_a_finding_and_no_error(
        self, client_of, make, gwangju, hand_in
    ):
        taken = hand_in(table(GOOD))
        client, address = client_of(make.admin), f"/imports/{taken.pk}/rows/2/"
        for name in ("take_committee", "take_post", "committee", "name", "same_as"):
            assert client.post(address, {name: "\0"}).status_code in (200, 302), name

    def test_whoever_looks_alike_is_told_by_masked_contacts(
        self, client_of, make, gwangju, hand_in
    ):
        other = make.person(name="홍길순", phone="010-0000-0001", email="soon@demo.example")
        make.nomination(person=other, post=gwangju.posts.get(title__slug="chair"))
        taken = hand_in(table(GOOD))
        client, address = client_of(make.admin), f"/imports/{taken.pk}/rows/2/"
        page = client.get(address)
        assert "홍길순 (…0001, s…@demo.example)" in page.content.decode()
        client.post(address, {"same_as": str(other.pk)})
        assert taken.rows.get().same_as == other

    def test_nobody_else_can_be_named(self, client_of, make, gwangju, hand_in):
        namesake = make.person(name="홍길동", phone="010-0000-9999", email="")
        make.nomination(person=namesake, post=gwangju.posts.get(title__slug="member"))
        stranger = make.person(name="홍길순", phone="010-0000-0003", email="")
        taken = hand_in(table(GOOD))
        page = client_of(make.admin).post(
            f"/imports/{taken.pk}/rows/2/", {"same_as": str(stranger.pk)}
        )
        assert list(page.context["form"].errors) == ["same_as"]
        assert taken.rows.get().same_as is None

    def test_nothing_typed_is_lost_when_the_import_has_begun(
        self, client_of, make, gwangju, hand_in
    ):
        taken = hand_in(table(GOOD, BAD))
        imports.commit(actor=make.admin, taken=taken, mode=Import.Mode.GOOD)
        client = client_of(make.admin)
        page = client.post(f"/imports/{taken.pk}/rows/3/", {"name": "홍길순"})
        assert page.context["form"].non_field_errors()
        assert page.context["form"]["name"].value() == "홍길순"
