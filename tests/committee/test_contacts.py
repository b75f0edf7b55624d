"""Putting a wrong phone number or mail address on record right."""

from __future__ import annotations

import pytest
from django.urls import reverse

from committee.errors import ContactNeeded, DomainError, NotAllowed, ReasonMissing, Suppressed
from committee.models import (
    Appointment,
    ContactDisclosure,
    Invitation,
    Level,
    Mailing,
    Person,
    Status,
)
from committee.services import invitations, letters, mailings, people, reminders
from committee.services.contacts import correct_contact
from committee.tokens import invitation_token
from tests.committee.test_way import tables_with
from tests.factories import REQUIRED_CONSENTS

OLD, NEW = "mistyped@demo.example", "right@demo.example"


@pytest.fixture
def person(make):
    return make.person(name="남궁비밀", email=OLD, phone="010-0000-9876")


@pytest.fixture
def correct(make, person):
    def correct(**fields):
        return correct_contact(
            **{
                "actor": make.admin,
                "person": person,
                "phone": person.phone,
                "email": NEW,
                "why": "오타",
            }
            | fields
        )

    return correct


class TestTheDecision:
    def test_history_tells_who_and_why_and_not_what(self, make, person, correct):
        correct(actor=make.second_admin)
        latest = person.history.order_by("-pgh_id").first()
        assert latest.pgh_label == "contact corrected"
        assert latest.pgh_context.metadata["actor"] == make.second_admin.pk
        assert latest.pgh_context.metadata["why"] == "오타"
        assert set(tables_with(OLD, NEW, "1000009876")) == {"committee_person"}

    @pytest.fixture(autouse=True)
    def nominated(self, make, person):
        return make.nomination(person=person)

    @pytest.mark.parametrize(
        ("fields", "error"),
        [
            ({"why": " "}, ReasonMissing),
            ({"phone": "", "email": ""}, ContactNeeded),
            ({"email": "never@demo.example"}, Suppressed),
        ],
    )
    def test_what_is_refused_changes_nothing(self, make, person, correct, fields, error):
        people.suppress(make.person(email="never@demo.example", phone=""))
        with pytest.raises(error):
            correct(**fields)
        person.refresh_from_db()
        assert person.email == OLD

    def test_it_takes_the_right_wherever_the_person_stands(self, make, person, correct):
        here, elsewhere = make.committee(), make.committee()
        local = make.granted(Level.ADMIN, here)
        staff = make.granted(Level.STAFF, make.root)
        Appointment.objects.update(post=make.post(here))
        with pytest.raises(NotAllowed):
            correct(actor=staff)
        correct(actor=local)
        make.nomination(person=person, post=make.post(elsewhere))
        with pytest.raises(NotAllowed):
            correct(actor=local)

    def test_nobody_erased_comes_back(self, make, person, correct, nominated):
        _invitation, token = make.invitation(nominated)
        invitations.decline(token=token)
        with pytest.raises(DomainError):
            correct()
        assert tables_with(NEW) == {}


class TestAnOpenInvitation:
    @pytest.fixture
    def held(self, make, person):
        return make.nomination(person=person)

    @pytest.fixture
    def mailed(self, make, held):
        invitation, token = make.invitation(held)
        invitations.send(invitation.pk)
        return token

    def test_it_goes_to_the_new_address_and_the_old_link_dies(
        self, held, mailed, correct, client, mailoutbox
    ):
        correct()
        assert client.get(f"/invitations/{mailed}/").status_code == 404
        fresh = held.invitations.get()
        assert invitations.send(fresh.pk) is True
        assert [mail.to for mail in mailoutbox] == [[OLD], [NEW]]
        assert client.get(f"/invitations/{invitation_token(fresh.nonce)}/").status_code == 200

    def test_one_that_waits_in_the_queue_is_replaced_as_well(self, make, held, correct):
        queued, _token = make.invitation(held)
        correct()
        assert invitations.send(queued.pk) is False
        assert held.invitations.get().pk != queued.pk

    def test_a_reminder_follows_the_address(self, make, held, mailed, correct, mailoutbox):
        reminders.remind(actor=make.admin, appointment=held)
        correct()
        assert mailings.send(Mailing.objects.get().pk) is True
        fresh = invitation_token(held.invitations.get().nonce)
        assert mailoutbox[-1].to == [NEW]
        assert fresh in mailoutbox[-1].body

    @pytest.mark.parametrize("fields", [{"email": OLD}, {"email": OLD.upper()}])
    def test_another_phone_leaves_it_alone(self, held, mailed, correct, fields):
        correct(phone="010-0000-1111", **fields)
        assert held.invitations.get().nonce
        assert invitations.find_invitation(mailed)

    def test_a_letter_that_was_only_printed_goes_on(self, make, held, correct):
        letters.print_letter(actor=make.admin, appointment=held)
        token = invitation_token(held.invitations.get().nonce)
        correct()
        assert invitations.find_invitation(token)

    def test_without_an_address_the_person_waits_for_a_letter(self, make, held, mailed, correct):
        correct(email="")
        held.refresh_from_db()
        assert held.status == Status.NOMINATED
        assert not Invitation.objects.exists()
        letters.print_letter(actor=make.admin, appointment=held)
        token = invitation_token(held.invitations.get().nonce)
        invitations.accept(token=token, consents=REQUIRED_CONSENTS, eligible=True)

    def test_an_answered_one_stays_answered(self, held, mailed, correct):
        invitations.accept(token=mailed, consents=REQUIRED_CONSENTS, eligible=True)
        correct()
        assert held.invitations.get().answered_at is not None


class TestThePage:
    @pytest.fixture(autouse=True)
    def held(self, make, person):
        return make.invitation(make.nomination(person=person))[0].appointment

    @pytest.fixture
    def send(self, make, person, client_of):
        def send(**typed):
            address = reverse("correct_contact", args=[person.pk])
            return client_of(make.admin).post(address, {"reason": "오타"} | typed)

        return send

    def test_it_is_found_and_shows_nothing_without_a_trace(self, make, person, held, client_of):
        client = client_of(make.admin)
        address = reverse("correct_contact", args=[person.pk])
        for found in (f"/people/{person.pk}/", f"/appointments/{held.pk}/"):
            assert f'href="{address}"' in client.get(found).content.decode()
        page = client.get(address).content.decode()
        assert reverse("contact", args=[person.pk]) in page
        assert OLD not in page
        assert not ContactDisclosure.objects.exists()

    def test_what_is_left_empty_stays(self, person, send):
        assert send(email=" Right@demo.example ").status_code == 302
        person.refresh_from_db()
        assert (person.email, person.phone) == (NEW, "+821000009876")
        send(phone="010-0000-1111", without_email="on")
        person.refresh_from_db()
        assert (person.email, person.phone) == ("", "+821000001111")

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({}, "email"),
            ({"email": NEW, "without_email": "on"}, "email"),
            ({"without_email": "on", "without_phone": "on"}, "email"),
            ({"phone": "062-000-0000"}, "phone"),
            ({"email": NEW, "reason": ""}, "reason"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, person, send, typed, field):
        assert list(send(**typed).context["form"].errors) == [field]
        person.refresh_from_db()
        assert person.email == OLD

    def test_somebody_with_that_contact_is_asked_about(self, make, person, send):
        other = make.nomination(person=make.person(email=NEW)).person
        page = send(email=NEW)
        assert list(page.context["form"].errors) == ["same_as"]
        answer = send(email=NEW, same_as=str(other.pk))
        assert answer.url == reverse("merge_people", args=[other.pk, person.pk])
        assert Person.objects.get(pk=person.pk).email == OLD
        assert send(email=NEW, same_as="none").status_code == 302
        assert Person.objects.get(pk=person.pk).email == NEW

    def test_staff_do_not_find_it(self, make, person, client_of):
        client = client_of(make.granted(Level.STAFF, make.root))
        address = reverse("correct_contact", args=[person.pk])
        assert client.get(address).status_code == 404
        assert address not in client.get(f"/people/{person.pk}/").content.decode()
