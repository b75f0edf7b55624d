"""What is issued and called back is logged by the database, in a chain that shows every change."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from committee.models import Certificate, IssuanceLog
from committee.models.issuance_log import BEGINNING
from committee.reports.issuance_log import issuance_chain, log_is_out_of_reach
from committee.services import certificates


@pytest.fixture
def issued(make):
    return [make.certificate() for _ in range(3)]


@pytest.fixture
def as_the_site(db):
    """Becomes a role with what the migration grants to the site's, and no more."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE made_up_site NOLOGIN")
        cursor.execute("GRANT SELECT, INSERT ON committee_issuancelog TO made_up_site")
        cursor.execute("GRANT USAGE ON SEQUENCE committee_issuancelog_id_seq TO made_up_site")
        cursor.execute("SET LOCAL ROLE made_up_site")
        yield cursor
        cursor.execute("RESET ROLE")


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_each_step_leaves_a_line_with_the_hash_of_the_one_before(make, issued):
    certificates.revoke(actor=make.admin, certificate=issued[1], reason="착오")
    lines = list(IssuanceLog.objects.all())
    assert [(line.certificate, line.act) for line in lines] == [
        (issued[0].pk, "valid"),
        (issued[1].pk, "valid"),
        (issued[2].pk, "valid"),
        (issued[1].pk, "revoked"),
    ]
    assert [line.previous for line in lines] == [BEGINNING, *(line.hash for line in lines[:-1])]
    assert lines[0].pdf_sha256 == issued[0].pdf_sha256
    assert issuance_chain().faults == []


def test_a_draft_and_a_change_of_anything_else_leave_none(make, issued):
    make.certificate(printed=False)
    Certificate.objects.update(revocation_reason="없음")
    assert IssuanceLog.objects.count() == 3


def test_many_at_once_stand_in_the_order_of_the_register(make):
    drafts = [make.certificate(printed=False) for _ in range(5)]
    Certificate.objects.update(status="valid", pdf_sha256="f" * 64)
    numbers = list(IssuanceLog.objects.values_list("register_number", flat=True))
    assert numbers == sorted(draft.register_number for draft in drafts)
    assert issuance_chain().faults == []


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ("UPDATE committee_issuancelog SET act = 'revoked' WHERE id = %s", ["altered", "register"]),
        ("UPDATE committee_issuancelog SET at = now() WHERE id = %s", ["altered"]),
        ("DELETE FROM committee_issuancelog WHERE id = %s", ["missing", "register"]),
    ],
)
def test_a_change_by_whoever_owns_everything_is_found(issued, change, faults):
    middle = IssuanceLog.objects.get(certificate=issued[1].pk)
    sql(change, middle.pk)
    found = issuance_chain().faults
    assert len(found) == len(faults)
    assert all(word in fault for word, fault in zip(faults, found, strict=True))


def test_a_certificate_that_came_or_changed_past_the_triggers_is_found(issued):
    sql("SET LOCAL session_replication_role = replica")
    sql("UPDATE committee_certificate SET pdf_sha256 = 'x' WHERE id = %s", issued[0].pk)
    sql("SET LOCAL session_replication_role = DEFAULT")
    (fault,) = issuance_chain().faults
    assert fault.startswith(f"certificate {issued[0].register_number} ")


def test_a_certificate_that_went_past_the_triggers_is_missed(issued):
    sql("SET LOCAL session_replication_role = replica")
    sql("DELETE FROM committee_certificate WHERE id = %s", issued[1].pk)
    sql("SET LOCAL session_replication_role = DEFAULT")
    assert issuance_chain().faults == [
        f"certificate {issued[1].register_number} in the register: it is gone"
    ]


def test_whoever_adds_a_line_cannot_choose_its_place_or_hash(issued):
    sql(
        "INSERT INTO committee_issuancelog (id, certificate, act, register_number,"
        " snapshot_sha256, pdf_sha256, at, previous, hash)"
        " VALUES (1, %s, 'valid', 1, '', '', '2001-01-01', 'x', 'y')",
        issued[0].pk,
    )
    lines = list(IssuanceLog.objects.all())
    assert lines[-1].previous == lines[-2].hash
    assert lines[-1].hash == lines[-1].expected_hash()
    assert lines[-1].at.year > 2001


def test_the_log_belongs_to_a_role_that_nobody_signs_in_as(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.rolname, r.rolcanlogin, r.rolsuper FROM pg_class c"
            " JOIN pg_roles r ON r.oid = c.relowner WHERE c.relname = 'committee_issuancelog'"
        )
        assert cursor.fetchone() == ("rostrum_issuance_log", False, False)


class TestAsTheSite:
    def test_it_adds_and_reads(self, as_the_site):
        as_the_site.execute(
            "INSERT INTO committee_issuancelog"
            " (certificate, act, register_number, snapshot_sha256, pdf_sha256)"
            " VALUES (uuidv7(), 'valid', 1, '', '') RETURNING length(hash)"
        )
        assert as_the_site.fetchone() == (64,)
        assert log_is_out_of_reach()

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE committee_issuancelog SET act = 'valid'",
            "DELETE FROM committee_issuancelog",
            "TRUNCATE committee_issuancelog",
            "ALTER TABLE committee_issuancelog DISABLE TRIGGER ALL",
            "DROP TABLE committee_issuancelog",
        ],
    )
    def test_it_changes_and_removes_nothing(self, as_the_site, change):
        refused = pytest.raises(DatabaseError, match=r"permission denied|must be owner")
        with refused, transaction.atomic():
            as_the_site.execute(change)


class TestTheCommand:
    def run(self):
        said = StringIO()
        try:
            call_command("check_issuance_log", stdout=said)
        except SystemExit as end:
            return end.code, said.getvalue()
        return 0, said.getvalue()

    def test_it_tells_the_length_and_the_last_hash(self, issued):
        code, said = self.run()
        last = IssuanceLog.objects.last().hash
        assert code == 0
        assert said.endswith(f"3 lines; the last hash is {last}\n")

    def test_it_says_that_a_superuser_could_change_the_log(self, issued):
        """The tests' own role is one."""
        assert "could change the log" in self.run()[1]

    def test_it_fails_where_something_is_wrong(self, issued):
        sql("UPDATE committee_issuancelog SET pdf_sha256 = ''")
        code, said = self.run()
        assert code == 1
        assert "WRONG: line " in said
