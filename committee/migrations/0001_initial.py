"""The tables of committees, appointments and certificates, with the rules that they keep."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.functions.uuid
import django.db.models.lookups
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

import committee.models.person

CHOSEONG = """
CREATE FUNCTION choseong(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT coalesce(string_agg(
        CASE WHEN letter BETWEEN '가' AND '힣'
            THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(letter) - 44032) / 588 + 1, 1)
            ELSE letter
        END, '' ORDER BY place), '')
    FROM string_to_table(word, NULL) WITH ORDINALITY AS letters (letter, place)
)
"""


def install_triggers(apps, schema_editor):
    """Install the triggers of all these models at once: an operation each would take a minute."""
    for model in apps.get_app_config("committee").get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(CHOSEONG, "DROP FUNCTION choseong(text)"),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "province"), ("district", "district")],
                        db_default="province",
                        default="province",
                        max_length=8,
                        verbose_name="level",
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="MOIS code")),
                (
                    "iso_code",
                    models.CharField(blank=True, max_length=6, verbose_name="ISO 3166-2:KR code"),
                ),
                ("name_ko", models.CharField(max_length=60, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=80, verbose_name="name (English)"),
                ),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="official"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="committee.region",
                        verbose_name="province",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The region that took its place under another name or code.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="committee.region",
                        verbose_name="replaced by",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["code"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("code", "="), ("valid", "&&")], name="region_code_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "province"), ("parent__isnull", True)),
                            models.Q(("level", "district"), ("parent__isnull", False)),
                            _connector="OR",
                        ),
                        name="region_district_in_a_province",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MegaRegion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("pole", "pole (mega-city)"), ("special", "special province")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("name_ko", models.CharField(max_length=60, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=80, verbose_name="name (English)")),
                (
                    "regions",
                    models.ManyToManyField(
                        related_name="mega_regions", to="committee.region", verbose_name="regions"
                    ),
                ),
            ],
            options={
                "verbose_name": "mega-region",
                "verbose_name_plural": "mega-regions",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="UnitKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name_ko", models.CharField(max_length=40, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=60, verbose_name="name (English)")),
            ],
            options={
                "verbose_name": "kind of unit",
                "verbose_name_plural": "kinds of unit",
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("data", "use of personal data"),
                            ("political", "use of data on political views"),
                            ("roster", "listing in the committee's roster"),
                            ("public", "full name on the public verification page"),
                            ("photo", "photographs at events"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text_ko", models.TextField(verbose_name="text (Korean)")),
                ("text_en", models.TextField(verbose_name="text (English)")),
            ],
            options={
                "verbose_name": "consent text",
                "verbose_name_plural": "consent texts",
                "ordering": ["kind", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "version"), name="consent_text_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "candidate_ko",
                    models.CharField(max_length=80, verbose_name="candidate (Korean)"),
                ),
                (
                    "candidate_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="candidate (English)"
                    ),
                ),
                (
                    "party_ko",
                    models.CharField(blank=True, max_length=80, verbose_name="party (Korean)"),
                ),
                (
                    "party_en",
                    models.CharField(blank=True, max_length=120, verbose_name="party (English)"),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                (
                    "election_period_starts_on",
                    models.DateField(verbose_name="election period starts"),
                ),
                ("election_on", models.DateField(verbose_name="election day")),
                (
                    "retain_until",
                    models.DateField(
                        help_text="After this day the personal data of the campaign is destroyed.",
                        verbose_name="personal data kept until",
                    ),
                ),
                (
                    "separate_approver",
                    models.BooleanField(
                        default=True,
                        help_text="Whoever nominated a person may not approve the same appointment.",
                        verbose_name="a second person approves",
                    ),
                ),
                (
                    "two_approvers_above",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="A run that may approve more people than this waits until a second person agrees. Leave empty for never.",
                        null=True,
                        verbose_name="two people approve above",
                    ),
                ),
                (
                    "policy_page",
                    models.CharField(
                        choices=[
                            ("closed", "not shown"),
                            ("unlisted", "for whoever has the link"),
                            ("listed", "also for search engines"),
                        ],
                        default="closed",
                        max_length=8,
                        verbose_name="public policy page",
                    ),
                ),
                (
                    "number_style",
                    models.CharField(
                        choices=[
                            ("opaque", "drawn at random, so that it reveals no volume"),
                            ("sequential", "counted: 1, 2, 3 …"),
                        ],
                        default="opaque",
                        max_length=10,
                        verbose_name="numbers on certificates",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "ordering": ["-election_on"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("election_period_starts_on__lte", models.F("election_on")),
                            ("election_on__lte", models.F("retain_until")),
                        ),
                        name="campaign_dates_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "candidate_ko",
                    models.CharField(max_length=80, verbose_name="candidate (Korean)"),
                ),
                (
                    "candidate_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="candidate (English)"
                    ),
                ),
                (
                    "party_ko",
                    models.CharField(blank=True, max_length=80, verbose_name="party (Korean)"),
                ),
                (
                    "party_en",
                    models.CharField(blank=True, max_length=120, verbose_name="party (English)"),
                ),
                ("slug", models.SlugField(db_index=False, verbose_name="short name")),
                (
                    "election_period_starts_on",
                    models.DateField(verbose_name="election period starts"),
                ),
                ("election_on", models.DateField(verbose_name="election day")),
                (
                    "retain_until",
                    models.DateField(
                        help_text="After this day the personal data of the campaign is destroyed.",
                        verbose_name="personal data kept until",
                    ),
                ),
                (
                    "separate_approver",
                    models.BooleanField(
                        default=True,
                        help_text="Whoever nominated a person may not approve the same appointment.",
                        verbose_name="a second person approves",
                    ),
                ),
                (
                    "two_approvers_above",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="A run that may approve more people than this waits until a second person agrees. Leave empty for never.",
                        null=True,
                        verbose_name="two people approve above",
                    ),
                ),
                (
                    "policy_page",
                    models.CharField(
                        choices=[
                            ("closed", "not shown"),
                            ("unlisted", "for whoever has the link"),
                            ("listed", "also for search engines"),
                        ],
                        default="closed",
                        max_length=8,
                        verbose_name="public policy page",
                    ),
                ),
                (
                    "number_style",
                    models.CharField(
                        choices=[
                            ("opaque", "drawn at random, so that it reveals no volume"),
                            ("sequential", "counted: 1, 2, 3 …"),
                        ],
                        default="opaque",
                        max_length=10,
                        verbose_name="numbers on certificates",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                        to="committee.campaign",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Register",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "last_number",
                    models.PositiveBigIntegerField(default=0, verbose_name="last number"),
                ),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, to="committee.campaign"
                    ),
                ),
            ],
            options={
                "verbose_name": "register",
                "verbose_name_plural": "registers",
            },
        ),
        migrations.CreateModel(
            name="Title",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                ("name_ko", models.CharField(max_length=40, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=60, verbose_name="name (English)")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        help_text="The smallest comes first.", verbose_name="rank"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        default="appoint",
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("member", "member: sees the own committee's roster"),
                            (
                                "staff",
                                "staff: logs events, sees rosters and contacts here and below",
                            ),
                            ("admin", "admin: issues appointments here and below"),
                        ],
                        default="member",
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
            ],
            options={
                "verbose_name": "title",
                "verbose_name_plural": "titles",
                "ordering": ["rank", "slug"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_titlehistory" ("id", "level", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "slug", "verb") VALUES (NEW."id", NEW."level", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."slug", NEW."verb"); RETURN NULL;',
                            hash="b187665b859bfa0911ca00d2406cb65abfadf5cf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7d6c6",
                            table="committee_title",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_titlehistory" ("id", "level", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "slug", "verb") VALUES (NEW."id", NEW."level", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."slug", NEW."verb"); RETURN NULL;',
                            hash="7adf79e4c8ac24b5099b75caa5b55b4c36d1ca3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_341d9",
                            table="committee_title",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_titlehistory" ("id", "level", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "slug", "verb") VALUES (OLD."id", OLD."level", OLD."name_en", OLD."name_ko", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."slug", OLD."verb"); RETURN NULL;',
                            hash="55cd157bdff8c7774c47df568bba1a070ca10acd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d4517",
                            table="committee_title",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TitleHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, verbose_name="short name")),
                ("name_ko", models.CharField(max_length=40, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=60, verbose_name="name (English)")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        help_text="The smallest comes first.", verbose_name="rank"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appoint", "appoint (임명)"),
                            ("commission", "commission (위촉)"),
                        ],
                        default="appoint",
                        max_length=12,
                        verbose_name="verb",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("member", "member: sees the own committee's roster"),
                            (
                                "staff",
                                "staff: logs events, sees rosters and contacts here and below",
                            ),
                            ("admin", "admin: issues appointments here and below"),
                        ],
                        default="member",
                        max_length=8,
                        verbose_name="access",
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
                        to="committee.title",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "name"), name="design_name_once")
                ],
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
            name="IssuanceLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("certificate", models.UUIDField(editable=False, verbose_name="certificate")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("valid", "issued"),
                            ("superseded", "superseded"),
                            ("revoked", "revoked"),
                        ],
                        max_length=12,
                        verbose_name="act",
                    ),
                ),
                ("register_number", models.PositiveBigIntegerField(verbose_name="register number")),
                ("snapshot_sha256", models.CharField(max_length=64)),
                ("pdf_sha256", models.CharField(max_length=64)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("previous", models.CharField(db_default="", max_length=64)),
                ("hash", models.CharField(db_default="", max_length=64)),
            ],
            options={
                "verbose_name": "line of the issuance log",
                "verbose_name_plural": "issuance log",
                "ordering": ["pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="chained",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    PERFORM pg_advisory_xact_lock(hashtext('committee_issuancelog'));\n                    NEW.id := nextval(pg_get_serial_sequence('committee_issuancelog', 'id'));\n                    NEW.at := clock_timestamp();\n                    NEW.previous := coalesce(\n                        (SELECT l.hash FROM committee_issuancelog l ORDER BY l.id DESC LIMIT 1),\n                        repeat('0', 64));\n                    NEW.hash := encode(sha256(convert_to(concat_ws('|',\n                        NEW.previous, NEW.id, NEW.certificate, NEW.act, NEW.register_number,\n                        NEW.snapshot_sha256, NEW.pdf_sha256,\n                        (extract(epoch FROM NEW.at) * 1000000)::bigint), 'UTF8')), 'hex');\n                    RETURN NEW;\n                ",
                            hash="f95d7949b8618a9b5760d47d1e8b90b922830e3e",
                            operation="INSERT",
                            pgid="pgtrigger_chained_b516d",
                            table="committee_issuancelog",
                            when="BEFORE",
                        ),
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("previous",), name="issuance_log_is_one_chain")
                ],
            },
        ),
        migrations.CreateModel(
            name="Suppression",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="keyed hash")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="since")),
            ],
            options={
                "verbose_name": "suppressed contact",
                "verbose_name_plural": "suppressed contacts",
            },
        ),
        migrations.CreateModel(
            name="UnitTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name_ko", models.CharField(max_length=60, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=80, verbose_name="name (English)")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "province"), ("district", "district")],
                        max_length=8,
                        verbose_name="set up for a",
                    ),
                ),
                (
                    "unit_name_ko",
                    models.CharField(
                        help_text="{region} and {parent} stand for the names of the region and the committee.",
                        max_length=80,
                        verbose_name="name of the unit (Korean)",
                    ),
                ),
                (
                    "unit_name_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="name of the unit (English)"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="committee.unitkind",
                        verbose_name="kind of unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "template of a unit",
                "verbose_name_plural": "templates of units",
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="TemplatePost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.title",
                        verbose_name="title",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="committee.unittemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "post of a template",
                "verbose_name_plural": "posts of a template",
                "ordering": ["title__rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("template", "title"), name="template_title_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="template_post_has_a_seat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "digest",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="keyed hash"
                    ),
                ),
                ("requests", models.PositiveIntegerField(verbose_name="requests")),
                ("until", models.DateTimeField(db_index=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "throttle",
                "verbose_name_plural": "throttles",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="mail address"),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_userhistory" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="b808ebd70dd86f9be25201f6ef4721b09c69a735",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ebf0d",
                            table="committee_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser"))',
                            func='INSERT INTO "committee_userhistory" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="cdaaff273d30634beb1c0ce49b67692a35f8eac6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9bd09",
                            table="committee_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_userhistory" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."date_joined", OLD."email", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="b4868339ad56366e71f0388703a607d7d4773774",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cbae6",
                            table="committee_user",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="user_email_in_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "digest",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="digest of the token"
                    ),
                ),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("committees:read", "read committees and rosters"),
                                ("events:read", "read events and programmes"),
                                ("attendance:read", "read lists of attendees"),
                                ("calendar:read", "read events in a calendar"),
                                ("door:write", "check people in and out at the door"),
                            ],
                            max_length=20,
                        ),
                        verbose_name="scopes",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "last_used_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last used at"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "access token",
                "verbose_name_plural": "access tokens",
                "ordering": ["-created_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_accesstokenhistory" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;',
                            hash="470bab9fa52ea11e04a2cad4aac3a2d5eaee57a8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b322e",
                            table="committee_accesstoken",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "committee_accesstokenhistory" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;',
                            hash="d888a2fc48e4a5bfbd0292a2385bce26255e33e7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1b6bd",
                            table="committee_accesstoken",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_accesstokenhistory" ("created_at", "expires_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes", "user_id") VALUES (OLD."created_at", OLD."expires_at", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."scopes", OLD."user_id"); RETURN NULL;',
                            hash="bfe94153ca2f5b75c32aa3a4ca6b3568b206008b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_09783",
                            table="committee_accesstoken",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scopes__len__gt", 0)),
                        name="access_token_opens_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessTokenHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("committees:read", "read committees and rosters"),
                                ("events:read", "read events and programmes"),
                                ("attendance:read", "read lists of attendees"),
                                ("calendar:read", "read events in a calendar"),
                                ("door:write", "check people in and out at the door"),
                            ],
                            max_length=20,
                        ),
                        verbose_name="scopes",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
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
                        to="committee.accesstoken",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "sha256"), name="seal_image_once"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="seal_image_has_a_hash",
                    ),
                ],
            },
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
                (
                    "seal_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.sealimage",
                        verbose_name="picture of the seal",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("design", "number"), name="design_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", None)),
                        fields=("design",),
                        name="design_one_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__gte", 1), ("published_at__isnull", False)),
                            models.Q(("number__isnull", True), ("published_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="design_numbered_when_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seal", "image"), ("seal_image__isnull", False)),
                            models.Q(
                                models.Q(("seal", "image"), _negated=True),
                                ("seal_image__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="design_seal_has_its_picture",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gold__regex", "^#[0-9a-f]{6}$"),
                            ("ink__regex", "^#[0-9a-f]{6}$"),
                            ("red__regex", "^#[0-9a-f]{6}$"),
                        ),
                        name="design_colours",
                    ),
                ],
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
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "name_latin",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name in Latin letters"
                    ),
                ),
                (
                    "affiliation_ko",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="affiliation (Korean)"
                    ),
                ),
                (
                    "affiliation_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="affiliation (English)"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="mobile phone")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="mail address"),
                ),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Since then the record says nothing of the person.",
                        null=True,
                        verbose_name="erased at",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "merged_into",
                    models.ForeignKey(
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
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "indexes": [
                    models.Index(fields=["name"], name="person_name"),
                    models.Index(
                        condition=models.Q(("phone", ""), _negated=True),
                        fields=["phone"],
                        name="person_phone",
                    ),
                    models.Index(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="person_email",
                    ),
                    models.Index(
                        committee.models.person.Choseong("name"),
                        include=("id", "name"),
                        name="person_initials",
                    ),
                    models.Index(
                        django.db.models.functions.text.Substr("name", 2), name="person_given_name"
                    ),
                    models.Index(
                        django.db.models.functions.text.Lower("name_latin"), name="person_latin"
                    ),
                    models.Index(
                        django.db.models.functions.text.Reverse("phone"), name="person_phone_tail"
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        fields=["name"], name="person_name_similar", opclasses=["gist_trgm_ops"]
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone", ""),
                            ("phone__regex", "^\\+[1-9][0-9]{6,14}$"),
                            _connector="OR",
                        ),
                        name="person_phone_in_e164",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
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
                (
                    "dismissed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="told apart by",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.person",
                        verbose_name="other person",
                    ),
                ),
            ],
            options={
                "verbose_name": "likely duplicate",
                "verbose_name_plural": "likely duplicates",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="likely_duplicate_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="likely_duplicate_in_order",
                    ),
                ],
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
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "absorbed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committee.person",
                        verbose_name="merged record",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mergers",
                        to="committee.person",
                        verbose_name="kept record",
                    ),
                ),
            ],
            options={
                "verbose_name": "merger of people",
                "verbose_name_plural": "mergers of people",
                "ordering": ["-decided_at", "-pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("absorbed",),
                        name="person_absorbed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None), ("settled_at", None), _connector="OR"
                        ),
                        name="merger_undone_or_settled",
                    ),
                ],
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
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                        to="committee.merger",
                    ),
                ),
                (
                    "absorbed",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="merged record",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="kept record",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonHistory",
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
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "name_latin",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name in Latin letters"
                    ),
                ),
                (
                    "affiliation_ko",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="affiliation (Korean)"
                    ),
                ),
                (
                    "affiliation_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="affiliation (English)"
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Since then the record says nothing of the person.",
                        null=True,
                        verbose_name="erased at",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "merged_into",
                    models.ForeignKey(
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
                        to="committee.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactDisclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("viewed_at", models.DateTimeField(auto_now_add=True, verbose_name="viewed at")),
                (
                    "viewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="viewer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disclosures",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at contact data",
                "verbose_name_plural": "looks at contact data",
                "ordering": ["-viewed_at"],
            },
        ),
        migrations.CreateModel(
            name="UserHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="mail address")),
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "host_office_ko",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="host office (Korean)"
                    ),
                ),
                (
                    "host_office_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="host office (English)"
                    ),
                ),
                (
                    "launched_on",
                    models.DateField(blank=True, null=True, verbose_name="launched on"),
                ),
                (
                    "dissolved_on",
                    models.DateField(blank=True, null=True, verbose_name="dissolved on"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="committee.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="committee.committee",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="committee.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="committee.unitkind",
                        verbose_name="kind of unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "committee",
                "verbose_name_plural": "committees",
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dissolved_on__gte", models.F("launched_on"))),
                        name="committee_dissolved_after_launch",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "depth",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.Length("path"),
                                    "/",
                                    models.Value(4),
                                ),
                            )
                        ),
                        name="committee_depth_is_its_path",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The first day in the next place.", verbose_name="until"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_places",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.committee",
                        verbose_name="hung below",
                    ),
                ),
            ],
            options={
                "verbose_name": "former place",
                "verbose_name_plural": "former places",
                "ordering": ["committee", "-until"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_formerplacehistory" ("committee_id", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="962b26ec6e5de5c82f0d9d72a3d2ed22adb98834",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4bd60",
                            table="committee_formerplace",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_formerplacehistory" ("committee_id", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="15c0193fac50da1ccc990d62d73b2706d05e2c23",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_991fb",
                            table="committee_formerplace",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_formerplacehistory" ("committee_id", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (OLD."committee_id", OLD."id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until"); RETURN NULL;',
                            hash="9cd5b6fea59eeeb77f5fad306a7e759571bc7c98",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a0901",
                            table="committee_formerplace",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "until"), name="former_place_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerPlaceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "until",
                    models.DateField(
                        help_text="The first day in the next place.", verbose_name="until"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="hung below",
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
                        to="committee.formerplace",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The first day of the next name.", verbose_name="borne until"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ["committee", "-until"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="2ead0b036eea0962aab2028eeb795f41fcba6611",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7dd6a",
                            table="committee_formername",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."committee_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="7f3c895b5019739f913678c92c7e5d6ce3e13c75",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f77e",
                            table="committee_formername",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_formernamehistory" ("committee_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (OLD."committee_id", OLD."id", OLD."name_en", OLD."name_ko", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until"); RETURN NULL;',
                            hash="d751759e5e27940f1cdf534a02a0f77fc76ccf7b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ad885",
                            table="committee_formername",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "until"), name="former_name_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerNameHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The first day of the next name.", verbose_name="borne until"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
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
                        to="committee.formername",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("query", models.JSONField(default=dict, verbose_name="filter")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved filter",
                "verbose_name_plural": "saved filters",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "committee", "name"), name="saved_filter_name_once"
                    )
                ],
            },
        ),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    )
                ],
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
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "announced_ko",
                    models.CharField(
                        blank=True,
                        help_text="The name in public use, where it differs from the title’s.",
                        max_length=80,
                        verbose_name="announced as (Korean)",
                    ),
                ),
                (
                    "announced_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="announced as (English)"
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="committee.title",
                        verbose_name="title",
                    ),
                ),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
                "ordering": ["committee__path", "title__rank"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="seats_cover_holders",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF NEW.seats IS NOT NULL AND EXISTS (\n                        SELECT FROM committee_appointment a\n                        WHERE a.post_id = NEW.id\n                          AND a.status IN ('accepted', 'approved', 'in_force')\n                          AND NOT a.acting\n                          AND (upper(a.term) IS NULL\n                               OR upper(a.term) > (now() AT TIME ZONE 'Asia/Seoul')::date)\n                          AND (a.seat IS NULL OR a.seat > NEW.seats)\n                    ) THEN\n                        RAISE EXCEPTION 'post % has holders beyond seat %', NEW.id, NEW.seats\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'post_seats_cover_holders';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="f121fd35d20274e69f6d9b878bdcf80292efbd5e",
                            operation='UPDATE OF "seats"',
                            pgid="pgtrigger_seats_cover_holders_a17e3",
                            table="committee_post",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_posthistory" ("announced_en", "announced_ko", "closed_on", "committee_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "title_id") VALUES (NEW."announced_en", NEW."announced_ko", NEW."closed_on", NEW."committee_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seats", NEW."title_id"); RETURN NULL;',
                            hash="b6e45926e86bcc63df2b8df2cb635064c4a16947",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_692ba",
                            table="committee_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_posthistory" ("announced_en", "announced_ko", "closed_on", "committee_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "title_id") VALUES (NEW."announced_en", NEW."announced_ko", NEW."closed_on", NEW."committee_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seats", NEW."title_id"); RETURN NULL;',
                            hash="7966e8dc0051308aa02901d5186e8d517147664a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b7618",
                            table="committee_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_posthistory" ("announced_en", "announced_ko", "closed_on", "committee_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "title_id") VALUES (OLD."announced_en", OLD."announced_ko", OLD."closed_on", OLD."committee_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seats", OLD."title_id"); RETURN NULL;',
                            hash="c226b6033dcb7abf9e0445f1f0b6a095556f91da",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9b720",
                            table="committee_post",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "title"), name="post_title_once"),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="post_has_a_seat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
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
                    "seat",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seat"),
                ),
                (
                    "acting",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Stands in for a vacancy and takes no seat.",
                        verbose_name="acting",
                    ),
                ),
                ("term", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="term")),
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
                        default="nominated",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where the name and the contact came from. The person will see this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                (
                    "public_source",
                    models.CharField(blank=True, max_length=300, verbose_name="public record"),
                ),
                (
                    "nominated_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="nominated at"),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                ),
                (
                    "declared_eligible_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="declared eligible at"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="declined at"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "end_reason",
                    models.CharField(
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
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        help_text="The same appointment in a committee that was merged into this one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="continued_by",
                        to="committee.appointment",
                        verbose_name="continues",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "nominated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="nominated by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="committee.post",
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
                "ordering": ["-nominated_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="seat_within_post",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE available integer;",
                            func="\n                    IF NEW.status IN ('accepted', 'approved', 'in_force')\n                       AND NOT NEW.acting THEN\n                        SELECT seats INTO available FROM committee_post\n                            WHERE id = NEW.post_id FOR SHARE;\n                        IF available IS NOT NULL\n                           AND (NEW.seat IS NULL OR NEW.seat NOT BETWEEN 1 AND available) THEN\n                            RAISE EXCEPTION 'post % has % seats, seat % does not exist',\n                                NEW.post_id, available, NEW.seat\n                                USING ERRCODE = 'check_violation',\n                                      CONSTRAINT = 'appointment_seat_within_post';\n                        END IF;\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="06596b1f97d0c362eaf494c1b5aa000871ba5a05",
                            operation='INSERT OR UPDATE OF "seat", "status", "post_id", "acting"',
                            pgid="pgtrigger_seat_within_post_09d81",
                            table="committee_appointment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="of_the_kept_record",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE kept uuid; gone timestamptz;",
                            func="\n                    SELECT merged_into_id, erased_at INTO kept, gone FROM committee_person\n                        WHERE id = NEW.person_id FOR KEY SHARE;\n                    IF gone IS NOT NULL THEN\n                        RAISE EXCEPTION 'person % was erased', NEW.person_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'appointment_of_somebody';\n                    END IF;\n                    NEW.person_id := coalesce(kept, NEW.person_id);\n                    RETURN NEW;\n                ",
                            hash="c600b994d17da7e36d067b030b7769dca82c3bf4",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_of_the_kept_record_ea1e9",
                            table="committee_appointment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="place_is_open",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE closes date;",
                            func="\n                    IF NEW.status IN\n                       ('nominated', 'invited', 'accepted', 'approved', 'in_force') THEN\n                        SELECT least(p.closed_on, c.dissolved_on) INTO closes\n                            FROM committee_post p\n                            JOIN committee_committee c ON c.id = p.committee_id\n                            WHERE p.id = NEW.post_id FOR SHARE;\n                        IF closes IS NOT NULL\n                           AND (upper(NEW.term) IS NULL OR upper(NEW.term) > closes) THEN\n                            RAISE EXCEPTION 'post % is closed from %', NEW.post_id, closes\n                                USING ERRCODE = 'check_violation',\n                                      CONSTRAINT = 'appointment_place_is_open';\n                        END IF;\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="8ccf41e6173c06c8982750040b92e9bb0260c65b",
                            operation='INSERT OR UPDATE OF "status", "post_id", "term"',
                            pgid="pgtrigger_place_is_open_eee69",
                            table="committee_appointment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_appointmenthistory" ("accepted_at", "acting", "approved_at", "approved_by_id", "continues_id", "declared_eligible_at", "declined_at", "end_reason", "ended_at", "ended_by_id", "id", "nominated_at", "nominated_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "public_source", "seat", "source", "status", "term") VALUES (NEW."accepted_at", NEW."acting", NEW."approved_at", NEW."approved_by_id", NEW."continues_id", NEW."declared_eligible_at", NEW."declined_at", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."nominated_at", NEW."nominated_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."public_source", NEW."seat", NEW."source", NEW."status", NEW."term"); RETURN NULL;',
                            hash="78014629aeb6047e0f664d4c549f5d622a8f9a55",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5aa0d",
                            table="committee_appointment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_appointmenthistory" ("accepted_at", "acting", "approved_at", "approved_by_id", "continues_id", "declared_eligible_at", "declined_at", "end_reason", "ended_at", "ended_by_id", "id", "nominated_at", "nominated_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "public_source", "seat", "source", "status", "term") VALUES (NEW."accepted_at", NEW."acting", NEW."approved_at", NEW."approved_by_id", NEW."continues_id", NEW."declared_eligible_at", NEW."declined_at", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."nominated_at", NEW."nominated_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."public_source", NEW."seat", NEW."source", NEW."status", NEW."term"); RETURN NULL;',
                            hash="9e6dfd9611d244548f0448e1399f7ea1d658f894",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bed57",
                            table="committee_appointment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_appointmenthistory" ("accepted_at", "acting", "approved_at", "approved_by_id", "continues_id", "declared_eligible_at", "declined_at", "end_reason", "ended_at", "ended_by_id", "id", "nominated_at", "nominated_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "public_source", "seat", "source", "status", "term") VALUES (OLD."accepted_at", OLD."acting", OLD."approved_at", OLD."approved_by_id", OLD."continues_id", OLD."declared_eligible_at", OLD."declined_at", OLD."end_reason", OLD."ended_at", OLD."ended_by_id", OLD."id", OLD."nominated_at", OLD."nominated_by_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_id", OLD."public_source", OLD."seat", OLD."source", OLD."status", OLD."term"); RETURN NULL;',
                            hash="0c75e4cd1a648cc5d0277612e855eb5233b9bae1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3712a",
                            table="committee_appointment",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [
                    models.Index(fields=["post", "status"], name="appointment_post_status"),
                    models.Index(fields=["status", "-id"], name="appointment_desk"),
                    models.Index(
                        condition=models.Q(("status__in", ("in_force", "ended"))),
                        fields=["post"],
                        include=("person", "term", "status"),
                        name="appointment_sitting",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("in_force", "ended"))),
                        fields=["person"],
                        include=("post", "term", "status", "id"),
                        name="appointment_of_person",
                    ),
                    models.Index(
                        django.contrib.postgres.fields.ranges.RangeStartsWith("term"),
                        name="appointment_begins",
                    ),
                    models.Index(
                        django.contrib.postgres.fields.ranges.RangeEndsWith("term"),
                        name="appointment_ends",
                    ),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("seat__isnull", False)),
                        expressions=[("post", "="), ("seat", "="), ("term", "&&")],
                        name="appointment_seat_once",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("status__in", ("declined", "expired")), _negated=True),
                        expressions=[("person", "="), ("post", "="), ("term", "&&")],
                        name="appointment_person_once_in_a_post",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("accepted", "approved", "in_force")), _negated=True
                            ),
                            ("accepted_at__isnull", False),
                            models.Q(("public_source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="appointment_accepted_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("approved", "in_force")), _negated=True),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="appointment_approved_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("status", "ended"),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "ended"), _negated=True),
                                ("end_reason", ""),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="appointment_end_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term__isempty", False), ("status", "ended"), _connector="OR"
                        ),
                        name="appointment_term_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seat__isnull", True),
                            models.Q(
                                ("status__in", ("nominated", "invited", "declined", "expired")),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="appointment_seat_only_once_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acting", False), ("seat__isnull", True), _connector="OR"
                        ),
                        name="appointment_acting_takes_no_seat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("data", "use of personal data"),
                            ("political", "use of data on political views"),
                            ("roster", "listing in the committee's roster"),
                            ("public", "full name on the public verification page"),
                            ("photo", "photographs at events"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="given at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="committee.consenttext",
                        verbose_name="text",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["given_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_consenthistory" ("appointment_id", "given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (NEW."appointment_id", NEW."given_at", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;',
                            hash="778c28a26bf51c0c43b314220cbe77a1aca25361",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5874c",
                            table="committee_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_consenthistory" ("appointment_id", "given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (NEW."appointment_id", NEW."given_at", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;',
                            hash="241467e4caeb3e1e6b029038f4a5c8c8fef4f280",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79ea9",
                            table="committee_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_consenthistory" ("appointment_id", "given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (OLD."appointment_id", OLD."given_at", OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text_id", OLD."withdrawn_at"); RETURN NULL;',
                            hash="454773798e75abff81b8a60ba83ce161d03a2c47",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0c1ce",
                            table="committee_consent",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("appointment", "kind"),
                        name="consent_stands_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("data", "use of personal data"),
                            ("political", "use of data on political views"),
                            ("roster", "listing in the committee's roster"),
                            ("public", "full name on the public verification page"),
                            ("photo", "photographs at events"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="given at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
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
                        to="committee.consent",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.consenttext",
                        verbose_name="text",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AppointmentHistory",
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
                    "seat",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seat"),
                ),
                (
                    "acting",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Stands in for a vacancy and takes no seat.",
                        verbose_name="acting",
                    ),
                ),
                ("term", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="term")),
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
                        default="nominated",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where the name and the contact came from. The person will see this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                (
                    "public_source",
                    models.CharField(blank=True, max_length=300, verbose_name="public record"),
                ),
                (
                    "nominated_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="nominated at"),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                ),
                (
                    "declared_eligible_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="declared eligible at"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="declined at"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "end_reason",
                    models.CharField(
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
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The same appointment in a committee that was merged into this one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.appointment",
                        verbose_name="continues",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "nominated_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="nominated by",
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
                        to="committee.appointment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.post",
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                ("nonce", models.CharField(editable=False, max_length=32)),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="invited at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "printed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="letter printed at"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="committee.appointment",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-created_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("appointment",),
                        name="invitation_open_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationHistory",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="invited at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "printed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="letter printed at"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.appointment",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
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
                        to="committee.invitation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                ("register_number", models.PositiveBigIntegerField(verbose_name="register number")),
                ("printed_number", models.CharField(max_length=40, verbose_name="printed number")),
                ("token", models.CharField(max_length=22, unique=True)),
                ("snapshot", models.JSONField()),
                ("snapshot_sha256", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("valid", "valid"),
                            ("superseded", "superseded"),
                            ("revoked", "revoked"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revocation_reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="reason of revocation"
                    ),
                ),
                (
                    "superseded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="superseded at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
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
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
                (
                    "superseded_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="committee.certificate",
                        verbose_name="superseded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="snapshot_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."appointment_id" IS DISTINCT FROM (NEW."appointment_id") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."register_number" IS DISTINCT FROM (NEW."register_number") OR OLD."printed_number" IS DISTINCT FROM (NEW."printed_number") OR OLD."token" IS DISTINCT FROM (NEW."token") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."snapshot_sha256" IS DISTINCT FROM (NEW."snapshot_sha256") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="dee050db348de1432477c46f112472cba93a5629",
                            operation="UPDATE",
                            pgid="pgtrigger_snapshot_is_final_07b59",
                            table="committee_certificate",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="accepted_and_approved",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    PERFORM FROM committee_appointment a\n                        WHERE a.id = NEW.appointment_id\n                          AND a.accepted_at IS NOT NULL AND a.approved_at IS NOT NULL\n                          AND a.status IN ('approved', 'in_force')\n                        FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'appointment % was not accepted and approved',\n                            NEW.appointment_id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'certificate_accepted_and_approved';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="eaec109c3f470b388f9d773708c7938e26d9bf9b",
                            operation="INSERT",
                            pgid="pgtrigger_accepted_and_approved_3c4f7",
                            table="committee_certificate",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="steps_are_logged",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    INSERT INTO committee_issuancelog\n                        (certificate, act, register_number, snapshot_sha256, pdf_sha256)\n                    SELECT a.id, a.status, a.register_number, a.snapshot_sha256, a.pdf_sha256\n                    FROM became a JOIN was b ON b.id = a.id\n                    WHERE a.status <> b.status AND a.status <> 'draft'\n                    ORDER BY a.campaign_id, a.register_number;\n                    RETURN NULL;\n                ",
                            hash="478801f2ce32924aa383e01d3604a37423e22942",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_steps_are_logged_fa228",
                            referencing="REFERENCING OLD TABLE AS was  NEW TABLE AS became ",
                            table="committee_certificate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "register_number"),
                        name="certificate_register_number_once",
                    ),
                    models.UniqueConstraint(
                        fields=("campaign", "printed_number"),
                        name="certificate_printed_number_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("draft", "valid"))),
                        fields=("appointment",),
                        name="certificate_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"),
                            models.Q(("pdf_sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="certificate_printed_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", False), ("status", "revoked")),
                            models.Q(
                                models.Q(("status", "revoked"), _negated=True),
                                ("revoked_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="certificate_revoked_when",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateHistory",
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
                ("register_number", models.PositiveBigIntegerField(verbose_name="register number")),
                ("printed_number", models.CharField(max_length=40, verbose_name="printed number")),
                ("snapshot_sha256", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("valid", "valid"),
                            ("superseded", "superseded"),
                            ("revoked", "revoked"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revocation_reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="reason of revocation"
                    ),
                ),
                (
                    "superseded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="superseded at"),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
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
                    "issued_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
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
                        to="committee.certificate",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
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
            ],
            options={
                "abstract": False,
            },
        ),
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
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="committee.certificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
            ],
            options={
                "verbose_name": "report about a certificate",
                "verbose_name_plural": "reports about certificates",
                "ordering": ["-reported_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "indexes": [
                    models.Index(fields=["status", "-reported_at"], name="certificate_report_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reply_to", ""),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("status", "settled"),
                                models.Q(("note", ""), _negated=True),
                            ),
                            models.Q(
                                ("note", ""),
                                ("settled_at", None),
                                ("settled_by", None),
                                ("status", "open"),
                            ),
                            _connector="OR",
                        ),
                        name="certificate_report_settled_with_a_note",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("text"), 1000
                        ),
                        name="certificate_report_text_within_limit",
                    ),
                ],
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
                (
                    "certificate",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.certificate",
                        verbose_name="certificate",
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
                        to="committee.certificatereport",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CredentialCopy",
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
                ("taken_at", models.DateTimeField(auto_now_add=True, verbose_name="taken at")),
                (
                    "named_by",
                    models.CharField(
                        choices=[
                            (
                                "mail",
                                "a hash of my mail address: who knows the address can confirm it",
                            ),
                            ("name", "my name, readable by everybody who sees the file"),
                        ],
                        max_length=8,
                        verbose_name="named by",
                    ),
                ),
                (
                    "place",
                    models.PositiveIntegerField(
                        unique=True, verbose_name="place in the list of revocations"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="credential_copies",
                        to="committee.certificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken by",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy of a credential",
                "verbose_name_plural": "copies of credentials",
                "ordering": ["-taken_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="what_was_taken_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."named_by" IS DISTINCT FROM (NEW."named_by") OR OLD."place" IS DISTINCT FROM (NEW."place"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="150678bee77f2ea5ad84dd4ea78f54fea41aac52",
                            operation="UPDATE",
                            pgid="pgtrigger_what_was_taken_is_final_517da",
                            table="committee_credentialcopy",
                            when="BEFORE",
                        ),
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place__lt", 1048576)),
                        name="credential_copy_place_in_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "announced_ko",
                    models.CharField(
                        blank=True,
                        help_text="The name in public use, where it differs from the title’s.",
                        max_length=80,
                        verbose_name="announced as (Korean)",
                    ),
                ),
                (
                    "announced_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="announced as (English)"
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
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
                        to="committee.post",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.title",
                        verbose_name="title",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "verb", "committee"),
                        name="design_use_once_a_place",
                        nulls_distinct=False,
                    )
                ],
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
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dissolutions",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "dissolution",
                "verbose_name_plural": "dissolutions",
                "ordering": ["-decided_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at", None)),
                        fields=("committee",),
                        name="dissolution_stands_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("path", models.CharField(max_length=255)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("name_ko", models.CharField(max_length=120, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="name (English)"),
                ),
                (
                    "host_office_ko",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="host office (Korean)"
                    ),
                ),
                (
                    "host_office_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="host office (English)"
                    ),
                ),
                (
                    "launched_on",
                    models.DateField(blank=True, null=True, verbose_name="launched on"),
                ),
                (
                    "dissolved_on",
                    models.DateField(blank=True, null=True, verbose_name="dissolved on"),
                ),
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
                    "merged_into",
                    models.ForeignKey(
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
                        to="committee.committee",
                    ),
                ),
                (
                    "dissolution",
                    models.ForeignKey(
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
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.unitkind",
                        verbose_name="kind of unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                        to="committee.dissolution",
                    ),
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
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "dissolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ended",
                        to="committee.dissolution",
                        verbose_name="dissolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "ended term",
                "verbose_name_plural": "ended terms",
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dissolution", "appointment"), name="ended_term_once_a_dissolution"
                    )
                ],
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
                (
                    "appointment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "dissolution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.dissolution",
                        verbose_name="dissolution",
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
                        to="committee.endedterm",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("member", "member: sees the own committee's roster"),
                            (
                                "staff",
                                "staff: logs events, sees rosters and contacts here and below",
                            ),
                            ("admin", "admin: issues appointments here and below"),
                        ],
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="granted by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "grant",
                "verbose_name_plural": "grants",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_granthistory" ("committee_id", "created_at", "granted_by_id", "id", "level", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."committee_id", NEW."created_at", NEW."granted_by_id", NEW."id", NEW."level", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="82fff7704e7c2d2ede460f596924f4c971e23437",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3d03b",
                            table="committee_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_granthistory" ("committee_id", "created_at", "granted_by_id", "id", "level", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."committee_id", NEW."created_at", NEW."granted_by_id", NEW."id", NEW."level", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="1b61abb963f6db7efa1d127e9c1b93ecf64ecf3c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a01ed",
                            table="committee_grant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_granthistory" ("committee_id", "created_at", "granted_by_id", "id", "level", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."committee_id", OLD."created_at", OLD."granted_by_id", OLD."id", OLD."level", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="3b12d747a8981903dc62055a190925da8438b76e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f45b2",
                            table="committee_grant",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level", "none"), _negated=True),
                        name="grant_gives_something",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("user", "="),
                            ("committee", "="),
                            ("level", "="),
                            ("period", "&&"),
                        ],
                        name="grant_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GrantHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("member", "member: sees the own committee's roster"),
                            (
                                "staff",
                                "staff: logs events, sees rosters and contacts here and below",
                            ),
                            ("admin", "admin: issues appointments here and below"),
                        ],
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="granted by",
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
                        to="committee.grant",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Import",
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
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="file")),
                (
                    "file_digest",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the file"),
                ),
                ("kind", models.CharField(blank=True, max_length=4, verbose_name="format")),
                (
                    "source",
                    models.CharField(
                        help_text="For rows that name none themselves. The people will read this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="headings"
                    ),
                ),
                ("mapping", models.JSONField(default=dict, verbose_name="columns")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "being read"),
                            ("read", "columns to be named"),
                            ("checking", "being checked"),
                            ("checked", "ready to import"),
                            ("committing", "being imported"),
                            ("done", "imported"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("all", "all rows or none"), ("good", "good rows only")],
                        max_length=4,
                        verbose_name="mode",
                    ),
                ),
                (
                    "take_lookalikes",
                    models.BooleanField(default=False, verbose_name="possible duplicates too"),
                ),
                (
                    "progress",
                    models.PositiveIntegerField(default=0, verbose_name="rows worked through"),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("counts", models.JSONField(default=dict, verbose_name="rows by verdict")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rows erased at"),
                ),
                (
                    "committed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "picked_from",
                    models.ForeignKey(
                        blank=True,
                        help_text="The people come from this roster and not from a file.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.committee",
                        verbose_name="picked from the roster of",
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
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-uploaded_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."picked_from_id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="8d962dd977d3dcc91e4b6274e025c3d0a4c04adf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b3330",
                            table="committee_import",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."committed_by_id" IS DISTINCT FROM (NEW."committed_by_id") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."counts" IS DISTINCT FROM (NEW."counts") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."file_digest" IS DISTINCT FROM (NEW."file_digest") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."finding" IS DISTINCT FROM (NEW."finding") OR OLD."header" IS DISTINCT FROM (NEW."header") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."over_at" IS DISTINCT FROM (NEW."over_at") OR OLD."picked_from_id" IS DISTINCT FROM (NEW."picked_from_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."take_lookalikes" IS DISTINCT FROM (NEW."take_lookalikes") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id"))',
                            func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."committed_by_id", NEW."committee_id", NEW."counts", NEW."erased_at", NEW."file_digest", NEW."file_name", NEW."finding", NEW."header", NEW."id", NEW."kind", NEW."mapping", NEW."mode", NEW."over_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."picked_from_id", NEW."source", NEW."starts_on", NEW."status", NEW."take_lookalikes", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="5a55f2bee0c306da5a0e6e9a8a3d2e5a1b495c28",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aac9c",
                            table="committee_import",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_importhistory" ("committed_by_id", "committee_id", "counts", "erased_at", "file_digest", "file_name", "finding", "header", "id", "kind", "mapping", "mode", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "picked_from_id", "source", "starts_on", "status", "take_lookalikes", "total", "uploaded_at", "uploaded_by_id") VALUES (OLD."committed_by_id", OLD."committee_id", OLD."counts", OLD."erased_at", OLD."file_digest", OLD."file_name", OLD."finding", OLD."header", OLD."id", OLD."kind", OLD."mapping", OLD."mode", OLD."over_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."picked_from_id", OLD."source", OLD."starts_on", OLD."status", OLD."take_lookalikes", OLD."total", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="b358c688202dda3b1ef82c6c1334ec5c84b1d99d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8e8fd",
                            table="committee_import",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("committing", "done")), _negated=True),
                            models.Q(
                                ("committed_by__isnull", False),
                                models.Q(("mode", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_committed_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportHistory",
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
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="file")),
                (
                    "file_digest",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the file"),
                ),
                ("kind", models.CharField(blank=True, max_length=4, verbose_name="format")),
                (
                    "source",
                    models.CharField(
                        help_text="For rows that name none themselves. The people will read this.",
                        max_length=200,
                        verbose_name="source of the data",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="headings"
                    ),
                ),
                ("mapping", models.JSONField(default=dict, verbose_name="columns")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "being read"),
                            ("read", "columns to be named"),
                            ("checking", "being checked"),
                            ("checked", "ready to import"),
                            ("committing", "being imported"),
                            ("done", "imported"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("all", "all rows or none"), ("good", "good rows only")],
                        max_length=4,
                        verbose_name="mode",
                    ),
                ),
                (
                    "take_lookalikes",
                    models.BooleanField(default=False, verbose_name="possible duplicates too"),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("counts", models.JSONField(default=dict, verbose_name="rows by verdict")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rows erased at"),
                ),
                (
                    "committed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
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
                        to="committee.import",
                    ),
                ),
                (
                    "picked_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The people come from this roster and not from a file.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="picked from the roster of",
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
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "cells",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), verbose_name="cells"
                    ),
                ),
                (
                    "formulas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), default=list, verbose_name="formulas"
                    ),
                ),
                (
                    "corrected",
                    models.JSONField(
                        db_default=models.Value({}, models.JSONField()),
                        default=dict,
                        verbose_name="corrected",
                    ),
                ),
                (
                    "another_person",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="another person"
                    ),
                ),
                ("name", models.TextField(db_default="", default="", verbose_name="name")),
                (
                    "name_latin",
                    models.TextField(
                        db_default="", default="", verbose_name="name in Latin letters"
                    ),
                ),
                ("phone", models.TextField(db_default="", default="", verbose_name="mobile phone")),
                ("email", models.TextField(db_default="", default="", verbose_name="mail address")),
                (
                    "source",
                    models.TextField(db_default="", default="", verbose_name="source of the data"),
                ),
                (
                    "digests",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, verbose_name="keyed hashes"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "not checked yet"),
                            ("good", "good"),
                            ("lookalike", "possible duplicate"),
                            ("unchanged", "unchanged"),
                            ("error", "error"),
                            ("taken", "nominated"),
                        ],
                        db_default="new",
                        default="new",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("findings", models.JSONField(default=list, verbose_name="findings")),
                (
                    "part_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.person",
                        verbose_name="the same person as",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.post",
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["part_of", "verdict", "number"], name="import_row_verdict")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("part_of", "number"), name="import_row_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("same_as", None), ("another_person", False), _connector="OR"
                        ),
                        name="import_row_is_one_or_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mailing",
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
                            ("reminder", "reminder to answer"),
                            ("accepted", "the person accepted"),
                            ("approved", "the appointment was approved"),
                            ("issued", "the certificate was issued"),
                            ("revoked", "the certificate was revoked"),
                            ("ended", "the appointment ended"),
                            ("resigned", "the holder resigned"),
                            ("withdrawn", "a consent was withdrawn"),
                            ("reported", "a certificate was reported"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("ordered_at", models.DateTimeField(auto_now_add=True, verbose_name="ordered at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mailings",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "to_account",
                    models.ForeignKey(
                        blank=True,
                        help_text="Somebody at the desk; without one it goes to the holder.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail about an appointment",
                "verbose_name_plural": "mails about appointments",
                "ordering": ["ordered_at"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
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
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "imported",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batch",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "batch",
                "verbose_name_plural": "batches",
                "ordering": ["-created_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."committee_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."imported_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="e97dacb786f86de3d3efd3da8767639b0abebfe0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be764",
                            table="committee_batch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."committee_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."imported_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="3008e57e0a8d30d89178d2d4d21410b44c74ce36",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_60733",
                            table="committee_batch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_batchhistory" ("committee_id", "created_at", "created_by_id", "id", "imported_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."committee_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."imported_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="259a5338026d6971309a53aeaf6f5e61e5cfad69",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_29b8a",
                            table="committee_batch",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="batch_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchHistory",
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
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
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
                        to="committee.batch",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.import",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BatchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a batch",
                "verbose_name_plural": "entries of batches",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="within_the_committee",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF EXISTS (\n                        SELECT FROM added\n                        JOIN committee_batch b ON b.id = added.batch_id\n                        JOIN committee_committee top ON top.id = b.committee_id\n                        JOIN committee_appointment a ON a.id = added.appointment_id\n                        JOIN committee_post p ON p.id = a.post_id\n                        JOIN committee_committee c ON c.id = p.committee_id\n                        WHERE NOT starts_with(c.path, top.path)\n                    ) THEN\n                        RAISE EXCEPTION 'an appointment lies outside the committee of its batch'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'batch_entry_within_the_committee';\n                    END IF;\n                    RETURN NULL;\n                ",
                            hash="c04c87f932affd6f6caf860c264a6e739506923f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_within_the_committee_e35f1",
                            referencing="REFERENCING NEW TABLE AS added ",
                            table="committee_batchentry",
                            when="AFTER",
                        ),
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "appointment"), name="batch_entry_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
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
                    "action",
                    models.CharField(
                        choices=[
                            ("invite", "invite"),
                            ("remind", "remind"),
                            ("approve", "approve"),
                            ("issue", "issue certificates"),
                        ],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("awaiting", "awaiting second approval"),
                            ("running", "running"),
                            ("paused", "paused"),
                            ("cancelled", "cancelled"),
                            ("done", "done"),
                        ],
                        db_index=True,
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "dated",
                    models.DateField(
                        blank=True,
                        help_text="When they are issued.",
                        null=True,
                        verbose_name="date on the certificates",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="appointments")),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="committee.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "verbose_name": "run",
                "verbose_name_plural": "runs",
                "ordering": ["-started_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="second_approval_first",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IN ('running', 'paused', 'done') AND OLD.\"status\" = 'awaiting')",
                            func="\n                    IF NOT EXISTS (\n                        SELECT FROM committee_secondapproval\n                        WHERE run_id = NEW.id AND given_by_id IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'run % has no second approval', NEW.id\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'run_second_approval_first';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="bf44cae04af56e9d13a6712aab1f2d0cad2a63bb",
                            operation='UPDATE OF "status"',
                            pgid="pgtrigger_second_approval_first_0ac4d",
                            table="committee_run",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (NEW."action", NEW."batch_id", NEW."dated", NEW."finding", NEW."id", NEW."over_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."total"); RETURN NULL;',
                            hash="69ec1dd61519377ca18b176504f4fddf5ecc7c35",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e6ebc",
                            table="committee_run",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (NEW."action", NEW."batch_id", NEW."dated", NEW."finding", NEW."id", NEW."over_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_at", NEW."started_by_id", NEW."status", NEW."total"); RETURN NULL;',
                            hash="7428876a693cb4a3e8a1d65f86f4e574331c50e2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_94aac",
                            table="committee_run",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_runhistory" ("action", "batch_id", "dated", "finding", "id", "over_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "started_by_id", "status", "total") VALUES (OLD."action", OLD."batch_id", OLD."dated", OLD."finding", OLD."id", OLD."over_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_at", OLD."started_by_id", OLD."status", OLD."total"); RETURN NULL;',
                            hash="55197be25d027cffa5d53bdffe430691e54f1b88",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e1f40",
                            table="committee_run",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("awaiting", "running", "paused"))),
                        fields=("batch",),
                        name="run_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("over_at__isnull", True),
                                ("status__in", ("awaiting", "running", "paused")),
                            ),
                            models.Q(
                                ("over_at__isnull", False), ("status__in", ("cancelled", "done"))
                            ),
                            _connector="OR",
                        ),
                        name="run_over_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action", "issue"), ("dated__isnull", False)),
                            models.Q(
                                models.Q(("action", "issue"), _negated=True),
                                ("dated__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="run_dated_if_it_issues",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunHistory",
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
                    "action",
                    models.CharField(
                        choices=[
                            ("invite", "invite"),
                            ("remind", "remind"),
                            ("approve", "approve"),
                            ("issue", "issue certificates"),
                        ],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("awaiting", "awaiting second approval"),
                            ("running", "running"),
                            ("paused", "paused"),
                            ("cancelled", "cancelled"),
                            ("done", "done"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                (
                    "dated",
                    models.DateField(
                        blank=True,
                        help_text="When they are issued.",
                        null=True,
                        verbose_name="date on the certificates",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="appointments")),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "batch",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.batch",
                        verbose_name="batch",
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
                        to="committee.run",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed to at"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agreed to by",
                    ),
                ),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_approval",
                        to="committee.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "second approval",
                "verbose_name_plural": "second approvals",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."asked_by_id", NEW."given_at", NEW."given_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="2e3545e04acf9a917d57de9ad2775ca81c488b1e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_929bb",
                            table="committee_secondapproval",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."asked_by_id", NEW."given_at", NEW."given_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="331e6e1ea3a580e81b9323449572b85c080b11a3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f440e",
                            table="committee_secondapproval",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "committee_secondapprovalhistory" ("asked_by_id", "given_at", "given_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (OLD."asked_by_id", OLD."given_at", OLD."given_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."run_id"); RETURN NULL;',
                            hash="554dd9b86f9f3febe12f1a9853efa023b419630f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_67ad1",
                            table="committee_secondapproval",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_by", None),
                            models.Q(("given_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_approval_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_at", None), ("given_by", None)),
                            models.Q(("given_at__isnull", False), ("given_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="second_approval_given_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondApprovalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "given_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed to at"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agreed to by",
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
                        to="committee.secondapproval",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RunEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="place")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("begun", "begun"),
                            ("done", "done"),
                            ("skipped", "skipped"),
                            ("failed", "failed"),
                        ],
                        db_default="waiting",
                        default="waiting",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("finding", models.JSONField(blank=True, null=True, verbose_name="finding")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="attempts"
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committee.appointment",
                        verbose_name="appointment",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="committee.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a run",
                "verbose_name_plural": "entries of runs",
                "ordering": ["place"],
                "indexes": [
                    models.Index(fields=["run", "outcome", "place"], name="run_entry_next")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "appointment"), name="run_entry_once")
                ],
            },
        ),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    )
                ],
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
        migrations.AddField(
            model_name="Committee",
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
        migrations.AddConstraint(
            model_name="Committee",
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
            model_name="Batch",
            name="appointments",
            field=models.ManyToManyField(
                related_name="batches",
                through="committee.BatchEntry",
                to="committee.appointment",
                verbose_name="appointments",
            ),
        ),
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
