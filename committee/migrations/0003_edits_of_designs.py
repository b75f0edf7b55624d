"""Counts how often a design was saved, so that two who edit it at once do not overwrite each other."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0002_beyond_models"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificatedesign",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificatedesign",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificatedesign",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="certificatedesign",
            name="edits",
            field=models.PositiveIntegerField(default=0, verbose_name="times saved"),
        ),
        migrations.AddField(
            model_name="certificatedesignhistory",
            name="edits",
            field=models.PositiveIntegerField(default=0, verbose_name="times saved"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "edits", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."active", NEW."campaign_id", NEW."edits", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="ba5233510755cfa44bfc77f2e99ea7d6288eb677",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3582",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "edits", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."active", NEW."campaign_id", NEW."edits", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="c52e0009d46c31e07c5ce828d3d109d146142441",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74bba",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "edits", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (OLD."active", OLD."campaign_id", OLD."edits", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."verb"); RETURN NULL;',
                    hash="f892f825c3578dce3d8c7e4d8fac0252f0609dbf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_45d08",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
    ]
