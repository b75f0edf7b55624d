"""Background work on the same PostgreSQL: housekeeping that the clock starts.

Jobs are delivered at least once. A worker that was killed leaves its job in the state "doing";
``retry_stalled_jobs`` gives it to another worker, which is why every task can run twice.
"""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

STALLED_AFTER_SECONDS = 15
"""A worker beats every 10 s; one that missed its beat for this long is taken for dead."""


@app.periodic(cron="* * * * * */10")  # every ten seconds: they are the sixth field
@app.task(queueing_lock="retry_stalled_jobs", pass_context=True, name="retry_stalled_jobs")
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> int:
    """Queue the jobs of dead workers again; returns how many there were."""
    manager = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS))
    for job in stalled:
        await manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="remove_old_jobs", pass_context=True, name="remove_old_jobs")
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:
    """Delete finished jobs after three days: their arguments name records."""
    await context.app.job_manager.delete_old_jobs(nb_hours=72, include_failed=False)
