"""What the record says of rows, each rule one statement over all of them.

A rule looks at good rows of one import between two numbers and gives those that it is about another
verdict and a finding, or the person on record whom they mean. ``STANDING`` rules are asked by the
check and again by the commit, under its locks; ``DOUBTS`` only raise questions for a person.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from committee.models import Import

ROWS = (
    "r.part_of_id = %(import)s AND r.number BETWEEN %(first)s AND %(last)s AND r.verdict = 'good'"
)
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
STANDING = (
    MOVED,
    SUPPRESSED,
    _known("p.phone", "phone"),
    _known("lower(p.email)", "email"),
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
        WHERE earlier.id = r.id AND earlier.name <> r.name""",
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
            WHERE {ROWS} AND r.{column} <> '' AND starts_with(c.path, %(path)s)
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
        WHERE {ROWS} AND r.person_id IS NULL AND a.status <> 'expired'
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


def apply(rules: tuple[str, ...], taken: Import, *, first: int, last: int) -> None:
    """Ask the rules about the good rows with numbers from ``first`` to ``last``."""
    values: dict[str, Any] = {
        "import": taken.pk,
        "first": first,
        "last": last,
        "starts_on": taken.starts_on,
        "path": taken.committee.path,
    }
    with connection.cursor() as cursor:
        for rule in rules:
            cursor.execute(rule, values)
