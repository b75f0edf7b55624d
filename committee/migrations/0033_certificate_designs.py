"""Adds designs of certificates: their versions, seals, and where each is used."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0032_throttles"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateDesign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="offered")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="designs",
                        to="committee.campaign",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "design of certificates",
                "verbose_name_plural": "designs of certificates",
                "ordering": ["campaign", "-active", "name"],
            },
        ),
        migrations.CreateModel(
            name="CertificateDesignHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="offered")),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.campaign",
                        verbose_name="campaign",
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
                        to="committee.certificatedesign",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DesignUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.campaign",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "design",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="committee.certificatedesign",
                        verbose_name="design",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a design",
                "verbose_name_plural": "uses of designs",
                "ordering": ["verb", models.OrderBy(models.F("committee__path"), nulls_first=True)],
            },
        ),
        migrations.CreateModel(
            name="DesignUseHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.campaign",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "design",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.certificatedesign",
                        verbose_name="design",
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
                        to="committee.designuse",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DesignVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="version"),
                ),
                (
                    "heading_ko",
                    models.CharField(blank=True, max_length=20, verbose_name="heading (Korean)"),
                ),
                (
                    "heading_en",
                    models.CharField(blank=True, max_length=60, verbose_name="heading (English)"),
                ),
                (
                    "body_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="sentence (Korean)"),
                ),
                (
                    "body_en",
                    models.CharField(blank=True, max_length=400, verbose_name="sentence (English)"),
                ),
                (
                    "variant",
                    models.CharField(
                        choices=[
                            ("ko", "Korean"),
                            ("en", "English"),
                            ("ko+en", "Korean with English"),
                        ],
                        default="ko",
                        max_length=5,
                        verbose_name="languages",
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("a4", "A4 (210 × 297 mm)"),
                            ("a3", "A3 (297 × 420 mm)"),
                            ("b4", "B4 (257 × 364 mm)"),
                        ],
                        default="a4",
                        max_length=2,
                        verbose_name="paper",
                    ),
                ),
                ("landscape", models.BooleanField(default=False, verbose_name="landscape")),
                ("border", models.BooleanField(default=True, verbose_name="border")),
                (
                    "rosette",
                    models.BooleanField(default=True, verbose_name="rosette behind the text"),
                ),
                (
                    "ink",
                    models.CharField(
                        default="#1a1714", max_length=7, verbose_name="colour of the text"
                    ),
                ),
                (
                    "gold",
                    models.CharField(
                        default="#8f7136", max_length=7, verbose_name="colour of the ornament"
                    ),
                ),
                (
                    "red",
                    models.CharField(
                        default="#b8261c", max_length=7, verbose_name="colour of the cut seal"
                    ),
                ),
                (
                    "signatories",
                    models.JSONField(blank=True, default=list, verbose_name="signatories"),
                ),
                (
                    "seal",
                    models.CharField(
                        choices=[
                            ("cut", "cut from the name of the root committee"),
                            ("image", "an uploaded picture"),
                            ("none", "none"),
                        ],
                        default="cut",
                        max_length=5,
                        verbose_name="seal",
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "design",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="committee.certificatedesign",
                        verbose_name="design",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a design",
                "verbose_name_plural": "versions of designs",
                "ordering": [
                    "design_id",
                    models.OrderBy(models.F("number"), descending=True, nulls_first=True),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("png", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.campaign",
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
                "verbose_name": "picture of a seal",
                "verbose_name_plural": "pictures of seals",
                "ordering": ["-uploaded_at"],
            },
        ),
        migrations.CreateModel(
            name="DesignVersionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="version"),
                ),
                (
                    "heading_ko",
                    models.CharField(blank=True, max_length=20, verbose_name="heading (Korean)"),
                ),
                (
                    "heading_en",
                    models.CharField(blank=True, max_length=60, verbose_name="heading (English)"),
                ),
                (
                    "body_ko",
                    models.CharField(blank=True, max_length=300, verbose_name="sentence (Korean)"),
                ),
                (
                    "body_en",
                    models.CharField(blank=True, max_length=400, verbose_name="sentence (English)"),
                ),
                (
                    "variant",
                    models.CharField(
                        choices=[
                            ("ko", "Korean"),
                            ("en", "English"),
                            ("ko+en", "Korean with English"),
                        ],
                        default="ko",
                        max_length=5,
                        verbose_name="languages",
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("a4", "A4 (210 × 297 mm)"),
                            ("a3", "A3 (297 × 420 mm)"),
                            ("b4", "B4 (257 × 364 mm)"),
                        ],
                        default="a4",
                        max_length=2,
                        verbose_name="paper",
                    ),
                ),
                ("landscape", models.BooleanField(default=False, verbose_name="landscape")),
                ("border", models.BooleanField(default=True, verbose_name="border")),
                (
                    "rosette",
                    models.BooleanField(default=True, verbose_name="rosette behind the text"),
                ),
                (
                    "ink",
                    models.CharField(
                        default="#1a1714", max_length=7, verbose_name="colour of the text"
                    ),
                ),
                (
                    "gold",
                    models.CharField(
                        default="#8f7136", max_length=7, verbose_name="colour of the ornament"
                    ),
                ),
                (
                    "red",
                    models.CharField(
                        default="#b8261c", max_length=7, verbose_name="colour of the cut seal"
                    ),
                ),
                (
                    "signatories",
                    models.JSONField(blank=True, default=list, verbose_name="signatories"),
                ),
                (
                    "seal",
                    models.CharField(
                        choices=[
                            ("cut", "cut from the name of the root committee"),
                            ("image", "an uploaded picture"),
                            ("none", "none"),
                        ],
                        default="cut",
                        max_length=5,
                        verbose_name="seal",
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "design",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.certificatedesign",
                        verbose_name="design",
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
                        to="committee.designversion",
                    ),
                ),
                (
                    "seal_image",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.sealimage",
                        verbose_name="picture of the seal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="designversion",
            name="seal_image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="committee.sealimage",
                verbose_name="picture of the seal",
            ),
        ),
        migrations.CreateModel(
            name="SealImageHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.campaign",
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
                        to="committee.sealimage",
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
        migrations.AddConstraint(
            model_name="certificatedesign",
            constraint=models.UniqueConstraint(
                fields=("campaign", "name"), name="design_name_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."active", NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="8fb010a109c60e34398d3e98d54f50466ebad48d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3582",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."active", NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="3220ff14cd0fc4b47a7a839696ab7e1812fb029b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74bba",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificatedesign",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_certificatedesignhistory" ("active", "campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (OLD."active", OLD."campaign_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."verb"); RETURN NULL;',
                    hash="d6fc1660cf02e7ec05870f04a7fa80341724c8ea",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_45d08",
                    table="committee_certificatedesign",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="designuse",
            constraint=models.UniqueConstraint(
                fields=("campaign", "verb", "committee"),
                name="design_use_once_a_place",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designuse",
            trigger=pgtrigger.compiler.Trigger(
                name="fits_its_place",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    PERFORM FROM committee_certificatedesign d\n                        WHERE d.id = NEW.design_id AND d.campaign_id = NEW.campaign_id\n                          AND d.verb = NEW.verb AND d.active\n                          AND EXISTS (SELECT FROM committee_designversion v\n                                      WHERE v.design_id = d.id AND v.published_at IS NOT NULL)\n                          AND (NEW.committee_id IS NULL\n                               OR EXISTS (SELECT FROM committee_committee c\n                                          WHERE c.id = NEW.committee_id\n                                            AND c.campaign_id = NEW.campaign_id))\n                        FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'design % cannot be used there', NEW.design_id\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'design_use_fits';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="98ff89781220bc64553452b59c34babf616c5552",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_fits_its_place_b5ef2",
                    table="committee_designuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_designusehistory" ("campaign_id", "committee_id", "design_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."campaign_id", NEW."committee_id", NEW."design_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="0be07d43e361e4d8e80721a879d01c26ef67427a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_89595",
                    table="committee_designuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designuse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_designusehistory" ("campaign_id", "committee_id", "design_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (NEW."campaign_id", NEW."committee_id", NEW."design_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verb"); RETURN NULL;',
                    hash="587e6a1f159183ed4ff595a146dddd91db011cee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_33e38",
                    table="committee_designuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designuse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_designusehistory" ("campaign_id", "committee_id", "design_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verb") VALUES (OLD."campaign_id", OLD."committee_id", OLD."design_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."verb"); RETURN NULL;',
                    hash="d6ff3696d033d260fb3b8a0fb1800131ab370d6c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_39f8b",
                    table="committee_designuse",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sealimage",
            constraint=models.UniqueConstraint(
                fields=("campaign", "sha256"), name="seal_image_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sealimage",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="seal_image_has_a_hash",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sealimage",
            trigger=pgtrigger.compiler.Trigger(
                name="picture_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."png" IS DISTINCT FROM (NEW."png") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="14914ff3862ae3b1501f09f6884eef862bcc124a",
                    operation="UPDATE",
                    pgid="pgtrigger_picture_is_final_0f782",
                    table="committee_sealimage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sealimage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_sealimagehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "uploaded_at", "uploaded_by_id") VALUES (NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="4f430a03b9547719354bd902718e5eaddbcacc6f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_548df",
                    table="committee_sealimage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sealimage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                    func='INSERT INTO "committee_sealimagehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "uploaded_at", "uploaded_by_id") VALUES (NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="863cc1c06cd834b96b776a95cfe5d498aa8f96ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f375e",
                    table="committee_sealimage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sealimage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_sealimagehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "uploaded_at", "uploaded_by_id") VALUES (OLD."campaign_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="29769b72248520889abccbcc05ec46751c99a709",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4006",
                    table="committee_sealimage",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="designversion",
            constraint=models.UniqueConstraint(
                fields=("design", "number"), name="design_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="designversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", None)), fields=("design",), name="design_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="designversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__gte", 1), ("published_at__isnull", False)),
                    models.Q(("number__isnull", True), ("published_at__isnull", True)),
                    _connector="OR",
                ),
                name="design_numbered_when_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="designversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seal", "image"), ("seal_image__isnull", False)),
                    models.Q(
                        models.Q(("seal", "image"), _negated=True), ("seal_image__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="design_seal_has_its_picture",
            ),
        ),
        migrations.AddConstraint(
            model_name="designversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gold__regex", "^#[0-9a-f]{6}$"),
                    ("ink__regex", "^#[0-9a-f]{6}$"),
                    ("red__regex", "^#[0-9a-f]{6}$"),
                ),
                name="design_colours",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designversion",
            trigger=pgtrigger.compiler.Trigger(
                name="published_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."published_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0475dd8e14b5578b5b872faeb762599147bdbc89",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_published_is_final_92c65",
                    table="committee_designversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designversion",
            trigger=pgtrigger.compiler.Trigger(
                name="seal_of_the_campaign",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."seal_image_id" IS NOT NULL)',
                    func="\n                    PERFORM FROM committee_sealimage s\n                        JOIN committee_certificatedesign d ON d.campaign_id = s.campaign_id\n                        WHERE s.id = NEW.seal_image_id AND d.id = NEW.design_id;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'seal % is of another campaign', NEW.seal_image_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'design_seal_of_the_campaign';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="85e0eae6298d708d466aae0234975502b9182f21",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_seal_of_the_campaign_f1f37",
                    table="committee_designversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_designversionhistory" ("body_en", "body_ko", "border", "created_by_id", "design_id", "gold", "heading_en", "heading_ko", "id", "ink", "landscape", "number", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "red", "rosette", "saved_at", "seal", "seal_image_id", "signatories", "variant") VALUES (NEW."body_en", NEW."body_ko", NEW."border", NEW."created_by_id", NEW."design_id", NEW."gold", NEW."heading_en", NEW."heading_ko", NEW."id", NEW."ink", NEW."landscape", NEW."number", NEW."paper", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."red", NEW."rosette", NEW."saved_at", NEW."seal", NEW."seal_image_id", NEW."signatories", NEW."variant"); RETURN NULL;',
                    hash="965938fc61569b7121dac07abf4f91462ecb1ff8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fe42f",
                    table="committee_designversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "committee_designversionhistory" ("body_en", "body_ko", "border", "created_by_id", "design_id", "gold", "heading_en", "heading_ko", "id", "ink", "landscape", "number", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "red", "rosette", "saved_at", "seal", "seal_image_id", "signatories", "variant") VALUES (NEW."body_en", NEW."body_ko", NEW."border", NEW."created_by_id", NEW."design_id", NEW."gold", NEW."heading_en", NEW."heading_ko", NEW."id", NEW."ink", NEW."landscape", NEW."number", NEW."paper", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."red", NEW."rosette", NEW."saved_at", NEW."seal", NEW."seal_image_id", NEW."signatories", NEW."variant"); RETURN NULL;',
                    hash="a3166b8a200e966c506ef4920d4fc7e4905e93d8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f6a2b",
                    table="committee_designversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="designversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "committee_designversionhistory" ("body_en", "body_ko", "border", "created_by_id", "design_id", "gold", "heading_en", "heading_ko", "id", "ink", "landscape", "number", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "red", "rosette", "saved_at", "seal", "seal_image_id", "signatories", "variant") VALUES (OLD."body_en", OLD."body_ko", OLD."border", OLD."created_by_id", OLD."design_id", OLD."gold", OLD."heading_en", OLD."heading_ko", OLD."id", OLD."ink", OLD."landscape", OLD."number", OLD."paper", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."red", OLD."rosette", OLD."saved_at", OLD."seal", OLD."seal_image_id", OLD."signatories", OLD."variant"); RETURN NULL;',
                    hash="2b9f0141d792015cb90f1fc5fdcce9ea8b117b41",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6a3e0",
                    table="committee_designversion",
                    when="AFTER",
                ),
            ),
        ),
    ]
