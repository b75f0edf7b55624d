"""A list with good and bad rows, from the file to nominations, as an admin walks through it."""

from __future__ import annotations

import pytest

from committee.models import Appointment
from tests.browser.test_walk import open_link, press
from tests.committee.imports.conftest import workbook
from tests.workers import worker

pytestmark = pytest.mark.django_db(transaction=True)

PLACE = "광주광역시 균형발전위원회"


def rows():
    for number in range(3):
        yield PLACE, "부위원장", f"홍길{'동순명'[number]}", f"010-0000-70{number:02}", "", ""
    yield "광주 균형발전위", "위원", "이름없는위원회", "010-0000-7101", "", ""
    yield PLACE, "부위원장", "번호틀림", "062-000-0000", "", ""


def test_a_list_becomes_nominations(visit, tmp_path):
    before = Appointment.objects.filter(status="nominated").count()
    admin = visit("admin")
    file = tmp_path / "명단.xlsx"
    file.write_bytes(workbook(*rows()))
    page = admin.page
    with worker(tmp_path / "worker"):
        admin.open("/appointments/")
        open_link(admin, "가져온 명단")
        open_link(admin, "명단 가져오기")
        page.set_input_files("[name=file]", file)
        press(admin, "main form .btn-primary")
        assert "정보의 출처" in page.inner_text("main")  # it was forgotten
        page.set_input_files("[name=file]", file)
        page.fill("[name=source]", "직접 신청")
        page.locator("main form .btn-primary").click()
        page.get_by_role("button", name="가져오기", exact=True).wait_for()
        admin.inspect()
        text = page.inner_text("main")
        assert "‘광주 균형발전위’ 위원회가 여기에 없습니다." in text
        assert "010-0000-1234 같은 휴대전화 번호가 아닙니다." in text
        press(admin, "form[action$='/commit/'] button")
        assert "2개 행에 문제가 있어" in page.inner_text("main")
        page.check("[value=good]")
        page.locator("form[action$='/commit/'] button").click()
        page.get_by_text("3명을 추천했습니다").wait_for()
        admin.inspect()
        with page.expect_download() as download:
            page.get_by_role("link", name="제외된 행").click()
        kept = download.value.path().read_text("utf-8-sig")
        assert "이름없는위원회" in kept
        assert "홍길동" not in kept
    assert Appointment.objects.filter(status="nominated").count() == before + 3
