"""What an import changes: nominations and nothing else, once, and all or the good ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from committee.errors import AlreadyNominated, ImportBusy, NotAllowed, RowsInError
from committee.models import (
    Appointment,
    Batch,
    Grant,
    Import,
    ImportRow,
    Invitation,
    Level,
    Person,
    Status,
    User,
    Verdict,
)
from committee.services import imports
from committee.services.imports import committing
from committee.services.imports.upload import path_of
from committee.services.merging import merge
from committee.services.people import suppress
from tests.committee.imports.conftest import table

PLACE = "균형발전위원회 > 광주"
BAD = ("없음", "위원", "홍길동", "010-0000-9999", "", "")


def people(*numbers, post="위원"):
    return [(PLACE, post, "홍길동", f"010-0000-{n:04}", f"p{n}@demo.example", "") for n in numbers]


def nominated():
    return Appointment.objects.count()


def fingerprint():
    return (
        list(Person.objects.order_by("pk").values()),
        list(Appointment.objects.order_by("pk").values()),
    )


def test_good_rows_become_nominations_and_nobody_is_invited(gwangju, hand_in, take, make):
    taken = take(hand_in(table(*people(1, 2, 3))))
    assert (taken.status, taken.counts) == (Import.Status.DONE, {"taken": 3})
    held = Appointment.objects.filter(post__committee=gwangju)
    assert {appointment.status for appointment in held} == {Status.NOMINATED}
    assert {appointment.nominated_by for appointment in held} == {make.admin}
    assert {appointment.term.lower for appointment in held} == {date(2026, 1, 1)}
    assert {appointment.source for appointment in held} == {"직접 신청"}
    phones = held.order_by("person__phone").values_list("person__phone", flat=True)
    assert list(phones) == ["+821000000001", "+821000000002", "+821000000003"]
    assert not Invitation.objects.exists()
    assert User.objects.count() == 2  # the founder and the admin


def test_who_was_nominated_is_put_into_one_batch(gwangju, hand_in, take, make, monkeypatch):
    monkeypatch.setattr(committing, "BATCH", 2)
    known = make.nomination(person=make.person(), post=gwangju.posts.get(title__slug="member"))
    taken = take(hand_in(table(*people(1, 2, 3), BAD), name="위원 명단.csv"))
    batch = Batch.objects.get()
    assert (batch.imported, batch.name, batch.created_by) == (taken, "위원 명단.csv", make.admin)
    assert set(batch.appointments.all()) == set(Appointment.objects.exclude(pk=known.pk))


def test_an_import_that_nominates_nobody_makes_no_batch(gwangju, hand_in, take):
    take(hand_in(table(BAD)))
    assert not Batch.objects.exists()


def test_the_history_says_who_and_of_which_import(gwangju, hand_in, take, make):
    taken = take(hand_in(table(*people(1))))
    for row in (Person.objects.get(), Appointment.objects.get()):
        context = row.history.get().pgh_context.metadata
        assert (context["actor"], context["reason"]) == (make.admin.pk, "imported")
        assert context["of"] == str(taken.pk)


def test_the_same_file_again_changes_nothing(gwangju, hand_in, take):
    data = table(*people(1, 2), *people(1, post="위원장"))
    take(hand_in(data))
    before = fingerprint()
    again = hand_in(data)
    assert again.counts == {"unchanged": 3}
    assert take(again).counts == {"unchanged": 3}
    assert fingerprint() == before


def test_a_person_for_two_posts_is_one_person(gwangju, hand_in, take):
    chair = (PLACE, "위원장", "홍길동", "", "p1@demo.example", "")
    take(hand_in(table(*people(1), chair)))
    assert (Person.objects.count(), nominated()) == (1, 2)


class TestGoodRowsOnly:
    def test_the_others_stay_out(self, gwangju, hand_in, take):
        taken = take(hand_in(table(*people(1), BAD, *people(2))))
        assert (taken.status, taken.counts) == (Import.Status.DONE, {"taken": 2, "error": 1})
        assert nominated() == 2

    def test_lookalikes_come_in_only_if_asked_for(self, gwangju, hand_in, take):
        same_phone = (PLACE, "위원", "김길동", "010-0000-0001", "", "")
        data = table(*people(1), same_phone)
        assert take(hand_in(data)).counts == {"taken": 1, "lookalike": 1}
        assert take(hand_in(data), take_lookalikes=True).counts == {"unchanged": 1, "taken": 1}
        assert set(Person.objects.values_list("name", flat=True)) == {"홍길동", "김길동"}

    def test_more_rows_than_a_batch_holds(self, gwangju, hand_in, take, monkeypatch):
        monkeypatch.setattr(committing, "BATCH", 2)
        assert take(hand_in(table(*people(*range(7))))).counts == {"taken": 7}
        assert nominated() == 7


class TestAllOrNothing:
    def test_one_bad_row_refuses_the_whole(self, gwangju, hand_in, take):
        with pytest.raises(RowsInError):
            take(hand_in(table(*people(1), BAD)), Import.Mode.ALL)
        assert nominated() == 0

    def test_good_rows_come_in_together(self, gwangju, hand_in, take, monkeypatch):
        monkeypatch.setattr(committing, "BATCH", 2)
        taken = take(hand_in(table(*people(*range(5)))), Import.Mode.ALL)
        assert (taken.status, taken.counts) == (Import.Status.DONE, {"taken": 5})

    def test_what_changed_since_the_check_refuses_the_whole(
        self, make, gwangju, hand_in, take, monkeypatch
    ):
        monkeypatch.setattr(committing, "BATCH", 1)
        taken = hand_in(table(*people(1), *people(2, post="위원장"), *people(3)))
        make.nomination(post=gwangju.posts.get(title__slug="chair"))
        taken = take(taken, Import.Mode.ALL)
        assert (taken.status, taken.finding) == (
            Import.Status.CHECKED,
            ["changed_meanwhile", {}],
        )
        assert taken.counts == {"good": 2, "error": 1}
        assert nominated() == 1


class TestWhatChangesBetweenCheckAndCommit:
    def test_a_seat_taken_meanwhile(self, make, gwangju, hand_in, take):
        taken = hand_in(table(*people(1, post="위원장"), *people(2)))
        make.nomination(post=gwangju.posts.get(title__slug="chair"))
        assert take(taken).counts == {"error": 1, "taken": 1}
        assert taken.rows.get(verdict=Verdict.ERROR).findings[0][0] == "full"

    def test_somebody_asked_never_to_be_invited(self, make, gwangju, hand_in, take):
        taken = hand_in(table(*people(1, 2)))
        suppress(make.person(name="누구", phone="010-0000-0001", email=""))
        assert take(taken).counts == {"error": 1, "taken": 1}
        assert not Person.objects.filter(email="p1@demo.example").exists()

    def test_nominated_at_the_desk(self, make, gwangju, hand_in, take):
        taken = hand_in(table(*people(1, 2)))
        person = make.person(name="홍길동", phone="010-0000-0001", email="")
        make.nomination(person=person, post=gwangju.posts.get(title__slug="member"))
        assert take(taken).counts == {"unchanged": 1, "taken": 1}

    @pytest.mark.parametrize("mode", Import.Mode.values)
    def test_what_only_a_constraint_sees_becomes_a_rejected_row(
        self, make, gwangju, hand_in, take, mode
    ):
        """The rules look at posts as the check saw them; the trigger has the last word."""
        chair = gwangju.posts.get(title__slug="chair")
        taken = hand_in(table(*people(1, 2, 3), *people(4, post="위원장")))
        chair.closed_on = timezone.localdate() + timedelta(days=1)
        chair.save()
        taken = take(taken, mode)
        if mode == Import.Mode.GOOD:
            assert taken.counts == {"taken": 3, "error": 1}
            row = taken.rows.get(verdict=Verdict.ERROR)
            assert (row.number, row.findings[0][0]) == (5, "place_is_closed")
        else:
            assert (taken.status, nominated()) == (Import.Status.CHECKED, 0)

    def test_the_right_to_appoint_ended(self, make, gwangju, hand_in, take):
        admin = make.granted(Level.ADMIN, gwangju)
        row = ("광주광역시 균형발전위원회", *people(1)[0][1:])
        taken = hand_in(table(row), actor=admin, committee=gwangju)
        imports.commit(actor=admin, taken=taken, mode=Import.Mode.GOOD, take_lookalikes=False)
        Grant.objects.filter(user=admin).delete()
        taken = imports.take_rows(taken.pk)
        assert (taken.status, taken.finding[0]) == (Import.Status.CHECKED, "not_allowed")
        assert nominated() == 0


class TestSteps:
    def test_only_whoever_may_appoint_there_imports(self, make, gwangju, hand_in, take):
        taken = hand_in(table(*people(1)))
        with pytest.raises(NotAllowed):
            take(taken, actor=make.granted(Level.ADMIN, gwangju))
        with pytest.raises(NotAllowed):
            hand_in(table(*people(1)), actor=make.granted(Level.STAFF, gwangju))

    def test_an_import_is_committed_once(self, gwangju, hand_in, take):
        taken = hand_in(table(*people(1)))
        take(taken)
        with pytest.raises(ImportBusy):
            take(taken)

    def test_jobs_that_run_twice_have_the_effect_of_once(self, gwangju, hand_in, take):
        taken = take(hand_in(table(*people(1, 2))))
        before = fingerprint(), Import.objects.values().get()
        imports.read_file(taken.pk)
        imports.check(taken.pk)
        imports.take_rows(taken.pk)
        assert (fingerprint(), Import.objects.values().get()) == before

    def test_a_cancelled_import_does_nothing_more(self, make, gwangju, hand_in):
        taken = hand_in(table(*people(1)))
        imports.commit(actor=make.admin, taken=taken, mode=Import.Mode.GOOD, take_lookalikes=False)
        imports.cancel(actor=make.admin, taken=taken)
        assert imports.take_rows(taken.pk).status == Import.Status.CANCELLED
        assert nominated() == 0
        with pytest.raises(ImportBusy):
            imports.cancel(actor=make.admin, taken=taken)


class TestErasure:
    def test_the_file_goes_when_it_was_read(
        self, gwangju, hand_in, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            taken = hand_in(table(*people(1)))
        assert not path_of(taken).exists()

    def test_a_cancelled_import_keeps_no_row(self, make, hand_in, gwangju):
        taken = hand_in(table(*people(1)))
        imports.cancel(actor=make.admin, taken=taken)
        imports.erase(taken.pk)
        taken.refresh_from_db()
        assert taken.erased_at
        assert not ImportRow.objects.exists()

    @pytest.mark.parametrize(("days", "left"), [(6, 2), (8, 0)])
    def test_rows_go_after_a_week(self, gwangju, hand_in, take, days, left):
        taken, waiting = take(hand_in(table(*people(1)))), hand_in(table(*people(2)))
        then = timezone.now() - timedelta(days=days)
        Import.objects.filter(pk=taken.pk).update(over_at=then)
        Import.objects.filter(pk=waiting.pk).update(uploaded_at=then)
        imports.erase_old()
        assert ImportRow.objects.count() == left
        assert nominated() == 1

    def test_no_history_keeps_a_row(self, gwangju, hand_in):
        """Contacts of people who were never nominated are nowhere but in the rows."""
        hand_in(table(BAD))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM committee_importhistory h WHERE h::text ~ '9999'")
            assert cursor.fetchone() == (0,)


def test_nominating_one_by_one_still_agrees(make, gwangju, hand_in, take):
    """What an import nominated, the desk refuses to nominate again, and the other way round."""
    take(hand_in(table(*people(1))))
    with pytest.raises(AlreadyNominated):
        make.nomination(person=Person.objects.get(), post=gwangju.posts.get(title__slug="member"))


def test_a_file_under_the_contact_of_a_merged_record_changes_nothing(make, gwangju, hand_in, take):
    rows = table(
        (gwangju.name_ko, "위원", "홍길동", "010-0000-0001", "", ""),
        (gwangju.name_ko, "위원장", "홍길둥", "010-0000-0002", "", ""),
    )
    take(hand_in(rows), take_lookalikes=True)
    kept, absorbed = (Person.objects.get(name=name) for name in ("홍길동", "홍길둥"))
    merge(actor=make.admin, kept=kept, absorbed=absorbed, own={})
    again = hand_in(rows)
    assert set(again.rows.values_list("verdict", flat=True)) == {"unchanged"}
