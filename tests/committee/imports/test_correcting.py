"""Rows put right in the browser: checked at once, by the same rules, with what depends on them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from committee.errors import ImportBusy, NotAllowed
from committee.models import Appointment, Import, Level, Person, Verdict
from committee.services import imports
from committee.services.people import suppress
from tests.committee.imports.conftest import HEADER, table
from tests.committee.imports.test_check import GOOD, PLACE, changed


def verdicts(taken):
    return dict(taken.rows.values_list("number", "verdict"))


@pytest.fixture
def correct(make):
    """Corrects a row and holds what it says against a check of the whole file."""

    def correct(taken, number, *, actor=None, **options):
        texts = {name: options.pop(name) for name in list(options) if name in COLUMNS}
        row = taken.rows.get(number=number)
        found = imports.correct_row(actor=actor or make.admin, row=row, texts=texts, **options)
        now = list(taken.rows.values("number", "verdict", "findings", "person", "post"))
        taken.refresh_from_db()
        counts = taken.counts
        Import.objects.filter(pk=taken.pk).update(status=Import.Status.CHECKING)
        assert imports.check(taken.pk).counts == counts
        assert list(taken.rows.values("number", "verdict", "findings", "person", "post")) == now
        return found

    return correct


COLUMNS = ("committee", "post", "name", "name_latin", "phone", "email", "source")
BAD = {
    "committee": (changed(committee="없음"), {"committee": PLACE}),
    "post": (changed(post="고문"), {"post": "위원"}),
    "name": (changed(name="홍길동😀"), {"name": "홍길동"}),
    "phone": (changed(phone="062-000-1"), {"phone": "010-0000-0001"}),
    "mail": (changed(email="hong@"), {"email": "hong@demo.example"}),
    "no contact": (changed(phone="", email=""), {"phone": "010-0000-0001"}),
    "source": (changed(source="가" * 201), {"source": "직접 신청"}),
}


@pytest.mark.parametrize(("row", "texts"), BAD.values(), ids=BAD)
def test_a_corrected_cell_makes_the_row_good(gwangju, hand_in, correct, row, texts):
    taken = hand_in(table(changed(name="김가상", phone="010-0000-0002", email=""), row))
    assert taken.counts == {"good": 1, "error": 1}
    found = correct(taken, 3, **texts)
    assert (found.row.verdict, found.row.findings, found.others) == (Verdict.GOOD, [], [])
    assert taken.counts == {"good": 2}


def test_a_wrong_correction_says_what_is_wrong_now(gwangju, hand_in, correct):
    taken = hand_in(table(changed(post="고문")))
    found = correct(taken, 2, post="위워장")
    with override("ko"):
        assert found.row.reasons == [
            "광주광역시 균형발전위원회에 ‘위워장’ 직책이 없습니다. 있는 직책: 위원장, 위원"
        ]
    assert found.row.suggestions == [("post", "위원장"), ("post", "위원")]


def test_what_the_file_said_is_kept_beside_the_correction(gwangju, hand_in, correct):
    taken = hand_in(table(changed(name="홍길동😀")))
    row = correct(taken, 2, name="홍길동", phone=GOOD[3]).row
    assert (row.cells[2], row.corrected) == ("홍길동😀", {"name": "홍길동"})
    assert row.shown[0] == "홍길동"


def test_a_column_that_the_file_does_not_have_can_be_filled_in(gwangju, hand_in, correct):
    taken = hand_in(table(changed(phone="1")[:4], header=HEADER[:4]))
    assert taken.counts == {"error": 1}
    assert correct(taken, 2, phone="", email="hong@demo.example").row.email == "hong@demo.example"


def test_a_corrected_row_is_nominated_as_corrected(gwangju, hand_in, correct, take):
    taken = hand_in(table(changed(name="홍길동😀")))
    correct(taken, 2, name="홍길동")
    assert take(taken).counts == {"taken": 1}
    assert Person.objects.get().name == "홍길동"


def test_naming_the_columns_anew_keeps_corrections(make, gwangju, hand_in, correct):
    taken = hand_in(table(changed(name="홍길동😀")))
    correct(taken, 2, name="홍길동")
    imports.name_columns(actor=make.admin, taken=taken, mapping=taken.mapping)
    assert imports.check(taken.pk).counts == {"good": 1}


class TestRowsThatDependOnIt:
    def test_a_repetition_becomes_the_first(self, gwangju, hand_in, correct):
        taken = hand_in(table(GOOD, GOOD))
        assert verdicts(taken) == {2: "good", 3: "unchanged"}
        found = correct(taken, 2, name="김가상", phone="010-0000-0009", email="")
        assert found.others == [3]
        assert verdicts(taken) == {2: "good", 3: "good"}

    def test_a_seat_given_up_goes_to_the_next_row(self, gwangju, hand_in, correct):
        rows = [changed(post="위원장", phone=f"010-0000-000{n}", email="") for n in range(3)]
        taken = hand_in(table(*rows))
        assert verdicts(taken) == {2: "good", 3: "error", 4: "error"}
        assert correct(taken, 2, post="위원").others == [3]
        assert verdicts(taken) == {2: "good", 3: "good", 4: "error"}

    def test_the_same_person_by_another_contact(self, make, gwangju, hand_in, correct):
        make.person(name="홍길동", phone="010-0000-0001", email="hong@demo.example")
        taken = hand_in(table(changed(email=""), changed(phone="", email="gil@demo.example")))
        assert verdicts(taken) == {2: "good", 3: "good"}
        correct(taken, 3, email="hong@demo.example")
        assert verdicts(taken) == {2: "good", 3: "unchanged"}

    def test_a_contact_under_two_names(self, gwangju, hand_in, correct):
        taken = hand_in(table(GOOD, changed(name="홍길순", email="")))
        assert verdicts(taken) == {2: "good", 3: "lookalike"}
        assert correct(taken, 2, phone="").others == [3]
        assert verdicts(taken) == {2: "good", 3: "good"}


class TestWhoItIs:
    @pytest.fixture
    def namesake(self, make, gwangju):
        person = make.person(name="홍길동", phone="010-0000-9999", email="")
        make.nomination(person=person, post=gwangju.posts.get(title__slug="member"))
        return person

    @pytest.fixture
    def other(self, make, gwangju):
        """Somebody with the row's phone under another name."""
        person = make.person(name="홍길순", phone="010-0000-0001", email="")
        make.nomination(person=person, post=gwangju.posts.get(title__slug="chair"))
        return person

    def test_another_person(self, gwangju, hand_in, correct, take, namesake):
        taken = hand_in(table(GOOD))
        assert taken.counts == {"lookalike": 1}
        assert correct(taken, 2, another_person=True).row.verdict == Verdict.GOOD
        assert take(taken).counts == {"taken": 1}
        assert Person.objects.filter(name="홍길동").count() == 2

    def test_the_same_person_already_holds_the_post(self, gwangju, hand_in, correct, namesake):
        found = correct(hand_in(table(GOOD)), 2, same_as=namesake)
        assert (found.row.verdict, found.row.person) == (Verdict.UNCHANGED, namesake)

    def test_the_same_person_gets_the_post_and_what_was_lacking(
        self, gwangju, hand_in, correct, take, other
    ):
        taken = hand_in(table(GOOD))
        assert correct(taken, 2, same_as=other).row.verdict == Verdict.GOOD
        assert take(taken).counts == {"taken": 1}
        other.refresh_from_db()
        assert (other.name, other.email) == ("홍길순", "hong@demo.example")
        assert other.appointments.count() == 2

    def test_an_answer_holds_as_long_as_name_and_contacts_stay(
        self, gwangju, hand_in, correct, namesake
    ):
        taken = hand_in(table(GOOD))
        correct(taken, 2, another_person=True)
        assert correct(taken, 2, source="추천").row.verdict == Verdict.GOOD
        assert correct(taken, 2, phone="010-0000-0003").row.verdict == Verdict.LOOKALIKE

    def test_nobody_is_both(self, gwangju, hand_in, namesake):
        rows = hand_in(table(GOOD)).rows
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(same_as=namesake, another_person=True)


def test_the_suppressed_are_refused_after_a_correction_too(make, gwangju, hand_in, correct):
    suppress(make.person(name="누구", phone="010-0000-0001", email=""))
    taken = hand_in(table(changed(phone="010-0000-0002")))
    found = correct(taken, 2, phone="010-0000-0001")
    assert found.row.findings == [["suppressed", {}]]


def test_only_between_the_check_and_the_import(make, gwangju, hand_in, take):
    taken = take(hand_in(table(GOOD)))
    with pytest.raises(ImportBusy):
        imports.correct_row(actor=make.admin, row=taken.rows.get(), texts={"name": "김가상"})
    assert Appointment.objects.get().person.name == "홍길동"


def test_only_by_whoever_may_appoint_there(make, gwangju, hand_in):
    row = hand_in(table(GOOD)).rows.get()
    with pytest.raises(NotAllowed):
        imports.correct_row(actor=make.granted(Level.ADMIN, gwangju), row=row, texts={})


def test_the_history_says_who_changed_which_row(make, gwangju, hand_in, correct):
    taken = hand_in(table(changed(name="")))
    imports.correct_row(actor=make.admin, row=taken.rows.get(), texts={"name": "홍길동"})
    context = taken.history.order_by("-pgh_id").first().pgh_context.metadata
    assert (context["actor"], context["row"]) == (make.admin.pk, 2)
    assert "홍길동" not in str(context)
