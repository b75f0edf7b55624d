"""The door under load: scans through the API with authentication, audit rows, lock and commit.

Four devices, each with a token of its own, report to two web workers at an event with 20,000 people
on its list; PostgreSQL writes durably. Beside the time on the clock stands the processors' time of
web workers and database, which a busy machine stretches less. The event is removed again.
"""

from __future__ import annotations

import json
import os
import random
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from django.utils import timezone

from benchmarks import database
from benchmarks.attendance import CLEARING
from benchmarks.figures import Figure, Times
from benchmarks.roster import province
from benchmarks.server import Site, serving
from config import embedded

LISTED = 20_000
DEVICES = 4
WARM, SINGLE = 25, 250
"""Scans of each device: not counted, counted."""

BATCH, BATCHES = 100, 40
ROUNDS = 40
CORES = 2
SURNAMES, GIVEN = "김이박최정강조윤장임", "민서지현준우도윤하은수진영호성미경"


def run() -> Iterator[Figure]:
    """Scans one by one and a hundred at once, then the list's page, search and file."""
    key, path = province(database.LARGE)
    with serving(at=path) as site, listed(key) as (event, passes, tokens):
        random.shuffle(passes)
        yield from _scans(site, event, passes, tokens)
        yield from _list(site, event)


@dataclass
class Device:
    """One device at the door, with a connection that stays open."""

    port: int
    event: int
    token: str

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)

    def report(self, passes: list[str]) -> float:
        """Milliseconds that the report of these passes took; all have to be let in."""
        acts = [{"scan_id": str(uuid.uuid4()), "token": each} for each in passes]
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        start = time.perf_counter()
        address = f"/api/v1/events/{self.event}/scans"
        self.connection.request("POST", address, json.dumps(acts), headers)
        results = json.loads(self.connection.getresponse().read())
        took = (time.perf_counter() - start) * 1000
        if [result["outcome"] for result in results] != ["admitted"] * len(passes):
            raise RuntimeError(f"the door said {results[:1]}")
        return took


def _scans(site: Site, event, passes: list[str], tokens: list[str]) -> Iterator[Figure]:
    devices = [Device(site.port, event.pk, token) for token in tokens]
    _all_at_once(devices, passes, reports=WARM, size=1)
    used = _processors(site)
    seconds, times = _all_at_once(devices, passes, reports=SINGLE, size=1)
    used, number = _processors(site) - used, DEVICES * SINGLE
    yield _allowed("scans one by one, time of each", seconds * 1000 / number, 1000 / 150)
    yield _allowed("scan through the API, p95", Times(times).p95, 40)
    yield _allowed("scans one by one, processor time of each", used / number, CORES * 1000 / 150)
    used = _processors(site)
    seconds, times = _all_at_once(devices, passes, reports=BATCHES, size=BATCH)
    used, number = _processors(site) - used, DEVICES * BATCHES * BATCH
    yield _allowed("scans a hundred at once, time of each", seconds * 1000 / number, 1)
    yield _allowed("scans a hundred at once, processor time of each", used / number, CORES)


def _all_at_once(
    devices: list[Device], passes: list[str], *, reports: int, size: int
) -> tuple[float, list[float]]:
    """Every device reports so many times; seconds for all, milliseconds of each report."""
    shares = [[[passes.pop() for _ in range(size)] for _ in range(reports)] for _ in devices]

    def work(device: Device, share: list[list[str]]) -> list[float]:
        device.connection.close()  # opened anew at the next request; the server ends idle ones
        return [device.report(each) for each in share]

    start = time.perf_counter()
    with ThreadPoolExecutor(len(devices)) as pool:
        times = [took for each in pool.map(work, devices, shares) for took in each]
    return time.perf_counter() - start, times


def _list(site: Site, event) -> Iterator[Figure]:
    address = f"/events/{event.pk}/attendance/"
    searches = [
        f"{address}?{urlencode({'q': random.choice(SURNAMES) + random.choice(GIVEN)})}"
        for _ in range(ROUNDS)
    ]
    for name, addresses in (("page", [address] * ROUNDS), ("search", searches)):
        typed = name == "search"
        for each in addresses[:5]:
            site.get(each, typed=typed)
        times = Times([site.time(each, typed=typed) for each in addresses])
        yield _allowed(f"list of {LISTED:,} attendees, {name}, p95", times.p95, 60)
    yield _allowed(f"CSV of {LISTED:,} attendees", _csv(event), 1500)


def _csv(event) -> float:
    """Milliseconds to write the list's file, with all of its columns, as a worker or page does."""
    import tempfile

    from committee.models import Export
    from events import reports
    from events.columns import AttendanceColumn, rows_to_export
    from events.services.attendance_files import write_attendance

    columns = [*AttendanceColumn]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as file:
            listed = reports.attendances_of(event)
            rows = rows_to_export(listed, event.logged_by, columns, defused=True)
            written = write_attendance(Export.Format.CSV, rows, columns, file)
        times.append((time.perf_counter() - start) * 1000)
        if written != LISTED:
            raise RuntimeError(f"{written} rows were written")
    return Times(times).median


def _allowed(figure: str, value: float, most: float) -> Figure:
    return Figure(
        figure=figure,
        value=value,
        unit="ms",
        against="the most that is allowed",
        beside=most,
        most=1,
    )


def _processors(site: Site) -> float:
    """Milliseconds of processor time of the web workers and of the database so far (Linux)."""
    postmaster = (embedded.home() / "postgres" / "postmaster.pid").read_text().split()[0]
    ticks = 0
    for parent in (str(site.process), postmaster):
        for process in (parent, *_children(parent)):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def _children(process: str) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@contextmanager
def listed(committee: int) -> Iterator[tuple]:
    """An event of today with everybody expected: the event, the passes, a token for each device."""
    from committee.models import AccessToken, Committee, User
    from committee.services.access_tokens import make_token
    from events.models import Event
    from events.services.duties import put_on_door

    host = Committee.objects.get(pk=committee)
    keeper = User.objects.get(email=f"bench-{host.path}@demo.example".lower())
    event = Event.objects.create(
        host=host,
        kind=Event.Kind.TRAINING,
        status=Event.Status.PUBLISHED,
        name_ko=f"측정 {random.random()}",
        held_on=timezone.localdate(),
        logged_by=keeper,
    )
    door, _made = User.objects.get_or_create(email="bench-door@demo.example")
    put_on_door(actor=keeper, event=event, user=door, starts_on=event.held_on)
    made = [
        make_token(actor=door, name="측정", scopes=[AccessToken.Scope.DOOR], days=1)
        for _ in range(DEVICES)
    ]
    try:
        yield event, _fill(event), [text for _token, text in made]
    finally:
        with database.connect() as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(
                "DELETE FROM events_doorduty WHERE event_id = %(event)s", {"event": event.pk}
            )
            for statement in CLEARING:
                connection.execute(statement, {"event": event.pk})
        AccessToken.objects.filter(pk__in=[token.pk for token, _text in made]).delete()


def _fill(event) -> list[str]:
    """People on the list with a pass each; the passes' tokens."""
    from committee.tokens import digest, new_nonce, pass_token

    copy = (
        "COPY events_attendance (event_id, person_id, status, title_held_ko, title_held_en,"
        " introduced, companions, pass_nonce, pass_digest, logged_by_id, created_at) FROM STDIN"
    )
    tokens = []
    with database.connect() as connection:
        connection.execute("SET session_replication_role = replica")  # leaves no history
        people = connection.execute(
            "SELECT id FROM committee_person ORDER BY id LIMIT %s", [LISTED]
        ).fetchall()
        with connection.cursor().copy(copy) as rows:
            for (person,) in people:
                nonce = new_nonce()
                tokens.append(pass_token(nonce))
                row = (event.pk, person, "going", "", "", False, 0, nonce, digest(tokens[-1]))
                rows.write_row((*row, event.logged_by_id, timezone.now()))
        connection.execute("VACUUM ANALYZE events_attendance")
    return tokens
