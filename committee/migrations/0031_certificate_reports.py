"""What somebody reports about a certificate."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.functions.uuid
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0030_superseded_certificates"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateReport",
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
                            ("never_agreed", "I never agreed to this appointment"),
                            ("forged", "this looks forged"),
                            ("mistake", "there is a mistake in it"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "text",
                    models.TextField(blank=True, max_length=1000, verbose_name="what is wrong"),
                ),
                (
                    "reply_to",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="mail address for an answer"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("settled", "settled")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "reported_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="reported at"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="what came of it"),
                ),
            ],
            options={
                "verbose_name": "report about a certificate",
                "verbose_name_plural": "reports about certificates",
                "ordering": ["-reported_at"],
            },
        ),
        migrations.CreateModel(
            name="CertificateReportHistory",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("never_agreed", "I never agreed to this appointment"),
                            ("forged", "this looks forged"),
                            ("mistake", "there is a mistake in it"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("settled", "settled")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "reported_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="reported at"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="what came of it"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="certificatereport",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="committee.certificate",
                verbose_name="certificate",
            ),
        ),
        migrations.AddField(
            model_name="certificatereport",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddField(
            model_name="certificatereporthistory",
            name="certificate",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.certificate",
                verbose_name="certificate",
            ),
        ),
        migrations.AddField(
            model_name="certificatereporthistory",
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
            model_name="certificatereporthistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.certificatereport",
            ),
        ),
        migrations.AddField(
            model_name="certificatereporthistory",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddIndex(
            model_name="certificatereport",
            index=models.Index(fields=["status", "-reported_at"], name="certificate_report_open"),
        ),
        migrations.AddConstraint(
            model_name="certificatereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reply_to", ""),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                        ("status", "settled"),
                        models.Q(("note", ""), _negated=True),
                    ),
                    models.Q(
                        ("note", ""), ("settled_at", None), ("settled_by", None), ("status", "open")
                    ),
                    _connector="OR",
                ),
                name="certificate_report_settled_with_a_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatereport",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("text"), 1000
                ),
                name="certificate_report_text_within_limit",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatereporthistory" ("certificate_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "settled_at", "settled_by_id", "status") VALUES (NEW."certificate_id", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reported_at", NEW."settled_at", NEW."settled_by_id", NEW."status"); RETURN NULL;',
                    hash="0d0fdc75d897b5be2f2bfc490960be764a472c44",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_630bc",
                    table="committee_certificatereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certificate_id" IS DISTINCT FROM (NEW."certificate_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."settled_at" IS DISTINCT FROM (NEW."settled_at") OR OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func='INSERT INTO "committee_certificatereporthistory" ("certificate_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "settled_at", "settled_by_id", "status") VALUES (NEW."certificate_id", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reported_at", NEW."settled_at", NEW."settled_by_id", NEW."status"); RETURN NULL;',
                    hash="a6dbf7f83c61d51540329f3d699693bfb815c330",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73ff1",
                    table="committee_certificatereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatereport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatereporthistory" ("certificate_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "settled_at", "settled_by_id", "status") VALUES (OLD."certificate_id", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reported_at", OLD."settled_at", OLD."settled_by_id", OLD."status"); RETURN NULL;',
                    hash="25e4939efe0c71e77213d573856b01de5c884d90",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7195b",
                    table="committee_certificatereport",
                    when="AFTER",
                ),
            ),
        ),
    ]
