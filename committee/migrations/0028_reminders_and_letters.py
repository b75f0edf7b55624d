"""When an invitation was printed as a letter, and when it was reminded of."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0027_nobody_who_was_erased"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="invitation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="invitation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="invitation",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="invitation",
            name="printed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="letter printed at"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
        ),
        migrations.AddField(
            model_name="invitationhistory",
            name="printed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="letter printed at"),
        ),
        migrations.AddField(
            model_name="invitationhistory",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_invitationhistory" ("answered_at", "appointment_id", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_at", "reminded_at", "sent_at") VALUES (NEW."answered_at", NEW."appointment_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_at", NEW."reminded_at", NEW."sent_at"); RETURN NULL;',
                    hash="f3a95e4d810253cdec0efd2a44a42a00ad949023",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_14ad7",
                    table="committee_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."appointment_id" IS DISTINCT FROM (NEW."appointment_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."printed_at" IS DISTINCT FROM (NEW."printed_at") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at"))',
                    func='INSERT INTO "committee_invitationhistory" ("answered_at", "appointment_id", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_at", "reminded_at", "sent_at") VALUES (NEW."answered_at", NEW."appointment_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_at", NEW."reminded_at", NEW."sent_at"); RETURN NULL;',
                    hash="833cd0ddb755ef9e790f39a95c547ab66cadf14f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_26ab1",
                    table="committee_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_invitationhistory" ("answered_at", "appointment_id", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_at", "reminded_at", "sent_at") VALUES (OLD."answered_at", OLD."appointment_id", OLD."created_at", OLD."expires_at", OLD."id", OLD."invited_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_at", OLD."reminded_at", OLD."sent_at"); RETURN NULL;',
                    hash="6b919da0e4d25371580c83f1f46e85d3783c70ba",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5a19b",
                    table="committee_invitation",
                    when="AFTER",
                ),
            ),
        ),
    ]
