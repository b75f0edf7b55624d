"""Two records of one person: found, told apart, made one with every reference, and parted."""

from __future__ import annotations

from datetime import timedelta

import pghistory.models
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from committee import access, reports
from committee.errors import (
    BothHoldPost,
    BothWereThere,
    MergedAgain,
    MergerFinal,
    NotAllowed,
    OneRecordTwice,
    Suppressed,
)
from committee.models import (
    UNDOABLE,
    Appointment,
    ConsentKind,
    ContactDisclosure,
    Grant,
    ImportRow,
    Level,
    LikelyDuplicate,
    Merger,
    Person,
)
from committee.services import appointments, invitations, merging, people
from events.models import Attendance, Conferral, Proposal, Scan, Shown, Speaker
from events.services import photos, record
from tests.factories import ALL_CONSENTS


@pytest.fixture
def pair(make):
    """One person under two spellings, each record with a post of its own."""
    kept = make.nomination(person=make.person(name="홍길동", phone="", email="hong@demo.example"))
    other = make.nomination(
        person=make.person(name="홍길둥", phone="010-0000-7777", email="dung@demo.example"),
        post=make.post(title="adviser"),
    )
    return kept.person, other.person


def merge(make, kept, absorbed, **own):
    return merging.merge(actor=make.admin, kept=kept, absorbed=absorbed, own=own)


def rows_referring_to(person):
    """Found by the names of the database's own catalogue, not by the code under test."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND c.confrelid = 'committee_person'::regclass
        """)
        found = {}
        for table, column in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [person.pk])
            if number := cursor.fetchone()[0]:
                found[f"{table}.{column}"] = number
    return found


def foreign_keys():
    return {
        f"{relation.related_model._meta.db_table}.{relation.field.column}"
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and not relation.many_to_many  # its table's own keys are among the others
        and not issubclass(relation.related_model, pghistory.models.Event)
    }


def referred_to_by_everything(make, person):
    """One row at least at each foreign key that there is."""
    held = make.acceptance(person=person, consents=ALL_CONSENTS, post=make.post(title="chair"))
    certificate = make.certificate()
    event = make.event()
    item = make.item(event)
    ContactDisclosure.objects.create(person=person, viewer=make.admin)
    taken = make.import_of()
    ImportRow.objects.filter(part_of=taken).update(person=person, same_as=person)
    Speaker.objects.create(item=item, person=person)
    Conferral.objects.create(item=item, certificate=certificate, conferred_by=person)
    make.attendance(event, person)
    record.record_statement(
        actor=make.admin, event=event, speaker=person, text_ko="말", source_ko="신문"
    )
    record.record_proposal(
        actor=make.admin,
        event=event,
        proposer=person,
        scope=Proposal.Scope.NATIONAL,
        title_ko="제안",
    )
    photo = photos.add_photo(
        actor=make.admin, event=event, file=make.photograph(), caption_ko="사진"
    )
    Shown.objects.create(photo=photo, person=person)
    elder = make.person()
    Person.objects.filter(pk=elder.pk).update(merged_into=person)
    return held


OF_MERGING = {
    "committee_merger.kept_id",
    "committee_merger.absorbed_id",
    "committee_likelyduplicate.first_id",
    "committee_likelyduplicate.second_id",
}


def test_every_foreign_key_to_a_person_is_moved_and_moved_back(make, pair):
    kept, absorbed = pair
    referred_to_by_everything(make, absorbed)
    before_kept, before_absorbed = rows_referring_to(kept), rows_referring_to(absorbed)
    assert set(before_absorbed) == foreign_keys() - OF_MERGING  # a new key needs a row above

    merger = merge(make, kept, absorbed)
    assert rows_referring_to(absorbed) == {"committee_merger.absorbed_id": 1}
    moved = rows_referring_to(kept)
    for key, number in before_absorbed.items():
        extra = 1 if key == "committee_person.merged_into_id" else 0  # the absorbed one itself
        assert moved[key] == number + before_kept.get(key, 0) + extra

    merging.undo(actor=make.admin, merger=merger)
    closed = {"committee_merger.kept_id": 1}
    assert rows_referring_to(kept) == before_kept | closed
    assert rows_referring_to(absorbed) == before_absorbed | {"committee_merger.absorbed_id": 1}


def test_the_merged_record_says_what_was_chosen_and_the_undone_one_what_it_said(make, pair):
    kept, absorbed = pair
    merger = merge(make, kept, absorbed, name="홍길둥", phone=absorbed.phone)
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.email) == ("홍길둥", "+821000007777", "hong@demo.example")
    Person.objects.filter(pk=kept.pk).update(email="new@demo.example")

    merging.undo(actor=make.admin, merger=merger)
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.email) == ("홍길동", "", "new@demo.example")
    assert Person.objects.get(pk=absorbed.pk).merged_into is None


def test_an_account_comes_along_and_goes_back(make, pair):
    kept, absorbed = pair
    absorbed.user = make.user()
    absorbed.save()
    merger = merge(make, kept, absorbed)
    assert Person.objects.get(pk=kept.pk).user == absorbed.user
    merging.undo(actor=make.admin, merger=merger)
    assert Person.objects.get(pk=kept.pk).user is None
    assert Person.objects.get(pk=absorbed.pk).user == absorbed.user


class TestBothOnOneList:
    def test_one_entry_stays_and_the_other_returns(self, make, pair):
        event = make.event()
        stays, spare = (make.attendance(event, person) for person in pair)
        merger = merge(make, *pair)
        assert [row.pk for row in Attendance.objects.filter(event=event)] == [stays.pk]
        merging.undo(actor=make.admin, merger=merger)
        back = Attendance.objects.get(pk=spare.pk)
        assert (back.person, back.status) == (pair[1], spare.status)

    def test_the_entry_with_a_history_stays(self, make, pair):
        event = make.event()
        make.attendance(event, pair[0])
        scanned = make.attendance(event, pair[1])
        scan(make, event, scanned)
        merge(make, *pair)
        assert Attendance.objects.get(event=event) == scanned

    def test_two_who_were_both_scanned_are_not_made_one(self, make, pair):
        event = make.event()
        for person in pair:
            scan(make, event, make.attendance(event, person))
        with pytest.raises(BothWereThere):
            merge(make, *pair)
        assert Merger.objects.count() == 0
        assert Person.objects.get(pk=pair[1].pk).merged_into is None


def scan(make, event, attendance):
    return Scan.objects.create(
        event=event,
        attendance=attendance,
        direction=Scan.Direction.IN,
        outcome=Scan.Outcome.ADMITTED,
        scanned_at=timezone.now(),
        scanned_by=make.admin,
    )


def test_two_who_stand_for_one_post_are_not_made_one_until_one_ends(make):
    post = make.post()
    first, second = (make.nomination(person=make.person(), post=post) for _ in range(2))
    with pytest.raises(BothHoldPost):
        merge(make, first.person, second.person)
    appointments.end(actor=make.admin, appointment=second, reason="issued_in_error")
    merge(make, first.person, second.person)
    assert set(Appointment.objects.filter(post=post).values_list("person", flat=True)) == {
        first.person_id
    }


def test_only_whoever_appoints_wherever_both_stand_may_merge_and_undo(make):
    mine, theirs = make.committee(), make.committee()
    local = make.granted(Level.ADMIN, mine)
    kept = make.nomination(post=make.post(mine)).person
    absorbed = make.nomination(post=make.post(mine, "adviser")).person
    make.nomination(person=absorbed, post=make.post(theirs))
    with pytest.raises(NotAllowed):
        merging.merge(actor=local, kept=kept, absorbed=absorbed, own={})
    merger = merge(make, kept, absorbed)
    with pytest.raises(NotAllowed):
        merging.undo(actor=local, merger=merger)


def test_mergers_are_undone_in_reverse_order(make, pair):
    third = make.nomination(post=make.post(title="chair")).person
    first = merge(make, *pair)
    second = merge(make, third, pair[0])
    with pytest.raises(MergedAgain):
        merging.undo(actor=make.admin, merger=first)
    merging.undo(actor=make.admin, merger=second)
    merging.undo(actor=make.admin, merger=first)
    assert not Person.objects.exclude(merged_into=None).exists()


class TestAfterThirtyDays:
    def lapse(self, merger):
        Merger.objects.filter(pk=merger.pk).update(
            decided_at=timezone.now() - UNDOABLE - timedelta(minutes=1)
        )

    def test_the_record_is_gone_with_its_history_and_nothing_comes_back(self, make, pair):
        merger = merge(make, *pair)
        assert merging.settle_mergers() == 0  # the control
        self.lapse(merger)
        with pytest.raises(MergerFinal):
            merging.undo(actor=make.admin, merger=merger)
        assert merging.settle_mergers() == 1
        assert not Person.objects.filter(pk=pair[1].pk).exists()
        assert not pair[1].history.exists()
        merger.refresh_from_db()
        assert (merger.before, merger.moved, merger.taken_away) == ({}, {}, [])

    def test_whatever_still_refers_to_it_is_moved_first(self, make, pair):
        merger = merge(make, *pair)
        late = make.nomination(
            person=pair[1], post=make.post(title="chair")
        )  # by somebody whose page was open
        self.lapse(merger)
        merging.settle_mergers()
        late.refresh_from_db()
        assert late.person == pair[0]


def test_whoever_is_met_again_under_the_merged_contact_is_the_kept_one(make, pair):
    merge(make, *pair)
    met = people.register_person(actor=make.admin, name="홍길둥", phone="010-0000-7777")
    assert met == pair[0]


class TestTheSweep:
    def found(self):
        merging.find_duplicates()
        return {
            (frozenset({pair.first.name, pair.second.name}), pair.same_phone, pair.same_email)
            for pair in LikelyDuplicate.objects.filter(dismissed_at=None)
        }

    def test_it_finds_contacts_shared_and_names_alike_in_one_committee(self, make):
        here, elsewhere = make.post(), make.post(make.committee())
        for name, phone, email, post in (
            ("김가온", "010-0000-5001", "", here),
            ("박나래", "010-0000-5001", "", elsewhere),  # the same phone
            ("이다솜", "", "one@demo.example", here),
            ("최라온", "", "one@demo.example", elsewhere),  # the same address
            ("정마루", "010-0000-5002", "", here),
            ("정머루", "", "two@demo.example", here),  # a like name, no contact against it
            ("정마루", "", "three@demo.example", elsewhere),  # the same name somewhere else
            ("강바다", "010-0000-5003", "four@demo.example", here),
            ("강바다", "010-0000-5004", "five@demo.example", here),  # two people
        ):
            make.nomination(person=make.person(name=name, phone=phone, email=email), post=post)
        assert self.found() == {
            (frozenset({"김가온", "박나래"}), True, False),
            (frozenset({"이다솜", "최라온"}), False, True),
            (frozenset({"정마루", "정머루"}), False, False),
        }

    def test_what_was_told_apart_stays_apart_and_what_is_gone_goes(self, make):
        apart = [make.nomination(person=make.person(name="김가온", phone="")).person for _ in "12"]
        Person.objects.filter(pk__in=[p.pk for p in apart]).update(email="one@demo.example")
        passing = [make.nomination().person for _ in "12"]
        Person.objects.filter(pk__in=[p.pk for p in passing]).update(phone="+821000006000")
        assert len(self.found()) == 2
        pair = LikelyDuplicate.objects.get(same_email=True)
        merging.tell_apart(actor=make.admin, pair=pair)
        Person.objects.filter(pk=passing[0].pk).update(phone="")
        assert self.found() == set()

    def test_a_number_that_many_share_tells_nothing(self, make):
        for _ in range(merging.FEW + 1):
            make.nomination()
        Person.objects.update(phone="+821000006000")
        assert not any(same_phone for _names, same_phone, _email in self.found())

    def test_only_pairs_in_ones_care_are_shown(self, make):
        mine = make.committee()
        local = make.granted(Level.ADMIN, mine)
        for post in (make.post(mine), make.post(make.committee())):
            make.nomination(person=make.person(phone="010-0000-5001"), post=post)
        merging.find_duplicates()
        assert reports.likely_duplicates(local).count() == 0
        assert reports.likely_duplicates(make.admin).count() == 1


class TestPages:
    def test_from_the_list_to_one_record_and_back(self, make, client_of, pair):
        Person.objects.filter(pk=pair[1].pk).update(email="hong@demo.example")
        merging.find_duplicates()
        client = client_of(make.admin)
        compare = reverse("merge_people", args=[pair[0].pk, pair[1].pk])
        assert compare in client.get(reverse("duplicates")).content.decode()
        page = client.get(compare).content.decode()
        assert "010-0000-7777" not in page
        assert "…7777" not in page  # only one has a phone: nothing to choose
        refused = client.post(compare, {"name": "1"})
        assert refused.status_code == 200
        assert client.post(compare, {"name": "1", "one_person": "on"}).status_code == 302
        kept = Person.objects.get(pk=pair[0].pk)
        assert (kept.name, kept.phone) == ("홍길둥", "+821000007777")
        there = client.get(reverse("person", args=[pair[1].pk]))
        assert there.headers["Location"] == reverse("person", args=[kept.pk])
        client.post(reverse("undo_merger", args=[Merger.objects.get().pk]))
        assert Person.objects.get(pk=kept.pk).name == "홍길동"

    @pytest.mark.parametrize("number", [1, 3, 20])
    def test_the_list_asks_as_much_for_many(
        self, make, client_of, number, django_assert_num_queries
    ):
        for n in range(number):
            for _ in "12":
                make.nomination(person=make.person(phone=f"010-0000-{5000 + n}"))
        merging.find_duplicates()
        client = client_of(make.admin)
        with django_assert_num_queries(4):
            page = client.get(reverse("duplicates"))
        assert len(page.context["pairs"]) == number

    @pytest.mark.parametrize(
        ("phone", "email"), [("+821000004321", ""), ("", "Hong@Demo.example"), ("", "")]
    )
    def test_a_contact_is_found_however_it_is_written(self, make, phone, email):
        known = make.person(phone="010-0000-4321", email="hong@demo.example")
        make.person(phone="", email="")
        found = Person.objects.reached_by(phone, email)
        assert list(found) == ([known] if phone or email else [])

    def test_a_nominee_who_looks_known_is_asked_about(self, make, client_of):
        known = make.nomination(person=make.person(name="홍길동", phone="010-0000-4321")).person
        client, post = client_of(make.admin), make.post(title="adviser")
        answer = {
            "post": post.pk,
            "name": "홍길둥",
            "phone": "010-0000-4321",
            "email": "other@demo.example",
            "source": "직접 신청",
            "starts_on": "2026-01-01",
        }
        asked = client.post(reverse("nominate"), answer)
        assert asked.status_code == 200
        assert "same_as" in asked.context["form"].errors
        assert "홍길동 (…4321" in asked.content.decode()
        assert Person.objects.filter(name="홍길둥").count() == 0
        said = answer | {"same_as": known.pk}
        refused = client.post(reverse("nominate"), said)
        assert list(refused.context["form"].errors) == ["email"]  # it is on record with another
        assert client.post(reverse("nominate"), said | {"email": ""}).status_code == 302
        assert Appointment.objects.get(post=post).person == known

    def test_and_may_be_somebody_else(self, make, client_of):
        make.nomination(person=make.person(name="홍길동", phone="010-0000-4321"))
        answer = {
            "post": make.post().pk,
            "name": "홍길순",
            "phone": "010-0000-4321",
            "email": "other@demo.example",
            "source": "직접 신청",
            "starts_on": "2026-01-01",
            "same_as": "none",
        }
        assert client_of(make.admin).post(reverse("nominate"), answer).status_code == 302
        assert Person.objects.filter(name="홍길순").exists()


def test_consents_stay_with_their_appointment(make, pair):
    held = make.acceptance(person=pair[1], consents=ALL_CONSENTS, post=make.post(title="chair"))
    merge(make, *pair)
    consents = held.consents.values_list("kind", "person")
    assert set(consents) == {(kind, pair[0].pk) for kind in ConsentKind.values}


def test_a_record_is_not_merged_with_itself(make, pair):
    with pytest.raises(OneRecordTwice):
        merge(make, pair[0], pair[0])


def test_a_right_that_ended_since_the_page_was_opened_merges_nothing(make, pair):
    local = make.granted(Level.ADMIN, make.root)
    assert access.may_merge(local, pair[0])  # and kept for the request
    Grant.objects.filter(user=local).delete()
    with pytest.raises(NotAllowed):
        merging.merge(actor=local, kept=pair[0], absorbed=pair[1], own={})


class TestWhoeverWantsNothingToStay:
    """Neither record of a person who declines or disowns is left behind."""

    @pytest.fixture
    def invited(self, make):
        held = make.nomination(person=make.person(name="홍길동", phone="010-0000-1111"))
        other = make.nomination(
            person=make.person(name="홍길둥", phone="010-0000-2222", email="old@demo.example"),
            post=make.post(title="adviser"),
        )
        merger = merge(make, held.person, other.person)
        Appointment.objects.filter(person=held.person).exclude(pk=held.pk).delete()
        _invitation, token = make.invitation(held)
        return token, held.person, other.person, merger

    def test_disowning_suppresses_both_contacts_and_leaves_no_row(self, invited):
        token, kept, absorbed, merger = invited
        invitations.disown(token=token)
        assert not Person.objects.filter(pk__in=[kept.pk, absorbed.pk]).exists()
        assert not Merger.objects.filter(pk=merger.pk).exists()
        assert not absorbed.history.exists()
        for contact in (kept.email, absorbed.email, kept.phone, absorbed.phone):
            with pytest.raises(Suppressed):
                people.refuse_suppressed(contact)

    def test_declining_leaves_the_name_alone(self, invited):
        token, kept, absorbed, merger = invited
        invitations.decline(token=token)
        kept.refresh_from_db()
        merger.refresh_from_db()
        assert (kept.phone, kept.email) == ("", "")
        assert not Person.objects.filter(pk=absorbed.pk).exists()
        assert (merger.before, merger.taken_away) == ({}, [])


def test_one_merger_that_cannot_be_settled_does_not_hold_up_the_others(make, pair, caplog):
    event = make.event()
    scan(make, event, make.attendance(event, pair[0]))
    stuck = merge(make, *pair)
    scan(make, event, make.attendance(event, pair[1]))  # by a device that knew the old record
    others = [make.nomination(post=make.post(title=title)).person for title in ("chair", "adviser")]
    fine = merge(make, *others)
    Merger.objects.update(decided_at=timezone.now() - UNDOABLE - timedelta(minutes=1))
    assert merging.settle_mergers() == 1
    assert Merger.objects.get(pk=stuck.pk).settled_at is None
    assert Merger.objects.get(pk=fine.pk).settled_at is not None
    assert "cannot be settled" in caplog.text


def test_the_contact_of_whoever_was_recognised_is_not_lost(make, client_of):
    """Somebody known by phone alone could not be invited if the typed address were dropped."""
    known = make.nomination(person=make.person(phone="010-0000-4321", email="")).person
    post = make.post(title="adviser")
    answer = {
        "post": post.pk,
        "name": "홍길둥",
        "phone": "010-0000-4321",
        "email": "new@demo.example",
        "source": "직접 신청",
        "starts_on": "2026-01-01",
        "invite": "on",
        "same_as": known.pk,
    }
    assert client_of(make.admin).post(reverse("nominate"), answer).status_code == 302
    recognised = Person.objects.get(pk=known.pk)
    assert (recognised.name, recognised.email) == (known.name, "new@demo.example")
    assert Appointment.objects.get(post=post).status == "invited"


class TestAKnownPersonsContact:
    def nominate(self, client, make, **typed):
        sent = {
            "post": make.post(title="adviser").pk,
            "name": "홍길동",
            "source": "직접 신청",
            "starts_on": "2026-01-01",
            "invite": "on",
        }
        return client.post(reverse("nominate"), sent | typed)

    def test_a_lacking_one_is_put_on_record(self, make, client_of):
        known = make.person(name="홍길동", phone="010-0000-4321", email="")
        page = self.nominate(
            client_of(make.admin), make, phone="010-0000-4321", email="New@demo.example"
        )
        assert page.status_code == 302
        known.refresh_from_db()
        assert known.email == "new@demo.example"
        assert Appointment.objects.get(person=known).status == "invited"

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"phone": "010-0000-4321", "email": "new2@demo.example"}, "email"),
            ({"phone": "010-0000-9999", "email": "old@demo.example"}, "phone"),
        ],
    )
    def test_another_one_is_refused_beside_it_and_the_stored_one_not_shown(
        self, make, client_of, typed, field
    ):
        known = make.person(name="홍길동", phone="010-0000-4321", email="old@demo.example")
        page = self.nominate(client_of(make.admin), make, **typed)
        assert list(page.context["form"].errors) == [field]
        stored = {"email": "old@demo.example", "phone": "+821000004321"}[field]
        assert stored not in page.content.decode()
        assert not Appointment.objects.filter(person=known).exists()

    def test_the_one_on_record_does_where_none_is_typed(self, make, client_of):
        known = make.person(name="홍길동", phone="010-0000-4321", email="old@demo.example")
        page = self.nominate(client_of(make.admin), make, phone="010-0000-4321")
        assert page.status_code == 302
        assert Appointment.objects.get(person=known).status == "invited"

    def test_whoever_is_not_known_needs_one(self, make, client_of):
        page = self.nominate(client_of(make.admin), make)
        assert list(page.context["form"].errors) == ["email"]


class TestFindingTheOtherRecord:
    def found(self, client, person, text):
        page = client.get(reverse("find_twin", args=[person.pk]), {"find": text})
        return {other.name for other in page.context["found"]}

    def test_by_name_initials_and_phone_and_never_the_person(self, make, client_of, pair):
        client = client_of(make.admin)
        assert self.found(client, pair[0], "홍길") == {"홍길둥"}
        assert self.found(client, pair[0], "ㅎㄱㄷ") == {"홍길둥"}
        assert self.found(client, pair[0], "7777") == {"홍길둥"}
        assert self.found(client, pair[0], "없음") == set()

    def test_only_in_ones_care(self, make, client_of):
        mine = make.committee()
        own = make.nomination(person=make.person(name="김가온"), post=make.post(mine)).person
        make.nomination(person=make.person(name="김가람"))
        local = client_of(make.granted(Level.ADMIN, mine))
        assert self.found(local, own, "김가") == set()
        assert self.found(client_of(make.admin), own, "김가") == {"김가람"}
