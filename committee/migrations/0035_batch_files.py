"""Adds files about batches: certificates to hand over or print, labels, lists of names."""

import django.db.models.deletion
import django.db.models.functions.uuid
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0034_number_style"),
    ]

    operations = [
        migrations.CreateModel(
            name="BatchFile",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("zip", "certificates, one PDF each (ZIP)"),
                            ("print", "print file of all certificates"),
                            ("labels", "labels (A4, 3 × 8)"),
                            ("calling", "list for calling the names"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("blank_backs", models.BooleanField(default=False, verbose_name="blank backs")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                (
                    "requested_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="requested at"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("writing", "being written"),
                            ("ready", "ready"),
                            ("failed", "not written"),
                            ("removed", "file removed"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                ("file_name", models.CharField(blank=True, max_length=60, verbose_name="file")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a batch",
                "verbose_name_plural": "files of batches",
                "ordering": ["-requested_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file_name", ""), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="batch_file_ready_has_a_file",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batchfile",
            trigger=pgtrigger.compiler.Trigger(
                name="what_was_asked_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."blank_backs" IS DISTINCT FROM (NEW."blank_backs") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="1eca3526689f807b6ad1ec2db2a33a2fea58e9c2",
                    operation="UPDATE",
                    pgid="pgtrigger_what_was_asked_is_final_d7539",
                    table="committee_batchfile",
                    when="BEFORE",
                ),
            ),
        ),
    ]
