"""Lets a certificate begin as a draft alone, be printed once, and never leave the register."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0013_approved_by_another_from_the_start"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificate",
            name="accepted_and_approved",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_the_register",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="32c4be8c49dd9ce0adcd9662ad7809d4d55fe531",
                    operation="DELETE",
                    pgid="pgtrigger_stays_in_the_register_0af0c",
                    table="committee_certificate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="no_draft_again",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" = 'draft' AND NOT (OLD.\"status\" = 'draft'))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"status\" rows from % table', TG_TABLE_NAME;",
                    hash="6cc2e25511776bd6f824c7fd9311c2b9b4989bc5",
                    operation='UPDATE OF "status"',
                    pgid="pgtrigger_no_draft_again_85a6e",
                    table="committee_certificate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="printed_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."pdf_sha256" IS DISTINCT FROM (NEW."pdf_sha256") AND NOT (OLD."status" = \'draft\'))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"pdf_sha256\" rows from % table', TG_TABLE_NAME;",
                    hash="aed85c6d0ba34d798461861cd698b4bb468ad9fb",
                    operation='UPDATE OF "pdf_sha256"',
                    pgid="pgtrigger_printed_once_a2f33",
                    table="committee_certificate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="accepted_and_approved",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF NEW.status <> 'draft' THEN\n                        RAISE EXCEPTION 'certificate % does not begin as a draft', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'certificate_begins_as_a_draft';\n                    END IF;\n                    PERFORM FROM committee_appointment a\n                        WHERE a.id = NEW.appointment_id\n                          AND a.accepted_at IS NOT NULL AND a.approved_at IS NOT NULL\n                          AND a.status IN ('approved', 'in_force')\n                        FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'appointment % was not accepted and approved',\n                            NEW.appointment_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'certificate_accepted_and_approved';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="75652354c01dc48f162e438cac211c55ec5ccd02",
                    operation="INSERT",
                    pgid="pgtrigger_accepted_and_approved_3c4f7",
                    table="committee_certificate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
