"""Adds batches of appointments and the runs that move them along."""

import django.db.models.deletion
import django.db.models.functions.uuid
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0019_policy_page"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "imported",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batch",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "batch",
                "verbose_name_plural": "batches",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="BatchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a batch",
                "verbose_name_plural": "entries of batches",
            },
        ),
        migrations.AddField(
            model_name="batch",
            name="appointments",
            field=models.ManyToManyField(
                related_name="batches",
                through="committee.BatchEntry",
                to="committee.appointment",
                verbose_name="appointments",
            ),
        ),
        migrations.CreateModel(
            name="BatchHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="committee.batch",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("invite", "invite"),
                            ("remind", "remind"),
                            ("approve", "approve"),
                            ("issue", "issue certificates"),
                        ],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
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
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "dated",
                    models.DateField(
                        blank=True,
                        help_text="When they are issued.",
                        null=True,
                        verbose_name="date on the certificates",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="appointments")),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "verbose_name": "run",
                "verbose_name_plural": "runs",
                "ordering": ["-started_at"],
            },
        ),
        migrations.CreateModel(
            name="RunEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="place")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("begun", "begun"),
                            ("done", "done"),
                            ("skipped", "skipped"),
                            ("failed", "failed"),
                        ],
                        db_default="waiting",
                        default="waiting",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="attempts"
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="committee.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a run",
                "verbose_name_plural": "entries of runs",
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="RunHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("invite", "invite"),
                            ("remind", "remind"),
                            ("approve", "approve"),
                            ("issue", "issue certificates"),
                        ],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
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
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "dated",
                    models.DateField(
                        blank=True,
                        help_text="When they are issued.",
                        null=True,
                        verbose_name="date on the certificates",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="appointments")),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "batch",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="committee.run",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="batchentry",
            constraint=models.UniqueConstraint(
                fields=("batch", "appointment"), name="batch_entry_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batchentry",
            trigger=pgtrigger.compiler.Trigger(
                name="within_the_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF EXISTS (\n                        SELECT FROM added\n                        JOIN committee_batch b ON b.id = added.batch_id\n                        JOIN committee_committee top ON top.id = b.committee_id\n                        JOIN committee_appointment a ON a.id = added.appointment_id\n                        JOIN committee_post p ON p.id = a.post_id\n                        JOIN committee_committee c ON c.id = p.committee_id\n                        WHERE NOT starts_with(c.path, top.path)\n                    ) THEN\n                        RAISE EXCEPTION 'an appointment lies outside the committee of its batch'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'batch_entry_within_the_committee';\n                    END IF;\n                    RETURN NULL;\n                ",
                    hash="c04c87f932affd6f6caf860c264a6e739506923f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_within_the_committee_e35f1",
                    referencing="REFERENCING NEW TABLE AS added ",
                    table="committee_batchentry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="batch_has_a_name"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."committee_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."imported_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="e97dacb786f86de3d3efd3da8767639b0abebfe0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_be764",
                    table="committee_batch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."committee_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."imported_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="3008e57e0a8d30d89178d2d4d21410b44c74ce36",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60733",
                    table="committee_batch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."committee_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."imported_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="259a5338026d6971309a53aeaf6f5e61e5cfad69",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_29b8a",
                    table="committee_batch",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("running", "paused"))),
                fields=("batch",),
                name="run_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("over_at__isnull", True), ("status__in", ("running", "paused"))),
                    models.Q(("over_at__isnull", False), ("status__in", ("cancelled", "done"))),
                    _connector="OR",
                ),
                name="run_over_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action", "issue"), ("dated__isnull", False)),
                    models.Q(models.Q(("action", "issue"), _negated=True), ("dated__isnull", True)),
                    _connector="OR",
                ),
                name="run_dated_if_it_issues",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (NEW."action", NEW."batch_id", NEW."dated", NEW."finding", NEW."id", NEW."over_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."total"); RETURN NULL;',
                    hash="69ec1dd61519377ca18b176504f4fddf5ecc7c35",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e6ebc",
                    table="committee_run",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (NEW."action", NEW."batch_id", NEW."dated", NEW."finding", NEW."id", NEW."over_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."total"); RETURN NULL;',
                    hash="7428876a693cb4a3e8a1d65f86f4e574331c50e2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_94aac",
                    table="committee_run",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (OLD."action", OLD."batch_id", OLD."dated", OLD."finding", OLD."id", OLD."over_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."total"); RETURN NULL;',
                    hash="55197be25d027cffa5d53bdffe430691e54f1b88",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e1f40",
                    table="committee_run",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="runentry",
            index=models.Index(fields=["run", "outcome", "place"], name="run_entry_next"),
        ),
        migrations.AddConstraint(
            model_name="runentry",
            constraint=models.UniqueConstraint(
                fields=("run", "appointment"), name="run_entry_once"
            ),
        ),
    ]
