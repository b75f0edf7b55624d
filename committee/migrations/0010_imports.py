"""Adds imports of many people at once, and their rows."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.uuid
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0009_access_tokens"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="file")),
                (
                    "file_digest",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the file"),
                ),
                ("kind", models.CharField(max_length=4, verbose_name="format")),
                (
                    "source",
                    models.CharField(
                        help_text="For rows that name none themselves. The people will read this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="headings"
                    ),
                ),
                ("mapping", models.JSONField(default=dict, verbose_name="columns")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "being read"),
                            ("read", "columns to be named"),
                            ("checking", "being checked"),
                            ("checked", "ready to import"),
                            ("committing", "being imported"),
                            ("done", "imported"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("all", "all rows or none"), ("good", "good rows only")],
                        max_length=4,
                        verbose_name="mode",
                    ),
                ),
                (
                    "take_lookalikes",
                    models.BooleanField(default=False, verbose_name="possible duplicates too"),
                ),
                (
                    "progress",
                    models.PositiveIntegerField(default=0, verbose_name="rows worked through"),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("counts", models.JSONField(default=dict, verbose_name="rows by verdict")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rows erased at"),
                ),
                (
                    "committed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-uploaded_at"],
            },
        ),
        migrations.CreateModel(
            name="ImportHistory",
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
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="file")),
                (
                    "file_digest",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the file"),
                ),
                ("kind", models.CharField(max_length=4, verbose_name="format")),
                (
                    "source",
                    models.CharField(
                        help_text="For rows that name none themselves. The people will read this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="headings"
                    ),
                ),
                ("mapping", models.JSONField(default=dict, verbose_name="columns")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "being read"),
                            ("read", "columns to be named"),
                            ("checking", "being checked"),
                            ("checked", "ready to import"),
                            ("committing", "being imported"),
                            ("done", "imported"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("all", "all rows or none"), ("good", "good rows only")],
                        max_length=4,
                        verbose_name="mode",
                    ),
                ),
                (
                    "take_lookalikes",
                    models.BooleanField(default=False, verbose_name="possible duplicates too"),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("counts", models.JSONField(default=dict, verbose_name="rows by verdict")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rows erased at"),
                ),
                (
                    "committed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
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
                        to="committee.import",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "cells",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), verbose_name="cells"
                    ),
                ),
                (
                    "formulas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), default=list, verbose_name="formulas"
                    ),
                ),
                ("name", models.TextField(db_default="", default="", verbose_name="name")),
                (
                    "name_latin",
                    models.TextField(
                        db_default="", default="", verbose_name="name in Latin letters"
                    ),
                ),
                ("phone", models.TextField(db_default="", default="", verbose_name="mobile phone")),
                ("email", models.TextField(db_default="", default="", verbose_name="mail address")),
                (
                    "source",
                    models.TextField(db_default="", default="", verbose_name="source of the data"),
                ),
                (
                    "digests",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="keyed hashes"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "not checked yet"),
                            ("good", "good"),
                            ("lookalike", "possible duplicate"),
                            ("unchanged", "unchanged"),
                            ("error", "error"),
                            ("taken", "nominated"),
                        ],
                        db_default="new",
                        default="new",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("findings", models.JSONField(default=list, verbose_name="findings")),
                (
                    "part_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.post",
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ["number"],
            },
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("committing", "done")), _negated=True),
                    models.Q(
                        ("committed_by__isnull", False), models.Q(("mode", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="import_committed_by_somebody",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="import",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="95c7e8e2be338af72172f66d15bb80ca25522d28",
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
                    condition='WHEN (OLD."committed_by_id" IS DISTINCT FROM (NEW."committed_by_id") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."counts" IS DISTINCT FROM (NEW."counts") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."file_digest" IS DISTINCT FROM (NEW."file_digest") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."finding" IS DISTINCT FROM (NEW."finding") OR OLD."header" IS DISTINCT FROM (NEW."header") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."over_at" IS DISTINCT FROM (NEW."over_at") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."take_lookalikes" IS DISTINCT FROM (NEW."take_lookalikes") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="552a14648e71bb1540b00262c3067b2b2f177a7b",
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
                    func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (OLD."committed_by_id", OLD."committee_id", OLD."counts", OLD."erased_at", OLD."file_digest", OLD."file_name", OLD."finding", OLD."header", OLD."id", OLD."kind", OLD."mapping", OLD."mode", OLD."over_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."starts_on", OLD."status", OLD."take_lookalikes", OLD."total", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="e7b987c1d457c39821706eab9071ba36ea77a806",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e8fd",
                    table="committee_import",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["part_of", "verdict", "number"], name="import_row_verdict"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("part_of", "number"), name="import_row_number_once"
            ),
        ),
    ]
