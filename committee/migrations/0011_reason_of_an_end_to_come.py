"""Keeps why a running appointment will end, until it does and through a dissolution taken back."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0010_kept_until"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="endedterm",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="endedterm",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="endedterm",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="appointment",
            name="appointment_end_has_reason",
        ),
        migrations.AddField(
            model_name="endedterm",
            name="end_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("term_over", "term over"),
                    ("resigned", "resigned"),
                    ("dismissed", "dismissed"),
                    ("issued_in_error", "issued in error"),
                    ("nomination_withdrawn", "nomination withdrawn"),
                    ("dissolved", "committee dissolved"),
                    ("merged", "committee merged"),
                ],
                db_default="",
                default="",
                max_length=24,
                verbose_name="reason of the end before",
            ),
        ),
        migrations.AddField(
            model_name="endedtermhistory",
            name="end_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("term_over", "term over"),
                    ("resigned", "resigned"),
                    ("dismissed", "dismissed"),
                    ("issued_in_error", "issued in error"),
                    ("nomination_withdrawn", "nomination withdrawn"),
                    ("dissolved", "committee dissolved"),
                    ("merged", "committee merged"),
                ],
                db_default="",
                default="",
                max_length=24,
                verbose_name="reason of the end before",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endedterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "end_reason", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (NEW."appointment_id", NEW."dissolution_id", NEW."end_reason", NEW."id", NEW."left_status", NEW."left_term", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."term"); RETURN NULL;',
                    hash="e05c993571db509edd8a6c485c1b8bc4f519796d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_444b5",
                    table="committee_endedterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endedterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "end_reason", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (NEW."appointment_id", NEW."dissolution_id", NEW."end_reason", NEW."id", NEW."left_status", NEW."left_term", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."term"); RETURN NULL;',
                    hash="be9de5691d910209c8c248141c6186353442640d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0e36",
                    table="committee_endedterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endedterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "end_reason", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (OLD."appointment_id", OLD."dissolution_id", OLD."end_reason", OLD."id", OLD."left_status", OLD."left_term", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."term"); RETURN NULL;',
                    hash="bee32576153f0a55c2c559bbf17fecf168f7a6f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2cbb",
                    table="committee_endedterm",
                    when="AFTER",
                ),
            ),
        ),
        # Backwards, the reasons of ends to come are forgotten before the old rule stands again.
        migrations.RunSQL(
            migrations.RunSQL.noop,
            "UPDATE committee_appointment SET end_reason = '' WHERE status = 'in_force'",
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("status", "ended"),
                        models.Q(("end_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "ended"), _negated=True),
                        ("end_reason", ""),
                        ("ended_at__isnull", True),
                    ),
                    models.Q(
                        ("ended_at__isnull", True),
                        ("status", "in_force"),
                        ("term__upper_inf", False),
                    ),
                    _connector="OR",
                ),
                name="appointment_end_has_reason",
            ),
        ),
    ]
