"""Keeps a chained log of what is issued and called back, which the site can add to and not change."""

import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SO_FAR = """
    INSERT INTO committee_issuancelog
        (certificate, act, register_number, snapshot_sha256, pdf_sha256)
    SELECT id, status, register_number, snapshot_sha256, pdf_sha256
    FROM committee_certificate WHERE status <> 'draft' ORDER BY campaign_id, register_number
"""

# The owner of a table can change it whatever was granted, so the log belongs to a role that nobody
# signs in as. Only a superuser may hand a table over like that; anybody else is told what to do.
HANDED_OVER = """
    DO $$
    BEGIN
        BEGIN
            CREATE ROLE rostrum_issuance_log NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        ALTER TABLE committee_issuancelog OWNER TO rostrum_issuance_log;
        REVOKE ALL ON committee_issuancelog FROM PUBLIC;
        EXECUTE format('GRANT SELECT, INSERT ON committee_issuancelog TO %I', current_user);
        EXECUTE format('GRANT USAGE ON SEQUENCE committee_issuancelog_id_seq TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'the issuance log still belongs to the role %; docs/operators.md (Issuance log) '
            'says how to hand it over', current_user;
    END $$
"""

TAKEN_BACK = """
    DO $$
    BEGIN
        EXECUTE format('ALTER TABLE committee_issuancelog OWNER TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'the issuance log belongs to another role, which has to remove it';
    END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0036_credential_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuanceLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("certificate", models.UUIDField(editable=False, verbose_name="certificate")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("valid", "issued"),
                            ("superseded", "superseded"),
                            ("revoked", "revoked"),
                        ],
                        max_length=12,
                        verbose_name="act",
                    ),
                ),
                ("register_number", models.PositiveBigIntegerField(verbose_name="register number")),
                ("snapshot_sha256", models.CharField(max_length=64)),
                ("pdf_sha256", models.CharField(max_length=64)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("previous", models.CharField(db_default="", max_length=64)),
                ("hash", models.CharField(db_default="", max_length=64)),
            ],
            options={
                "verbose_name": "line of the issuance log",
                "verbose_name_plural": "issuance log",
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="steps_are_logged",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    INSERT INTO committee_issuancelog\n                        (certificate, act, register_number, snapshot_sha256, pdf_sha256)\n                    SELECT a.id, a.status, a.register_number, a.snapshot_sha256, a.pdf_sha256\n                    FROM became a JOIN was b ON b.id = a.id\n                    WHERE a.status <> b.status AND a.status <> 'draft'\n                    ORDER BY a.campaign_id, a.register_number;\n                    RETURN NULL;\n                ",
                    hash="478801f2ce32924aa383e01d3604a37423e22942",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_steps_are_logged_fa228",
                    referencing="REFERENCING OLD TABLE AS was  NEW TABLE AS became ",
                    table="committee_certificate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="issuancelog",
            constraint=models.UniqueConstraint(
                fields=("previous",), name="issuance_log_is_one_chain"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuancelog",
            trigger=pgtrigger.compiler.Trigger(
                name="chained",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    PERFORM pg_advisory_xact_lock(hashtext('committee_issuancelog'));\n                    NEW.id := nextval(pg_get_serial_sequence('committee_issuancelog', 'id'));\n                    NEW.at := clock_timestamp();\n                    NEW.previous := coalesce(\n                        (SELECT l.hash FROM committee_issuancelog l ORDER BY l.id DESC LIMIT 1),\n                        repeat('0', 64));\n                    NEW.hash := encode(sha256(convert_to(concat_ws('|',\n                        NEW.previous, NEW.id, NEW.certificate, NEW.act, NEW.register_number,\n                        NEW.snapshot_sha256, NEW.pdf_sha256,\n                        (extract(epoch FROM NEW.at) * 1000000)::bigint), 'UTF8')), 'hex');\n                    RETURN NEW;\n                ",
                    hash="f95d7949b8618a9b5760d47d1e8b90b922830e3e",
                    operation="INSERT",
                    pgid="pgtrigger_chained_b516d",
                    table="committee_issuancelog",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(SO_FAR, migrations.RunSQL.noop),
        migrations.RunSQL(HANDED_OVER, TAKEN_BACK),
    ]
