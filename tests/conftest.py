"""What every test stands on: a real PostgreSQL, ``tests/settings.py`` and the factories."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from django.db import connection


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """At the end, no session that a killed worker or a cut request left open holds the tests."""
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
    """The factories, on a database that holds the reference data."""
    from committee.reference import load_reference
    from tests.factories import Factory

    load_reference()
    return Factory()


@pytest.fixture
def client_of(client):
    """Signs the test client in as an account."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
