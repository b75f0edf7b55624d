"""Closes the other ways to approve whom one nominated, and to take an acceptance back."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0012_found_by_the_clock"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="approved_by_another",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="approved_by_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."approved_by_id" = (NEW."nominated_by_id") AND NEW."public_source" = \'\')',
                    func="\n                    IF TG_OP = 'UPDATE' THEN\n                        IF OLD.approved_by_id IS NOT DISTINCT FROM NEW.approved_by_id\n                           AND OLD.nominated_by_id = NEW.nominated_by_id\n                           AND OLD.public_source = NEW.public_source THEN\n                            RETURN NEW;\n                        END IF;\n                    ELSIF EXISTS (SELECT FROM committee_appointment a\n                        WHERE a.id = NEW.continues_id AND a.person_id = NEW.person_id\n                          AND a.approved_by_id = NEW.approved_by_id\n                          AND a.approved_at = NEW.approved_at\n                          AND a.nominated_by_id = NEW.nominated_by_id) THEN\n                        RETURN NEW;\n                    END IF;\n                    PERFORM FROM committee_post p\n                        JOIN committee_committee c ON c.id = p.committee_id\n                        JOIN committee_campaign k ON k.id = c.campaign_id\n                        WHERE p.id = NEW.post_id AND k.separate_approver;\n                    IF FOUND THEN\n                        RAISE EXCEPTION 'appointment % was nominated by its approver', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'appointment_approved_by_another';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="51fd4b0e8f196900bcafa4815f922ac4ad6fd6b2",
                    operation='INSERT OR UPDATE OF "approved_by_id", "nominated_by_id", "public_source"',
                    pgid="pgtrigger_approved_by_another_03566",
                    table="committee_appointment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="acceptance_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."accepted_at" IS NULL AND OLD."accepted_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"accepted_at\" rows from % table', TG_TABLE_NAME;",
                    hash="86bd524ad2aa2ccfdf6636f11c249e91be46990e",
                    operation='UPDATE OF "accepted_at"',
                    pgid="pgtrigger_acceptance_is_final_ebad3",
                    table="committee_appointment",
                    when="BEFORE",
                ),
            ),
        ),
    ]
