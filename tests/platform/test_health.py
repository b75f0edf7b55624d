"""What a load balancer asks: does the process run, can it serve."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import health


def test_livez_needs_no_database(client):
    answer = client.get("/livez")  # a query would fail here: the test has no database
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


class TestReadyz:
    def ask(self, client):
        answer = client.get("/readyz")
        return answer.status_code, answer.json()

    def test_without_a_database(self, client, monkeypatch):
        def unreachable():
            raise OperationalError

        monkeypatch.setattr(health, "_migrations", unreachable)
        assert self.ask(client) == (503, {"database": "unreachable"})

    @pytest.mark.django_db
    def test_with_a_migration_to_apply(self, client):
        ((_app, newest),) = MigrationLoader(connection).graph.leaf_nodes("sessions")
        MigrationRecorder(connection).record_unapplied("sessions", newest)
        code, checks = self.ask(client)
        assert code == 503
        assert checks["migrations"].endswith("to apply")

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("due", "code", "queue"),
        [("-6 minutes", 503, "1 jobs wait for a worker"), ("-1 minute", 200, "ok")],
    )
    def test_with_a_job_that_waits(self, client, due, code, queue):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
                " VALUES ('default', 'print_certificate', now() + %s::interval)",
                [due],
            )
        assert self.ask(client) == (code, {"database": "ok", "migrations": "ok", "queue": queue})
