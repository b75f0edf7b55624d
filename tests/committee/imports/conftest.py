"""Files that people hand in, and imports brought as far as a test needs them."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from committee.models import Import
from committee.services import imports

HEADER = ("위원회", "직책", "이름", "휴대전화", "이메일", "출처")


def workbook(*rows, header=HEADER) -> bytes:
    """An .xlsx file; cells that begin with = become formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("명단")
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def table(*rows, header=HEADER, separator=",", encoding="utf-8") -> bytes:
    """A .csv file."""
    return "".join(separator.join(row) + "\r\n" for row in (header, *rows)).encode(encoding)


@pytest.fixture
def gwangju(make):
    """A committee with a chair (one seat) and members, two levels below the root."""
    middle = make.committee(name_ko="균형발전위원회", name_en="Balanced Development")
    committee = make.committee(
        middle, name_ko="광주광역시 균형발전위원회", name_en="Gwangju Balanced Development"
    )
    make.post(committee, "chair", seats=1)
    make.post(committee, "member")
    return committee


@pytest.fixture
def hand_in(make):
    """Uploads a file and reads and checks it, as the jobs would."""

    def hand_in(data: bytes, *, name="명단.csv", actor=None, committee=None, **fields) -> Import:
        taken = imports.upload(
            actor=actor or make.admin,
            committee=committee or make.root,
            file=SimpleUploadedFile(name, data),
            **{"source": "직접 신청", "starts_on": date(2026, 1, 1)} | fields,
        )
        imports.read_file(taken.pk)
        return imports.check(taken.pk)

    return hand_in


@pytest.fixture
def take(make):
    """Commits a checked import, as the job would."""

    def take(taken, mode=Import.Mode.GOOD, take_lookalikes=False, actor=None) -> Import:
        imports.commit(
            actor=actor or make.admin, taken=taken, mode=mode, take_lookalikes=take_lookalikes
        )
        return imports.take_rows(taken.pk)

    return take
