"""Django's admin opens to staff accounts with a second factor, and has no sign-in of its own."""

from __future__ import annotations

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from committee.models import Throttle
from committee.services import complaints


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


def test_every_list_can_be_searched(client_of, make):
    client = client_of(make.founder)
    for model, shown in admin.site._registry.items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert client.get(address, {"q": "김"} if shown.search_fields else {}).status_code == 200


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


class TestInspection:
    """What services decide can be looked at, and changed by nobody there."""

    @pytest.fixture(params=["mailing", "certificatereport", "throttle"])
    def model(self, request):
        return apps.get_model("committee", request.param)

    def fill(self, make, rows):
        for number in range(rows):
            certificate = make.certificate(post=make.post(make.committee()))
            complaints.report(certificate=certificate, kind="forged", reply_to="a@demo.example")
            Throttle.objects.create(digest=f"{number:064}", requests=1, until=timezone.now())

    def test_it_is_shown_and_not_changed(self, client_of, make, model):
        self.fill(make, 1)
        client, address = client_of(make.founder), f"/admin/committee/{model._meta.model_name}/"
        assert client.get(address).status_code == 200
        key = quote(model.objects.first().pk)
        shown = client.get(f"{address}{key}/change/")
        assert shown.status_code == 200
        assert b"a@demo.example" not in shown.content
        assert client.get(f"{address}add/").status_code == 403
        for action in ("change", "delete"):
            assert client.post(f"{address}{key}/{action}/", {"post": "yes"}).status_code == 403

    def test_a_long_list_asks_as_much_as_a_short_one(self, client_of, make, model):
        client, address = client_of(make.founder), f"/admin/committee/{model._meta.model_name}/"
        counts = []
        for rows in (1, 4):
            self.fill(make, rows)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))
            Throttle.objects.all().delete()
        assert counts[0] == counts[1]
