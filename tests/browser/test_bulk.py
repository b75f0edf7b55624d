"""A list of a thousand people with forty-eight bad rows, from the file to valid certificates."""

from __future__ import annotations

from datetime import date

import pytest

from committee.models import (
    Appointment,
    Certificate,
    Committee,
    ConsentKind,
    Import,
    Invitation,
    Level,
    Status,
    Title,
    User,
)
from committee.services import appointments, grants, hierarchy, invitations, people
from committee.tokens import invitation_token
from tests.browser.test_walk import open_link, press
from tests.committee.imports.conftest import workbook
from tests.workers import worker

pytestmark = pytest.mark.django_db(transaction=True)

PLACE, POST, FULL = "광주광역시 균형발전위원회", "부위원장", "고문"
GOOD, SILENT = 952, 10
LONG = 300_000  # milliseconds; the machine may be busy
SUPPRESSED, NOMINATED = "010-0000-9999", "010-0000-9998"


def good(number):
    return PLACE, POST, "홍길동", f"010-0001-{number:04}", f"bulk{number}@demo.example", ""


BAD = {
    "비슷한 이름:": ("광주광역시 균형발전위언회", POST, "김가상"),
    "연락처가 같고 이름이 다른": (PLACE, POST, "최가상", "010-0001-0000", ""),
    "직책이 없습니다": (PLACE, "부위워장", "김가상"),
    "칸이 비어 있습니다": (PLACE, POST, ""),
    "U+1F600": (PLACE, POST, "김가상😀"),
    "휴대전화 번호가 아닙니다": (PLACE, POST, "김가상", "062-000-0000", ""),
    "초대할 수 없습니다": (PLACE, POST, "김가상", "", ""),
    "칸이 수식입니다": (PLACE, POST, '="김"&"가상"'),
    "남은 자리가 없습니다": (PLACE, FULL, "김가상"),
    "다시는 초대하지 말아": (PLACE, POST, "김가상", SUPPRESSED, ""),
    "같은 사람, 같은 직책이": (PLACE, POST, "홍길동", "010-0001-0001", ""),
    "이미 이 직책에 추천되었거나": (PLACE, POST, "정이미", NOMINATED, ""),
}
"""Reason → the cells of four rows each, which get contacts of their own unless they have some."""


def rows():
    """The bad ones among the good ones, and one good one more for the only seat."""
    for number in range(GOOD):
        yield good(number)
    yield PLACE, FULL, "박가상", "010-0002-0000", "seat@demo.example", ""
    for kind, cells in enumerate(BAD.values()):
        for number in range(4):
            place, post, name, *contact = cells
            contact = contact or (f"010-0003-{kind:02}{number:02}", f"bad{kind}@demo.example")
            yield place, post, name.replace("가상", f"가상{'가나다라'[number]}"), *contact, ""


@pytest.fixture
def second(site):
    """Another account that may appoint, so that somebody can approve; and the record as it is."""
    admin = User.objects.get(email="admin@demo.example")
    gwangju = Committee.objects.get(name_ko=PLACE)
    account = User.objects.create_user("second@demo.example", "secret")
    grants.grant(
        actor=admin,
        user=account,
        committee=Committee.objects.get(depth=1),
        level=Level.ADMIN,
        starts_on=date(2020, 1, 1),
    )
    hierarchy.open_post(
        actor=admin, committee=gwangju, title=Title.objects.get(name_ko=FULL), seats=1
    )
    appointments.nominate(
        actor=admin,
        person=people.register_person(actor=admin, name="정이미", phone=NOMINATED),
        post=gwangju.posts.get(title__name_ko=POST),
        source="행사에서 직접 신청",
        starts_on=date(2022, 1, 1),
    )
    people.suppress(people.register_person(actor=admin, name="누구", phone=SUPPRESSED, email=""))


def test_a_thousand_people_from_a_file_to_their_certificates(visit, second, tmp_path):
    admin, approver = visit("admin"), visit("second")
    file = tmp_path / "명단.xlsx"
    file.write_bytes(workbook(*rows()))
    with worker(tmp_path / "worker"):
        _check(admin, file)
        _put_two_right(admin)
        _nominate(admin)
        _run(admin, "invite")
        _accept_by_service()
        _approve(approver)
        _run(admin, "issue")
    _read_the_board(admin)


def _check(admin, file):
    page = admin.open("/imports/new/")
    page.set_input_files("[name=file]", file)
    page.fill("[name=source]", "직접 신청")
    page.locator("main form .btn-primary").click()
    page.get_by_role("button", name="가져오기", exact=True).wait_for(timeout=LONG)
    admin.inspect()
    taken = Import.objects.get()
    assert taken.counts == {"good": GOOD + 1, "error": 36, "lookalike": 4, "unchanged": 8}
    address, text = page.url, page.inner_text("main")
    admin.open(f"{address}?verdict=unchanged")
    text += page.inner_text("main")
    for reason in BAD:
        assert text.count(reason) >= 4, reason
    admin.open(address)


def _put_two_right(admin):
    """One by the suggestion, one by hand."""
    page = admin.page
    page.locator("[name=take_committee]").first.click()
    page.get_by_text("행: 정상.").wait_for()
    admin.inspect()
    line = page.locator("tr", has_text="칸이 비어 있습니다").first
    line.get_by_role("link", name="고치기").click()
    page.locator("tr [name=name]").fill("이가상")
    admin.inspect()
    page.get_by_role("button", name="저장하고 검사하기").click()
    page.locator("tr [name=name]").wait_for(state="detached")
    admin.inspect()
    assert Import.objects.get().counts == {
        "good": GOOD + 3,
        "error": 34,
        "lookalike": 4,
        "unchanged": 8,
    }


def _nominate(admin):
    page = admin.page
    page.check("[value=good]")
    page.locator("form[action$='/commit/'] button").click()
    page.get_by_role("link", name="이 사람들로 계속하기").wait_for(timeout=LONG)
    open_link(admin, "이 사람들로 계속하기")


def _run(watch, action):
    """Start an action on the board that is open, and wait until it is done."""
    page = watch.page
    page.reload()
    page.select_option("[name=action]", action)
    press(watch, "form[action$='/start/'] button")
    _until_done(watch)


def _until_done(watch):
    page = watch.page
    page.locator("#start").wait_for(timeout=LONG)  # it is offered again once nothing is open
    watch.inspect()


def _accept_by_service():
    """Everybody but a few, as they would over the links in their mails."""
    held = Invitation.objects.filter(appointment__source="직접 신청", answered_at=None)
    required = frozenset(ConsentKind.required())
    for invitation in held.order_by("pk")[SILENT:]:
        token = invitation_token(invitation.nonce)
        invitations.accept(token=token, consents=required, eligible=True)


def _approve(approver):
    batch = Import.objects.get().batch
    page = approver.open(f"/appointments/batches/{batch.pk}/")
    open_link(approver, "먼저 결과 미리 보기")
    text = " ".join(page.inner_text("main").split())
    assert f"진행 {GOOD + 3 - SILENT} –" in text
    assert f"건너뜀 {SILENT} 아직 초대를 수락하지 않았습니다." in text
    assert not Appointment.objects.filter(batches=batch, status=Status.APPROVED).exists()
    press(approver, "form[action$='/start/'] button")
    _until_done(approver)


def _read_the_board(admin):
    page, batch = admin.page, Import.objects.get().batch
    issued = Certificate.objects.filter(appointment__batches=batch, status="valid")
    assert issued.count() == GOOD + 3 - SILENT
    admin.open(f"/appointments/batches/{batch.pk}/")
    text = " ".join(page.inner_text("main").split())
    assert f"완료 {GOOD + 3 - SILENT}" in text
    page.get_by_role("link", name=f"제외 {SILENT}건").first.click()
    admin.inspect()
    assert page.locator("tbody tr").count() == SILENT
    assert "아직 초대를 수락하지 않았습니다." in page.inner_text("main")
