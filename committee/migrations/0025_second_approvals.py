"""Keeps who agreed to a run that one person alone may not start."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0024_two_approvers"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed to at"),
                ),
            ],
            options={
                "verbose_name": "second approval",
                "verbose_name_plural": "second approvals",
            },
        ),
        migrations.CreateModel(
            name="SecondApprovalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "given_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed to at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="run",
            name="run_open_once",
        ),
        migrations.RemoveConstraint(
            model_name="run",
            name="run_over_when",
        ),
        migrations.AlterField(
            model_name="run",
            name="status",
            field=models.CharField(
                choices=[
                    ("awaiting", "awaiting second approval"),
                    ("running", "running"),
                    ("paused", "paused"),
                    ("cancelled", "cancelled"),
                    ("done", "done"),
                ],
                db_index=True,
                default="running",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="runhistory",
            name="status",
            field=models.CharField(
                choices=[
                    ("awaiting", "awaiting second approval"),
                    ("running", "running"),
                    ("paused", "paused"),
                    ("cancelled", "cancelled"),
                    ("done", "done"),
                ],
                default="running",
                max_length=10,
                verbose_name="status",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="second_approval_first",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" IN ('running', 'paused', 'done') AND OLD.\"status\" = 'awaiting')",
                    func="\n                    IF NOT EXISTS (\n                        SELECT FROM committee_secondapproval\n                        WHERE run_id = NEW.id AND given_by_id IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'run % has no second approval', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'run_second_approval_first';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="bf44cae04af56e9d13a6712aab1f2d0cad2a63bb",
                    operation='UPDATE OF "status"',
                    pgid="pgtrigger_second_approval_first_0ac4d",
                    table="committee_run",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("awaiting", "running", "paused"))),
                fields=("batch",),
                name="run_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("over_at__isnull", True), ("status__in", ("awaiting", "running", "paused"))
                    ),
                    models.Q(("over_at__isnull", False), ("status__in", ("cancelled", "done"))),
                    _connector="OR",
                ),
                name="run_over_when",
            ),
        ),
        migrations.AddField(
            model_name="secondapproval",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="secondapproval",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed to by",
            ),
        ),
        migrations.AddField(
            model_name="secondapproval",
            name="run",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="second_approval",
                to="committee.run",
                verbose_name="run",
            ),
        ),
        migrations.AddField(
            model_name="secondapprovalhistory",
            name="asked_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="secondapprovalhistory",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed to by",
            ),
        ),
        migrations.AddField(
            model_name="secondapprovalhistory",
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
            model_name="secondapprovalhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.secondapproval",
            ),
        ),
        migrations.AddField(
            model_name="secondapprovalhistory",
            name="run",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.run",
                verbose_name="run",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_by", None),
                    models.Q(("given_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="second_approval_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_at", None), ("given_by", None)),
                    models.Q(("given_at__isnull", False), ("given_by__isnull", False)),
                    _connector="OR",
                ),
                name="second_approval_given_when",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."asked_by_id", NEW."given_at", NEW."given_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run_id"); RETURN NULL;',
                    hash="2e3545e04acf9a917d57de9ad2775ca81c488b1e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_929bb",
                    table="committee_secondapproval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."asked_by_id", NEW."given_at", NEW."given_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run_id"); RETURN NULL;',
                    hash="331e6e1ea3a580e81b9323449572b85c080b11a3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f440e",
                    table="committee_secondapproval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondapproval",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (OLD."asked_by_id", OLD."given_at", OLD."given_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."run_id"); RETURN NULL;',
                    hash="554dd9b86f9f3febe12f1a9853efa023b419630f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_67ad1",
                    table="committee_secondapproval",
                    when="AFTER",
                ),
            ),
        ),
    ]
