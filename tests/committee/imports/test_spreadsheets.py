"""Files that nobody should read are refused, quickly and by name; honest ones are read whole."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date

import pytest
import xlsxwriter

from committee.spreadsheets import (
    Refused,
    blank_workbook,
    csv_lines,
    defused,
    inspect,
    read,
    recognised,
    undefused,
)
from committee.spreadsheets.refusals import MAX_COLUMNS
from tests.committee.imports.conftest import HEADER, table, workbook

SHEET, BOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"
PERSON = ("광주", "위원", "홍길동", "010-0000-0001", "hong@demo.example", "직접 신청")


def rebuilt(change, data=None, **more) -> bytes:
    """The workbook with parts changed by name (a function of the old bytes) or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or workbook(PERSON))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            body = old.read(part)
            new.writestr(part.filename, change.get(part.filename, bytes)(body))
        for name, body in more.items():
            new.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """The same archive with a sheet that is declared far smaller than it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SHEET).file_size
    return data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def doctype(body: bytes) -> bytes:
    return body.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1
    )


def sheets(number):
    more = b'<sheet name="x" sheetId="2" r:id="rId1"/>' * number
    return lambda body: body.replace(b"</sheets>", more + b"</sheets>")


def spaces(number):
    return lambda body: body.replace(b"</sheetData>", b" " * number + b"</sheetData>")


def parts(number) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place in range(number):
            archive.writestr(f"xl/worksheets/sheet{place}.xml", "")
    return out.getvalue()


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
SEEN_FROM_OUTSIDE = {
    "a zip bomb": (lambda: rebuilt({SHEET: spaces(200_000_000)}), "bomb"),
    "a bomb that lies about its size": (lambda: lying(rebuilt({SHEET: spaces(10**7)})), "bomb"),
    "a million sheets": (lambda: rebuilt({BOOK: sheets(1_000_000)}), "too_many_sheets"),
    "a thousand sheets": (lambda: rebuilt({BOOK: sheets(1_000)}), "too_many_sheets"),
    "ten thousand parts": (lambda: parts(10_000), "too_many_parts"),
    "XXE": (lambda: rebuilt({SHEET: doctype}), "declarations"),
    "a macro": (lambda: rebuilt({}, xl__vbaProject_bin=b"").replace(b"_bin", b".bin"), "macros"),
    "a macro type": (
        lambda: rebuilt({TYPES: lambda body: body.replace(b"sheet.main", b"sheet.macroEnabled")}),
        "macros",
    ),
    "links to other files": (
        lambda: rebuilt({}, xl__externalLinks__externalLink1="<x/>"),
        "external_links",
    ),
    "a file cut off": (lambda: workbook(PERSON)[:3000], "damaged"),
    "a file cut off at its end": (lambda: workbook(PERSON)[:-30], "damaged"),
    "no known encoding": (lambda: "위원회,이름\nété,à\n".encode("latin-1", "replace"), "unknown"),
    "50 MB": (lambda: b"a" * 50_000_000, "too_big"),
    "nothing": (lambda: b" \r\n", "empty"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not_text"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "other_format"),
    "a password": (lambda: ENCRYPTED, "encrypted"),
    "a web page": (lambda: b"<html><table><tr><td>1</td></tr></table>", "markup"),
    "another archive": (lambda: parts(3), "not_a_workbook"),
    "an OpenDocument": (lambda: rebuilt_without_book("content.xml"), "other_format"),
}


def rebuilt_without_book(name) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(("make_file", "code"), SEEN_FROM_OUTSIDE.values(), ids=SEEN_FROM_OUTSIDE)
def test_refused_from_outside(make_file, code):
    assert refusal(make_file()).code.startswith(code)


def test_a_zip_bomb_of_the_size_in_question():
    """150 kB that would become gigabytes: refused before a byte of it is unpacked."""
    bomb = rebuilt({SHEET: spaces(150_000_000)})
    assert len(bomb) < 200_000
    assert refusal(bomb).code == "bomb"


def refusal(data) -> Refused:
    with pytest.raises(Refused) as refused:
        inspect(io.BytesIO(data))
    return refused.value


def rows_of(tmp_path, data):
    path = tmp_path / "file"
    path.write_bytes(data)
    with path.open("rb") as file:
        kind = inspect(file)
    with read(path, kind) as found:
        return found.header, list(found.rows)


@pytest.mark.parametrize(
    "data",
    [
        workbook(PERSON),
        table(PERSON),
        table(PERSON, encoding="cp949"),
        table(PERSON, encoding="utf-8-sig"),
        table(PERSON, encoding="utf-16", separator="\t"),
        table(PERSON, separator=";"),
    ],
    ids=["xlsx", "utf-8", "cp949", "utf-8 with mark", "utf-16 with tabs", "semicolons"],
)
def test_what_is_read(tmp_path, data):
    assert rows_of(tmp_path, data) == (list(HEADER), [[2, list(PERSON), []]])


def far_away(body: bytes) -> bytes:
    return body.replace(b'r="A2"', b'r="XFD1048576"')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (rebuilt({SHEET: far_away}), "too_large"),
        (rebuilt({SHEET: lambda body: body[:-200]}), "damaged"),
        (table(("광주", '"위원', "홍")), "open_quotation"),
        (table(("광주" * 20_000, "위원", "홍")), "cell_too_long"),
        (table(["x"] * (MAX_COLUMNS + 1)), "too_wide"),
        (("위원회,이름\n" + "광주,홍길동\n" * 200_001).encode(), "too_many_rows"),
    ],
    ids=["a cell in the last corner", "broken XML", "quotation", "long cell", "wide", "rows"],
)
def test_refused_while_reading(tmp_path, data, code):
    with pytest.raises(Refused) as refused:
        rows_of(tmp_path, data)
    assert refused.value.code == code


def test_a_reader_that_wants_too_much_memory_is_stopped(tmp_path):
    """The kernel stops it; the worker goes on, and the file is said to be too large."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "이름")
        sheet.write(199_998, MAX_COLUMNS - 1, "a grid of twenty million cells lies between")
    with pytest.raises(Refused) as refused:
        rows_of(tmp_path, out.getvalue())
    assert refused.value.code == "too_large"


def test_cells_become_what_a_person_reads(tmp_path):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 1, ["이름", "전화", "날", "참", "합"])
        sheet.write_row(3, 1, ["홍길동", 1000001234, "", True])
        sheet.write_datetime(3, 3, date(2026, 1, 2), day)
        sheet.write_formula(3, 5, "=1+1", None, 2)
    header, rows = rows_of(tmp_path, out.getvalue())
    assert header == ["", "이름", "전화", "날", "참", "합"]
    assert rows == [[4, ["", "홍길동", "1000001234", "2026-01-02", "TRUE", "2"], [5]]]


def test_a_title_above_the_header_is_passed_over(tmp_path):
    header, rows = rows_of(tmp_path, table(HEADER, PERSON, header=("2026년 위원 명단", "", "")))
    assert (header, rows[0][0]) == (list(HEADER), 3)


def test_random_bytes_are_refused_and_never_crash():
    for size in (1_000, 100_000):
        assert refusal(os.urandom(size)).code in ("unknown_encoding", "not_text")


@pytest.mark.parametrize(
    ("header", "places"),
    [
        (["성명", "휴대폰 번호", "E-mail", "직위", "소속 위원회"], (4, 3, 0, 1, 2)),
        (["Name", "Mobile phone", "Mail address", "Post", "Committee"], (4, 3, 0, 1, 2)),
        (["직책", "위원회", "이름 (한글)", "연락처", "휴대전화", "비고"], (1, 0, 2, 4, None)),
    ],
)
def test_headings_are_recognised(header, places):
    known = recognised(header)
    assert tuple(map(known.get, ("committee", "post", "name", "phone", "email"))) == places


@pytest.mark.parametrize("cell", ["=1+1", "+8210", "-1", "@SUM(A1)", "\t=1", "홍길동", "'인용"])
def test_cells_are_defused_and_come_back(cell):
    assert not defused(cell).startswith(("=", "+", "-", "@", "\t"))
    assert undefused(defused(cell)) == cell


def test_what_is_handed_out_can_be_handed_in(tmp_path):
    assert rows_of(tmp_path, blank_workbook(HEADER)) == (list(HEADER), [])
    written = "".join(csv_lines([HEADER, ("=1", *PERSON[1:])])).encode()
    _header, [[_number, cells, _formulas]] = rows_of(tmp_path, written)
    assert undefused(cells[0]) == "=1"
