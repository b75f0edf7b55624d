"""Lets nobody approve whom they nominated where the campaign rules so, whatever the statement."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0005_person_and_post_as_one"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="approved_by_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."approved_by_id" = (NEW."nominated_by_id") AND NEW."public_source" = \'\' AND OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id"))',
                    func="\n                    PERFORM FROM committee_post p\n                        JOIN committee_committee c ON c.id = p.committee_id\n                        JOIN committee_campaign k ON k.id = c.campaign_id\n                        WHERE p.id = NEW.post_id AND k.separate_approver;\n                    IF FOUND THEN\n                        RAISE EXCEPTION 'appointment % was nominated by its approver', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'appointment_approved_by_another';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="4443feda3d640cbfb337a9229f3aa540eb5be158",
                    operation='UPDATE OF "approved_by_id"',
                    pgid="pgtrigger_approved_by_another_03566",
                    table="committee_appointment",
                    when="BEFORE",
                ),
            ),
        ),
    ]
