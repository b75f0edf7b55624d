"""The Gwangju launch, loaded once for all the tests of a module that read it."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def gwangju(django_db_setup, django_db_blocker, tmp_path_factory):
    """Open the loaded demo to every test of the module; they read it, or undo what they write.

    A module that uses it must not ask for ``db``: that would close the connection underneath.
    """
    from events import demo

    media = tmp_path_factory.mktemp("gwangju")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        assert demo.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def rows():
    """Reads every row of both apps, histories and many-to-many tables included, and the jobs."""
    from django.apps import apps
    from procrastinate.contrib.django.models import ProcrastinateJob

    def read():
        models = [
            ProcrastinateJob,
            *(
                model
                for label in ("committee", "events", "account")
                for model in apps.get_app_config(label).get_models(include_auto_created=True)
            ),
        ]
        return {
            model._meta.label: [repr(row) for row in model._base_manager.order_by("pk").values()]
            for model in models
        }

    return read
