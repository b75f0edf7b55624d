"""No certificate becomes valid after its appointment ended, or after it was called back."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0003_edits_of_designs"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="valid_once_and_in_force",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" = 'valid' AND NOT (OLD.\"status\" = 'valid'))",
                    func="\n                    IF OLD.status <> 'draft' THEN\n                        RAISE EXCEPTION 'certificate % was called back for good', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'certificate_called_back_for_good';\n                    END IF;\n                    PERFORM FROM committee_appointment a\n                        WHERE a.id = NEW.appointment_id AND a.status = 'in_force'\n                        FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'appointment % is not in force', NEW.appointment_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'certificate_valid_while_in_force';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="17d0adbe759e7aa831b2c97036c27399435e3a1f",
                    operation='UPDATE OF "status"',
                    pgid="pgtrigger_valid_once_and_in_force_4e5c6",
                    table="committee_certificate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
