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


def test_another_level_is_shown_before_it_is_saved(client_of, make):
    title = make.member().person.appointments.get().post.title
    make.nomination(post=make.post(title=title.slug))  # not in force, and not counted
    client = client_of(make.founder)
    address = f"/admin/committee/title/{title.pk}/change/"
    sent = {
        name: getattr(title, name) for name in ("slug", "name_ko", "name_en", "rank", "verb")
    } | {"level": "staff"}

    page = client.post(address, sent, headers={"accept-language": "en"}).content.decode()
    assert "This concerns 1 people in 1 committees, 1 of them with an account" in page
    assert "It gives them: see everybody on it, with contacts, log its events. It takes" in page
    assert "It takes away: nothing." in page
    title.refresh_from_db()
    assert title.level == "member"

    assert client.post(address, sent | {"seen": "on"}).status_code == 302
    title.refresh_from_db()
    assert title.level == "staff"


def test_a_title_that_nobody_holds_changes_at_once(client_of, make):
    title = make.post(title="member").title
    sent = {name: getattr(title, name) for name in ("slug", "name_ko", "name_en", "rank", "verb")}
    address = f"/admin/committee/title/{title.pk}/change/"
    assert client_of(make.founder).post(address, sent | {"level": "admin"}).status_code == 302
