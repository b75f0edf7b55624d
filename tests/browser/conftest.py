"""A real browser on a real server that shows the demo."""

from __future__ import annotations

import os
import shutil

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import sync_playwright

from committee.models import User
from tests.browser.watch import Watch
from tests.workers import forget_jobs

# Django refuses database calls in a thread that runs an event loop, and playwright keeps one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip("no Chromium on this machine; install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server, settings, tmp_path):
    """The address of a server that shows the Gwangju launch; mails go where a worker puts them."""
    settings.BASE_URL = live_server.url
    settings.MAILBOX = tmp_path / "worker" / "mail"
    forget_jobs()
    call_command("load_gwangju", verbosity=0)
    return live_server.url


@pytest.fixture
def visit(browser, site):
    """Opens a page as a role, watched: an error on it fails the test when it ends."""
    opened: list[Watch] = []

    def as_role(role: str = "stranger", *, language="ko", theme="light", width=1280) -> Watch:
        context = browser.new_context(
            base_url=site,
            locale={"ko": "ko-KR", "en": "en-US"}[language],
            color_scheme=theme,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        if role != "stranger":
            client = Client()
            client.force_login(User.objects.get(email=f"{role}@demo.example"))
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        opened.append(Watch(context.new_page(), language))
        return opened[-1]

    yield as_role
    problems = [problem for watch in opened for problem in watch.problems]
    for watch in opened:
        watch.page.context.close()  # again, where the test did it: that does no harm
    assert problems == []
