"""Remembers what a dissolution closed and ended, so that it can be taken back."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0004_former_names"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dissolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="dissolved on")),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided at")),
                (
                    "reopened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reopened at"),
                ),
            ],
            options={
                "verbose_name": "dissolution",
                "verbose_name_plural": "dissolutions",
                "ordering": ["-decided_at"],
            },
        ),
        migrations.CreateModel(
            name="DissolutionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(verbose_name="dissolved on")),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided at")),
                (
                    "reopened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reopened at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EndedTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "term",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        verbose_name="term before"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("invited", "invited"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                            ("approved", "approved"),
                            ("in_force", "in force"),
                            ("ended", "ended"),
                        ],
                        max_length=12,
                        verbose_name="status before",
                    ),
                ),
                (
                    "left_term",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="term after"),
                ),
                (
                    "left_status",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("invited", "invited"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                            ("approved", "approved"),
                            ("in_force", "in force"),
                            ("ended", "ended"),
                        ],
                        max_length=12,
                        verbose_name="status after",
                    ),
                ),
            ],
            options={
                "verbose_name": "ended term",
                "verbose_name_plural": "ended terms",
            },
        ),
        migrations.CreateModel(
            name="EndedTermHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "term",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        verbose_name="term before"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("invited", "invited"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                            ("approved", "approved"),
                            ("in_force", "in force"),
                            ("ended", "ended"),
                        ],
                        max_length=12,
                        verbose_name="status before",
                    ),
                ),
                (
                    "left_term",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="term after"),
                ),
                (
                    "left_status",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("invited", "invited"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                            ("approved", "approved"),
                            ("in_force", "in force"),
                            ("ended", "ended"),
                        ],
                        max_length=12,
                        verbose_name="status after",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="committee",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="committee",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="committee",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="committee",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="committee.committee",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="committeehistory",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.committee",
                verbose_name="merged into",
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
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
                max_length=24,
                verbose_name="reason of the end",
            ),
        ),
        migrations.AlterField(
            model_name="appointmenthistory",
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
                max_length=24,
                verbose_name="reason of the end",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_committeehistory" ("campaign_id", "depth", "dissolution_id", "dissolved_on", "host_office_en", "host_office_ko", "id", "kind_id", "launched_on", "merged_into_id", "name_en", "name_ko", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."campaign_id", NEW."depth", NEW."dissolution_id", NEW."dissolved_on", NEW."host_office_en", NEW."host_office_ko", NEW."id", NEW."kind_id", NEW."launched_on", NEW."merged_into_id", NEW."name_en", NEW."name_ko", NEW."numchild", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id"); RETURN NULL;',
                    hash="67ecf765b6da429b3db6a6021f64f3a91e8f8584",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74d25",
                    table="committee_committee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_committeehistory" ("campaign_id", "depth", "dissolution_id", "dissolved_on", "host_office_en", "host_office_ko", "id", "kind_id", "launched_on", "merged_into_id", "name_en", "name_ko", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."campaign_id", NEW."depth", NEW."dissolution_id", NEW."dissolved_on", NEW."host_office_en", NEW."host_office_ko", NEW."id", NEW."kind_id", NEW."launched_on", NEW."merged_into_id", NEW."name_en", NEW."name_ko", NEW."numchild", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id"); RETURN NULL;',
                    hash="238b12c603529ece09130799e983aaba24ebbf27",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d16d9",
                    table="committee_committee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_committeehistory" ("campaign_id", "depth", "dissolution_id", "dissolved_on", "host_office_en", "host_office_ko", "id", "kind_id", "launched_on", "merged_into_id", "name_en", "name_ko", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (OLD."campaign_id", OLD."depth", OLD."dissolution_id", OLD."dissolved_on", OLD."host_office_en", OLD."host_office_ko", OLD."id", OLD."kind_id", OLD."launched_on", OLD."merged_into_id", OLD."name_en", OLD."name_ko", OLD."numchild", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id"); RETURN NULL;',
                    hash="49cab60b026cb9ece87b7c28966a0781b7280129",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_46c6d",
                    table="committee_committee",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="dissolution",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dissolutions",
                to="committee.committee",
                verbose_name="committee",
            ),
        ),
        migrations.AddField(
            model_name="dissolution",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="committee",
            name="dissolution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="closed",
                to="committee.dissolution",
                verbose_name="dissolved by",
            ),
        ),
        migrations.AddField(
            model_name="committeehistory",
            name="dissolution",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.dissolution",
                verbose_name="dissolved by",
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dissolved_on__isnull", False),
                    models.Q(("dissolution__isnull", True), ("merged_into__isnull", True)),
                    _connector="OR",
                ),
                name="committee_closed_has_a_day",
            ),
        ),
        migrations.AddField(
            model_name="dissolutionhistory",
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
            model_name="dissolutionhistory",
            name="decided_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="dissolutionhistory",
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
            model_name="dissolutionhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.dissolution",
            ),
        ),
        migrations.AddField(
            model_name="endedterm",
            name="appointment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="committee.appointment",
                verbose_name="appointment",
            ),
        ),
        migrations.AddField(
            model_name="endedterm",
            name="dissolution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ended",
                to="committee.dissolution",
                verbose_name="dissolution",
            ),
        ),
        migrations.AddField(
            model_name="endedtermhistory",
            name="appointment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.appointment",
                verbose_name="appointment",
            ),
        ),
        migrations.AddField(
            model_name="endedtermhistory",
            name="dissolution",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.dissolution",
                verbose_name="dissolution",
            ),
        ),
        migrations.AddField(
            model_name="endedtermhistory",
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
            model_name="endedtermhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.endedterm",
            ),
        ),
        migrations.AddConstraint(
            model_name="dissolution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reopened_at", None)),
                fields=("committee",),
                name="dissolution_stands_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissolution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_dissolutionhistory" ("committee_id", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at") VALUES (NEW."committee_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reopened_at"); RETURN NULL;',
                    hash="81123bfbce22afa8ac868eeffc1d86163202a820",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ff18",
                    table="committee_dissolution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissolution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_dissolutionhistory" ("committee_id", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at") VALUES (NEW."committee_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reopened_at"); RETURN NULL;',
                    hash="7f692f6d977bfe1e844ad5d7599325cfe5f1b380",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a3bc4",
                    table="committee_dissolution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissolution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_dissolutionhistory" ("committee_id", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at") VALUES (OLD."committee_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reopened_at"); RETURN NULL;',
                    hash="d40206fcbc0565ce6cac5c38e33786872032b138",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cda45",
                    table="committee_dissolution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="endedterm",
            constraint=models.UniqueConstraint(
                fields=("dissolution", "appointment"), name="ended_term_once_a_dissolution"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endedterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (NEW."appointment_id", NEW."dissolution_id", NEW."id", NEW."left_status", NEW."left_term", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."term"); RETURN NULL;',
                    hash="4312a86df4963adbb1bdd28c461007c9af7fe63e",
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
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (NEW."appointment_id", NEW."dissolution_id", NEW."id", NEW."left_status", NEW."left_term", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."term"); RETURN NULL;',
                    hash="adc938d88af1322c320fcb1e080e6cdac6fbdbde",
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
                    func='INSERT INTO "committee_endedtermhistory" ("appointment_id", "dissolution_id", "id", "left_status", "left_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "term") VALUES (OLD."appointment_id", OLD."dissolution_id", OLD."id", OLD."left_status", OLD."left_term", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."term"); RETURN NULL;',
                    hash="882fe62cb7aed3fc189a7f74a203b78d6a9f5baa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2cbb",
                    table="committee_endedterm",
                    when="AFTER",
                ),
            ),
        ),
    ]
