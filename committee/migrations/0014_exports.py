"""Adds exports: who took which rows of a roster out, and why."""

import django.db.models.deletion
import django.db.models.functions.uuid
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0013_saved_filters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                    "requested_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="requested at"),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("csv", "CSV"),
                            ("xlsx", "Excel (XLSX)"),
                            ("vcf", "address book (vCard)"),
                        ],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                (
                    "query",
                    models.JSONField(default=dict, verbose_name="filter as the form takes it"),
                ),
                ("described", models.TextField(blank=True, verbose_name="filter in words")),
                ("contacts", models.BooleanField(verbose_name="with contact data")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("writing", "being written"),
                            ("ready", "ready"),
                            ("handed_over", "handed over at once"),
                            ("failed", "not written"),
                            ("removed", "file removed"),
                        ],
                        default="waiting",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                (
                    "expected",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="rows to write"
                    ),
                ),
                ("written", models.PositiveIntegerField(default=0, verbose_name="rows written")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                ("downloads", models.PositiveIntegerField(default=0, verbose_name="downloads")),
                ("file_name", models.CharField(blank=True, max_length=60)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exports",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ["-requested_at"],
                "indexes": [
                    models.Index(fields=["committee", "-requested_at"], name="export_committee"),
                    models.Index(
                        fields=["requested_by", "-requested_at"], name="export_requested_by"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="export_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file_name", ""), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="export_ready_has_a_file",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="what_was_asked_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."format" IS DISTINCT FROM (NEW."format") OR OLD."query" IS DISTINCT FROM (NEW."query") OR OLD."described" IS DISTINCT FROM (NEW."described") OR OLD."contacts" IS DISTINCT FROM (NEW."contacts") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d3844cf08c2e3dbc60883540aa5ba883ea56cb5c",
                    operation="UPDATE",
                    pgid="pgtrigger_what_was_asked_is_final_73213",
                    table="committee_export",
                    when="BEFORE",
                ),
            ),
        ),
    ]
