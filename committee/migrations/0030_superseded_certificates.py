"""Since when a certificate is superseded, and by which."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.functions.uuid
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0029_mailings"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificate",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificate",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="certificate",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="certificate",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="superseded at"),
        ),
        migrations.AddField(
            model_name="certificate",
            name="superseded_by",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supersedes",
                to="committee.certificate",
                verbose_name="superseded by",
            ),
        ),
        migrations.AddField(
            model_name="certificatehistory",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="superseded at"),
        ),
        migrations.AddField(
            model_name="certificatehistory",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="committee.certificate",
                verbose_name="superseded by",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatehistory" ("appointment_id", "campaign_id", "id", "issued_at", "issued_by_id", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_number", "register_number", "revocation_reason", "revoked_at", "revoked_by_id", "snapshot_sha256", "status", "superseded_at", "superseded_by_id") VALUES (NEW."appointment_id", NEW."campaign_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_number", NEW."register_number", NEW."revocation_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."snapshot_sha256", NEW."status", NEW."superseded_at", NEW."superseded_by_id"); RETURN NULL;',
                    hash="4887d6c3124dab594da4493321defdff760e77e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ebb8",
                    table="committee_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."appointment_id" IS DISTINCT FROM (NEW."appointment_id") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."pdf_sha256" IS DISTINCT FROM (NEW."pdf_sha256") OR OLD."printed_number" IS DISTINCT FROM (NEW."printed_number") OR OLD."register_number" IS DISTINCT FROM (NEW."register_number") OR OLD."revocation_reason" IS DISTINCT FROM (NEW."revocation_reason") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."snapshot_sha256" IS DISTINCT FROM (NEW."snapshot_sha256") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."superseded_by_id" IS DISTINCT FROM (NEW."superseded_by_id"))',
                    func='INSERT INTO "committee_certificatehistory" ("appointment_id", "campaign_id", "id", "issued_at", "issued_by_id", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_number", "register_number", "revocation_reason", "revoked_at", "revoked_by_id", "snapshot_sha256", "status", "superseded_at", "superseded_by_id") VALUES (NEW."appointment_id", NEW."campaign_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."pdf_sha256", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_number", NEW."register_number", NEW."revocation_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."snapshot_sha256", NEW."status", NEW."superseded_at", NEW."superseded_by_id"); RETURN NULL;',
                    hash="fc4a04a3c31f1859f2057696dd766b4b9748f983",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_83730",
                    table="committee_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatehistory" ("appointment_id", "campaign_id", "id", "issued_at", "issued_by_id", "pdf_sha256", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_number", "register_number", "revocation_reason", "revoked_at", "revoked_by_id", "snapshot_sha256", "status", "superseded_at", "superseded_by_id") VALUES (OLD."appointment_id", OLD."campaign_id", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."pdf_sha256", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_number", OLD."register_number", OLD."revocation_reason", OLD."revoked_at", OLD."revoked_by_id", OLD."snapshot_sha256", OLD."status", OLD."superseded_at", OLD."superseded_by_id"); RETURN NULL;',
                    hash="53d4788a5538ec89557f9ac93c7c6882130182bc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c7b4d",
                    table="committee_certificate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "superseded"), ("superseded_at__isnull", False)),
                    models.Q(
                        models.Q(("status", "superseded"), _negated=True),
                        ("superseded_at", None),
                        ("superseded_by", None),
                    ),
                    _connector="OR",
                ),
                name="certificate_superseded_when",
            ),
        ),
    ]
