"""Whoever was erased is not put forward again."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0026_erased_people"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="of_the_kept_record",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="of_the_kept_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE kept uuid; gone timestamptz;",
                    func="\n                    SELECT merged_into_id, erased_at INTO kept, gone FROM committee_person\n                        WHERE id = NEW.person_id FOR KEY SHARE;\n                    IF gone IS NOT NULL THEN\n                        RAISE EXCEPTION 'person % was erased', NEW.person_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'appointment_of_somebody';\n                    END IF;\n                    NEW.person_id := coalesce(kept, NEW.person_id);\n                    RETURN NEW;\n                ",
                    hash="c600b994d17da7e36d067b030b7769dca82c3bf4",
                    operation='INSERT OR UPDATE OF "person_id"',
                    pgid="pgtrigger_of_the_kept_record_ea1e9",
                    table="committee_appointment",
                    when="BEFORE",
                ),
            ),
        ),
    ]
