"""What every test stands on: a real PostgreSQL, ``tests/settings.py`` and the factories."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from django.db import connection


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The browser's tests come last: the event loop that playwright keeps lets no other one run."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the reference data; no session left open holds the tests at the end.

    Such sessions are those of killed workers and of requests that were cut off.
    """
    from committee.reference import load_reference
    from events.reference import load_event_templates

    with django_db_blocker.unblock():
        load_reference()
        load_event_templates()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path_factory):
    """Certificates and mails of each test lie in a folder of its own."""
    folder = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))
    settings.MEDIA_ROOT = folder / "media"
    settings.MAILBOX = folder / "mail"


@pytest.fixture
def make(db):
    """The factories."""
    from committee.models import UnitKind
    from committee.reference import load_reference
    from events.reference import load_event_templates
    from tests.factories import Factory

    if not UnitKind.objects.exists():  # a test that commits leaves an empty database behind
        load_reference()
        load_event_templates()
    return Factory()


@pytest.fixture
def client_of(client):
    """Signs the test client in as an account."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
