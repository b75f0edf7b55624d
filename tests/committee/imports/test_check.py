"""What the check says of each row, in the reader's language, and what it keeps to itself."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from committee.models import EndReason, Import, Level, Verdict
from committee.services import appointments, imports, restructuring
from committee.services.people import suppress
from tests.committee.imports.conftest import HEADER, table, workbook

PLACE = "균형발전위원회 > 광주"
GOOD = (PLACE, "위원", "홍길동", "010-0000-0001", "hong@demo.example", "")


def changed(**cells):
    """The good row with other cells, by their English names."""
    names = ("committee", "post", "name", "phone", "email", "source")
    return tuple(cells.get(name, old) for name, old in zip(names, GOOD, strict=True))


def verdicts(taken):
    """Row number → verdict and the Korean reasons."""
    with override("ko"):
        return {row.number: (row.verdict, row.reasons) for row in taken.rows.all()}


def test_a_good_row(gwangju, hand_in):
    taken = hand_in(table(GOOD))
    row = taken.rows.get()
    assert (taken.status, row.verdict, row.findings) == (Import.Status.CHECKED, Verdict.GOOD, [])
    assert (row.name, row.phone, row.email) == ("홍길동", "+821000000001", "hong@demo.example")
    assert (row.post.committee, row.source) == (gwangju, "직접 신청")


BAD = {
    "missing name": (changed(name=""), "‘이름’ 칸이 비어 있습니다."),
    "missing committee": (changed(committee=""), "‘위원회’ 칸이 비어 있습니다."),
    "missing post": (changed(post=""), "‘직책’ 칸이 비어 있습니다."),
    "odd name": (changed(name="홍길동😀"), "이름에서 다음 글자를 빼 주십시오: 😀 (U+1F600)"),
    "no letters": (changed(name="··"), "이름을 글자로 적어 주십시오."),
    "long name": (changed(name="홍" * 61), "‘이름’ 칸이 61자입니다. 60자까지 쓸 수 있습니다."),
    "longer name": (changed(name="홍" * 300), "‘이름’ 칸이 300자입니다. 200자까지 쓸 수 있습니다."),
    "bad phone": (
        changed(phone="062-000-1"),
        "‘062-000-1’: 010-0000-1234 같은 휴대전화 번호가 아닙니다.",
    ),
    "bad mail": (changed(email="hong@"), "‘hong@’: 이메일 주소가 아닙니다."),
    "no contact": (
        changed(phone="", email=""),
        "휴대전화 번호도 이메일 주소도 없어 초대할 수 없습니다.",
    ),
    "unknown committee": (changed(committee="없음"), "‘없음’ 위원회가 여기에 없습니다."),
    "misspelt committee": (
        changed(committee="중앙위언회"),
        "‘중앙위언회’ 위원회가 여기에 없습니다. 비슷한 이름: 중앙위원회",
    ),
    "unknown post": (
        changed(post="고문"),
        "광주광역시 균형발전위원회에 ‘고문’ 직책이 없습니다. 있는 직책: 위원장, 위원",
    ),
}


@pytest.mark.parametrize(("row", "reason"), BAD.values(), ids=BAD)
def test_a_row_in_error_says_why(gwangju, hand_in, row, reason):
    assert verdicts(hand_in(table(GOOD, row)))[3] == (Verdict.ERROR, [reason])


def test_a_row_says_everything_that_is_wrong_with_it(gwangju, hand_in):
    [(verdict, reasons)] = verdicts(hand_in(table(("없음", "위원", "", "1", "@", "")))).values()
    assert (verdict, len(reasons)) == (Verdict.ERROR, 4)


def test_a_formula_is_no_value(gwangju, hand_in):
    row = (PLACE, "위원", '="홍"&"길동"', "010-0000-0001", "", "")
    [found] = verdicts(hand_in(workbook(row), name="명단.xlsx")).values()
    assert found == (Verdict.ERROR, ["‘이름’ 칸이 수식입니다. 수식 대신 값을 붙여 넣어 주십시오."])


@pytest.mark.parametrize(
    "place",
    [
        "광주광역시 균형발전위원회",
        "광주광역시균형발전위원회",
        "Gwangju Balanced Development",
        "균형발전위원회 > 광주",
        "균형발전위원회 / 광주광역시 균형발전위원회",
        "중앙위원회 > 균형발전위원회 > 광주",
        "중앙위원회 › 광주광역시 균형발전위원회",
    ],
)
def test_a_committee_is_named_by_name_or_path(gwangju, hand_in, place):
    assert hand_in(table(changed(committee=place))).rows.get().post.committee == gwangju


def test_a_committee_is_named_by_its_number(gwangju, hand_in):
    number = changed(committee=str(gwangju.pk))
    assert hand_in(table(number)).rows.get().post.committee == gwangju


@pytest.mark.parametrize("post", ["위원장", "Chair", "chair", " 위 원 장 "])
def test_a_post_is_named_by_title_in_any_language(gwangju, hand_in, post):
    assert hand_in(table(changed(post=post))).rows.get().post.title.slug == "chair"


def test_two_committees_of_one_name_need_a_path(make, gwangju, hand_in):
    for name in ("대전본부", "부산본부"):
        make.post(make.committee(make.committee(name_ko=name), name_ko="청년위원회"))
    name, path = changed(committee="청년위원회"), changed(committee="부산본부 > 청년위원회")
    found = verdicts(hand_in(table(name, path)))
    assert "청년위원회’ 위원회가 여럿입니다" in found[2][1][0]
    assert found[3] == (Verdict.GOOD, [])


def test_committees_out_of_reach_are_unknown(make, gwangju, hand_in):
    """An admin of one committee learns nothing of another, not even that it exists."""
    secret = make.committee(name_ko="비밀위원회")
    make.post(secret)
    admin = make.granted(Level.ADMIN, gwangju)
    rows = [changed(committee="비밀위원회"), changed(committee=str(secret.pk)), changed()]
    rows += [changed(committee="광주광역시 균형발전위원회")]
    found = verdicts(hand_in(table(*rows), actor=admin, committee=gwangju))
    assert found[2] == (Verdict.ERROR, ["‘비밀위원회’ 위원회가 여기에 없습니다."])
    assert found[3] == (Verdict.ERROR, [f"‘{secret.pk}’ 위원회가 여기에 없습니다."])
    assert found[4][0] == Verdict.ERROR
    assert found[5] == (Verdict.GOOD, [])


def test_a_closed_place_is_said_to_be_closed(make, gwangju, hand_in):
    restructuring.dissolve(actor=make.admin, committee=gwangju)
    assert verdicts(hand_in(table(GOOD)))[2] == (
        Verdict.ERROR,
        ["광주광역시 균형발전위원회 위원: 닫힌 자리입니다."],
    )


def test_seats_are_counted_with_those_before_in_the_file(make, gwangju, hand_in):
    rows = [changed(post="위원장", phone=f"010-0000-000{n}", email="") for n in range(3)]
    found = verdicts(hand_in(table(*rows)))
    assert [verdict for verdict, _ in found.values()] == ["good", "error", "error"]
    reason = (
        "광주광역시 균형발전위원회 위원장: 남은 자리가 없습니다(추천 중인 사람을 포함해 모두 1석)."
    )
    assert found[3][1] == [reason]


def test_a_seat_of_somebody_on_record_is_not_free(make, gwangju, hand_in):
    make.nomination(post=gwangju.posts.get(title__slug="chair"))
    assert verdicts(hand_in(table(changed(post="위원장"))))[2][0] == Verdict.ERROR


def test_whoever_asked_never_to_be_invited_is_not(make, gwangju, hand_in):
    suppress(make.person(name="홍길동", phone="010-0000-0001", email=""))
    reason = "이 연락처의 주인이 다시는 초대하지 말아 달라고 했습니다."
    assert verdicts(hand_in(table(GOOD)))[2] == (Verdict.ERROR, [reason])


def test_a_row_twice_in_the_file_changes_nothing_the_second_time(gwangju, hand_in):
    found = verdicts(hand_in(table(GOOD, changed(email=""), changed(post="위원장"))))
    assert [verdict for verdict, _ in found.values()] == ["good", "unchanged", "good"]
    assert found[3][1] == ["같은 사람, 같은 직책이 2행에 이미 있습니다."]


class TestLookalikes:
    def test_one_contact_under_two_names_in_the_file(self, gwangju, hand_in):
        found = verdicts(hand_in(table(GOOD, changed(name="홍길순", email=""))))
        assert found[3] == (Verdict.LOOKALIKE, ["2행에 연락처가 같고 이름이 다른 사람이 있습니다."])

    def test_the_contact_of_somebody_else_on_record(self, make, gwangju, hand_in):
        other = make.person(name="홍길순", phone="010-0000-0001", email="other@demo.example")
        make.nomination(person=other, post=gwangju.posts.get(title__slug="chair"))
        found = verdicts(hand_in(table(GOOD)))
        assert found[2] == (Verdict.LOOKALIKE, ["같은 연락처로 홍길순 님이 등록되어 있습니다."])

    def test_a_contact_on_a_foreign_record_is_not_told(self, make, gwangju, hand_in):
        other = make.person(name="홍길순", phone="010-0000-0001", email="other@demo.example")
        make.nomination(person=other, post=make.post(make.committee()))
        admin = make.granted(Level.ADMIN, gwangju)
        row = changed(committee="광주광역시 균형발전위원회")
        assert verdicts(hand_in(table(row), actor=admin, committee=gwangju))[2][0] == Verdict.GOOD

    def test_a_namesake_at_the_same_post(self, make, gwangju, hand_in):
        namesake = make.person(name="홍길동", phone="010-0000-9999", email="")
        make.nomination(person=namesake, post=gwangju.posts.get(title__slug="member"))
        assert verdicts(hand_in(table(GOOD)))[2][0] == Verdict.LOOKALIKE


class TestOnRecord:
    def test_a_known_person_is_the_same_person(self, make, gwangju, hand_in):
        person = make.person(name="홍길동", phone="010-0000-0001", email="")
        row = hand_in(table(GOOD)).rows.get()
        assert (row.verdict, row.person) == (Verdict.GOOD, person)

    def test_who_holds_the_post_stays_as_they_are(self, make, gwangju, hand_in):
        person = make.person(name="홍길동", phone="010-0000-0001", email="")
        held = make.nomination(person=person, post=gwangju.posts.get(title__slug="member"))
        assert verdicts(hand_in(table(GOOD)))[2] == (
            Verdict.UNCHANGED,
            ["이미 이 직책에 추천되었거나 재임 중입니다."],
        )
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN)
        assert verdicts(hand_in(table(GOOD)))[2] == (Verdict.GOOD, [])


class TestColumns:
    HEADER = ("가", "나", "다", "라", "마")
    ROW = (PLACE, "위원", "홍길동", "010-0000-0001", "비고")
    MAPPING = {"committee": 0, "post": 1, "name": 2, "phone": 3}

    def test_unknown_headings_are_asked_about_and_remembered(self, make, gwangju, hand_in):
        data = table(self.ROW, header=self.HEADER)
        taken = hand_in(data)
        assert taken.status == Import.Status.READ
        imports.name_columns(actor=make.admin, taken=taken, mapping=self.MAPPING)
        assert imports.check(taken.pk).counts == {"good": 1}
        assert hand_in(data).counts == {"good": 1}
        assert hand_in(data, actor=make.second_admin).status == Import.Status.READ

    def test_columns_can_be_changed_after_the_check(self, make, gwangju, hand_in):
        taken = hand_in(table(GOOD, header=HEADER))
        wrong = {"committee": 0, "post": 1, "name": 5, "phone": 3}
        imports.name_columns(actor=make.admin, taken=taken, mapping=wrong)
        assert imports.check(taken.pk).counts == {"error": 1}


def test_english_readers_read_english(gwangju, hand_in):
    row = hand_in(table(changed(name=""))).rows.get()
    with override("en"):
        assert row.reasons == ["“Name” is empty."]


def test_a_file_that_breaks_further_down_is_refused_whole(gwangju, hand_in):
    taken = hand_in(table(GOOD, (PLACE, '"위원', "홍")))
    assert (taken.status, taken.finding[0]) == (Import.Status.REFUSED, "open_quotation")
    assert taken.rows.count() == 0
