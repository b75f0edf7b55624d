"""Adds likely duplicates, and mergers of two records that can be undone."""

import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0015_term_indexes"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="LikelyDuplicate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("same_phone", models.BooleanField(verbose_name="same phone")),
                ("same_email", models.BooleanField(verbose_name="same mail address")),
                (
                    "similarity",
                    models.FloatField(
                        help_text="From 0 to 1.", verbose_name="similarity of the names"
                    ),
                ),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                (
                    "dismissed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="told apart at"),
                ),
            ],
            options={
                "verbose_name": "likely duplicate",
                "verbose_name_plural": "likely duplicates",
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided at")),
                (
                    "before",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="the kept record as it was",
                    ),
                ),
                (
                    "moved",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="what was moved",
                    ),
                ),
                (
                    "taken_away",
                    models.JSONField(
                        default=list,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="what was taken away",
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The merged record was deleted.",
                        null=True,
                        verbose_name="final since",
                    ),
                ),
            ],
            options={
                "verbose_name": "merger of people",
                "verbose_name_plural": "mergers of people",
                "ordering": ["-decided_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MergerHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided at")),
                (
                    "moved",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="what was moved",
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The merged record was deleted.",
                        null=True,
                        verbose_name="final since",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The record that stands for this person now.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="absorbed",
                to="committee.person",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="personhistory",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The record that stands for this person now.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.person",
                verbose_name="merged into",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."created_at", NEW."id", NEW."merged_into_id", NEW."name", NEW."name_latin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="467b63651b0b4e9799a65a0079ee0feed61c37b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4f9c",
                    table="committee_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."affiliation_en" IS DISTINCT FROM (NEW."affiliation_en") OR OLD."affiliation_ko" IS DISTINCT FROM (NEW."affiliation_ko") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_latin" IS DISTINCT FROM (NEW."name_latin") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."created_at", NEW."id", NEW."merged_into_id", NEW."name", NEW."name_latin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="3d2e138aeb39f6972976fd852eab6ac3b51f58d4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_34bb1",
                    table="committee_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."affiliation_en", OLD."affiliation_ko", OLD."created_at", OLD."id", OLD."merged_into_id", OLD."name", OLD."name_latin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="f92957c579ab242ef40cd450dce87b3172009b84",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f608e",
                    table="committee_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="likelyduplicate",
            name="dismissed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="told apart by",
            ),
        ),
        migrations.AddField(
            model_name="likelyduplicate",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="committee.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="likelyduplicate",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="committee.person",
                verbose_name="other person",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="absorbed",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="committee.person",
                verbose_name="merged record",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mergers",
                to="committee.person",
                verbose_name="kept record",
            ),
        ),
        migrations.AddField(
            model_name="mergerhistory",
            name="absorbed",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.person",
                verbose_name="merged record",
            ),
        ),
        migrations.AddField(
            model_name="mergerhistory",
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
            model_name="mergerhistory",
            name="kept",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.person",
                verbose_name="kept record",
            ),
        ),
        migrations.AddField(
            model_name="mergerhistory",
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
            model_name="mergerhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="committee.merger",
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.UniqueConstraint(
                fields=("first", "second"), name="likely_duplicate_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="likely_duplicate_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("absorbed",),
                name="person_absorbed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(("undone_at", None), ("settled_at", None), _connector="OR"),
                name="merger_undone_or_settled",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merger",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_mergerhistory" ("absorbed_id", "decided_at", "decided_by_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "undone_at") VALUES (NEW."absorbed_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kept_id", NEW."moved", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_at", NEW."undone_at"); RETURN NULL;',
                    hash="fb0d7acef3c8675a9da512d8107f662dc297ec23",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eddcc",
                    table="committee_merger",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merger",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."absorbed_id" IS DISTINCT FROM (NEW."absorbed_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kept_id" IS DISTINCT FROM (NEW."kept_id") OR OLD."moved" IS DISTINCT FROM (NEW."moved") OR OLD."settled_at" IS DISTINCT FROM (NEW."settled_at") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at"))',
                    func='INSERT INTO "committee_mergerhistory" ("absorbed_id", "decided_at", "decided_by_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "undone_at") VALUES (NEW."absorbed_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kept_id", NEW."moved", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_at", NEW."undone_at"); RETURN NULL;',
                    hash="83c14a2df310bbede3a51c7fc46d0ca77cd48a62",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3fde0",
                    table="committee_merger",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merger",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_mergerhistory" ("absorbed_id", "decided_at", "decided_by_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "undone_at") VALUES (OLD."absorbed_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kept_id", OLD."moved", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_at", OLD."undone_at"); RETURN NULL;',
                    hash="f91a8005cd53bdd92cad3e2c44c7ce13941eacc0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_54ee2",
                    table="committee_merger",
                    when="AFTER",
                ),
            ),
        ),
    ]
