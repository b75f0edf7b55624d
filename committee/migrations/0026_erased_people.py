"""A record whose person is gone says nothing of them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0025_second_approvals"),
    ]

    operations = [
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
        migrations.RemoveConstraint(
            model_name="person",
            name="person_has_a_name",
        ),
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Since then the record says nothing of the person.",
                null=True,
                verbose_name="erased at",
            ),
        ),
        migrations.AddField(
            model_name="personhistory",
            name="erased_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Since then the record says nothing of the person.",
                null=True,
                verbose_name="erased at",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "erased_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."created_at", NEW."erased_at", NEW."id", NEW."merged_into_id", NEW."name", NEW."name_latin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="d083ac8130f772336f5693ad07a814dd1839a2d9",
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
                    condition='WHEN (OLD."affiliation_en" IS DISTINCT FROM (NEW."affiliation_en") OR OLD."affiliation_ko" IS DISTINCT FROM (NEW."affiliation_ko") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_latin" IS DISTINCT FROM (NEW."name_latin") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "erased_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."created_at", NEW."erased_at", NEW."id", NEW."merged_into_id", NEW."name", NEW."name_latin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="65ba81aac908c7b74e0aef8209b36e176a30ef4b",
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
                    func='INSERT INTO "committee_personhistory" ("affiliation_en", "affiliation_ko", "created_at", "erased_at", "id", "merged_into_id", "name", "name_latin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."affiliation_en", OLD."affiliation_ko", OLD."created_at", OLD."erased_at", OLD."id", OLD."merged_into_id", OLD."name", OLD."name_latin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="78c7997f5ee9afe3495c65616991313ef4d4cbae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f608e",
                    table="committee_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("erased_at", None), models.Q(("name", ""), _negated=True)),
                    models.Q(
                        ("affiliation_en", ""),
                        ("affiliation_ko", ""),
                        ("email", ""),
                        ("erased_at__isnull", False),
                        ("name", ""),
                        ("name_latin", ""),
                        ("phone", ""),
                        ("user", None),
                    ),
                    _connector="OR",
                ),
                name="person_has_a_name_until_erased",
            ),
        ),
    ]
