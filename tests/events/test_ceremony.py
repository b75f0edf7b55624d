"""The ceremony: the queue of recipients, handing over, passing over, and taking back."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from committee.errors import NotAllowed
from committee.models import Campaign, Certificate, Level
from committee.services import certificates as register
from events.errors import AlreadyConferred, AlreadyUndone, NotAConferral, NotValid
from events.models import Attendance, Conferral, ProgrammeItem, Recipient
from events.reports import ceremony_of, conferred_steps, recipients_of
from events.services import ceremony

Standing = Recipient.Standing
ROWS = pytest.mark.parametrize("rows", [1, 3, 50])


@pytest.fixture
def item(make):
    return make.item()


@pytest.fixture
def four(make, item):
    """Four recipients in the order of calling."""
    chair, member = make.post(title="chair"), make.post()
    made = [
        make.certificate(post=member, person=make.person(name="다회원")),
        make.certificate(post=chair, person=make.person(name="나위원장")),
        make.certificate(post=member, person=make.person(name="가회원")),
        make.certificate(
            post=make.post(make.committee()),
            person=make.person(name="라아래", name_latin="La Arae"),
        ),
    ]
    wanted = Certificate.objects.filter(pk__in=[one.pk for one in made])
    assert ceremony.queue(actor=make.admin, item=item, certificates=wanted) == len(made)
    return list(item.recipients.order_by("position"))


@pytest.fixture
def hand_over(make):
    def act(recipient, actor=None, **given):
        given.setdefault("conferred_at", timezone.now())
        return ceremony.hand_over(actor=actor or make.admin, recipient=recipient, **given)

    return act


def names(rows):
    return [row.person.name for row in rows]


def called(item):
    shown = ceremony_of(item)
    return names([shown.current, *shown.coming] if shown.current else [])


class TestQueue:
    def test_is_in_the_order_of_committee_rank_and_name(self, item, four):
        assert names(four) == ["나위원장", "가회원", "다회원", "라아래"]

    def test_takes_everybody_once_and_nobody_who_has_the_certificate(self, make, item, four):
        elsewhere = make.item()
        ceremony.hand_over(actor=make.admin, recipient=four[0], conferred_at=None)
        everything = Certificate.objects.all()

        assert ceremony.queue(actor=make.admin, item=item, certificates=everything) == 0
        assert ceremony.queue(actor=make.admin, item=elsewhere, certificates=everything) == 3

    def test_only_in_a_conferral_and_by_those_who_log_the_event(self, make, item):
        greeting = make.item(kind=ProgrammeItem.Kind.GREETING)
        everything = Certificate.objects.all()
        with pytest.raises(NotAConferral):
            ceremony.queue(actor=make.admin, item=greeting, certificates=everything)
        with pytest.raises(NotAllowed):
            ceremony.queue(actor=make.user(), item=item, certificates=everything)

    @pytest.mark.parametrize(
        ("whom", "position", "order"),
        [
            (3, 1, ["라아래", "나위원장", "가회원", "다회원"]),
            (0, 2, ["가회원", "나위원장", "다회원", "라아래"]),
            (1, 99, ["나위원장", "다회원", "라아래", "가회원"]),
        ],
    )
    def test_the_order_is_changed(self, make, item, four, whom, position, order):
        ceremony.place(actor=make.admin, recipient=four[whom], position=position)

        assert names(recipients_of(item)) == order
        assert [row.position for row in recipients_of(item)] == [1, 2, 3, 4]

    def test_whoever_has_the_certificate_stays_in_it(self, make, item, four, hand_over):
        hand_over(four[0])
        with pytest.raises(AlreadyConferred):
            ceremony.withdraw(actor=make.admin, recipient=four[0])

        ceremony.withdraw(actor=make.admin, recipient=four[1])

        assert names(recipients_of(item)) == ["나위원장", "다회원", "라아래"]

    def test_the_door_marks_who_is_absent(self, make, item, four):
        make.attendance(item.event, four[0].person)
        make.attendance(item.event, four[1].person, status=Attendance.Status.GOING)

        assert [row.door_said for row in recipients_of(item)] == [
            "참석",
            "참석 예정",
            "명단에 없음",
            "명단에 없음",
        ]
        assert ceremony.mark_absent(actor=make.admin, item=item) == 3
        assert called(item) == ["나위원장"]


class TestHandingOver:
    def test_tells_where_when_by_whom_and_to_whom(self, make, item, four, hand_over):
        giver, now = make.person(name="위원장"), timezone.now()

        hand_over(four[0], conferred_by=giver, conferred_at=now, proxy_name="김대리")

        (conferral,) = four[0].certificate.conferrals.all()
        assert (conferral.item, conferral.conferred_at, conferral.giver) == (item, now, giver)
        assert (conferral.recorded_by, conferral.proxy_name) == (make.admin, "김대리")
        (step,) = conferred_steps(certificate=four[0].certificate)
        assert (step.by, step.at) == ("위원장", now)
        assert "김대리" in step.note

    def test_by_a_guest(self, make, four, hand_over):
        guest = make.guest()
        assert hand_over(four[0], conferred_by=guest).giver == guest

    def test_twice_is_once(self, make, item, four, hand_over):
        first = hand_over(four[0])

        assert hand_over(four[0]) == first
        assert hand_over(four[0], actor=make.second_admin) == first
        assert called(item)[0] == "가회원"

    def test_not_of_a_certificate_that_was_revoked_since(self, make, item, four, hand_over):
        register.revoke(actor=make.admin, certificate=four[0].certificate, reason="착오")

        assert called(item)[0] == "가회원"
        with pytest.raises(NotValid):
            hand_over(four[0])

    def test_the_database_lets_one_conferral_stand(self, make, four, hand_over):
        done = hand_over(four[0])
        again = {"item": done.item, "certificate": done.certificate, "recorded_by": make.admin}
        with pytest.raises(IntegrityError, match="conferral_stands_once"), transaction.atomic():
            Conferral.objects.create(**again)
        with pytest.raises(IntegrityError, match="conferral_by_one_somebody"):
            Conferral.objects.create(
                **again | {"certificate": four[1].certificate},
                conferred_by=make.person(),
                conferred_by_guest=make.guest(),
            )

    def test_what_was_recorded_is_final(self, make, four, hand_over):
        done = hand_over(four[0])
        with pytest.raises(Exception, match="conferral_is_final"):
            Conferral.objects.filter(pk=done.pk).update(certificate=four[1].certificate)

    def test_those_alone_who_log_the_event(self, make, four, hand_over):
        with pytest.raises(NotAllowed):
            hand_over(four[0], actor=make.user())


class TestPassingOver:
    def test_later_is_after_all_others(self, make, item, four):
        ceremony.pass_over(actor=make.admin, recipient=four[0], standing=Standing.SKIPPED)

        assert called(item) == ["가회원", "다회원", "라아래", "나위원장"]

    def test_the_absent_are_not_called(self, make, item, four):
        ceremony.pass_over(actor=make.admin, recipient=four[0], standing=Standing.ABSENT)

        assert called(item) == ["가회원", "다회원", "라아래"]
        progress = ceremony_of(item).progress
        assert (progress.everybody, progress.absent, progress.left) == (4, 1, 3)

    def test_not_whoever_has_the_certificate(self, make, four, hand_over):
        hand_over(four[0])
        with pytest.raises(AlreadyConferred):
            ceremony.pass_over(actor=make.admin, recipient=four[0], standing=Standing.ABSENT)

    def test_an_absent_one_who_comes_gets_the_certificate(self, make, item, four, hand_over):
        ceremony.pass_over(actor=make.admin, recipient=four[0], standing=Standing.ABSENT)
        hand_over(four[0])

        progress = ceremony_of(item).progress
        assert (progress.handed_over, progress.absent) == (1, 0)


class TestTakingBack:
    def test_a_conferral_stays_on_record_as_undone(self, make, item, four, hand_over):
        done = hand_over(four[0])

        ceremony.take_back(actor=make.second_admin, recipient=ceremony_of(item).last)

        done.refresh_from_db()
        assert (done.undone_by, Conferral.objects.count()) == (make.second_admin, 1)
        assert called(item)[0] == "나위원장"
        assert [step.state for step in conferred_steps(certificate=done.certificate)] == [
            "done",
            "failed",
        ]
        assert hand_over(four[0]) != done, "it can be handed over again"

    def test_step_by_step(self, make, item, four, hand_over):
        hand_over(four[0])
        ceremony.pass_over(actor=make.admin, recipient=four[1], standing=Standing.ABSENT)
        ceremony.pass_over(actor=make.admin, recipient=four[2], standing=Standing.SKIPPED)

        undone = []
        while last := ceremony_of(item).last:
            undone.append(last.person.name)
            ceremony.take_back(actor=make.admin, recipient=last)

        assert undone == ["다회원", "가회원", "나위원장"]
        assert called(item) == ["나위원장", "가회원", "다회원", "라아래"]
        with pytest.raises(AlreadyUndone):
            ceremony.take_back(actor=make.admin, recipient=four[0])


class TestPage:
    @pytest.fixture
    def page(self, make, client_of, item):
        client = client_of(make.granted(Level.STAFF, make.root))
        address = f"/events/{item.event_id}/ceremony/{item.pk}/"

        def ask(what="", /, **sent):
            send = client.post if sent else client.get
            return send(address + what, sent, headers={"HX-Request": "true"} if not what else {})

        return ask

    def test_shows_the_name_its_sound_and_the_next_three(self, page, four):
        text = page().content.decode()

        assert re.search(r'id="call-name">\s*나위원장', text)
        assert re.findall(r'call-next-name">(\w+)', text) == ["가회원", "다회원", "라아래"]
        assert "La Arae" not in text
        page(f"{four[0].pk}/", hint="나아 위원장", position=1)
        assert "나아 위원장" in page().content.decode()

    def test_a_press_hands_over_and_shows_the_next(self, page, four):
        text = page(act="hand_over", recipient=four[0].pk).content.decode()

        assert re.search(r'id="call-name">\s*가회원', text)
        assert four[0].certificate.conferrals.standing().exists()

    def test_the_second_operator_is_told(self, make, page, four, hand_over):
        hand_over(four[0], actor=make.admin)

        text = page(act="hand_over", recipient=four[0].pk).content.decode()

        assert str(make.admin) in text
        assert re.search(r'id="call-name">\s*가회원', text)
        assert Conferral.objects.count() == 1

    def test_a_proxy_is_named(self, page, four):
        assert (
            "is-invalid" in page(f"{four[0].pk}/proxy/", proxy_name="", giver="").content.decode()
        )

        page(f"{four[0].pk}/proxy/", proxy_name="김대리", giver="")

        assert four[0].certificate.conferrals.get().proxy_name == "김대리"

    @pytest.mark.parametrize("before", ["another", "self"])
    def test_a_proxy_who_came_second_is_told_and_the_name_is_not_lost(
        self, make, page, four, hand_over, before
    ):
        if before == "another":
            hand_over(four[0], actor=make.admin)
        else:
            page(act="hand_over", recipient=four[0].pk)

        told = page(f"{four[0].pk}/proxy/", proxy_name="김대리", giver="")

        assert told.status_code == 200
        assert told.context["form"].non_field_errors()
        assert "김대리" in told.content.decode()
        assert four[0].certificate.conferrals.get().proxy_name == ""

    def test_a_proxy_sent_twice_is_one(self, page, four):
        for _time in range(2):
            sent = page(f"{four[0].pk}/proxy/", proxy_name="김대리", giver="")
            assert sent.status_code == 302
        assert four[0].certificate.conferrals.get().proxy_name == "김대리"

    def test_the_giver_is_one_of_the_speakers_and_is_kept(self, make, page, item, four):
        chair = make.person(name="수여자")
        item.speakers.create(person=chair)

        page(act="hand_over", recipient=four[0].pk, giver=f"person-{chair.pk}")

        assert four[0].certificate.conferrals.get().conferred_by == chair
        refused = page(act="hand_over", recipient=four[1].pk, giver=f"person-{make.person().pk}")
        assert refused.status_code == 200
        assert not four[1].certificate.conferrals.exists()

    @pytest.mark.parametrize(
        ("chosen", "number"),
        [({"committee": "root", "below": "on"}, 3), ({"committee": "root"}, 2), ({"number": 1}, 1)],
    )
    def test_the_queue_is_filled_by_committee_subtree_or_number(
        self, make, page, item, chosen, number
    ):
        made = [
            make.certificate(),
            make.certificate(),
            make.certificate(post=make.post(make.committee())),
        ]
        known = {"root": make.root.pk, 1: made[0].printed_number}

        page("queue/", **{name: known.get(value, value) for name, value in chosen.items()})

        assert item.recipients.count() == number

    @pytest.mark.parametrize(("counted", "found"), [(True, 0), (False, 1)])
    def test_nobody_counts_their_way_through_the_names_of_other_committees(
        self, make, client_of, counted, found
    ):
        style = Campaign.NumberStyle.SEQUENTIAL if counted else Campaign.NumberStyle.OPAQUE
        Campaign.objects.filter(pk=make.campaign.pk).update(number_style=style)
        make.campaign.refresh_from_db()
        foreign = make.certificate(post=make.post(make.committee()))
        host = make.committee()
        item = make.item(make.event(host))
        mine = make.certificate(post=make.post(host))
        client = client_of(make.granted(Level.STAFF, host))
        for certificate in (foreign, mine):
            client.post(
                f"/events/{item.event_id}/ceremony/{item.pk}/queue/",
                {"number": certificate.printed_number},
            )

        queued = set(item.recipients.values_list("certificate", flat=True))
        assert queued == {mine.pk, *[foreign.pk] * found}

    def test_an_empty_queue_says_so(self, page):
        assert 'class="empty"' in page("queue/").content.decode()

    def test_a_wrong_number_is_told_beside_the_field(self, page, item):
        text = page("queue/", number="제2022-없음호").content.decode()

        assert "is-invalid" in text
        assert "제2022-없음호" in text

    @ROWS
    def test_a_press_costs_the_same_however_long_the_queue_is(
        self, make, page, item, django_assert_num_queries, rows
    ):
        post = make.post()
        for _number in range(rows + 1):
            make.recipient(item, make.certificate(post=post))
        first = item.recipients.earliest("position")
        with django_assert_num_queries(26):
            page(act="hand_over", recipient=first.pk)

    @ROWS
    def test_the_queue_page(self, make, page, item, django_assert_num_queries, rows):
        post = make.post()
        for _number in range(rows):
            make.recipient(item, make.certificate(post=post))
        with django_assert_num_queries(9):
            page("queue/")
