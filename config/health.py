"""Whether this process runs, and whether it can serve: database, migrations, queue."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

LONGEST_WAIT_SECONDS = 300
"""A job that has been due for longer than this means that no worker runs."""


@login_not_required
@never_cache
@require_safe
def livez(request: HttpRequest) -> JsonResponse:
    """200 while the process answers, whatever the database does."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when everything is there, else 503; each check says ``ok`` or what is wrong."""
    try:
        checks = {"database": "ok", "migrations": _migrations(), "queue": _queue()}
    except DatabaseError:
        checks = {"database": "unreachable"}
    ready = all(result == "ok" for result in checks.values())
    return JsonResponse(checks, status=200 if ready else 503)


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} to apply" if plan else "ok"


def _queue() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
            " AND coalesce(scheduled_at, now()) < now() - make_interval(secs => %s)",
            [LONGEST_WAIT_SECONDS],
        )
        (waiting,) = cursor.fetchone() or (0,)
    return f"{waiting} jobs wait for a worker" if waiting else "ok"
