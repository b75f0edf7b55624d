"""Lets the people of an import be picked from a roster."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0022_corrected_rows"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="import",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="import",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="import",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="import",
            name="picked_from",
            field=models.ForeignKey(
                blank=True,
                help_text="The people come from this roster and not from a file.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="committee.committee",
                verbose_name="picked from the roster of",
            ),
        ),
        migrations.AddField(
            model_name="importhistory",
            name="picked_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The people come from this roster and not from a file.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.committee",
                verbose_name="picked from the roster of",
            ),
        ),
        migrations.AlterField(
            model_name="import",
            name="kind",
            field=models.CharField(blank=True, max_length=4, verbose_name="format"),
        ),
        migrations.AlterField(
            model_name="importhistory",
            name="kind",
            field=models.CharField(blank=True, max_length=4, verbose_name="format"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="import",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."picked_from_id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="8d962dd977d3dcc91e4b6274e025c3d0a4c04adf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3330",
                    table="committee_import",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="import",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."committed_by_id" IS DISTINCT FROM (NEW."committed_by_id") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."counts" IS DISTINCT FROM (NEW."counts") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."file_digest" IS DISTINCT FROM (NEW."file_digest") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."finding" IS DISTINCT FROM (NEW."finding") OR OLD."header" IS DISTINCT FROM (NEW."header") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."over_at" IS DISTINCT FROM (NEW."over_at") OR OLD."picked_from_id" IS DISTINCT FROM (NEW."picked_from_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."take_lookalikes" IS DISTINCT FROM (NEW."take_lookalikes") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."picked_from_id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="5a55f2bee0c306da5a0e6e9a8a3d2e5a1b495c28",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aac9c",
                    table="committee_import",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="import",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (OLD."committed_by_id", OLD."committee_id", OLD."counts", OLD."erased_at", OLD."file_digest", OLD."file_name", OLD."finding", OLD."header", OLD."id", OLD."kind", OLD."mapping", OLD."mode", OLD."over_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."picked_from_id", OLD."source", OLD."starts_on", OLD."status", OLD."take_lookalikes", OLD."total", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="b358c688202dda3b1ef82c6c1334ec5c84b1d99d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e8fd",
                    table="committee_import",
                    when="AFTER",
                ),
            ),
        ),
    ]
