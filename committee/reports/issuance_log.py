"""Whether the log of issuances is whole, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from committee.models import Certificate, IssuanceLog
from committee.models.issuance_log import BEGINNING


@dataclass(frozen=True)
class Chain:
    """The log from its beginning: how long, its last hash, and the sentences about what is wrong.

    Whoever notes the last hash elsewhere can tell later whether the end was cut off.
    """

    lines: int
    last: str
    faults: list[str]


def issuance_chain() -> Chain:
    """Read every line, and every certificate that should have one.

    A line is wrong when it does not follow from the one before or was altered; a certificate, when
    its state or its printed file is another than the log says last, or when it is gone.
    """
    faults, last, lines = [], BEGINNING, 0
    told: dict[UUID, tuple[str, str]] = {}
    numbers: dict[UUID, int] = {}
    for line in IssuanceLog.objects.order_by("pk").iterator(chunk_size=2000):
        if line.previous != last:
            faults.append(f"line {line.pk}: a line before it is missing or was put in")
        if line.hash != line.expected_hash():
            faults.append(f"line {line.pk}: it was altered")
        told[line.certificate] = (line.act, line.pdf_sha256)
        numbers[line.certificate] = line.register_number
        last, lines = line.hash, lines + 1
    published = Certificate.objects.published().order_by()
    for key, number, status, sha in published.values_list(
        "pk", "register_number", "status", "pdf_sha256"
    ):
        if told.get(key) != (status, sha):
            faults.append(f"certificate {number} in the register: the log tells otherwise of it")
        numbers.pop(key, None)
    faults += [f"certificate {number} in the register: it is gone" for number in numbers.values()]
    return Chain(lines, last, faults)


def log_is_out_of_reach() -> bool:
    """Whether the role that the site connects as can only add to the log and read it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(has_table_privilege(current_user, 'committee_issuancelog', p))"
            " OR pg_has_role(current_user, (SELECT relowner FROM pg_class"
            "    WHERE oid = 'committee_issuancelog'::regclass), 'MEMBER')"
            " FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p"
        )
        (reachable,) = cursor.fetchone()
    return not reachable
