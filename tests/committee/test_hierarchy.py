"""What can be done to committees and posts, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee import errors
from committee.models import (
    Appointment,
    Certificate,
    Committee,
    EndReason,
    Level,
    Post,
    Status,
)
from committee.reports import verification
from committee.services import appointments, hierarchy, posts, restructuring
from tests.factories import ALL_CONSENTS

TODAY = timezone.localdate
DAY = timedelta(days=1)


def office(make, post, **fields):
    return appointments.record_public_office(
        actor=make.admin,
        person=make.person(),
        post=post,
        **{"public_source": "언론 보도", "starts_on": date(2022, 1, 1)} | fields,
    )


def names(parent):
    return [node.name_ko for node in Committee.objects.get_children(hierarchy.fresh(parent))]


def foreign_root(make, name_ko="다른 위원회"):
    """The root of another campaign."""
    return hierarchy.found_committee(
        actor=make.founder,
        campaign=hierarchy.found_campaign(
            actor=make.founder,
            slug="other",
            name_ko="다른 캠프",
            candidate_ko="다른 후보",
            election_period_starts_on=date(2022, 2, 15),
            election_on=date(2022, 3, 9),
            retain_until=date(2099, 1, 1),
        ),
        parent=None,
        kind=make.root.kind,
        name_ko=name_ko,
    )


def terms():
    """Every appointment as the dissolution may change it."""
    return list(
        Appointment.objects.order_by("pk").values_list(
            "pk", "post", "seat", "term", "status", "end_reason", "ended_at", "ended_by"
        )
    )


class TestRenaming:
    def test_the_old_name_is_the_name_of_the_days_before(self, make):
        committee = make.committee(name_ko="처음", launched_on=date(2022, 1, 1))
        hierarchy.rename(actor=make.admin, committee=committee, name_ko="둘째", on=date(2022, 2, 1))
        hierarchy.rename(actor=make.admin, committee=committee, name_ko="셋째", on=date(2022, 3, 1))
        expected = {
            date(2022, 1, 1): "처음",
            date(2022, 1, 31): "처음",
            date(2022, 2, 1): "둘째",
            date(2022, 2, 28): "둘째",
            date(2022, 3, 1): "셋째",
            TODAY(): "셋째",
        }
        assert {
            day: Committee.objects.named_as_of(day).get(pk=committee.pk).name_then
            for day in expected
        } == expected

    def test_a_name_starts_in_order_and_not_in_the_future(self, make):
        committee = make.committee(launched_on=date(2022, 1, 1))
        hierarchy.rename(actor=make.admin, committee=committee, name_ko="둘째", on=date(2022, 2, 1))
        for day in (date(2022, 1, 31), TODAY() + DAY):
            with pytest.raises(errors.NameDateInvalid):
                hierarchy.rename(actor=make.admin, committee=committee, name_ko="셋째", on=day)

    def test_a_name_borne_on_no_day_is_replaced(self, make):
        committee = make.committee(name_ko="처음", launched_on=date(2022, 1, 1))
        for name in ("오타", "둘째"):
            hierarchy.rename(
                actor=make.admin, committee=committee, name_ko=name, on=date(2022, 2, 1)
            )
        assert [former.name_ko for former in committee.former_names.all()] == ["처음"]

    def test_a_certificate_keeps_the_words_that_were_printed(self, make):
        committee = make.committee(name_ko="처음위원회")
        certificate = make.certificate(post=make.post(committee, "vice-chair"))
        hierarchy.rename(actor=make.admin, committee=committee, name_ko="나중위원회")
        assert "처음위원회" in verification(certificate.token).committee
        later = make.certificate(post=make.post(committee, "member"))
        assert "나중위원회" in verification(later.token).committee


class TestMoving:
    def test_a_branch_moves_as_a_whole(self, make):
        left, right = make.committee(), make.committee()
        branch = make.committee(left)
        leaf = make.committee(branch, name_ko="잎")
        hierarchy.move(actor=make.admin, committee=branch, parent=right)
        assert names(left) == []
        assert list(
            Committee.objects.leading_to(hierarchy.fresh(leaf)).values_list("pk", flat=True)
        ) == [
            make.root.pk,
            right.pk,
            branch.pk,
            leaf.pk,
        ]
        assert Committee.objects.all().misplaced() == []

    def test_what_is_refused(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        stranger = foreign_root(make)
        for parent, refusal in [
            (leaf, errors.BelowItself),
            (branch, errors.BelowItself),
            (make.root, errors.AlreadyThere),
            (stranger, errors.NotAllowed),
        ]:
            with pytest.raises(refusal):
                hierarchy.move(actor=make.admin, committee=branch, parent=parent)

    def test_whoever_moves_has_the_right_above_both(self, make):
        one, other = make.committee(), make.committee()
        branch = make.committee(one)
        for committee in (branch, one):
            actor = make.granted(Level.ADMIN, committee)
            with pytest.raises(errors.NotAllowed):
                hierarchy.move(actor=actor, committee=branch, parent=other)
        hierarchy.move(actor=make.admin, committee=branch, parent=other)

    def test_rights_follow_the_branch_at_the_next_request(self, make, client_of):
        one, other = make.committee(), make.committee()
        branch = make.committee(one)
        staff = client_of(make.granted(Level.STAFF, one))
        assert staff.get(f"/committees/{branch.pk}/").status_code == 200
        hierarchy.move(actor=make.admin, committee=branch, parent=other)
        assert staff.get(f"/committees/{branch.pk}/").status_code == 404

    def test_siblings_take_any_order(self, make):
        for name in "가나다라":
            make.committee(name_ko=name)
        nodes = {node.name_ko: node for node in Committee.objects.filter(depth=2)}
        for name, before in [("라", "가"), ("가", None), ("나", "다"), ("다", "라")]:
            hierarchy.place(
                actor=make.admin, committee=nodes[name], before=nodes[before] if before else None
            )
        assert names(make.root) == ["다", "라", "나", "가"]
        assert Committee.objects.all().misplaced() == []

    def test_only_siblings_have_an_order(self, make):
        one = make.committee()
        for other in (one, make.committee(one)):
            with pytest.raises(errors.NotSiblings):
                hierarchy.place(actor=make.admin, committee=one, before=other)

    def test_a_root_has_no_sibling_in_another_campaign(self, make, client_of):
        other = foreign_root(make, name_ko="비밀 캠프 위원회")
        page = client_of(make.admin).get(f"/committees/{make.root.pk}/place/")
        assert page.status_code == 200
        assert "비밀 캠프" not in page.content.decode()
        with pytest.raises(errors.NotSiblings):
            hierarchy.place(actor=make.admin, committee=make.root, before=other)


class TestBelowWhatIsGoing:
    """What hangs below a committee with a day of its end would be left standing when it goes."""

    @pytest.fixture
    def going(self, make):
        going = make.committee(name_ko="곧 해산")
        restructuring.dissolve(actor=make.admin, committee=going, on=TODAY() + 3 * DAY)
        return going

    def test_nothing_is_founded_or_moved_there(self, make, going):
        other = make.committee()
        with pytest.raises(errors.CommitteeClosing):
            make.committee(going)
        with pytest.raises(errors.CommitteeClosing):
            hierarchy.move(actor=make.admin, committee=other, parent=going)
        with pytest.raises(errors.CommitteeClosing):
            restructuring.merge(actor=make.admin, committee=other, into=going)
        assert Committee.objects.misplaced() == []

    def test_nor_below_what_hangs_there(self, make):
        going = make.committee()
        leaf = make.committee(going)
        restructuring.dissolve(actor=make.admin, committee=going, on=TODAY() + 3 * DAY)
        Committee.objects.filter(pk=leaf.pk).update(dissolved_on=None, dissolution=None)
        assert Committee.objects.misplaced() == [leaf.pk]
        with pytest.raises(errors.CommitteeClosing):
            make.committee(leaf)

    def test_it_is_offered_to_no_move(self, make, going, client_of):
        page = client_of(make.admin).get(f"/committees/{make.committee().pk}/move/")
        assert "곧 해산" not in page.content.decode()

    def test_nothing_is_reopened_there(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        restructuring.dissolve(actor=make.admin, committee=leaf, on=TODAY() + DAY)
        restructuring.dissolve(actor=make.admin, committee=branch, on=TODAY() + 3 * DAY)
        with pytest.raises(errors.CommitteeClosing):
            restructuring.reopen(actor=make.admin, committee=leaf)
        restructuring.reopen(actor=make.admin, committee=branch)
        restructuring.reopen(actor=make.admin, committee=leaf)
        assert Committee.objects.misplaced() == []

    def test_what_was_moved_below_it_meanwhile_keeps_the_whole_closed(self, make):
        branch, other = make.committee(), make.committee(name_ko="다른 곳")
        leaf = make.committee(branch, name_ko="옮긴 잎")
        restructuring.dissolve(actor=make.admin, committee=branch)
        hierarchy.move(actor=make.admin, committee=leaf, parent=other)
        restructuring.dissolve(actor=make.admin, committee=other)
        with pytest.raises(errors.LiesBelowClosed) as refusal:
            restructuring.reopen(actor=make.admin, committee=branch)
        assert "옮긴 잎" in str(refusal.value)
        assert "다른 곳" in str(refusal.value)
        hierarchy.move(actor=make.admin, committee=leaf, parent=make.root)
        restructuring.reopen(actor=make.admin, committee=branch)
        assert hierarchy.fresh(leaf).dissolved_on is None
        assert Committee.objects.misplaced() == []

    def test_a_part_that_goes_later_is_not_said_to_be_gone(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        restructuring.dissolve(actor=make.admin, committee=leaf, on=TODAY() + 3 * DAY)
        with pytest.raises(errors.CommitteeClosing) as refusal:
            restructuring.dissolve(actor=make.admin, committee=branch)
        assert date_format(TODAY() + 3 * DAY, "DATE_FORMAT") in str(refusal.value)


class TestDissolving:
    def test_terms_below_end_with_a_reason_of_their_own(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        held = office(make, make.post(leaf))
        pending = make.nomination(post=make.post(leaf, "secretary"))
        elsewhere = office(make, make.post(make.committee()))
        dissolution = restructuring.dissolve(actor=make.admin, committee=branch)
        for each in (held, pending, elsewhere, branch, leaf):
            each.refresh_from_db()
        assert (held.status, held.end_reason) == (Status.ENDED, EndReason.DISSOLVED)
        assert (held.starts_on, held.ends_on) == (date(2022, 1, 1), TODAY())
        assert held.ended_by == make.admin
        assert (pending.status, pending.term.isempty) == (Status.ENDED, True)
        assert elsewhere.status == Status.IN_FORCE
        assert branch.dissolved_on == leaf.dissolved_on == TODAY()
        assert dissolution.ended.count() == 2

    def test_a_day_to_come_ends_nothing_today(self, make):
        committee = make.committee()
        held = office(make, make.post(committee))
        pending = make.nomination(post=make.post(committee, "secretary"))
        last = TODAY() + 30 * DAY
        restructuring.dissolve(actor=make.admin, committee=committee, on=last)
        for each in (held, pending):
            each.refresh_from_db()
        assert (held.status, held.ends_on) == (Status.IN_FORCE, last)
        assert (pending.status, pending.ends_on) == (Status.NOMINATED, last)
        assert Committee.objects.standing(on=TODAY()).filter(pk=committee.pk).exists()
        assert not Committee.objects.standing(on=last).filter(pk=committee.pk).exists()

    def test_who_is_on_the_way_is_withdrawn_when_the_day_has_come(self, make, monkeypatch):
        committee = make.committee()
        on, before = TODAY() + 2 * DAY, timezone.localdate
        waiting = make.nomination(post=make.post(committee))
        approved = make.approval(post=make.post(committee, "secretary"))
        elsewhere = make.nomination(post=make.post(make.committee()))
        restructuring.dissolve(actor=make.admin, committee=committee, on=on)
        later = make.nomination(post=make.post(committee, "chair"), ends_on=on)
        assert restructuring.withdraw_late() == 0
        monkeypatch.setattr(timezone, "localdate", lambda: before() + 2 * DAY)
        assert restructuring.withdraw_late() == 3
        assert restructuring.withdraw_late() == 0
        for each in (waiting, approved, later, elsewhere):
            each.refresh_from_db()
        for each in (waiting, approved, later):
            assert (each.status, each.end_reason) == (Status.ENDED, EndReason.DISSOLVED)
            assert (each.term.isempty, each.ended_by) == (True, make.admin)
        assert elsewhere.status == Status.NOMINATED
        assert restructuring.reopen(actor=make.admin, committee=committee).left == []
        for each in (waiting, approved, later):
            each.refresh_from_db()
        assert (waiting.status, waiting.ends_on) == (Status.NOMINATED, None)
        assert (approved.status, approved.ends_on) == (Status.APPROVED, None)
        assert (later.status, later.ends_on) == (Status.NOMINATED, on)

    def test_a_past_day_does_not_undo_the_terms_that_began_since(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        first = office(make, make.post(leaf), starts_on=TODAY() - 9 * DAY)
        last = office(make, make.post(leaf, "secretary"), starts_on=TODAY() - 5 * DAY)
        coming = office(make, make.post(leaf, "chair"), starts_on=TODAY() + DAY)
        office(make, make.post(make.committee()), starts_on=TODAY() - DAY)
        earliest = TODAY() - 4 * DAY
        for on, number in ((TODAY() - 20 * DAY, 2), (TODAY() - 5 * DAY, 1)):
            with pytest.raises(errors.TermsBeganLater) as refusal:
                restructuring.dissolve(actor=make.admin, committee=branch, on=on)
            assert date_format(earliest, "DATE_FORMAT") in str(refusal.value)
            assert refusal.value.values["terms"] == number
        restructuring.dissolve(actor=make.admin, committee=branch, on=earliest)
        for each in (first, last, coming):
            each.refresh_from_db()
        assert (first.ends_on, last.ends_on) == (earliest, earliest)
        assert coming.term.isempty

    def test_nothing_new_comes_into_a_dissolved_committee(self, make):
        committee = make.committee()
        post = make.post(committee)
        restructuring.dissolve(actor=make.admin, committee=committee)
        with pytest.raises(errors.PlaceIsClosed):
            make.nomination(post=post)
        with pytest.raises(errors.CommitteeClosed):
            make.committee(committee)
        past = office(make, post, ends_on=TODAY())
        assert past.status == Status.IN_FORCE

    def test_raw_sql_cannot_put_anybody_there_either(self, make):
        committee = make.committee()
        held = office(make, make.post(committee))
        restructuring.dissolve(actor=make.admin, committee=committee)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE committee_appointment SET term = '[2022-01-01,)', status = 'in_force',"
                " end_reason = '', ended_at = NULL WHERE id = %s",
                [held.pk],
            )

    def test_an_invitation_that_was_open_leads_nowhere(self, make, client):
        committee = make.committee()
        _invitation, token = make.invitation(make.nomination(post=make.post(committee)))
        restructuring.dissolve(actor=make.admin, committee=committee)
        assert client.get(f"/invitations/{token}/").status_code == 404
        restructuring.reopen(actor=make.admin, committee=committee)
        assert client.get(f"/invitations/{token}/").status_code == 200

    def test_certificates_end_and_stand_again(self, make):
        committee = make.committee()
        certificate = make.certificate(post=make.post(committee))
        restructuring.dissolve(actor=make.admin, committee=committee)
        assert verification(certificate.token).status == "ended"
        restructuring.reopen(actor=make.admin, committee=committee)
        assert verification(certificate.token).status == Certificate.Status.VALID

    def test_what_was_dissolved_before_stays_dissolved(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        held = office(make, make.post(leaf))
        restructuring.dissolve(actor=make.admin, committee=leaf)
        restructuring.dissolve(actor=make.admin, committee=branch)
        with pytest.raises(errors.CommitteeClosed):
            restructuring.reopen(actor=make.admin, committee=leaf)
        assert restructuring.reopen(actor=make.admin, committee=branch).restored == 0
        held.refresh_from_db()
        assert held.status == Status.ENDED
        assert restructuring.reopen(actor=make.admin, committee=leaf).restored == 1

    def test_why_a_term_was_going_to_end_comes_back_with_it(self, make):
        committee = make.committee()
        held = make.certificate(post=make.post(committee)).appointment
        later = timezone.localdate() + timedelta(days=30)
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED, on=later)
        restructuring.dissolve(actor=make.admin, committee=committee)
        held.refresh_from_db()
        assert held.end_reason == EndReason.DISSOLVED
        restructuring.reopen(actor=make.admin, committee=committee)
        held.refresh_from_db()
        assert (held.ends_on, held.end_reason) == (later, EndReason.RESIGNED)

    def test_a_part_is_not_reopened_without_the_whole(self, make):
        branch = make.committee()
        leaf = make.committee(branch)
        restructuring.dissolve(actor=make.admin, committee=branch)
        with pytest.raises(errors.NotDissolved):
            restructuring.reopen(actor=make.admin, committee=leaf)

    def test_what_was_decided_since_stays_and_is_named(self, make):
        committee = make.committee()
        post = make.post(committee, "chair", seats=1)
        held, other = office(make, post), office(make, make.post(committee))
        restructuring.dissolve(actor=make.admin, committee=committee)
        appointments.correct_term(
            actor=make.admin,
            appointment=held,
            starts_on=date(2022, 1, 1),
            ends_on=date(2022, 2, 1),
            why="2월에 사임함",
        )
        reopening = restructuring.reopen(actor=make.admin, committee=committee)
        assert (reopening.restored, reopening.left) == (1, [held])
        other.refresh_from_db()
        assert other.status == Status.IN_FORCE

    def test_a_seat_that_is_taken_since_is_left_and_named(self, make):
        committee = make.committee()
        post = make.post(committee, "chair", seats=1)
        held, other = office(make, post), office(make, make.post(committee))
        restructuring.dissolve(actor=make.admin, committee=committee, on=TODAY() + 2 * DAY)
        later = office(make, make.post(committee, "co-chair", seats=1), ends_on=TODAY() + DAY)
        Appointment.objects.filter(pk=later.pk).update(
            post=post,
            seat=1,
            status=Status.ENDED,
            end_reason="resigned",
            ended_at=timezone.now(),
            term=DateRange(TODAY() + 2 * DAY, TODAY() + 5 * DAY),
        )
        reopening = restructuring.reopen(actor=make.admin, committee=committee)
        assert (reopening.restored, reopening.left) == (1, [held])
        other.refresh_from_db()
        assert other.ends_on is None

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(data=st.data())
    def test_reopening_is_the_inverse_of_dissolving(self, make, data):
        branch = _random_branch(make, data)
        before = terms()
        stood = list(Committee.objects.values_list("pk", "dissolved_on"))
        on = TODAY() + data.draw(st.integers(-3, 3)) * DAY
        try:
            restructuring.dissolve(actor=make.admin, committee=branch, on=on)
        except errors.TermsBeganLater:
            on = TODAY()
            restructuring.dissolve(actor=make.admin, committee=branch, on=on)
        ended = Appointment.objects.within(branch).filter(status=Status.IN_FORCE)
        assert not ended.exclude(term__fully_lt=(on, None)).exists()
        reopening = restructuring.reopen(actor=make.admin, committee=branch)
        assert reopening.left == []
        assert terms() == before
        assert list(Committee.objects.values_list("pk", "dissolved_on")) == stood


def _random_branch(make, data):
    branch = make.committee()
    places = [branch, make.committee(branch), make.committee()]
    for _ in range(data.draw(st.integers(0, 5))):
        post = make.post(
            data.draw(st.sampled_from(places)), data.draw(st.sampled_from(["member", "secretary"]))
        )
        starts = TODAY() + data.draw(st.integers(-5, 5)) * DAY
        ends = data.draw(st.none() | st.integers(1, 5))
        dates = {"starts_on": starts, "ends_on": starts + ends * DAY if ends else None}
        way = data.draw(st.sampled_from(["office", "nomination", "acceptance", "ended"]))
        if way in ("office", "ended"):
            held = office(make, post, **dates)
            if way == "ended":
                appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        elif way == "nomination":
            make.nomination(post=post, **dates)
        else:
            make.acceptance(post=post, **dates)
    return branch


class TestMerging:
    def test_terms_end_here_and_go_on_there(self, make):
        one, other = make.committee(), make.committee()
        certificate = make.certificate(
            post=make.post(one, "vice-chair"), starts_on=date(2022, 1, 1), consents=ALL_CONSENTS
        )
        held = certificate.appointment
        restructuring.merge(actor=make.admin, committee=one, into=other)
        held.refresh_from_db()
        (onward,) = held.continued_by.all()
        assert (held.status, held.end_reason) == (Status.ENDED, EndReason.MERGED)
        assert (held.ends_on, onward.starts_on) == (TODAY(), TODAY())
        assert (onward.post.committee, onward.status) == (other, Status.IN_FORCE)
        assert onward.accepted_at == held.accepted_at
        assert sorted(onward.consents.values_list("kind", "given_at")) == sorted(
            held.consents.values_list("kind", "given_at")
        )
        yesterday = Appointment.objects.in_force(on=make.yesterday())
        assert list(yesterday.within(hierarchy.fresh(one))) == [held]
        assert verification(certificate.token).status == "ended"

    def test_children_hang_below_the_other(self, make):
        one, other = make.committee(), make.committee()
        leaf = make.committee(make.committee(one, name_ko="가지"), name_ko="잎")
        make.committee(one, name_ko="둘째 가지")
        merged = restructuring.merge(actor=make.admin, committee=one, into=other)
        assert names(merged) == ["가지", "둘째 가지"]
        assert hierarchy.fresh(leaf).path.startswith(merged.path)
        one.refresh_from_db()
        assert (one.dissolved_on, one.merged_into) == (TODAY(), other)
        assert Committee.objects.all().misplaced() == []

    def test_whoever_sits_in_both_sits_there_once(self, make):
        one, other = make.committee(), make.committee()
        person = make.person()
        for committee in (one, other):
            appointments.record_public_office(
                actor=make.admin,
                person=person,
                post=make.post(committee),
                public_source="언론 보도",
                starts_on=date(2022, 1, 1),
            )
        restructuring.merge(actor=make.admin, committee=one, into=other)
        held = person.appointments.in_force(on=TODAY())
        assert [each.post.committee for each in held] == [other]

    def test_too_few_seats_for_both_refuse_the_whole(self, make):
        one, other = make.committee(), make.committee()
        for committee in (one, other):
            office(make, make.post(committee, "chair", seats=1))
        before = terms()
        with pytest.raises(errors.SeatsStillHeld, match="2"):
            restructuring.merge(actor=make.admin, committee=one, into=other)
        assert terms() == before
        there = Post.objects.get(committee=other, title__slug="chair")
        posts.change_seats(actor=make.admin, post=there, seats=2)
        restructuring.merge(actor=make.admin, committee=one, into=other)
        assert Appointment.objects.in_force(on=TODAY()).filter(post=there).count() == 2

    def test_whoever_is_on_the_way_is_led_there_and_asked_again(self, make, client):
        one, other = make.committee(), make.committee()
        invitation, token = make.invitation(make.nomination(post=make.post(one)))
        accepted = make.acceptance(post=make.post(one, "secretary", seats=2))
        restructuring.merge(actor=make.admin, committee=one, into=other)
        invited = Appointment.objects.get(pk=invitation.appointment_id)
        accepted.refresh_from_db()
        assert (invited.status, invited.post.committee) == (Status.NOMINATED, other)
        assert client.get(f"/invitations/{token}/").status_code == 404
        assert (accepted.status, accepted.post.committee) == (Status.ACCEPTED, other)

    def test_not_into_its_own_branch(self, make):
        one = make.committee()
        with pytest.raises(errors.BelowItself):
            restructuring.merge(actor=make.admin, committee=one, into=make.committee(one))

    def test_reopened_empty(self, make):
        one, other = make.committee(), make.committee()
        held = office(make, make.post(one))
        restructuring.merge(actor=make.admin, committee=one, into=other)
        assert restructuring.reopen(actor=make.admin, committee=one).restored == 0
        one.refresh_from_db()
        assert (one.dissolved_on, one.merged_into) == (None, None)
        assert held.continued_by.count() == 1


class TestPosts:
    def test_fewer_seats_move_holders_up(self, make):
        post = make.post(title="co-chair", seats=3)
        holders = [office(make, post) for _ in range(3)]
        appointments.end(actor=make.admin, appointment=holders[0], reason=EndReason.RESIGNED)
        posts.change_seats(actor=make.admin, post=post, seats=2)
        seats = Appointment.objects.in_force(on=TODAY()).filter(post=post)
        assert sorted(seats.values_list("seat", flat=True)) == [1, 2]
        with pytest.raises(errors.SeatsStillHeld):
            posts.change_seats(actor=make.admin, post=post, seats=1)

    def test_a_post_without_limit_gets_one(self, make):
        post = make.post(title="co-chair")
        for _ in range(2):
            office(make, post)
        with pytest.raises(errors.SeatsStillHeld):
            posts.change_seats(actor=make.admin, post=post, seats=1)
        posts.change_seats(actor=make.admin, post=post, seats=2)
        with pytest.raises(errors.PostIsFull):
            office(make, post)

    def test_a_post_is_closed_when_nobody_sits_in_it(self, make):
        post = make.post()
        held = office(make, post)
        with pytest.raises(errors.PostStillHeld):
            posts.close_post(actor=make.admin, post=post)
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        posts.close_post(actor=make.admin, post=post)
        with pytest.raises(errors.PlaceIsClosed):
            make.nomination(post=post)
        assert make.post().closed_on is None

    def test_a_post_that_is_opened_again_has_the_name_that_was_typed(self, make):
        post = make.post()
        posts.close_post(actor=make.admin, post=post)
        names = {"announced_ko": "특보단장", "announced_en": "Head of the advisers"}
        hierarchy.open_post(
            actor=make.admin, committee=make.root, title=post.title, seats=2, **names
        )
        post.refresh_from_db()
        assert post.closed_on is None
        assert {name: getattr(post, name) for name in names} == names

    def test_somebody_acts_for_a_vacancy_and_takes_no_seat(self, make):
        post = make.post(title="chair", seats=1)
        standing_in = make.acceptance(post=post, standing_in=True)
        assert (standing_in.acting, standing_in.seat) == (True, None)
        chair = make.acceptance(post=post)
        assert chair.seat == 1
        with pytest.raises(errors.NoVacancy):
            make.nomination(post=post, standing_in=True)
        posts.change_seats(actor=make.admin, post=post, seats=2)
        posts.change_seats(actor=make.admin, post=post, seats=1)


class TestCorrecting:
    def test_an_ended_term_is_corrected_with_a_reason(self, make):
        held = office(make, make.post())
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        fixed = appointments.correct_term(
            actor=make.admin,
            appointment=held,
            starts_on=date(2022, 1, 4),
            ends_on=date(2022, 3, 10),
            why="사임일을 잘못 적음",
        )
        assert (fixed.starts_on, fixed.ends_on) == (date(2022, 1, 4), date(2022, 3, 10))
        latest = fixed.history.order_by("-pgh_id").first()
        assert latest.pgh_context.metadata["why"] == "사임일을 잘못 적음"
        assert latest.pgh_context.metadata["actor"] == make.admin.pk

    def test_what_is_refused(self, make):
        held = office(make, make.post())
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.RESIGNED)
        start = date(2022, 1, 4)
        for ends_on, why, refusal in [
            (date(2022, 3, 10), " ", errors.ReasonMissing),
            (None, "이유", errors.TermInvalid),
            (TODAY() + DAY, "이유", errors.TermInvalid),
            (start, "이유", errors.TermInvalid),
        ]:
            with pytest.raises(refusal):
                appointments.correct_term(
                    actor=make.admin, appointment=held, starts_on=start, ends_on=ends_on, why=why
                )
        with pytest.raises(errors.WrongStep):
            appointments.correct_term(
                actor=make.admin,
                appointment=make.nomination(),
                starts_on=start,
                ends_on=None,
                why="이유",
            )

    def test_a_withdrawn_nomination_never_becomes_a_term(self, make):
        held = make.nomination()
        appointments.end(actor=make.admin, appointment=held, reason=EndReason.NOMINATION_WITHDRAWN)
        with pytest.raises(errors.WrongStep):
            appointments.correct_term(
                actor=make.admin,
                appointment=held,
                starts_on=date(2022, 1, 1),
                ends_on=date(2022, 2, 1),
                why="이유",
            )

    def test_a_corrected_term_takes_a_free_seat(self, make):
        post = make.post(title="co-chair", seats=2)
        first = office(make, post, ends_on=date(2022, 2, 1))
        second = office(make, post, starts_on=date(2022, 2, 1))
        assert (first.seat, second.seat) == (1, 1)
        fixed = appointments.correct_term(
            actor=make.admin,
            appointment=second,
            starts_on=date(2022, 1, 15),
            ends_on=None,
            why="취임일 정정",
        )
        assert fixed.seat == 2


def test_a_future_term_holds_nobody_today(make):
    post = make.post(title="chair", seats=1)
    held = office(make, post, starts_on=TODAY() + DAY, ends_on=TODAY() + 3 * DAY)
    days = [TODAY() + number * DAY for number in range(4)]
    there = [bool(Appointment.objects.in_force(on=day).filter(pk=held.pk)) for day in days]
    assert there == [False, True, True, False]
