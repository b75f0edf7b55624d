"""``manage.py seed_scale --people N --committees N``: a synthetic campaign to measure against.

Everybody in it is made up: names by the real frequency of surnames, phones 010-0000-xxxx, mail at
demo.example. Committees differ in size as they do in life: few are large, most are small. Rows go
in by COPY with triggers off, so they have no history; never run it on a database that is in use.
"""

from __future__ import annotations

import random
import uuid
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from committee.models import Campaign, Committee, Region, Title, UnitKind, User
from committee.reference import load_reference

SLUG = "scale"
# Share of the population in per mille; source: Statistics Korea, census of 2015.
SURNAMES = {
    "김": 215,
    "이": 147,
    "박": 84,
    "최": 47,
    "정": 43,
    "강": 24,
    "조": 21,
    "윤": 21,
    "장": 20,
}
RARE_SURNAMES = "임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구민진나지엄채원천방공"
FIRST = "지서민예하도수현준은영성재혜경상동미정태진유주승"
SECOND = "우연준윤민서현아진영호수빈희원석훈경미숙자철식길은"
POSTS = ("chair", "vice-chair", "member")
WIDTHS = (17, 15, 8, 9)
"""Children of a node by depth, about: provinces, districts, chapters, branches."""
FIRST_DAY = date(2021, 6, 1)


class Command(BaseCommand):
    """Makes the campaign ``scale``; refuses when it exists."""

    help = "Fill an empty database with a synthetic campaign of any size."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=100_000)
        parser.add_argument("--committees", type=int, default=2_000)
        parser.add_argument("--seed", type=int, default=2022)

    def handle(self, *args: Any, people: int, committees: int, seed: int, **options: Any) -> None:
        if Campaign.objects.filter(slug=SLUG).exists():
            raise CommandError("The synthetic campaign is there already; use an empty database.")
        load_reference()
        dice = random.Random(seed)  # noqa: S311 - made-up people need no secure dice
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            campaign = _found_campaign()
            nodes = _copy_committees(cursor, campaign, committees, dice)
            posts = _copy_posts(cursor, nodes)
            persons = _copy_people(cursor, people, dice)
            held = _copy_appointments(cursor, posts, persons, campaign, dice)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{len(nodes)} committees, {people} people, {held} appointments.")


def _found_campaign() -> Campaign:
    return Campaign.objects.create(
        slug=SLUG,
        name_ko="규모 시험 캠프",
        name_en="Campaign to measure against",
        candidate_ko="가상 후보",
        election_period_starts_on=date(2022, 2, 15),
        election_on=date(2022, 3, 9),
        retain_until=date(2099, 12, 31),
    )


def _copy(cursor: Any, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as sink:
        for row in rows:
            sink.write_row(row)


def _path(parent: str, depth: int, place: int) -> str:
    return Committee._get_path(parent, depth, place)  # type: ignore[no-any-return,no-untyped-call]


def _copy_committees(
    cursor: Any, campaign: Campaign, number: int, dice: random.Random
) -> list[int]:
    """A tree of ``number`` committees, breadth first; returns their keys."""
    kind = UnitKind.objects.get(slug="committee").pk
    roots = Committee.objects.filter(depth=1).count()
    first = (Committee.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    paths, children = [_path("", 1, roots + 1)], [0]
    parent = 0
    while len(paths) < number:
        depth = len(paths[parent]) // Committee.steplen
        width = max(1, round(WIDTHS[min(depth, len(WIDTHS)) - 1] * dice.uniform(0.4, 1.6)))
        for place in range(1, min(width, number - len(paths)) + 1):
            paths.append(_path(paths[parent], depth + 1, place))
            children.append(0)
            children[parent] += 1
        parent += 1
    regions = _regions()
    columns = (
        "id, path, depth, numchild, campaign_id, kind_id, name_ko, name_en,"
        " host_office_ko, host_office_en, region_id, launched_on"
    )
    _copy(
        cursor,
        "committee_committee",
        columns,
        (
            (
                first + position,
                path,
                len(path) // Committee.steplen,
                children[position],
                campaign.pk,
                kind,
                f"제{position + 1}위원회",
                f"Committee {position + 1}",
                "",
                "",
                regions[int(path[4:8], 36) % len(regions)] if len(path) > 4 else None,
                FIRST_DAY,
            )
            for position, path in enumerate(paths)
        ),
    )
    cursor.execute("SELECT setval('committee_committee_id_seq', %s)", [first + len(paths)])
    return list(range(first, first + len(paths)))


def _regions() -> list[int]:
    return list(Region.objects.provinces().on(date(2022, 1, 18)).values_list("pk", flat=True))


def _copy_posts(cursor: Any, committees: list[int]) -> list[tuple[int, bool]]:
    """Three posts a committee; returns each post's key and whether it has just one seat."""
    titles = dict(Title.objects.filter(slug__in=POSTS).values_list("slug", "pk"))
    cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM committee_post")
    first = cursor.fetchone()[0]
    posts = [
        (first + number, committee, titles[slug], 1 if slug == "chair" else None)
        for number, (committee, slug) in enumerate((c, s) for c in committees for s in POSTS)
    ]
    _copy(
        cursor,
        "committee_post",
        "id, committee_id, title_id, seats, announced_ko, announced_en",
        ((*post, "", "") for post in posts),
    )
    cursor.execute("SELECT setval('committee_post_id_seq', %s)", [first + len(posts)])
    return [(key, seats == 1) for key, _committee, _title, seats in posts]


def _copy_people(cursor: Any, number: int, dice: random.Random) -> list[uuid.UUID]:
    keys = [uuid.UUID(int=dice.getrandbits(128), version=4) for _ in range(number)]
    names = _names(dice)
    _copy(
        cursor,
        "committee_person",
        "id, name, name_latin, affiliation_ko, affiliation_en, phone, email, created_at",
        (
            (
                key,
                next(names),
                "",
                "",
                "",
                f"+82100000{position % 10_000:04}",
                f"person{position}@demo.example",
                "2022-01-01T00:00:00Z",
            )
            for position, key in enumerate(keys)
        ),
    )
    return keys


def _names(dice: random.Random) -> Iterator[str]:
    weights = list(SURNAMES.values())
    rest = (1000 - sum(weights)) // len(RARE_SURNAMES)
    surnames = [*SURNAMES, *RARE_SURNAMES]
    cumulative = list(accumulate([*weights, *[rest] * len(RARE_SURNAMES)]))
    while True:
        for surname in dice.choices(surnames, cum_weights=cumulative, k=1000):
            yield surname + dice.choice(FIRST) + dice.choice(SECOND)


def _copy_appointments(
    cursor: Any,
    posts: list[tuple[int, bool]],
    people: list[uuid.UUID],
    campaign: Campaign,
    dice: random.Random,
) -> int:
    """Six for every five people: a few posts hold very many, and one in ten has ended."""
    actor = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser(
        "scale@demo.example"
    )
    wide = [key for key, single in posts if not single]
    sizes = list(accumulate(1 / (rank + 5) for rank in range(len(wide))))
    dice.shuffle(wide)
    wanted = len(people) * 6 // 5
    seats = [key for key, single in posts if single][: wanted // 10]
    chosen = seats + dice.choices(wide, cum_weights=sizes, k=wanted - len(seats))
    taken: set[tuple[int, int]] = set()
    columns = (
        "person_id, post_id, seat, term, status, source, public_source, nominated_by_id,"
        " nominated_at, accepted_at, declared_eligible_at, approved_by_id, approved_at,"
        " ended_at, end_reason"
    )
    rows = (
        row
        for position, post in enumerate(chosen)
        if (row := _appointment(position, post, len(seats), people, actor.pk, taken, dice))
    )
    _copy(cursor, "committee_appointment", columns, rows)
    cursor.execute("SELECT count(*) FROM committee_appointment")
    return int(cursor.fetchone()[0])


def _appointment(
    position: int,
    post: int,
    single: int,
    people: list[uuid.UUID],
    actor: int,
    taken: set[tuple[int, int]],
    dice: random.Random,
) -> tuple[Any, ...] | None:
    """One row; None where the person already sits in the post."""
    who = position % len(people)
    if (who, post) in taken:
        return None
    taken.add((who, post))
    starts = FIRST_DAY + timedelta(days=dice.randrange(270))
    ended = position >= single and dice.random() < 0.1
    ends = starts + timedelta(days=dice.randrange(30, 200)) if ended else None
    moment = f"{starts.isoformat()}T03:00:00Z"
    return (
        people[who],
        post,
        1 if position < single else None,
        f"[{starts},{ends or ''})",
        "ended" if ended else "in_force",
        "가상 자료",
        "",
        actor,
        moment,
        moment,
        moment,
        actor,
        moment,
        f"{ends.isoformat()}T03:00:00Z" if ends else None,
        "term_over" if ended else "",
    )
