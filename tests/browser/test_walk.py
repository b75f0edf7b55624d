"""The Gwangju launch, end to end, as its users walk through it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection, transaction

from committee.models import Appointment, Certificate, Committee, Level, Status, User
from committee.services import grants
from committee.services.campaigns import rule_on_approvals
from tests.workers import worker

pytestmark = pytest.mark.django_db(transaction=True)

NAME, MASKED = "홍길동", "홍○동"


def press(watch, selector):
    watch.page.locator(selector).first.click()
    watch.inspect()


def confirm(watch, selector):
    watch.page.locator(selector).first.click()
    watch.page.locator("dialog[open] button[value=yes]").click()
    watch.inspect()


def sign_in(watch, email):
    watch.open("/accounts/login/")
    watch.page.fill("[name=login]", email)
    watch.page.fill("[name=password]", "demo-2022-gwangju")
    press(watch, "main form button")


def open_link(watch, text):
    watch.page.get_by_role("link", name=text, exact=True).first.click()
    watch.inspect()


@pytest.fixture
def second(site):
    """Another admin, in a campaign that rules that nobody approves whom they nominated."""
    admin = User.objects.get(email="admin@demo.example")
    account = User.objects.create_user("second@demo.example", "secret")
    root = Committee.objects.get(depth=1)
    grants.grant(
        actor=admin,
        user=account,
        committee=root,
        level=Level.ADMIN,
        starts_on=date(2020, 1, 1),
    )
    rule_on_approvals(
        actor=admin, campaign=root.campaign, separate_approver=True, two_approvers_above=None
    )


def test_from_nomination_to_a_revoked_certificate(visit, second, tmp_path):
    admin, approver, stranger = visit(), visit("second"), visit(width=375)
    sign_in(admin, "admin@demo.example")
    with worker(tmp_path / "worker"):
        appointment = _nominate(admin)
        _accept(stranger, _mailed_link(admin))
        certificate, check = _approve_and_issue(admin, approver, appointment)
        _check_and_revoke(admin, stranger, certificate, check)


def _nominate(admin):
    admin.open("/committees/")
    open_link(admin, "광주광역시 균형발전위원회")
    text = admin.page.inner_text("main")
    assert all(known in text for known in ("허민", "공동위원장", "부위원장"))
    nominate = admin.page.locator("tr", has_text="부위원장").locator("a[href*='/new/']")
    nominate.click()
    page = admin.page
    page.fill("[name=name]", NAME + "😀")
    page.fill("[name=email]", "hong@demo.example")
    page.fill("[name=phone]", "010-0000-7777")
    page.fill("[name=source]", "직접 신청")
    press(admin, "main form .btn-primary")
    assert "U+1F600" in page.inner_text("main")
    assert page.input_value("[name=email]") == "hong@demo.example"
    page.fill("[name=name]", NAME)
    press(admin, "main form .btn-primary")
    return page.url


def _mailed_link(admin):
    for _ in range(100):  # other mails about the post may come first
        admin.page.goto("/demo/mailbox/")
        mails = admin.page.locator("main a[href*='/demo/mailbox/']", has_text="부위원장")
        for address in [mail.get_attribute("href") for mail in mails.all()]:
            admin.page.goto(address)
            text = admin.page.inner_text("main")
            if NAME in text and (link := re.search(r"https?://\S+/invitations/[^/\s]+/", text)):
                admin.inspect()
                return link.group()
        admin.page.wait_for_timeout(100)
    raise AssertionError("the invitation stands in no mail")


def _accept(stranger, link):
    page = stranger.open(link)
    assert "직접 신청" in page.inner_text("main")
    assert not page.locator("input[type=checkbox]:checked").count()
    press(stranger, "button[value=accept]")
    assert page.locator(".is-invalid").count() == 3
    for name in ("consent_data", "consent_political", "eligible"):
        page.check(f"[name={name}]")
    press(stranger, "button[value=accept]")
    own = page.get_attribute("main a[href*='/holders/']", "href")
    stranger.open(link, expect=410)
    assert page.get_attribute("main a[href*='/holders/']", "href") == own
    stranger.open(own)
    assert NAME in page.inner_text("main")


def _approve_and_issue(admin, approver, appointment):
    page = admin.open(appointment)
    press(admin, "form[action$='/approve/'] button")
    assert "본인이 추천한 사람입니다" in page.inner_text("body")
    assert Appointment.objects.get(person__name=NAME).status == Status.ACCEPTED
    approver.open(appointment)
    press(approver, "form[action$='/approve/'] button")
    admin.open(appointment)
    press(admin, "form[action$='/issue/'] button")
    draft = Certificate.objects.get(appointment__person__name=NAME)
    page.goto(f"/certificates/{draft.pk}/")
    pdf = page.wait_for_selector("a[href$='.pdf']").get_attribute("href")
    admin.inspect()
    body = page.context.request.get(pdf).body()
    assert body.startswith(b"%PDF-")
    assert len(body) <= 50_000
    return page.url, page.get_attribute("a[href*='/verify/']", "href")


def _check_and_revoke(admin, stranger, certificate, check):
    page = stranger.open(check)
    text = page.inner_text("main")
    assert MASKED in text
    assert NAME not in text
    machine = page.context.request.get(check.rstrip("/") + ".json").json()
    assert (machine["status"], machine["name"]) == ("valid", MASKED)
    admin.open(certificate + "revoke/")
    admin.page.fill("[name=reason]", "착오 발급")
    press(admin, "main form .btn-danger")
    stranger.open(check)
    machine = page.context.request.get(check.rstrip("/") + ".json").json()
    assert machine["status"] == "revoked"
    unknown = page.context.request.get(check[:-4] + "zzz/")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # it is no draft again
        Certificate.objects.filter(status="valid").update(status="draft", pdf_sha256="")
    draft = Certificate.objects.filter(status="draft").first()
    unpublished = page.context.request.get(f"/verify/{draft.token}/")
    assert (unknown.status, unpublished.status) == (404, 404)
    assert unknown.body() == unpublished.body()


def test_the_event_and_another_attendee(visit):
    staff = visit("gwangju")
    staff.open("/events/")
    open_link(staff, "광주광역시 균형발전위원회 출범식 및 정책발표회")
    page = staff.page
    text = page.inner_text("main")
    for fact in ("송갑석", "김두관", "송기도", "허민", "아시아문화중심수도", "언론 보도"):
        assert fact in text
    assert page.locator(".proposals li").count() == 11
    counted = page.locator(".stat", has_text="50").inner_text()
    assert "약" in counted
    assert "언론 보도" in counted
    before = int(page.locator(".stat-number").first.inner_text())
    press(staff, "a[href$='/attendance/']")
    page.fill("[name=name]", "손님가상")
    page.fill("[name=affiliation]", "시연용 가상 인물")
    press(staff, "main form .btn-primary")
    open_link(staff, "광주광역시 균형발전위원회 출범식 및 정책발표회")
    assert int(page.locator(".stat-number").first.inner_text()) == before + 1
    staff.open("/events/")
    open_link(staff, "균형발전위원회 중앙 출범식")
    assert "이재명" in page.inner_text("main")


def test_a_member_sees_the_own_and_no_contact(visit):
    member = visit("member")
    page = member.open("/")
    assert "부위원장" in page.inner_text("main")
    press(member, "main a[href*='/certificates/']")
    pdf = page.get_attribute("a[href$='.pdf']", "href")
    assert page.context.request.get(pdf).body().startswith(b"%PDF-")
    member.open("/")
    press(member, "main a[href*='/committees/']")
    press(member, "a[href$='/roster/']")
    text = page.inner_text("main")
    assert "허민" in text
    assert "010-" not in text
    assert "@" not in text
    assert not page.locator("[formaction$='/contact/']").count()
    member.open("/events/")


def test_a_sibling_sees_nothing_of_gwangju(visit):
    busan = visit("busan")
    page = busan.open("/committees/")
    assert "광주광역시" not in page.inner_text("main")
    certificate = Certificate.objects.filter(
        appointment__post__committee__name_ko="광주광역시 균형발전위원회"
    ).first()
    held = certificate.appointment
    for address in (
        f"/committees/{held.post.committee_id}/",
        f"/committees/{held.post.committee_id}/roster/",
        f"/people/{held.person_id}/",
        f"/appointments/{held.pk}/",
        f"/certificates/{certificate.pk}/",
    ):
        busan.open(address, expect=404)
        assert held.person.name not in page.inner_text("main")
