"""Django's admin opens to staff accounts with a second factor, and has no sign-in of its own."""

from __future__ import annotations

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret


def test_strangers_are_led_to_the_one_sign_in(client, db):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")
    assert client.post("/admin/login/", {"username": "x"}).status_code == 302


def test_outside_the_demo_a_second_factor_is_needed(client_of, make, settings):
    settings.DEMO = False
    client = client_of(make.founder)
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1] == ("/accounts/2fa/", 302)
    TOTP.activate(make.founder, generate_totp_secret())
    RecoveryCodes.activate(make.founder)
    assert client.get("/admin/").status_code == 200


def test_in_the_demo_it_is_not(client_of, make):
    assert client_of(make.founder).get("/admin/").status_code == 200


def test_no_staff_account_no_admin(client_of, make):
    assert client_of(make.admin).get("/admin/", follow=True).status_code == 403


def test_a_title_says_whose_rights_its_level_concerns(client_of, make):
    title = make.member().person.appointments.get().post.title
    make.nomination(post=make.post(title=title.slug))  # not in force, and not counted
    client = client_of(make.founder)
    page = client.get(
        f"/admin/committee/title/{title.pk}/change/", headers={"accept-language": "en"}
    )
    assert "1 people in 1 committees hold this title, 1 of them with an account" in (
        page.content.decode()
    )
    assert client.get("/admin/committee/title/add/").status_code == 200
