"""The rule of access against an oracle that knows nothing of paths, scopes or SQL.

The oracle walks from committee to parent and reads posts and grants one by one. Trees, holdings,
moves and questions are thrown by dice whose seed stands in the failure.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from committee import access, explanations
from committee.access import RULES, Action, Authority, Rule
from committee.errors import GrantTooLong
from committee.models import (
    Appointment,
    Certificate,
    Committee,
    EndReason,
    Grant,
    Level,
    Person,
    Post,
    Status,
    Title,
    User,
)
from committee.services import appointments, grants, hierarchy, invitations
from committee.services.hierarchy import fresh
from tests.factories import REQUIRED_CONSENTS

WORLDS, QUESTIONS = 10, 1_000
ORDER = ["none", "member", "staff", "admin"]
SAID = {  # the rule as the product's description says it, written down once more by hand
    "view_committee": {"here": "member", "below": "staff", "above": "member"},
    "view_roster": {"here": "member", "below": "staff"},
    "view_contact": {"here": "staff", "below": "staff"},
    "log_event": {"here": "staff", "below": "staff"},
    "appoint": {"here": "admin", "below": "admin"},
}


class World:
    """A random tree, and accounts with posts and grants, some of them over or to come."""

    def __init__(self, make, dice):
        self.make, self.dice = make, dice
        self.parent = {make.root.pk: None}
        for _ in range(14):
            above = dice.choice([*self.parent])
            node = make.committee(parent=Committee.objects.get(pk=above))
            self.parent[node.pk] = above
        self._move()
        self.users = [make.user() for _ in range(8)]
        self.people = []
        for number, user in enumerate(self.users):
            person = Person.objects.create(name="사람", user=user if number % 4 else None)
            self.people.append(person)
        self.held = []  # (user key, committee key, level, first day, day after the last)
        self._hold()

    def _move(self):
        for _ in range(6):
            node, target = self.dice.sample([*self.parent], 2)
            if (
                node == self.make.root.pk
                or self.parent[node] == target
                or self._is_below(target, node)
            ):
                continue
            moved, there = (Committee.objects.get(pk=key) for key in (node, target))
            hierarchy.move(actor=self.make.admin, committee=moved, parent=there)
            self.parent[node] = target

    def _is_below(self, node, above):
        while node is not None:
            if node == above:
                return True
            node = self.parent[node]
        return False

    def _days(self):
        today = timezone.localdate()
        first = today + timedelta(days=self.dice.choice([-30, -1, 0, 1]))
        last = self.dice.choice([None, first + timedelta(days=self.dice.choice([1, 2, 60]))])
        return first, last

    def _hold(self):
        titles = {level: self._title(level) for level in ORDER}
        posts = {}
        for _ in range(24):
            committee, level = self.dice.choice([*self.parent]), self.dice.choice(ORDER)
            first, last = self._days()
            user = self.dice.choice(self.users)
            person = next((each for each in self.people if each.user_id == user.pk), None)
            if person is not None and self.dice.random() < 0.6:
                key = (committee, level)
                posts.setdefault(
                    key,
                    hierarchy.open_post(
                        actor=self.make.admin,
                        committee=Committee.objects.get(pk=committee),
                        title=titles[level],
                        seats=None,
                    ),
                )
                if Appointment.objects.filter(person=person, post=posts[key]).exists():
                    continue
                appointments.record_public_office(
                    actor=self.make.admin,
                    person=person,
                    post=posts[key],
                    public_source="언론 보도",
                    starts_on=first,
                    ends_on=last,
                )
            elif level != "none":
                if Grant.objects.filter(user=user, committee=committee, level=level).exists():
                    continue
                Grant.objects.create(
                    user=user, committee_id=committee, level=level, period=DateRange(first, last)
                )
            else:
                continue
            self.held.append((user.pk, committee, level, first, last))

    def _title(self, level):
        title, _ = Title.objects.get_or_create(
            slug=f"oracle-{level}",
            defaults={
                "name_ko": level,
                "name_en": level,
                "rank": 900 + ORDER.index(level),
                "level": level,
            },
        )
        return title

    # --- the oracle -------------------------------------------------------------------------

    def may(self, user, action, committee, said=SAID):
        today = timezone.localdate()
        needed = said[action]
        for holder, where, level, first, last in self.held:
            if holder != user.pk or first > today or (last and last <= today):
                continue
            if where == committee:
                reach = [needed["here"], needed["below"]]
            elif self._is_below(committee, where):
                reach = [needed["below"]]
            elif self._is_below(where, committee) and "above" in needed:
                reach = [needed["above"]]
            else:
                continue
            if any(ORDER.index(level) >= ORDER.index(each) for each in reach):
                return True
        return False

    def disagreements(self, questions):
        """How often the filter, the yes or no, the reasons and the oracle do not say the same."""
        committees = {key: Committee.objects.get(pk=key) for key in self.parent}
        filtered = {}
        wrong = []
        for _ in range(questions):
            user, key = self.dice.choice(self.users), self.dice.choice([*committees])
            action = self.dice.choice([*Action])
            if (user.pk, action) not in filtered:
                rows = Committee.objects.filter(Authority.of(user).scope(action).q())
                filtered[user.pk, action] = set(rows.values_list("pk", flat=True))
            answers = {
                "oracle": self.may(user, action, key),
                "yes or no": Authority.of(user).may(action, committees[key]),
                "filter": key in filtered[user.pk, action],
                "reasons": bool(explanations.reasons(user, action, committees[key])),
            }
            if len(set(answers.values())) > 1:
                wrong.append((user.pk, action, key, answers))
        return wrong


@pytest.fixture
def world(make):
    def throw(seed):
        return World(make, random.Random(seed))

    return throw


@pytest.mark.parametrize("seed", range(WORLDS))
def test_ten_thousand_questions_find_no_disagreement(world, seed):
    assert world(seed).disagreements(QUESTIONS) == []


@pytest.mark.parametrize(
    ("action", "broken"),
    [
        (Action.VIEW_ROSTER, Rule(here=Level.MEMBER, below=Level.MEMBER)),
        (Action.VIEW_COMMITTEE, Rule(here=Level.MEMBER, below=Level.STAFF)),
        (Action.APPOINT, Rule(here=Level.STAFF, below=Level.ADMIN)),
    ],
)
def test_a_broken_rule_is_found(world, monkeypatch, action, broken):
    """The control: with one cell of the rule changed, the oracle disagrees."""
    monkeypatch.setitem(RULES, action, broken)
    assert any(world(seed).disagreements(400) for seed in range(3))


def test_lists_hold_exactly_what_the_oracle_allows(world):
    """Appointments, people and certificates: whoever keeps a roster sees all that stands on it.

    Those who have not agreed yet are seen by whoever issues appointments there, and nobody else.
    """
    thrown = world(4)
    for post in Post.objects.all():
        Appointment.objects.create(
            person=Person.objects.create(name="후보"),
            post=post,
            term=DateRange(timezone.localdate(), None),
            source="직접 신청",
            nominated_by=thrown.make.admin,
        )
    for user in thrown.users:
        seen = set(access.appointments_visible_to(user).values_list("pk", flat=True))
        for held in Appointment.objects.select_related("post", "person"):
            key = held.post.committee_id
            agreed = held.status == Status.IN_FORCE
            issues = thrown.may(user, "appoint", key)
            keeps = issues or (agreed and thrown.may(user, "view_contact", key))
            sits = agreed and timezone.localdate() in held.term
            shares = sits and thrown.may(user, "view_roster", key)
            own = held.person.user_id == user.pk
            assert (held.pk in seen) == (keeps or shares or own), (user, held)
            if not agreed:
                assert access.may_see_contact(user, held.person) == issues, (user, held)
        people = set(access.people_visible_to(user).values_list("pk", flat=True))
        visible = Appointment.objects.filter(pk__in=seen).values_list("person", flat=True)
        own = Person.objects.filter(user=user).values_list("pk", flat=True)
        assert people == {*visible, *own}
        assert not access.certificates_visible_to(user).exists()
    assert not Certificate.objects.exists()


def test_who_may_is_the_rule_read_backwards(world):
    thrown = world(7)
    for action in Action:
        for key in thrown.parent:
            found = {
                explanations._account(held)
                for held in explanations.who_may(action, Committee.objects.get(pk=key))
            }
            expected = {user.pk for user in thrown.users if thrown.may(user, action, key)}
            mine = {user.pk for user in User.objects.filter(pk__in=found)} & {
                user.pk for user in thrown.users
            }
            assert mine == expected, (action, key)


class TestTheDay:
    def test_the_right_ends_at_the_next_request_after_the_post_ends(self, make, client_of):
        committee = make.committee()
        member = make.member(committee)
        client = client_of(member)
        assert client.get(f"/committees/{committee.pk}/roster/").status_code == 200

        over = DateRange(date(2020, 1, 1), timezone.localdate())
        Appointment.objects.filter(person__user=member).update(term=over)

        assert client.get(f"/committees/{committee.pk}/roster/").status_code == 404


class TestPages:
    def test_a_nominee_is_shown_to_staff_once_they_agreed(self, make, client_of):
        committee = make.committee()
        held = make.nomination(post=make.post(committee))
        _invitation, token = make.invitation(held)
        staff, address = make.granted(Level.STAFF, committee), f"/people/{held.person_id}/"

        client = client_of(staff)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}contact/").status_code == 404
        assert client_of(make.admin).post(f"{address}contact/").status_code == 200

        invitations.accept(token=token, consents=REQUIRED_CONSENTS, eligible=True)
        client = client_of(staff)
        assert client.get(address).status_code == 200
        assert client.post(f"{address}contact/").status_code == 200

    def test_whoever_keeps_a_record_is_named_also_when_the_term_is_over(self, make, client_of):
        committee = make.committee()
        staff = make.granted(Level.STAFF, committee)
        member = make.member(committee)
        held = Appointment.objects.get(person__user=member)
        end = partial(appointments.end, actor=make.admin, appointment=held)
        end(reason=EndReason.RESIGNED, on=timezone.localdate())
        assert client_of(staff).get(f"/people/{held.person_id}/").status_code == 200

        page = client_of(member).get("/me/visibility/")
        (seen,) = page.context["seen"]
        assert (seen.over, seen.listed, seen.colleagues) == (True, False, 0)
        assert staff in {each.source.user for each in seen.keepers}

    def test_of_a_nominee_only_those_who_issue_are_named(self, make):
        committee = make.committee()
        make.granted(Level.STAFF, committee)
        held = make.nomination(post=make.post(committee))
        (seen,) = explanations.who_sees(held.person)
        assert {each.level for each in seen.keepers} == {Level.ADMIN}

    def test_everybody_may_ask_about_oneself_and_is_told_why(self, make, client_of):
        committee = make.committee(name_ko="광주위원회")
        member = make.member(committee)

        page = client_of(member).get("/access/", {"committee": committee.pk})

        answers = {answer.action: answer.allowed for answer in page.context["answers"]}
        assert answers[Action.VIEW_ROSTER]
        assert not answers[Action.APPOINT]
        (held,) = next(a for a in page.context["answers"] if a.allowed).reasons
        assert held.is_post
        assert held.committee == committee

    def test_only_those_who_appoint_there_ask_about_others(self, make, client_of):
        committee = make.committee()
        staff = make.granted(Level.STAFF, committee)
        client = client_of(staff)
        asked = {"committee": committee.pk, "account": make.admin.email}
        assert client.get("/access/", asked).context["account"] == staff

        page = client_of(make.admin).get("/access/", asked | {"account": staff.email})

        assert page.context["account"] == staff
        assert "직접 준 권한" in page.content.decode()

    def test_a_grant_is_shown_before_it_is_given(self, make, client_of):
        committee, user = make.committee(), make.user()
        client, address = client_of(make.admin), f"/committees/{committee.pk}/grants/"
        sent = {
            "user": user.email,
            "level": "staff",
            "starts_on": timezone.localdate().isoformat(),
            "why": "출범식 준비",
        }

        page = client.post(address, sent)
        assert (Action.VIEW_CONTACT, True) in page.context["given"]
        assert not user.grants.exists()

        confirmed = {"confirmed": page.context["mark"]}
        client.post(address, sent | confirmed)
        grant = user.grants.get()
        assert Authority.of(user).may(Action.LOG_EVENT, fresh(committee))
        assert grant.history.get().pgh_context.metadata["reason"] == "출범식 준비"

        page = client.post(address, sent | confirmed)
        assert "level" in page.context["form"].errors
        client.post(f"/grants/{grant.pk}/end/")
        assert not Authority.of(user).held

    def test_nobody_grants_what_they_do_not_hold(self, make, client_of):
        above, below = make.root, make.committee()
        local = make.granted(Level.ADMIN, below)
        sent = {
            "user": make.user().email,
            "level": "admin",
            "starts_on": timezone.localdate().isoformat(),
            "why": "x",
        }
        client = client_of(local)
        assert client.post(f"/committees/{above.pk}/grants/", sent).status_code == 403
        mark = client.post(f"/committees/{below.pk}/grants/", sent).context["mark"]
        sent["confirmed"] = mark
        assert client.post(f"/committees/{above.pk}/grants/", sent).status_code == 403
        assert client.post(f"/committees/{below.pk}/grants/", sent).status_code == 302

    @pytest.mark.parametrize(
        "changed",
        [{"level": "admin"}, {"last_day": ""}, {"starts_on": "2020-01-01"}, {"confirmed": "yes"}],
    )
    def test_only_what_was_shown_is_given(self, make, client_of, changed):
        committee, user = make.committee(), make.user()
        client, address = client_of(make.admin), f"/committees/{committee.pk}/grants/"
        sent = {
            "user": user.email,
            "level": "member",
            "starts_on": "2026-01-01",
            "last_day": "2026-12-31",
            "why": "출범식 준비",
        }
        shown = sent | {"confirmed": client.post(address, sent).context["mark"]}

        page = client.post(address, shown | changed)

        assert page.context["given"] is not None  # looked at again
        assert not user.grants.exists()
        assert client.post(address, shown).status_code == 302

    def test_nobody_gives_for_longer_than_they_hold(self, make):
        committee, today = make.committee(), timezone.localdate()
        until = today + timedelta(days=1)
        local = make.granted(Level.ADMIN, committee, ends_on=until)
        give = partial(
            grants.grant, actor=local, user=local, committee=committee, level=Level.ADMIN
        )
        for ends_on in (None, until + timedelta(days=1)):
            with pytest.raises(GrantTooLong) as refused:
                give(starts_on=until, ends_on=ends_on)
            assert today.isoformat() in str(refused.value)
        shorter = give(level=Level.STAFF, starts_on=today, ends_on=until)
        assert shorter.period.upper == until

    def test_rights_that_follow_each_other_are_one(self, make):
        committee, today = make.committee(), timezone.localdate()
        local = make.granted(Level.ADMIN, committee, ends_on=today + timedelta(days=1))
        grants.grant(
            actor=make.admin,
            user=local,
            committee=committee,
            level=Level.ADMIN,
            starts_on=today + timedelta(days=1),
        )
        given = grants.grant(
            actor=local,
            user=make.user(),
            committee=committee,
            level=Level.ADMIN,
            starts_on=today,
        )
        assert given.period.upper is None

    def test_whoever_ends_the_own_access_comes_to_a_page_that_is_open(self, make, client_of):
        committee = make.committee()
        local = make.granted(Level.ADMIN, committee)
        page = client_of(local).post(f"/grants/{local.grants.get().pk}/end/", follow=True)
        assert page.redirect_chain == [("/", 302)]
        assert page.status_code == 200

    def test_somebody_is_left_who_leads_the_campaign(self, make, client_of):
        client, grant = client_of(make.admin), make.admin.grants.get()
        page = client.post(f"/grants/{grant.pk}/end/", follow=True)
        (message,) = page.context["messages"]
        assert message.level_tag == "error"
        assert Authority.of(make.admin).may(Action.APPOINT, make.root)

        assert make.second_admin.grants.exists()
        client.post(f"/grants/{grant.pk}/end/")
        assert not Authority.of(make.admin).held

    def test_a_long_list_of_committees_is_searched(self, make, client_of, monkeypatch):
        monkeypatch.setattr("committee.unit_forms.MOST_CHOICES", 2)
        last = [make.committee(name_ko=f"{number}동위원회") for number in range(4)][-1]
        client = client_of(make.admin)
        assert "3동위원회" not in client.get("/access/").content.decode()
        found = client.get("/access/", {"find": "3동"})
        assert not found.context["form"].is_bound
        assert "3동위원회" in found.content.decode()
        page = client.get("/access/", {"committee": last.pk})
        assert page.context["answers"]

    def test_an_address_without_account_is_said_beside_the_field(self, make, client_of):
        page = client_of(make.admin).post(
            f"/committees/{make.root.pk}/grants/",
            {
                "user": "nobody@demo.example",
                "level": "staff",
                "starts_on": "2026-01-01",
                "why": "x",
            },
        )
        assert "user" in page.context["form"].errors
        assert page.context["form"]["why"].value() == "x"

    def test_who_can_see_me_changes_with_my_consent(self, make, client_of):
        committee = make.committee()
        make.member(committee)
        quiet = make.member(committee)
        (seen,) = client_of(quiet).get("/me/visibility/").context["seen"]
        assert (seen.listed, seen.colleagues) == (False, 0)

        from tests.factories import ALL_CONSENTS

        open_one = make.member(committee, consents=ALL_CONSENTS)
        (seen,) = client_of(open_one).get("/me/visibility/").context["seen"]
        assert (seen.listed, seen.colleagues) == (True, 2)
