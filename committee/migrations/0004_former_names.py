"""Keeps the names that a committee bore before, and holds every depth to its path."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0003_person_search"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The first day of the next name.", verbose_name="borne until"
                    ),
                ),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ["committee", "-until"],
            },
        ),
        migrations.CreateModel(
            name="FormerNameHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The first day of the next name.", verbose_name="borne until"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "depth",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.functions.text.Length("path"), "/", models.Value(4)
                        ),
                    )
                ),
                name="committee_depth_is_its_path",
            ),
        ),
        migrations.AddField(
            model_name="formername",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_names",
                to="committee.committee",
                verbose_name="committee",
            ),
        ),
        migrations.AddField(
            model_name="formernamehistory",
            name="committee",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.committee",
                verbose_name="committee",
            ),
        ),
        migrations.AddField(
            model_name="formernamehistory",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="formernamehistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.formername",
            ),
        ),
        migrations.AddConstraint(
            model_name="formername",
            constraint=models.UniqueConstraint(
                fields=("committee", "until"), name="former_name_once_a_day"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formername",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;',
                    hash="2ead0b036eea0962aab2028eeb795f41fcba6611",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7dd6a",
                    table="committee_formername",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formername",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;',
                    hash="7f3c895b5019739f913678c92c7e5d6ce3e13c75",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2f77e",
                    table="committee_formername",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formername",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (OLD."committee_id", OLD."id", OLD."name_en", OLD."name_ko", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until"); RETURN NULL;',
                    hash="d751759e5e27940f1cdf534a02a0f77fc76ccf7b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ad885",
                    table="committee_formername",
                    when="AFTER",
                ),
            ),
        ),
    ]
