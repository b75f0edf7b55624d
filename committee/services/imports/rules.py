"""What the record says of rows, each rule one statement over all of them.

A rule looks at good rows of one import and gives those that it is about another verdict and a
finding, or the person on record whom they mean. ``judge`` is asked by the check and again by the
commit, under its locks; ``doubt`` only raises questions for a person.

They are the rules of ``nominate`` for many at once, and two more that only a list needs: it does
not fill a post beyond its seats, nor ask those again who declined. ``test_same_rules.py`` holds
both to the same answers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import F

from committee.models import Import, ImportRow, Suppression, Verdict
from committee.tokens import contact_digest

BATCH = 10_000


@dataclass(frozen=True)
class Rows:
    """The rows of an import that are asked about: between two numbers, or some by their keys."""

    taken: Import
    first: int = 0
    last: int = 2**31 - 1
    only: Collection[int] | None = None

    def ask(self, rules: Collection[str]) -> None:
        """Run the statements one after the other."""
        values: dict[str, Any] = {
            "import": self.taken.pk,
            "first": self.first,
            "last": self.last,
            "only": None if self.only is None else list(self.only),
            "starts_on": self.taken.starts_on,
            "path": self.taken.committee.path,
        }
        with connection.cursor() as cursor:
            for rule in rules:
                cursor.execute(rule, values)


ROWS = """
    r.part_of_id = %(import)s AND r.number BETWEEN %(first)s AND %(last)s AND r.verdict = 'good'
    AND (%(only)s::bigint[] IS NULL OR r.id = ANY (%(only)s::bigint[]))
"""
UNDECIDED = "r.same_as_id IS NULL AND NOT r.another_person"
OPEN_OR_HELD = "('nominated', 'invited', 'accepted', 'approved', 'in_force')"
TERM = "daterange(%(starts_on)s::date, NULL)"


def _verdict(verdict: str, finding: str, where: str) -> str:
    """The statement that gives ``verdict`` and a finding to the rows in ``where``.

    ``finding`` is an SQL expression for the pair; ``where`` follows FROM and may join more tables.
    """
    return f"""
        UPDATE committee_importrow r
        SET verdict = '{verdict}', findings = r.findings || jsonb_build_array({finding})
        FROM {where}
    """


def _known(contact: str, column: str) -> str:
    """The person on record with this name and contact, as ``register_person`` finds one.

    The contact's index is to be used, never the name's, under which there are thousands.
    """
    return f"""
        UPDATE committee_importrow r SET person_id = known.id
        FROM (
            SELECT r.id AS of, p.id FROM committee_importrow r CROSS JOIN LATERAL (
                SELECT coalesce(p.merged_into_id, p.id) AS id FROM committee_person p
                WHERE {contact} = r.{column} AND p.{column} <> '' AND p.name || '' = r.name
                ORDER BY p.created_at, p.id LIMIT 1
            ) p
            WHERE {ROWS} AND r.person_id IS NULL AND r.{column} <> ''
        ) known
        WHERE known.of = r.id
    """


def _repeated(*columns: str) -> str:
    """Rows that name the same person for the same post as a row above them."""
    together = ", ".join(f"r.{column}" for column in columns)
    return _verdict(
        "unchanged",
        "jsonb_build_array('repeated', jsonb_build_object('row', earlier.number))",
        f"""(
            SELECT r.id, min(r.number) OVER (PARTITION BY r.post_id, {together}) AS number
            FROM committee_importrow r WHERE {ROWS} AND r.{columns[-1]}::text <> ''
        ) earlier
        WHERE earlier.id = r.id AND earlier.number < r.number""",
    )


RECOGNISED = f"""
    UPDATE committee_importrow r SET person_id = coalesce(p.merged_into_id, p.id)
    FROM committee_person p WHERE {ROWS} AND p.id = r.same_as_id
"""
MOVED = _verdict(
    "error",
    """jsonb_build_array('moved', '{}'::jsonb)""",
    f"""committee_post post JOIN committee_committee c ON c.id = post.committee_id
    WHERE {ROWS} AND post.id = r.post_id AND NOT starts_with(c.path, %(path)s)""",
)
SUPPRESSED = _verdict(
    "error",
    """jsonb_build_array('suppressed', '{}'::jsonb)""",
    f"""(SELECT DISTINCT r.id FROM committee_importrow r
        JOIN committee_suppression s ON s.digest = ANY (r.digests) WHERE {ROWS}) found
    WHERE found.id = r.id""",
)
ALREADY = _verdict(
    "unchanged",
    """jsonb_build_array('already', '{}'::jsonb)""",
    f"""(SELECT DISTINCT r.id FROM committee_importrow r
        JOIN committee_appointment a ON a.person_id = r.person_id AND a.post_id = r.post_id
        WHERE {ROWS} AND a.term && {TERM} AND a.status NOT IN ('declined', 'expired')) found
    WHERE found.id = r.id""",
)
DECLINED = _verdict(
    "unchanged",
    """jsonb_build_array('declined', '{}'::jsonb)""",
    f"""(SELECT DISTINCT r.id FROM committee_importrow r
        JOIN committee_appointment a ON a.person_id = r.person_id AND a.post_id = r.post_id
        WHERE {ROWS} AND a.status = 'declined') found
    WHERE found.id = r.id""",
)
FULL = _verdict(
    "error",
    """jsonb_build_array('full', jsonb_build_object(
        'post', c.name_ko || ' ' || t.name_ko, 'seats', queue.seats))""",
    f"""(
        SELECT r.id, post.seats, post.committee_id, post.title_id,
            row_number() OVER (PARTITION BY post.id ORDER BY r.number) + (
                SELECT count(*) FROM committee_appointment a
                WHERE a.post_id = post.id AND NOT a.acting AND a.term && {TERM}
                  AND a.status IN {OPEN_OR_HELD}
            ) AS place
        FROM committee_importrow r JOIN committee_post post ON post.id = r.post_id
        WHERE {ROWS} AND post.seats IS NOT NULL
    ) queue
    JOIN committee_committee c ON c.id = queue.committee_id
    JOIN committee_title t ON t.id = queue.title_id
    WHERE queue.id = r.id AND queue.place > queue.seats""",
)
KNOWN = (RECOGNISED, _known("p.phone", "phone"), _known("lower(p.email)", "email"))
STANDING = (
    MOVED,
    SUPPRESSED,
    ALREADY,
    DECLINED,
    _repeated("name", "phone"),
    _repeated("name", "email"),
    _repeated("person_id"),
    FULL,
)


def _shared_in_file(column: str) -> str:
    """Rows with the contact of a row above them, under another name."""
    return _verdict(
        "lookalike",
        "jsonb_build_array('same_contact_in_file', jsonb_build_object('row', earlier.number))",
        f"""(
            SELECT r.id,
                first_value(r.number) OVER same AS number, first_value(r.name) OVER same AS name
            FROM committee_importrow r WHERE {ROWS} AND r.{column} <> ''
            WINDOW same AS (PARTITION BY r.{column} ORDER BY r.number)
        ) earlier
        WHERE earlier.id = r.id AND earlier.name <> r.name AND {UNDECIDED}""",
    )


def _shared_on_record(contact: str, column: str) -> str:
    """Rows with the contact of somebody else in the import's own committees."""
    return _verdict(
        "lookalike",
        "jsonb_build_array('same_contact', jsonb_build_object('person', other.name))",
        f"""(
            SELECT DISTINCT ON (r.id) r.id, p.name FROM committee_importrow r
            JOIN committee_person p
                ON {contact} = r.{column} AND p.{column} <> '' AND p.name <> r.name
            JOIN committee_appointment a ON a.person_id = p.id
            JOIN committee_post post ON post.id = a.post_id
            JOIN committee_committee c ON c.id = post.committee_id
            WHERE {ROWS} AND {UNDECIDED} AND r.{column} <> '' AND starts_with(c.path, %(path)s)
            ORDER BY r.id, p.name
        ) other
        WHERE other.id = r.id""",
    )


SAME_NAME = _verdict(
    "lookalike",
    "jsonb_build_array('same_name', jsonb_build_object('person', r.name))",
    f"""(
        SELECT DISTINCT r.id FROM committee_importrow r
        JOIN committee_appointment a ON a.post_id = r.post_id
        JOIN committee_person p ON p.id = a.person_id AND p.name = r.name
        WHERE {ROWS} AND {UNDECIDED} AND r.person_id IS NULL AND a.status <> 'expired'
    ) found
    WHERE found.id = r.id""",
)
DOUBTS = (
    _shared_in_file("phone"),
    _shared_in_file("email"),
    _shared_on_record("p.phone", "phone"),
    _shared_on_record("lower(p.email)", "email"),
    SAME_NAME,
)


COMPLETED = f"""
    UPDATE committee_person p SET
        phone = coalesce(nullif(p.phone, ''), r.phone),
        email = coalesce(nullif(p.email, ''), r.email),
        name_latin = coalesce(nullif(p.name_latin, ''), r.name_latin)
    FROM committee_importrow r
    WHERE {ROWS} AND p.id = r.person_id
      AND (p.phone = '' AND r.phone <> '' OR p.email = '' AND r.email <> ''
           OR p.name_latin = '' AND r.name_latin <> '')
"""


def judge(rows: Rows) -> None:
    """Say whom on record the rows mean, and which of them cannot be nominated."""
    rows.ask(KNOWN)
    _suppress_by_record(rows)
    rows.ask(STANDING)


def doubt(rows: Rows) -> None:
    """Mark the rows that somebody has to look at, unless somebody did."""
    rows.ask(DOUBTS)


def complete(rows: Rows) -> None:
    """Put on record what is lacking there of those who are known."""
    rows.ask((COMPLETED,))


def _suppress_by_record(rows: Rows) -> None:
    """Refuse those on record under another contact that is never to be invited again.

    The keyed hash of a contact is made here and not by the database, which has no key.
    """
    digests: dict[str, list[int]] = {}
    for key, *contacts in _other_contacts(rows):
        for contact in filter(None, contacts):
            digests.setdefault(contact_digest(contact), []).append(key)
    for some in batched(digests, BATCH):
        for digest in Suppression.objects.filter(digest__in=some).values_list("digest", flat=True):
            ImportRow.objects.filter(pk__in=digests[digest]).update(
                verdict=Verdict.ERROR, findings=[("suppressed", {})]
            )


def _other_contacts(rows: Rows) -> list[tuple[int, str, str]]:
    """Row and the contacts of its person that it does not name itself."""
    known = rows.taken.rows.filter(
        verdict=Verdict.GOOD, number__range=(rows.first, rows.last), person__isnull=False
    )
    if rows.only is not None:
        known = known.filter(pk__in=rows.only)
    other = known.exclude(person__phone=F("phone"), person__email__iexact=F("email"))
    return list(other.values_list("pk", "person__phone", "person__email"))
