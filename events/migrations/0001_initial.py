"""The tables of events, programmes and doors, with the rules that they keep."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import committee.tokens


def install_triggers(apps, schema_editor):
    """Install the triggers of all these models at once: an operation each would take a minute."""
    for model in apps.get_app_config("events").get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("committee", "0001_initial"),
        ("committee", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ko", models.CharField(max_length=60, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name in Latin letters"
                    ),
                ),
                (
                    "affiliation_ko",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="affiliation (Korean)"
                    ),
                ),
                (
                    "affiliation_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="affiliation (English)"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("local_head", "head of a local government"),
                            ("legislator", "member of the National Assembly"),
                            ("councillor", "member of a local council"),
                            ("official", "another public official"),
                        ],
                        max_length=10,
                        verbose_name="public office",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="committee.campaign",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "guest",
                "verbose_name_plural": "guests",
                "ordering": ["name_ko"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_guesthistory" ("affiliation_en", "affiliation_ko", "campaign_id", "id", "name_en", "name_ko", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."campaign_id", NEW."id", NEW."name_en", NEW."name_ko", NEW."office", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="1b64ae7e6f43d1b9b1742289e1fd67034d3d1a08",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b7ac6",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_guesthistory" ("affiliation_en", "affiliation_ko", "campaign_id", "id", "name_en", "name_ko", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."campaign_id", NEW."id", NEW."name_en", NEW."name_ko", NEW."office", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="20fc7dc01fd2138de45838a4f063e3a8e92b592d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5afc0",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_guesthistory" ("affiliation_en", "affiliation_ko", "campaign_id", "id", "name_en", "name_ko", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."affiliation_en", OLD."affiliation_ko", OLD."campaign_id", OLD."id", OLD."name_en", OLD."name_ko", OLD."office", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="b000ea105f2ae2562ed1102463d2353a9a833332",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_76189",
                            table="events_guest",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name_ko", ""), _negated=True), name="guest_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ko", models.CharField(max_length=60, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name in Latin letters"
                    ),
                ),
                (
                    "affiliation_ko",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="affiliation (Korean)"
                    ),
                ),
                (
                    "affiliation_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="affiliation (English)"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("local_head", "head of a local government"),
                            ("legislator", "member of the National Assembly"),
                            ("councillor", "member of a local council"),
                            ("official", "another public official"),
                        ],
                        max_length=10,
                        verbose_name="public office",
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
                        to="events.guest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("venue_ko", models.CharField(max_length=160, verbose_name="venue (Korean)")),
                ("name_ko", models.CharField(max_length=80, verbose_name="room (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="room (English)"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rooms",
                        to="committee.campaign",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "ordering": ["venue_ko", "name_ko"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_roomhistory" ("campaign_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_ko") VALUES (NEW."campaign_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."venue_ko"); RETURN NULL;',
                            hash="14d33ca0ced2381639c4046653eeb081c0b2be07",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_63634",
                            table="events_room",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_roomhistory" ("campaign_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_ko") VALUES (NEW."campaign_id", NEW."id", NEW."name_en", NEW."name_ko", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."venue_ko"); RETURN NULL;',
                            hash="eebc8296a3910c14a9b0a830e9a5115e83e122d6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_60bb8",
                            table="events_room",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_roomhistory" ("campaign_id", "id", "name_en", "name_ko", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_ko") VALUES (OLD."campaign_id", OLD."id", OLD."name_en", OLD."name_ko", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."venue_ko"); RETURN NULL;',
                            hash="2ef6e17ce2c74bf451fdf28e96da0c049c55c797",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_121bd",
                            table="events_room",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "venue_ko", "name_ko"), name="room_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                            ("launch", "launch ceremony"),
                            ("presentation", "policy presentation"),
                            ("launch_presentation", "launch ceremony and policy presentation"),
                            ("meeting", "meeting"),
                            ("training", "training"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("held", "held"),
                            ("archived", "archived"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("name_ko", models.CharField(max_length=160, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name (English)"),
                ),
                ("held_on", models.DateField(verbose_name="date")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="starts at")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                (
                    "venue_ko",
                    models.CharField(blank=True, max_length=160, verbose_name="venue (Korean)"),
                ),
                (
                    "venue_en",
                    models.CharField(blank=True, max_length=200, verbose_name="venue (English)"),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown to those alone who are going, and to staff.",
                        max_length=400,
                        verbose_name="online link",
                    ),
                ),
                ("public_page", models.BooleanField(default=False, verbose_name="public page")),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Whoever answers “going” beyond it waits. Empty for no limit.",
                        null=True,
                        verbose_name="places",
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
                    ),
                ),
                (
                    "programme_version",
                    models.PositiveIntegerField(default=0, verbose_name="version of the programme"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="committee.committee",
                        verbose_name="host",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="events.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-held_on", "-id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="archived_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"status\" = 'archived')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="10bac08a463b295a9f86d4e87bdc263b9b969b96",
                            operation="UPDATE",
                            pgid="pgtrigger_archived_is_final_d6b6c",
                            table="events_event",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "venue_en", "venue_ko") VALUES (NEW."cancelled_because", NEW."capacity", NEW."created_at", NEW."ends_at", NEW."held_on", NEW."host_id", NEW."id", NEW."kind", NEW."logged_by_id", NEW."name_en", NEW."name_ko", NEW."online_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_version", NEW."public_page", NEW."room_id", NEW."starts_at", NEW."status", NEW."venue_en", NEW."venue_ko"); RETURN NULL;',
                            hash="10610f362508be1e5af74d30f4f600cec85bc52d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_82b94",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "venue_en", "venue_ko") VALUES (NEW."cancelled_because", NEW."capacity", NEW."created_at", NEW."ends_at", NEW."held_on", NEW."host_id", NEW."id", NEW."kind", NEW."logged_by_id", NEW."name_en", NEW."name_ko", NEW."online_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_version", NEW."public_page", NEW."room_id", NEW."starts_at", NEW."status", NEW."venue_en", NEW."venue_ko"); RETURN NULL;',
                            hash="50f4a550aa2a373c21627c9fc810851a8170d81b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73f59",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "venue_en", "venue_ko") VALUES (OLD."cancelled_because", OLD."capacity", OLD."created_at", OLD."ends_at", OLD."held_on", OLD."host_id", OLD."id", OLD."kind", OLD."logged_by_id", OLD."name_en", OLD."name_ko", OLD."online_url", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_version", OLD."public_page", OLD."room_id", OLD."starts_at", OLD."status", OLD."venue_en", OLD."venue_ko"); RETURN NULL;',
                            hash="77239f69a385865129c27622a4f8a79531a8fcaf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d74a6",
                            table="events_event",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("host", "held_on", "name_ko"), name="event_logged_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at", None),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="event_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("launch", "launch ceremony"),
                            ("presentation", "policy presentation"),
                            ("launch_presentation", "launch ceremony and policy presentation"),
                            ("meeting", "meeting"),
                            ("training", "training"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("held", "held"),
                            ("archived", "archived"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("name_ko", models.CharField(max_length=160, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name (English)"),
                ),
                ("held_on", models.DateField(verbose_name="date")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="starts at")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                (
                    "venue_ko",
                    models.CharField(blank=True, max_length=160, verbose_name="venue (Korean)"),
                ),
                (
                    "venue_en",
                    models.CharField(blank=True, max_length=200, verbose_name="venue (English)"),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown to those alone who are going, and to staff.",
                        max_length=400,
                        verbose_name="online link",
                    ),
                ),
                ("public_page", models.BooleanField(default=False, verbose_name="public page")),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Whoever answers “going” beyond it waits. Empty for no limit.",
                        null=True,
                        verbose_name="places",
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
                    ),
                ),
                (
                    "programme_version",
                    models.PositiveIntegerField(default=0, verbose_name="version of the programme"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "host",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.committee",
                        verbose_name="host",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
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
                        to="events.event",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HeadcountEstimate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="stated number")),
                ("approximate", models.BooleanField(default=True, verbose_name="approximate")),
                ("source_ko", models.CharField(max_length=200, verbose_name="source (Korean)")),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=200, verbose_name="source (English)"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="estimates",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "headcount estimate",
                "verbose_name_plural": "headcount estimates",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_headcountestimatehistory" ("approximate", "event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_en", "source_ko") VALUES (NEW."approximate", NEW."event_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_en", NEW."source_ko"); RETURN NULL;',
                            hash="29a78a280e7a6517696266a94923476d99377ee9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8aa8f",
                            table="events_headcountestimate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_headcountestimatehistory" ("approximate", "event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_en", "source_ko") VALUES (NEW."approximate", NEW."event_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_en", NEW."source_ko"); RETURN NULL;',
                            hash="e5ac2e2556bfbfdca2e9e297ee95432b81c14e10",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0ce24",
                            table="events_headcountestimate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_headcountestimatehistory" ("approximate", "event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_en", "source_ko") VALUES (OLD."approximate", OLD."event_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_en", OLD."source_ko"); RETURN NULL;',
                            hash="192f29e9201178b9f1d5e2d083f3975416a2a9b5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5441e",
                            table="events_headcountestimate",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "source_ko"), name="estimate_source_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadcountEstimateHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField(verbose_name="stated number")),
                ("approximate", models.BooleanField(default=True, verbose_name="approximate")),
                ("source_ko", models.CharField(max_length=200, verbose_name="source (Korean)")),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=200, verbose_name="source (English)"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
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
                        to="events.headcountestimate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "opening"),
                            ("national_rites", "national rites"),
                            ("guests", "introduction of guests"),
                            ("progress", "report on progress"),
                            ("greeting", "greetings"),
                            ("congratulation", "congratulatory remarks"),
                            ("address", "address"),
                            ("proposals", "policy presentation"),
                            ("conferral", "conferral of appointment certificates"),
                            ("resolution", "reading of the resolution"),
                            ("slogan", "slogan"),
                            ("photograph", "group photograph"),
                            ("closing", "closing"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title_ko", models.CharField(max_length=160, verbose_name="title (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="title (English)"),
                ),
                (
                    "planned_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="planned minutes"
                    ),
                ),
                (
                    "fixed_start",
                    models.TimeField(
                        blank=True,
                        help_text="Empty where it begins when the item before it ends.",
                        null=True,
                        verbose_name="fixed start",
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="started at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty where it is in the room of the event.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme item",
                "verbose_name_plural": "programme items",
                "ordering": ["event", "position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_programmeitemhistory" ("ended_at", "event_id", "fixed_start", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_minutes", "position", "room_id", "started_at", "title_en", "title_ko") VALUES (NEW."ended_at", NEW."event_id", NEW."fixed_start", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_minutes", NEW."position", NEW."room_id", NEW."started_at", NEW."title_en", NEW."title_ko"); RETURN NULL;',
                            hash="c42ee93c0b88c5f6756a76b1e633464e34bd8ad6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8b0d",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_programmeitemhistory" ("ended_at", "event_id", "fixed_start", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_minutes", "position", "room_id", "started_at", "title_en", "title_ko") VALUES (NEW."ended_at", NEW."event_id", NEW."fixed_start", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_minutes", NEW."position", NEW."room_id", NEW."started_at", NEW."title_en", NEW."title_ko"); RETURN NULL;',
                            hash="2effcba95e3bbe43f562e8cbf59620cd4e2bda29",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c7c29",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_programmeitemhistory" ("ended_at", "event_id", "fixed_start", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_minutes", "position", "room_id", "started_at", "title_en", "title_ko") VALUES (OLD."ended_at", OLD."event_id", OLD."fixed_start", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_minutes", OLD."position", OLD."room_id", OLD."started_at", OLD."title_en", OLD."title_ko"); RETURN NULL;',
                            hash="086044f61a7116ec121c0bb955d9e0acada66d99",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_89290",
                            table="events_programmeitem",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("event", "position"),
                        name="programme_position_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("started_at__isnull", False)),
                        fields=("event",),
                        name="programme_item_runs_alone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="programme_item_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("started_at__isnull", False), _connector="OR"
                        ),
                        name="programme_item_ends_if_started",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItemHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "opening"),
                            ("national_rites", "national rites"),
                            ("guests", "introduction of guests"),
                            ("progress", "report on progress"),
                            ("greeting", "greetings"),
                            ("congratulation", "congratulatory remarks"),
                            ("address", "address"),
                            ("proposals", "policy presentation"),
                            ("conferral", "conferral of appointment certificates"),
                            ("resolution", "reading of the resolution"),
                            ("slogan", "slogan"),
                            ("photograph", "group photograph"),
                            ("closing", "closing"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title_ko", models.CharField(max_length=160, verbose_name="title (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="title (English)"),
                ),
                (
                    "planned_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="planned minutes"
                    ),
                ),
                (
                    "fixed_start",
                    models.TimeField(
                        blank=True,
                        help_text="Empty where it begins when the item before it ends.",
                        null=True,
                        verbose_name="fixed start",
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="started at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
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
                        to="events.programmeitem",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty where it is in the room of the event.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("speaker", "speaker"),
                            ("author", "author, read by another"),
                            ("deliverer", "reads for the author"),
                        ],
                        default="speaker",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["item", "position"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_speakerhistory" ("guest_id", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."guest_id", NEW."id", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role"); RETURN NULL;',
                            hash="16060890b94252961685c7d85dc25c3e23905df9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_40f1a",
                            table="events_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_speakerhistory" ("guest_id", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."guest_id", NEW."id", NEW."item_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role"); RETURN NULL;',
                            hash="b3c4c784797c9d42999795926fab0070b81bb09d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd77b",
                            table="events_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_speakerhistory" ("guest_id", "id", "item_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (OLD."guest_id", OLD."id", OLD."item_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."role"); RETURN NULL;',
                            hash="58579f0152e5ad7721980fe6dfeb43d48521978f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9fd61",
                            table="events_speaker",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("guest", None), _connector="XOR"),
                        name="speaker_is_one_somebody",
                    ),
                    models.UniqueConstraint(fields=("item", "person"), name="speaker_person_once"),
                    models.UniqueConstraint(fields=("item", "guest"), name="speaker_guest_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("speaker", "speaker"),
                            ("author", "author, read by another"),
                            ("deliverer", "reads for the author"),
                        ],
                        default="speaker",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
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
                        to="events.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("going", "going"),
                            ("waiting", "on the waiting list"),
                            ("declined", "declined"),
                            ("attended", "attended"),
                            ("excused", "excused"),
                            ("no_show", "did not come"),
                            ("walk_in", "walk-in"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "title_held_ko",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="title on the day (Korean)"
                    ),
                ),
                (
                    "title_held_en",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="title on the day (English)"
                    ),
                ),
                (
                    "introduced",
                    models.BooleanField(
                        default=False,
                        help_text="At the introduction of guests.",
                        verbose_name="introduced by name",
                    ),
                ),
                (
                    "precedence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty where the rank of the title says it.",
                        null=True,
                        verbose_name="order of precedence",
                    ),
                ),
                (
                    "companions",
                    models.PositiveSmallIntegerField(default=0, verbose_name="brings along"),
                ),
                (
                    "mailed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mailed at"),
                ),
                (
                    "told_cancelled_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="told of the cancellation at"
                    ),
                ),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="replied at"),
                ),
                (
                    "pass_nonce",
                    models.CharField(blank=True, max_length=32, verbose_name="secret of the pass"),
                ),
                (
                    "pass_digest",
                    models.CharField(
                        max_length=64, null=True, unique=True, verbose_name="digest of the pass"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "proxy_for",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proxy",
                        to="events.attendance",
                        verbose_name="is there for",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": ["event", "id"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_attendancehistory" ("companions", "created_at", "event_id", "guest_id", "id", "introduced", "logged_by_id", "mailed_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precedence", "proxy_for_id", "replied_at", "status", "title_held_en", "title_held_ko", "told_cancelled_at") VALUES (NEW."companions", NEW."created_at", NEW."event_id", NEW."guest_id", NEW."id", NEW."introduced", NEW."logged_by_id", NEW."mailed_at", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."precedence", NEW."proxy_for_id", NEW."replied_at", NEW."status", NEW."title_held_en", NEW."title_held_ko", NEW."told_cancelled_at"); RETURN NULL;',
                            hash="893eb5b7946ece8dd7cdeaba3b9fd7778c9c9334",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_948c8",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."companions" IS DISTINCT FROM (NEW."companions") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."guest_id" IS DISTINCT FROM (NEW."guest_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introduced" IS DISTINCT FROM (NEW."introduced") OR OLD."logged_by_id" IS DISTINCT FROM (NEW."logged_by_id") OR OLD."mailed_at" IS DISTINCT FROM (NEW."mailed_at") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."precedence" IS DISTINCT FROM (NEW."precedence") OR OLD."proxy_for_id" IS DISTINCT FROM (NEW."proxy_for_id") OR OLD."replied_at" IS DISTINCT FROM (NEW."replied_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."title_held_en" IS DISTINCT FROM (NEW."title_held_en") OR OLD."title_held_ko" IS DISTINCT FROM (NEW."title_held_ko") OR OLD."told_cancelled_at" IS DISTINCT FROM (NEW."told_cancelled_at"))',
                            func='INSERT INTO "events_attendancehistory" ("companions", "created_at", "event_id", "guest_id", "id", "introduced", "logged_by_id", "mailed_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precedence", "proxy_for_id", "replied_at", "status", "title_held_en", "title_held_ko", "told_cancelled_at") VALUES (NEW."companions", NEW."created_at", NEW."event_id", NEW."guest_id", NEW."id", NEW."introduced", NEW."logged_by_id", NEW."mailed_at", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."precedence", NEW."proxy_for_id", NEW."replied_at", NEW."status", NEW."title_held_en", NEW."title_held_ko", NEW."told_cancelled_at"); RETURN NULL;',
                            hash="3c3bd9c23badbb7e88afe6673be4d6d6a2b9a002",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_142f4",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_attendancehistory" ("companions", "created_at", "event_id", "guest_id", "id", "introduced", "logged_by_id", "mailed_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precedence", "proxy_for_id", "replied_at", "status", "title_held_en", "title_held_ko", "told_cancelled_at") VALUES (OLD."companions", OLD."created_at", OLD."event_id", OLD."guest_id", OLD."id", OLD."introduced", OLD."logged_by_id", OLD."mailed_at", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."precedence", OLD."proxy_for_id", OLD."replied_at", OLD."status", OLD."title_held_en", OLD."title_held_ko", OLD."told_cancelled_at"); RETURN NULL;',
                            hash="180cae4ed951335ba9daf51cbebf2a1df715dca2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d13d",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("guest", None), _connector="XOR"),
                        name="attendance_is_one_somebody",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "person"), name="attendance_person_once"
                    ),
                    models.UniqueConstraint(
                        fields=("event", "guest"), name="attendance_guest_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proxy_for", None),
                            models.Q(("proxy_for", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_proxy_for_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("going", "going"),
                            ("waiting", "on the waiting list"),
                            ("declined", "declined"),
                            ("attended", "attended"),
                            ("excused", "excused"),
                            ("no_show", "did not come"),
                            ("walk_in", "walk-in"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "title_held_ko",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="title on the day (Korean)"
                    ),
                ),
                (
                    "title_held_en",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="title on the day (English)"
                    ),
                ),
                (
                    "introduced",
                    models.BooleanField(
                        default=False,
                        help_text="At the introduction of guests.",
                        verbose_name="introduced by name",
                    ),
                ),
                (
                    "precedence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty where the rank of the title says it.",
                        null=True,
                        verbose_name="order of precedence",
                    ),
                ),
                (
                    "companions",
                    models.PositiveSmallIntegerField(default=0, verbose_name="brings along"),
                ),
                (
                    "mailed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mailed at"),
                ),
                (
                    "told_cancelled_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="told of the cancellation at"
                    ),
                ),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="replied at"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="logged by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
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
                        to="events.attendance",
                    ),
                ),
                (
                    "proxy_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.attendance",
                        verbose_name="is there for",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Conferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "conferred_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed over at"),
                ),
                (
                    "proxy_name",
                    models.CharField(
                        blank=True,
                        help_text="Empty where the person took it in person.",
                        max_length=60,
                        verbose_name="received by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferrals",
                        to="committee.certificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "conferred_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.person",
                        verbose_name="handed over by",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="undone by",
                    ),
                ),
                (
                    "conferred_by_guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.guest",
                        verbose_name="handed over by a guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferrals",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
            ],
            options={
                "verbose_name": "conferral",
                "verbose_name_plural": "conferrals",
                "ordering": ["recorded_at", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="conferral_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."certificate_id" IS DISTINCT FROM (NEW."certificate_id") OR OLD."conferred_at" IS DISTINCT FROM (NEW."conferred_at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="7d02dab37a2c630c663e7634efab6750bce6aabf",
                            operation="UPDATE",
                            pgid="pgtrigger_conferral_is_final_53698",
                            table="events_conferral",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_conferralhistory" ("certificate_id", "conferred_at", "conferred_by_guest_id", "conferred_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_name", "recorded_at", "recorded_by_id", "undone_at", "undone_by_id") VALUES (NEW."certificate_id", NEW."conferred_at", NEW."conferred_by_guest_id", NEW."conferred_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proxy_name", NEW."recorded_at", NEW."recorded_by_id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="dc1d19de3ede3201ca1190defc8992d164d8ed60",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b8a21",
                            table="events_conferral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_conferralhistory" ("certificate_id", "conferred_at", "conferred_by_guest_id", "conferred_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_name", "recorded_at", "recorded_by_id", "undone_at", "undone_by_id") VALUES (NEW."certificate_id", NEW."conferred_at", NEW."conferred_by_guest_id", NEW."conferred_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proxy_name", NEW."recorded_at", NEW."recorded_by_id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="0c4dee5fc531d4058fd128eef9c8a446600eefd5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bccce",
                            table="events_conferral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_conferralhistory" ("certificate_id", "conferred_at", "conferred_by_guest_id", "conferred_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxy_name", "recorded_at", "recorded_by_id", "undone_at", "undone_by_id") VALUES (OLD."certificate_id", OLD."conferred_at", OLD."conferred_by_guest_id", OLD."conferred_by_id", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proxy_name", OLD."recorded_at", OLD."recorded_by_id", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                            hash="ac58cdd743d644195bda3c3886da6cd541dbbc90",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05cad",
                            table="events_conferral",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("certificate",),
                        name="conferral_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="conferral_undone_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conferred_by", None), ("conferred_by_guest", None), _connector="OR"
                        ),
                        name="conferral_by_one_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferralHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "conferred_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed over at"),
                ),
                (
                    "proxy_name",
                    models.CharField(
                        blank=True,
                        help_text="Empty where the person took it in person.",
                        max_length=60,
                        verbose_name="received by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
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
                    "conferred_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="handed over by",
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
                        to="events.conferral",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="undone by",
                    ),
                ),
                (
                    "conferred_by_guest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.guest",
                        verbose_name="handed over by a guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                (
                    "hint",
                    models.CharField(
                        blank=True,
                        help_text="Shown below the name. Empty for the name in Latin letters.",
                        max_length=80,
                        verbose_name="how to say the name",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("skipped", "passed over for now"),
                            ("absent", "absent"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
                (
                    "acted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last act at"),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="committee.certificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
            ],
            options={
                "verbose_name": "recipient",
                "verbose_name_plural": "recipients",
                "ordering": ["item", "position"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_recipienthistory" ("acted_at", "certificate_id", "hint", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing") VALUES (NEW."acted_at", NEW."certificate_id", NEW."hint", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."standing"); RETURN NULL;',
                            hash="e816e8b026361b723de12440f94ff9363ecf849e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ef67",
                            table="events_recipient",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_recipienthistory" ("acted_at", "certificate_id", "hint", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing") VALUES (NEW."acted_at", NEW."certificate_id", NEW."hint", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."standing"); RETURN NULL;',
                            hash="7fcf867c4f3ec6b64aad81582aefc174f24063e1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d69b4",
                            table="events_recipient",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_recipienthistory" ("acted_at", "certificate_id", "hint", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "standing") VALUES (OLD."acted_at", OLD."certificate_id", OLD."hint", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."standing"); RETURN NULL;',
                            hash="ce7354f4a5dea962405ab837cf144153b013fa40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_56240",
                            table="events_recipient",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "certificate"), name="recipient_once"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("item", "position"),
                        name="recipient_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecipientHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                (
                    "hint",
                    models.CharField(
                        blank=True,
                        help_text="Shown below the name. Empty for the name in Latin letters.",
                        max_length=80,
                        verbose_name="how to say the name",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("skipped", "passed over for now"),
                            ("absent", "absent"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
                (
                    "acted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last act at"),
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
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
                        to="events.recipient",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scan_id",
                    models.UUIDField(
                        default=uuid.uuid4, unique=True, verbose_name="scan id of the device"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "check-in"), ("out", "check-out")],
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("admitted", "checked in"),
                            ("left", "checked out"),
                            ("undone", "undone"),
                            ("already_inside", "refused: already inside"),
                            ("not_inside", "refused: not inside"),
                            ("unknown", "refused: unknown pass"),
                            ("another_event", "refused: pass for another event"),
                            ("cancelled", "refused: the event is cancelled"),
                            ("conflict", "let in twice"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("door", models.CharField(blank=True, max_length=40, verbose_name="door")),
                ("provisional", models.BooleanField(default=False, verbose_name="without network")),
                ("device_at", models.DateTimeField(null=True, verbose_name="time of the device")),
                ("scanned_at", models.DateTimeField(verbose_name="scanned at")),
                (
                    "received_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="received at"),
                ),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
                (
                    "attendance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="events.attendance",
                        verbose_name="attendance",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "met",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.scan",
                        verbose_name="let in before by",
                    ),
                ),
                (
                    "scanned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="scanned by",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="events.scan",
                        verbose_name="undoes",
                    ),
                ),
            ],
            options={
                "verbose_name": "scan",
                "verbose_name_plural": "scans",
                "ordering": ["scanned_at", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_scanhistory" ("attendance_id", "device_at", "direction", "door", "event_id", "id", "met_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "reason", "received_at", "scan_id", "scanned_at", "scanned_by_id", "settled_at", "settled_by_id", "undoes_id") VALUES (NEW."attendance_id", NEW."device_at", NEW."direction", NEW."door", NEW."event_id", NEW."id", NEW."met_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provisional", NEW."reason", NEW."received_at", NEW."scan_id", NEW."scanned_at", NEW."scanned_by_id", NEW."settled_at", NEW."settled_by_id", NEW."undoes_id"); RETURN NULL;',
                            hash="9e6c8d13a2caac3b5e0d08bdcdd166d28af16955",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc51b",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_scanhistory" ("attendance_id", "device_at", "direction", "door", "event_id", "id", "met_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "reason", "received_at", "scan_id", "scanned_at", "scanned_by_id", "settled_at", "settled_by_id", "undoes_id") VALUES (NEW."attendance_id", NEW."device_at", NEW."direction", NEW."door", NEW."event_id", NEW."id", NEW."met_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provisional", NEW."reason", NEW."received_at", NEW."scan_id", NEW."scanned_at", NEW."scanned_by_id", NEW."settled_at", NEW."settled_by_id", NEW."undoes_id"); RETURN NULL;',
                            hash="3dcdb51113e369717a576be238ad38148b457884",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01dd1",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_scanhistory" ("attendance_id", "device_at", "direction", "door", "event_id", "id", "met_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "reason", "received_at", "scan_id", "scanned_at", "scanned_by_id", "settled_at", "settled_by_id", "undoes_id") VALUES (OLD."attendance_id", OLD."device_at", OLD."direction", OLD."door", OLD."event_id", OLD."id", OLD."met_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provisional", OLD."reason", OLD."received_at", OLD."scan_id", OLD."scanned_at", OLD."scanned_by_id", OLD."settled_at", OLD."settled_by_id", OLD."undoes_id"); RETURN NULL;',
                            hash="6ba59e2c2dcabb9a8a9a2cd429a2e9cd720929b1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b9f12",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [models.Index(fields=["event", "-received_at"], name="scan_of_event")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attendance__isnull", False),
                            ("outcome__in", ("unknown", "another_event", "cancelled")),
                            _connector="OR",
                        ),
                        name="scan_of_somebody_unless_unknown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "undone"),
                                ("undoes__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("undoes__isnull", True),
                                models.Q(("outcome", "undone"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="scan_undone_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScanHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "scan_id",
                    models.UUIDField(default=uuid.uuid4, verbose_name="scan id of the device"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "check-in"), ("out", "check-out")],
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("admitted", "checked in"),
                            ("left", "checked out"),
                            ("undone", "undone"),
                            ("already_inside", "refused: already inside"),
                            ("not_inside", "refused: not inside"),
                            ("unknown", "refused: unknown pass"),
                            ("another_event", "refused: pass for another event"),
                            ("cancelled", "refused: the event is cancelled"),
                            ("conflict", "let in twice"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("door", models.CharField(blank=True, max_length=40, verbose_name="door")),
                ("provisional", models.BooleanField(default=False, verbose_name="without network")),
                ("device_at", models.DateTimeField(null=True, verbose_name="time of the device")),
                ("scanned_at", models.DateTimeField(verbose_name="scanned at")),
                (
                    "received_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="received at"),
                ),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
                (
                    "attendance",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.attendance",
                        verbose_name="attendance",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "met",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.scan",
                        verbose_name="let in before by",
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
                        to="events.scan",
                    ),
                ),
                (
                    "scanned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="scanned by",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.scan",
                        verbose_name="undoes",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entered_at", models.DateTimeField(verbose_name="inside from")),
                ("left_at", models.DateTimeField(null=True, verbose_name="inside until")),
                ("undone", models.BooleanField(default=False, verbose_name="undone")),
                (
                    "status_before",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("going", "going"),
                            ("waiting", "on the waiting list"),
                            ("declined", "declined"),
                            ("attended", "attended"),
                            ("excused", "excused"),
                            ("no_show", "did not come"),
                            ("walk_in", "walk-in"),
                        ],
                        max_length=10,
                        verbose_name="status before",
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="events.attendance",
                        verbose_name="attendance",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="began",
                        to="events.scan",
                        verbose_name="check-in",
                    ),
                ),
                (
                    "exit",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended",
                        to="events.scan",
                        verbose_name="check-out",
                    ),
                ),
            ],
            options={
                "verbose_name": "stay",
                "verbose_name_plural": "stays",
                "ordering": ["entered_at", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_stayhistory" ("attendance_id", "entered_at", "entry_id", "exit_id", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_before", "undone") VALUES (NEW."attendance_id", NEW."entered_at", NEW."entry_id", NEW."exit_id", NEW."id", NEW."left_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status_before", NEW."undone"); RETURN NULL;',
                            hash="9e39722d37b06c874f3a02d7a0e81de2966ad6d5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3edc8",
                            table="events_stay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_stayhistory" ("attendance_id", "entered_at", "entry_id", "exit_id", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_before", "undone") VALUES (NEW."attendance_id", NEW."entered_at", NEW."entry_id", NEW."exit_id", NEW."id", NEW."left_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status_before", NEW."undone"); RETURN NULL;',
                            hash="ac8983e98beff5b070898a78d69eadd6e69fda63",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d1d53",
                            table="events_stay",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_stayhistory" ("attendance_id", "entered_at", "entry_id", "exit_id", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_before", "undone") VALUES (OLD."attendance_id", OLD."entered_at", OLD."entry_id", OLD."exit_id", OLD."id", OLD."left_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status_before", OLD."undone"); RETURN NULL;',
                            hash="4e248578a1d5f97dec4e9945c8b6d97386dc2998",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7078",
                            table="events_stay",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None), ("undone", False)),
                        fields=("attendance",),
                        name="stay_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at", None),
                            ("left_at__gte", models.F("entered_at")),
                            _connector="OR",
                        ),
                        name="stay_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StayHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("entered_at", models.DateTimeField(verbose_name="inside from")),
                ("left_at", models.DateTimeField(null=True, verbose_name="inside until")),
                ("undone", models.BooleanField(default=False, verbose_name="undone")),
                (
                    "status_before",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("going", "going"),
                            ("waiting", "on the waiting list"),
                            ("declined", "declined"),
                            ("attended", "attended"),
                            ("excused", "excused"),
                            ("no_show", "did not come"),
                            ("walk_in", "walk-in"),
                        ],
                        max_length=10,
                        verbose_name="status before",
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.attendance",
                        verbose_name="attendance",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.scan",
                        verbose_name="check-in",
                    ),
                ),
                (
                    "exit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.scan",
                        verbose_name="check-out",
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
                        to="events.stay",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DoorDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_duties",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_duties",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "door duty",
                "verbose_name_plural": "door duties",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_doordutyhistory" ("event_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."event_id", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="e57f2bc6079f9e51b31a434edd799f4af159706c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58c14",
                            table="events_doorduty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_doordutyhistory" ("event_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."event_id", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="b21b1165c15de83d24b4d57e73efc2b434f44697",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ce1fd",
                            table="events_doorduty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_doordutyhistory" ("event_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."event_id", OLD."id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="bb5abf7cfc2418d5282b6f43f7728b96b3b5aef6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_67de3",
                            table="events_doorduty",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "event"), name="door_duty_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DoorDutyHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
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
                        to="events.doorduty",
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
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "said_in",
                    models.CharField(
                        choices=[
                            ("ko", "Korean"),
                            ("en", "English"),
                            ("other", "another language"),
                        ],
                        default="ko",
                        max_length=5,
                        verbose_name="said in",
                    ),
                ),
                ("text_ko", models.TextField(verbose_name="text (Korean)")),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("paraphrased", models.BooleanField(default=True, verbose_name="paraphrased")),
                ("source_ko", models.CharField(max_length=200, verbose_name="source (Korean)")),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=200, verbose_name="source (English)"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["event", "position"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_statementhistory" ("event_id", "guest_id", "id", "item_id", "paraphrased", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "said_in", "source_en", "source_ko", "text_en", "text_ko") VALUES (NEW."event_id", NEW."guest_id", NEW."id", NEW."item_id", NEW."paraphrased", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."said_in", NEW."source_en", NEW."source_ko", NEW."text_en", NEW."text_ko"); RETURN NULL;',
                            hash="6cf8f23edad4979774272446494bb56ac5e4bf8a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a6935",
                            table="events_statement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_statementhistory" ("event_id", "guest_id", "id", "item_id", "paraphrased", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "said_in", "source_en", "source_ko", "text_en", "text_ko") VALUES (NEW."event_id", NEW."guest_id", NEW."id", NEW."item_id", NEW."paraphrased", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."said_in", NEW."source_en", NEW."source_ko", NEW."text_en", NEW."text_ko"); RETURN NULL;',
                            hash="3999977dddd0b769fe3cb951c952a31e356d4e22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e3c7f",
                            table="events_statement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_statementhistory" ("event_id", "guest_id", "id", "item_id", "paraphrased", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "said_in", "source_en", "source_ko", "text_en", "text_ko") VALUES (OLD."event_id", OLD."guest_id", OLD."id", OLD."item_id", OLD."paraphrased", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."said_in", OLD."source_en", OLD."source_ko", OLD."text_en", OLD."text_ko"); RETURN NULL;',
                            hash="2673734786a73ac239744e279c52ff6b9b995a71",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_34085",
                            table="events_statement",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("guest", None), _connector="XOR"),
                        name="statement_is_one_somebody",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "position"), name="statement_position_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "said_in",
                    models.CharField(
                        choices=[
                            ("ko", "Korean"),
                            ("en", "English"),
                            ("other", "another language"),
                        ],
                        default="ko",
                        max_length=5,
                        verbose_name="said in",
                    ),
                ),
                ("text_ko", models.TextField(verbose_name="text (Korean)")),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("paraphrased", models.BooleanField(default=True, verbose_name="paraphrased")),
                ("source_ko", models.CharField(max_length=200, verbose_name="source (Korean)")),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=200, verbose_name="source (English)"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
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
                        to="events.statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("national", "national"), ("regional", "regional")],
                        max_length=10,
                        verbose_name="scope",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title_ko", models.CharField(max_length=200, verbose_name="title (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=240, verbose_name="title (English)"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("in_review", "in review"),
                            ("adopted", "adopted"),
                            ("carried_out", "carried out"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "mega_regions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="proposals",
                        to="committee.megaregion",
                        verbose_name="mega-regions",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "regions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="proposals",
                        to="committee.region",
                        verbose_name="regions",
                    ),
                ),
            ],
            options={
                "verbose_name": "policy proposal",
                "verbose_name_plural": "policy proposals",
                "ordering": ["event", "scope", "number"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_proposalhistory" ("event_id", "guest_id", "id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "status", "title_en", "title_ko") VALUES (NEW."event_id", NEW."guest_id", NEW."id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."status", NEW."title_en", NEW."title_ko"); RETURN NULL;',
                            hash="599885b0be029aa1b7d081589c55bd0e22151243",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_456d9",
                            table="events_proposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_proposalhistory" ("event_id", "guest_id", "id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "status", "title_en", "title_ko") VALUES (NEW."event_id", NEW."guest_id", NEW."id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope", NEW."status", NEW."title_en", NEW."title_ko"); RETURN NULL;',
                            hash="cf433bf7541b0cc2c059c216b6997ced94849b9c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fc0ff",
                            table="events_proposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_proposalhistory" ("event_id", "guest_id", "id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "status", "title_en", "title_ko") VALUES (OLD."event_id", OLD."guest_id", OLD."id", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."status", OLD."title_en", OLD."title_ko"); RETURN NULL;',
                            hash="d487a6ddce9c73aa959a773813f08ccf6a5409ec",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_483d2",
                            table="events_proposal",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("guest", None), _connector="XOR"),
                        name="proposal_is_one_somebody",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "scope", "number"), name="proposal_number_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "scope",
                    models.CharField(
                        choices=[("national", "national"), ("regional", "regional")],
                        max_length=10,
                        verbose_name="scope",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title_ko", models.CharField(max_length=200, verbose_name="title (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=240, verbose_name="title (English)"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("in_review", "in review"),
                            ("adopted", "adopted"),
                            ("carried_out", "carried out"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.guest",
                        verbose_name="guest",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
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
                        to="events.proposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themes",
                        to="committee.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "proposals",
                    models.ManyToManyField(
                        related_name="themes", to="events.proposal", verbose_name="policy proposals"
                    ),
                ),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["name"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_themehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="b8d173530fd18d984d59f00197f8a7ed1d1deed7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5ce9a",
                            table="events_theme",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_themehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."campaign_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="271d36031ad8aaacdfd33f74bcd8a1dfb40bcdad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d4162",
                            table="events_theme",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_themehistory" ("campaign_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."campaign_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="aca960582a9498d4614d5e980c30408b048b337a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cbd89",
                            table="events_theme",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "name"), name="theme_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="theme_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40, verbose_name="name")),
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
                        to="events.theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProposalText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text_ko", models.TextField(verbose_name="text (Korean)")),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="events.proposal",
                        verbose_name="policy proposal",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a proposal",
                "verbose_name_plural": "texts of proposals",
                "ordering": ["proposal", "-version"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="versions_are_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="f37daeb3c73c1685cd9f679686502baede03f6d7",
                            operation="UPDATE",
                            pgid="pgtrigger_versions_are_final_db5b4",
                            table="events_proposaltext",
                            when="BEFORE",
                        ),
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "version"), name="proposal_text_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_ko", ""), _negated=True),
                        name="proposal_text_says_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=120, verbose_name="responsible")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("what", models.CharField(max_length=400, verbose_name="what next")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                (
                    "recorded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="recorded at"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="events.proposal",
                        verbose_name="policy proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": [
                    "proposal",
                    models.OrderBy(models.F("done_at"), descending=True, nulls_first=True),
                    "due_on",
                    "id",
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_followuphistory" ("done_at", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recorded_at", "recorded_by_id", "what", "who") VALUES (NEW."done_at", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."recorded_at", NEW."recorded_by_id", NEW."what", NEW."who"); RETURN NULL;',
                            hash="7668f078b967b515464e40ca5c8760022a8d7559",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66f9e",
                            table="events_followup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_followuphistory" ("done_at", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recorded_at", "recorded_by_id", "what", "who") VALUES (NEW."done_at", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."recorded_at", NEW."recorded_by_id", NEW."what", NEW."who"); RETURN NULL;',
                            hash="6e293cd5df9a62110b905e1f1d2e9177e150bf8c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf4ce",
                            table="events_followup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_followuphistory" ("done_at", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recorded_at", "recorded_by_id", "what", "who") VALUES (OLD."done_at", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."recorded_at", OLD."recorded_by_id", OLD."what", OLD."who"); RETURN NULL;',
                            hash="3900127c8a1a32ce8e86a22bcb10c2527502f1a9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c8be",
                            table="events_followup",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("who", models.CharField(max_length=120, verbose_name="responsible")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("what", models.CharField(max_length=400, verbose_name="what next")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                (
                    "recorded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="recorded at"),
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
                        to="events.followup",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.proposal",
                        verbose_name="policy proposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PressRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_ko", models.CharField(max_length=200, verbose_name="headline (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=240, verbose_name="headline (English)"),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="embargo until"),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="press_release",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "press release",
                "verbose_name_plural": "press releases",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_pressreleasehistory" ("drafted_at", "drafted_by_id", "embargo_until", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_ko", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."embargo_until", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_en", NEW."title_ko", NEW."version"); RETURN NULL;',
                            hash="2b6f52672d90684b2668869a600eef5d35eabf62",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5906d",
                            table="events_pressrelease",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_pressreleasehistory" ("drafted_at", "drafted_by_id", "embargo_until", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_ko", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."embargo_until", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_en", NEW."title_ko", NEW."version"); RETURN NULL;',
                            hash="e10f1a0a6ffee2d655ad5033801576dd0f00a2fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7a9e7",
                            table="events_pressrelease",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_pressreleasehistory" ("drafted_at", "drafted_by_id", "embargo_until", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_ko", "version") VALUES (OLD."drafted_at", OLD."drafted_by_id", OLD."embargo_until", OLD."event_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title_en", OLD."title_ko", OLD."version"); RETURN NULL;',
                            hash="7fe7ec13a2eae29c41f7dec5f80e87538478a56c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7b330",
                            table="events_pressrelease",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PressReleaseHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title_ko", models.CharField(max_length=200, verbose_name="headline (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=240, verbose_name="headline (English)"),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="embargo until"),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
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
                        to="events.pressrelease",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PressParagraph",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("event", "event"),
                            ("count", "count by name"),
                            ("estimate", "stated headcount"),
                            ("item", "programme item"),
                            ("statement", "statement"),
                            ("proposal", "policy proposal"),
                            ("conferral", "certificates handed over"),
                        ],
                        max_length=10,
                        verbose_name="record",
                    ),
                ),
                ("text_ko", models.TextField(blank=True, verbose_name="text (Korean)")),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("drafted_ko", models.TextField(verbose_name="draft (Korean)")),
                ("drafted_en", models.TextField(verbose_name="draft (English)")),
                (
                    "estimate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.headcountestimate",
                        verbose_name="headcount estimate",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paragraphs",
                        to="events.pressrelease",
                        verbose_name="press release",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.proposal",
                        verbose_name="policy proposal",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "paragraph of a press release",
                "verbose_name_plural": "paragraphs of press releases",
                "ordering": ["release", "position", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_pressparagraphhistory" ("about", "drafted_en", "drafted_ko", "estimate_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposal_id", "release_id", "statement_id", "text_en", "text_ko") VALUES (NEW."about", NEW."drafted_en", NEW."drafted_ko", NEW."estimate_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."proposal_id", NEW."release_id", NEW."statement_id", NEW."text_en", NEW."text_ko"); RETURN NULL;',
                            hash="57bb7c50bdbdd312f787a47d3073ae3f6ce38e92",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4f07",
                            table="events_pressparagraph",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_pressparagraphhistory" ("about", "drafted_en", "drafted_ko", "estimate_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposal_id", "release_id", "statement_id", "text_en", "text_ko") VALUES (NEW."about", NEW."drafted_en", NEW."drafted_ko", NEW."estimate_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."proposal_id", NEW."release_id", NEW."statement_id", NEW."text_en", NEW."text_ko"); RETURN NULL;',
                            hash="245306e12c7d17f1cc68394880c5a0d625264a1c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_589c1",
                            table="events_pressparagraph",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_pressparagraphhistory" ("about", "drafted_en", "drafted_ko", "estimate_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposal_id", "release_id", "statement_id", "text_en", "text_ko") VALUES (OLD."about", OLD."drafted_en", OLD."drafted_ko", OLD."estimate_id", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."proposal_id", OLD."release_id", OLD."statement_id", OLD."text_en", OLD."text_ko"); RETURN NULL;',
                            hash="5a2c4ed759b01087908021a7b2e6532b67c4e0c5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca1f6",
                            table="events_pressparagraph",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "about", "estimate", "item", "statement", "proposal"),
                        name="press_record_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("about__in", ("event", "count")),
                                ("estimate", None),
                                ("item", None),
                                ("proposal", None),
                                ("statement", None),
                            ),
                            models.Q(
                                ("about", "estimate"),
                                ("estimate__isnull", False),
                                ("item", None),
                                ("proposal", None),
                                ("statement", None),
                            ),
                            models.Q(
                                ("about__in", ("item", "conferral")),
                                ("estimate", None),
                                ("item__isnull", False),
                                ("proposal", None),
                                ("statement", None),
                            ),
                            models.Q(
                                ("about", "statement"),
                                ("estimate", None),
                                ("item", None),
                                ("proposal", None),
                                ("statement__isnull", False),
                            ),
                            models.Q(
                                ("about", "proposal"),
                                ("estimate", None),
                                ("item", None),
                                ("proposal__isnull", False),
                                ("statement", None),
                            ),
                            _connector="OR",
                        ),
                        name="press_of_one_record",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PressParagraphHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("event", "event"),
                            ("count", "count by name"),
                            ("estimate", "stated headcount"),
                            ("item", "programme item"),
                            ("statement", "statement"),
                            ("proposal", "policy proposal"),
                            ("conferral", "certificates handed over"),
                        ],
                        max_length=10,
                        verbose_name="record",
                    ),
                ),
                ("text_ko", models.TextField(blank=True, verbose_name="text (Korean)")),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("drafted_ko", models.TextField(verbose_name="draft (Korean)")),
                ("drafted_en", models.TextField(verbose_name="draft (English)")),
                (
                    "estimate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.headcountestimate",
                        verbose_name="headcount estimate",
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
                        to="events.pressparagraph",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.pressrelease",
                        verbose_name="press release",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.proposal",
                        verbose_name="policy proposal",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.statement",
                        verbose_name="statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoomHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("venue_ko", models.CharField(max_length=160, verbose_name="venue (Korean)")),
                ("name_ko", models.CharField(max_length=80, verbose_name="room (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="room (English)"),
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
                        to="events.room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        verbose_name="from and until"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bookings",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bookings",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bookings",
                        to="events.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "booking",
                "verbose_name_plural": "bookings",
                "ordering": ["during"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("room", "="), ("during", "&&")], name="booking_room_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "desk",
                    models.CharField(
                        choices=[
                            ("light", "light"),
                            ("sound", "sound"),
                            ("presenter", "presenter"),
                        ],
                        max_length=10,
                        verbose_name="for whom",
                    ),
                ),
                ("text", models.CharField(max_length=160, verbose_name="note")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cues",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
            ],
            options={
                "verbose_name": "cue",
                "verbose_name_plural": "cues",
                "ordering": ["item", "desk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_cuehistory" ("desk", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."desk", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="0c40716a8390deb3696d77a4f78168f2308042bd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f2062",
                            table="events_cue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_cuehistory" ("desk", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."desk", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="cefb847bc4015081826f7b86806e4e9b72d22e80",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bb41f",
                            table="events_cue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_cuehistory" ("desk", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."desk", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="b0591b4e37fa36699b0e285bb1c716fd959c80b8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e64c0",
                            table="events_cue",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "desk"), name="cue_desk_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="cue_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CueHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "desk",
                    models.CharField(
                        choices=[
                            ("light", "light"),
                            ("sound", "sound"),
                            ("presenter", "presenter"),
                        ],
                        max_length=10,
                        verbose_name="for whom",
                    ),
                ),
                ("text", models.CharField(max_length=160, verbose_name="note")),
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
                        to="events.cue",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.programmeitem",
                        verbose_name="programme item",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScreenLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=committee.tokens.new_nonce,
                        max_length=32,
                        verbose_name="secret of the link",
                    ),
                ),
                (
                    "digest",
                    models.CharField(max_length=64, unique=True, verbose_name="digest of the link"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screen_links",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "link of a big screen",
                "verbose_name_plural": "links of big screens",
                "ordering": ["-created_at"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_screenlinkhistory" ("created_at", "event_id", "expires_at", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at") VALUES (NEW."created_at", NEW."event_id", NEW."expires_at", NEW."id", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at"); RETURN NULL;',
                            hash="ad8c40b18d0484947e23c3717d049786d9a4c27b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_77c45",
                            table="events_screenlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                            func='INSERT INTO "events_screenlinkhistory" ("created_at", "event_id", "expires_at", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at") VALUES (NEW."created_at", NEW."event_id", NEW."expires_at", NEW."id", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at"); RETURN NULL;',
                            hash="977eae10412ca23df3f28e87052e9ee8371a9514",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_baf9f",
                            table="events_screenlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_screenlinkhistory" ("created_at", "event_id", "expires_at", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at") VALUES (OLD."created_at", OLD."event_id", OLD."expires_at", OLD."id", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at"); RETURN NULL;',
                            hash="49da2eea3ca9ab68957e58e87de5539df75c83cc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0f1fd",
                            table="events_screenlink",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("event",),
                        name="screen_link_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreenLinkHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "made_by",
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
                        to="events.screenlink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("launch", "launch ceremony"),
                            ("presentation", "policy presentation"),
                            ("launch_presentation", "launch ceremony and policy presentation"),
                            ("meeting", "meeting"),
                            ("training", "training"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name_ko", models.CharField(max_length=60, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=80, verbose_name="name (English)")),
                (
                    "event_name_ko",
                    models.CharField(
                        help_text="{committee} stands for the name of the committee.",
                        max_length=80,
                        verbose_name="name of the event (Korean)",
                    ),
                ),
                (
                    "event_name_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="name of the event (English)"
                    ),
                ),
            ],
            options={
                "verbose_name": "template of an event",
                "verbose_name_plural": "templates of events",
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="TemplateItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "opening"),
                            ("national_rites", "national rites"),
                            ("guests", "introduction of guests"),
                            ("progress", "report on progress"),
                            ("greeting", "greetings"),
                            ("congratulation", "congratulatory remarks"),
                            ("address", "address"),
                            ("proposals", "policy presentation"),
                            ("conferral", "conferral of appointment certificates"),
                            ("resolution", "reading of the resolution"),
                            ("slogan", "slogan"),
                            ("photograph", "group photograph"),
                            ("closing", "closing"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title_ko", models.CharField(max_length=160, verbose_name="title (Korean)")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="title (English)"),
                ),
                (
                    "planned_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="planned minutes"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="events.eventtemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "item of a template",
                "verbose_name_plural": "items of a template",
                "ordering": ["template", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("template", "position"),
                        name="template_item_position_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("items", models.JSONField(editable=False, verbose_name="programme")),
                (
                    "published_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="published at"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
            ],
            options={
                "verbose_name": "published programme",
                "verbose_name_plural": "published programmes",
                "ordering": ["event", "-number"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="published_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="1237762aec7ab94a92614c3ae76ffb4e00e21a0c",
                            operation="UPDATE",
                            pgid="pgtrigger_published_is_final_92334",
                            table="events_programmeversion",
                            when="BEFORE",
                        ),
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "number"), name="programme_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("caption_ko", models.CharField(max_length=200, verbose_name="caption (Korean)")),
                (
                    "caption_en",
                    models.CharField(blank=True, max_length=240, verbose_name="caption (English)"),
                ),
                ("width", models.PositiveIntegerField(verbose_name="width")),
                ("height", models.PositiveIntegerField(verbose_name="height")),
                (
                    "nobody_else",
                    models.BooleanField(default=False, verbose_name="nobody else is recognisable"),
                ),
                ("public", models.BooleanField(default=False, verbose_name="for everybody")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="events.event",
                        verbose_name="event",
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
                "verbose_name": "photograph",
                "verbose_name_plural": "photographs",
                "ordering": ["created_at", "id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_photohistory" ("caption_en", "caption_ko", "created_at", "event_id", "height", "id", "nobody_else", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "uploaded_by_id", "width") VALUES (NEW."caption_en", NEW."caption_ko", NEW."created_at", NEW."event_id", NEW."height", NEW."id", NEW."nobody_else", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="c7895a439349e112f51cfc6ef88ddab404b0040b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_405e3",
                            table="events_photo",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_photohistory" ("caption_en", "caption_ko", "created_at", "event_id", "height", "id", "nobody_else", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "uploaded_by_id", "width") VALUES (NEW."caption_en", NEW."caption_ko", NEW."created_at", NEW."event_id", NEW."height", NEW."id", NEW."nobody_else", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="ae5cf8da32ce21b0c1c3ab60acee017350ba99b8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2a9e0",
                            table="events_photo",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_photohistory" ("caption_en", "caption_ko", "created_at", "event_id", "height", "id", "nobody_else", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "uploaded_by_id", "width") VALUES (OLD."caption_en", OLD."caption_ko", OLD."created_at", OLD."event_id", OLD."height", OLD."id", OLD."nobody_else", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public", OLD."uploaded_by_id", OLD."width"); RETURN NULL;',
                            hash="399b118d2596f8f9c8483c87a3e358fa20cc4a75",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8dfb8",
                            table="events_photo",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public", False), ("nobody_else", True), _connector="OR"
                        ),
                        name="photo_public_if_declared",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhotoHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("caption_ko", models.CharField(max_length=200, verbose_name="caption (Korean)")),
                (
                    "caption_en",
                    models.CharField(blank=True, max_length=240, verbose_name="caption (English)"),
                ),
                ("width", models.PositiveIntegerField(verbose_name="width")),
                ("height", models.PositiveIntegerField(verbose_name="height")),
                (
                    "nobody_else",
                    models.BooleanField(default=False, verbose_name="nobody else is recognisable"),
                ),
                ("public", models.BooleanField(default=False, verbose_name="for everybody")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
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
                        to="events.photo",
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
            name="Shown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="shown_on",
                        to="committee.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown",
                        to="events.photo",
                        verbose_name="photograph",
                    ),
                ),
            ],
            options={
                "verbose_name": "person shown",
                "verbose_name_plural": "people shown",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_shownhistory" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."photo_id"); RETURN NULL;',
                            hash="710fa4544ba76e5176bc2c5fd5db17eb2ffada3a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9e50",
                            table="events_shown",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_shownhistory" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."photo_id"); RETURN NULL;',
                            hash="c4a0d7db22a4539916276075536747afe16e38be",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a6ddf",
                            table="events_shown",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_shownhistory" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."photo_id"); RETURN NULL;',
                            hash="30f631d9addf9638526764246aed30710339c812",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a69e",
                            table="events_shown",
                            when="AFTER",
                        ),
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("photo", "person"), name="shown_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ShownHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committee.person",
                        verbose_name="person",
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
                        to="events.shown",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.photo",
                        verbose_name="photograph",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="Photo",
            name="people",
            field=models.ManyToManyField(
                related_name="photos",
                through="events.Shown",
                to="committee.person",
                verbose_name="people shown",
            ),
        ),
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
