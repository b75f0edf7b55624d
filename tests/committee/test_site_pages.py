"""The choice of a theme, the pages of the demo, and what errors look like."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override

END = b"\n" + b"-" * 79 + b"\n"


def put_mail(folder, name="20220118-100000-1.log", *mails):
    Path(folder).mkdir(parents=True, exist_ok=True)
    Path(folder, name).write_bytes(b"".join(mail.as_bytes() + END for mail in mails))


def mail(subject="초대장", body="https://rostrum.example/invitations/abc/", day="18"):
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Rostrum <rostrum@demo.example>"
    message["To"] = "kim@demo.example"
    message["Date"] = f"Tue, {day} Jan 2022 10:00:00 +0900"
    message.set_content(body)
    return message


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_a_theme_is_remembered_without_an_account(client, theme):
    response = client.post(reverse("theme"), {"theme": theme, "next": "/committees/"})
    assert response.status_code == 302
    assert response.url == "/committees/"
    assert response.cookies["theme"].value == theme


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_a_theme_leads_nowhere_else(client, target):
    response = client.post(reverse("theme"), {"theme": "dark", "next": target})
    assert response.url == "/"


def test_an_unknown_theme_is_not_remembered(client):
    response = client.post(reverse("theme"), {"theme": '"><script>', "next": "/"})
    assert "theme" not in response.cookies


def test_a_forged_theme_cookie_counts_as_auto(client, db):
    client.cookies["theme"] = '"><script>alert(1)</script>'
    html = client.get(reverse("account_login")).content.decode()
    assert 'data-theme="auto"' in html
    assert "alert(1)" not in html


@pytest.fixture
def somebody(make, client_of):
    return client_of(make.user())


def test_the_gallery_shows_every_status(somebody):
    assert somebody.get(reverse("gallery")).status_code == 200


@pytest.mark.parametrize("page", ["gallery", "mailbox"])
def test_pages_of_the_demo_exist_in_the_demo_alone(somebody, settings, page):
    settings.DEMO = False
    assert somebody.get(reverse(page)).status_code == 404


@pytest.mark.parametrize("page", ["gallery", "mailbox"])
def test_pages_of_the_demo_ask_for_a_sign_in(client, db, page):
    assert client.get(reverse(page)).status_code == 302


def test_the_mailbox_lists_the_newest_first(somebody, settings):
    put_mail(settings.MAILBOX, "a.log", mail("첫째", day="18"), mail("셋째", day="20"))
    put_mail(settings.MAILBOX, "b.log", mail("둘째", day="19"))
    letters = somebody.get(reverse("mailbox")).context["letters"]
    assert [letter.subject for letter in letters] == ["셋째", "둘째", "첫째"]


def test_a_mail_is_shown_as_text_with_its_links(somebody, settings):
    put_mail(
        settings.MAILBOX, "a.log", mail(body="<script>x</script> https://rostrum.example/i/1/")
    )
    html = somebody.get(reverse("mailbox_message", args=["a.1"])).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert '<a href="https://rostrum.example/i/1/"' in html


@pytest.mark.parametrize("name", ["a.2", "a", "..", "..%2Fsecret.1", "a.log"])
def test_a_mail_is_found_by_its_listed_name_and_by_no_path(somebody, settings, name):
    put_mail(settings.MAILBOX, "a.log", mail())
    put_mail(Path(settings.MAILBOX).parent, "secret.log", mail("secret"))
    assert somebody.get(f"/demo/mailbox/{name}/").status_code == 404


def test_an_empty_mailbox_says_what_fills_it(somebody):
    assert b'class="empty"' in somebody.get(reverse("mailbox")).content


def test_missing_pages_look_alike(client, db):
    first, second = (client.get(f"/verify-nothing/{name}/") for name in ("a", "b"))
    assert first.status_code == 404
    assert first.content == second.content
    assert "csrf" not in first.content.decode()


@pytest.mark.parametrize("status", ["400", "403_csrf", "500"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_error_pages_need_no_context(status, language):
    with override(language):
        assert "<h1>" in get_template(f"{status}.html").render()
