"""The report of an event with 100,000 scans: one statement, and the page around it.

Half of the people on the list came twice, as at an event of a whole day; the event is made for the
benchmark and removed again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from time import perf_counter

from django.utils import timezone

from benchmarks import database
from benchmarks.figures import Figure, alternately
from benchmarks.roster import province
from benchmarks.server import serving

SCANS = 100_000
ROUNDS = 30
TARGET = 500  # ms
CAME = """
    SELECT count(*) FROM events_attendance
    WHERE event_id = %s AND status IN ('attended', 'walk_in')
"""
CLEARING = (
    "DELETE FROM events_stay s USING events_attendance a"
    " WHERE a.id = s.attendance_id AND a.event_id = %(event)s",
    "DELETE FROM events_scan WHERE event_id = %(event)s",
    "DELETE FROM events_attendance WHERE event_id = %(event)s",
    "DELETE FROM events_event WHERE id = %(event)s",
)


def run() -> Iterator[Figure]:
    """The page as a signed-in account gets it, and the counting alone."""
    from events.reports import event_report

    key, path = province(database.LARGE)
    with serving(at=path) as site, attended(key) as event:
        came = plain_count(event)
        page, counting = alternately(
            lambda: site.time(f"/events/{event.pk}/report/"),
            lambda: clock(lambda: event_report(event)),
            rounds=ROUNDS,
        )
        if event_report(event).total.came != came:
            raise RuntimeError("the report counts others than the database")
        for name, times in (("page", page), ("counting alone", counting)):
            yield Figure(
                figure=f"report of an event of {SCANS:,} scans, {name}",
                value=times.median,
                unit="ms",
                against="the most that is allowed",
                beside=TARGET,
                most=1,
            )


@contextmanager
def attended(committee: int) -> Iterator:
    """An event of the committee where half of those below it came, twice each."""
    from committee.models import Committee, User
    from events.models import Event

    host = Committee.objects.get(pk=committee)
    day = timezone.localdate() - timedelta(days=1)
    event = Event.objects.create(
        host=host,
        kind=Event.Kind.TRAINING,
        status=Event.Status.HELD,
        name_ko=f"측정 {random.random()}",
        held_on=day,
        starts_at=time(10),
        ends_at=time(17),
        logged_by=User.objects.first(),
    )
    try:
        fill(event)
        yield event
    finally:
        with database.connect() as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in CLEARING:
                connection.execute(statement, {"event": event.pk})


def fill(event) -> None:
    """People on the list, and stays with their two scans each, in three statements."""
    opens = timezone.make_aware(datetime.combine(event.held_on, time(9)))
    values = {
        "event": event.pk,
        "by": event.logged_by_id,
        "people": SCANS // 2,
        "opens": opens,
        "path": f"{event.host.path}%",
    }
    for statement in FILLING:
        with database.connect() as connection:
            connection.execute("SET session_replication_role = replica")  # leaves no history
            connection.execute(statement, values)
            connection.execute("VACUUM ANALYZE events_attendance, events_scan, events_stay")


FILLING = (
    # Those of the committee's branch first, then others, until the list is long enough.
    """
    INSERT INTO events_attendance (event_id, person_id, status, title_held_ko, title_held_en,
                                   introduced, companions, pass_nonce, logged_by_id, created_at)
    SELECT %(event)s, person_id,
           CASE WHEN row_number() OVER () %% 2 = 0 THEN 'attended' ELSE 'going' END,
           '', '', false, 0, '', %(by)s, now()
    FROM (
        SELECT h.person_id, bool_or(c.path LIKE %(path)s) AS own
        FROM committee_appointment h
        JOIN committee_post p ON p.id = h.post_id
        JOIN committee_committee c ON c.id = p.committee_id
        GROUP BY h.person_id ORDER BY own DESC, h.person_id LIMIT %(people)s
    ) people
    """,
    """
    INSERT INTO events_scan (scan_id, event_id, attendance_id, direction, outcome, reason, door,
                             provisional, scanned_at, received_at, scanned_by_id)
    SELECT gen_random_uuid(), event_id, id,
           CASE turn %% 2 WHEN 0 THEN 'in' ELSE 'out' END,
           CASE turn %% 2 WHEN 0 THEN 'admitted' ELSE 'left' END,
           '', 'door ' || id %% 6, false,
           %(opens)s + (id %% 97) * interval '1 minute' + turn * interval '150 minutes',
           now(), %(by)s
    FROM events_attendance, generate_series(0, 3) turn
    WHERE event_id = %(event)s AND status = 'attended'
    """,
    """
    INSERT INTO events_stay (attendance_id, entry_id, exit_id, entered_at, left_at, undone,
                             status_before)
    SELECT attendance_id, id, next_id, scanned_at, next_at, false, 'going'
    FROM (
        SELECT id, attendance_id, direction, scanned_at,
               lead(id) OVER (PARTITION BY attendance_id ORDER BY scanned_at) AS next_id,
               lead(scanned_at) OVER (PARTITION BY attendance_id ORDER BY scanned_at) AS next_at
        FROM events_scan WHERE event_id = %(event)s
    ) acts
    WHERE direction = 'in'
    """,
)


def plain_count(event) -> int:
    """How many came, by the plainest count there is."""
    with database.connect() as connection:
        return connection.execute(CAME, [event.pk]).fetchone()[0]


def clock(act) -> float:
    """Milliseconds that an act took."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000
