"""Lets a campaign count its certificates instead of drawing their numbers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0033_certificate_designs"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="campaign",
            name="number_style",
            field=models.CharField(
                choices=[
                    ("opaque", "drawn at random, so that it reveals no volume"),
                    ("sequential", "counted: 1, 2, 3 …"),
                ],
                default="opaque",
                max_length=10,
                verbose_name="numbers on certificates",
            ),
        ),
        migrations.AddField(
            model_name="campaignhistory",
            name="number_style",
            field=models.CharField(
                choices=[
                    ("opaque", "drawn at random, so that it reveals no volume"),
                    ("sequential", "counted: 1, 2, 3 …"),
                ],
                default="opaque",
                max_length=10,
                verbose_name="numbers on certificates",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_campaignhistory" ("candidate_en", "candidate_ko", "created_at", "election_on", "election_period_starts_on", "id", "name_en", "name_ko", "number_style", "party_en", "party_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_page", "retain_until", "separate_approver", "slug", "two_approvers_above") VALUES (NEW."candidate_en", NEW."candidate_ko", NEW."created_at", NEW."election_on", NEW."election_period_starts_on", NEW."id", NEW."name_en", NEW."name_ko", NEW."number_style", NEW."party_en", NEW."party_ko", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_page", NEW."retain_until", NEW."separate_approver", NEW."slug", NEW."two_approvers_above"); RETURN NULL;',
                    hash="bcda1390264f77addb6339a9edac45ff0e4facbe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f2085",
                    table="committee_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_campaignhistory" ("candidate_en", "candidate_ko", "created_at", "election_on", "election_period_starts_on", "id", "name_en", "name_ko", "number_style", "party_en", "party_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_page", "retain_until", "separate_approver", "slug", "two_approvers_above") VALUES (NEW."candidate_en", NEW."candidate_ko", NEW."created_at", NEW."election_on", NEW."election_period_starts_on", NEW."id", NEW."name_en", NEW."name_ko", NEW."number_style", NEW."party_en", NEW."party_ko", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_page", NEW."retain_until", NEW."separate_approver", NEW."slug", NEW."two_approvers_above"); RETURN NULL;',
                    hash="a6a26d69f962e1b62ed062c92a7162e6999fbbd9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_87dad",
                    table="committee_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_campaignhistory" ("candidate_en", "candidate_ko", "created_at", "election_on", "election_period_starts_on", "id", "name_en", "name_ko", "number_style", "party_en", "party_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_page", "retain_until", "separate_approver", "slug", "two_approvers_above") VALUES (OLD."candidate_en", OLD."candidate_ko", OLD."created_at", OLD."election_on", OLD."election_period_starts_on", OLD."id", OLD."name_en", OLD."name_ko", OLD."number_style", OLD."party_en", OLD."party_ko", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_page", OLD."retain_until", OLD."separate_approver", OLD."slug", OLD."two_approvers_above"); RETURN NULL;',
                    hash="a981f0e29dce9130c0fc342947a121589b5d40a3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7f8fa",
                    table="committee_campaign",
                    when="AFTER",
                ),
            ),
        ),
    ]
