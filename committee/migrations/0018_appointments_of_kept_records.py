"""Lets an appointment made while two records become one stand for the one that stays."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0017_changes"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="of_the_kept_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE kept uuid;",
                    func="\n                    SELECT merged_into_id INTO kept FROM committee_person\n                        WHERE id = NEW.person_id FOR KEY SHARE;\n                    NEW.person_id := coalesce(kept, NEW.person_id);\n                    RETURN NEW;\n                ",
                    hash="0cdb7dff24ba508d765604fc0725c58728db3c69",
                    operation='INSERT OR UPDATE OF "person_id"',
                    pgid="pgtrigger_of_the_kept_record_ea1e9",
                    table="committee_appointment",
                    when="BEFORE",
                ),
            ),
        ),
    ]
