"""Events that were made from a template or copied from another one, and the copying itself."""

import django.db.models.deletion
import django.db.models.functions.uuid
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0002_beyond_models"),
        ("events", "0002_usual_events"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Copying",
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
                ("held_on", models.DateField(verbose_name="date")),
                ("name_ko", models.CharField(max_length=160, verbose_name="name (Korean)")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name (English)"),
                ),
                ("with_venue", models.BooleanField(default=False, verbose_name="with the venue")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
                ("total", models.PositiveIntegerField(verbose_name="committees")),
                ("made", models.PositiveIntegerField(default=0, verbose_name="drafts made")),
            ],
            options={
                "verbose_name": "copying of an event",
                "verbose_name_plural": "copyings of events",
                "ordering": ["-started_at"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="event",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="event",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="event",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="event",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="events.event",
                verbose_name="copied from",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.eventtemplate",
                verbose_name="made from the template",
            ),
        ),
        migrations.AddField(
            model_name="eventhistory",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="events.event",
                verbose_name="copied from",
            ),
        ),
        migrations.AddField(
            model_name="eventhistory",
            name="template",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="events.eventtemplate",
                verbose_name="made from the template",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "copied_from_id", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "template_id", "venue_en", "venue_ko") VALUES (NEW."cancelled_because", NEW."capacity", NEW."copied_from_id", NEW."created_at", NEW."ends_at", NEW."held_on", NEW."host_id", NEW."id", NEW."kind", NEW."logged_by_id", NEW."name_en", NEW."name_ko", NEW."online_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_version", NEW."public_page", NEW."room_id", NEW."starts_at", NEW."status", NEW."template_id", NEW."venue_en", NEW."venue_ko"); RETURN NULL;',
                    hash="7390b255f218da984bf3fc0f86551c4e9c47f7e5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82b94",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "copied_from_id", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "template_id", "venue_en", "venue_ko") VALUES (NEW."cancelled_because", NEW."capacity", NEW."copied_from_id", NEW."created_at", NEW."ends_at", NEW."held_on", NEW."host_id", NEW."id", NEW."kind", NEW."logged_by_id", NEW."name_en", NEW."name_ko", NEW."online_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_version", NEW."public_page", NEW."room_id", NEW."starts_at", NEW."status", NEW."template_id", NEW."venue_en", NEW."venue_ko"); RETURN NULL;',
                    hash="8c5b46242ecb3a9b7b2619bb1411454f7a9e7b90",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73f59",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhistory" ("cancelled_because", "capacity", "copied_from_id", "created_at", "ends_at", "held_on", "host_id", "id", "kind", "logged_by_id", "name_en", "name_ko", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_version", "public_page", "room_id", "starts_at", "status", "template_id", "venue_en", "venue_ko") VALUES (OLD."cancelled_because", OLD."capacity", OLD."copied_from_id", OLD."created_at", OLD."ends_at", OLD."held_on", OLD."host_id", OLD."id", OLD."kind", OLD."logged_by_id", OLD."name_en", OLD."name_ko", OLD."online_url", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_version", OLD."public_page", OLD."room_id", OLD."starts_at", OLD."status", OLD."template_id", OLD."venue_en", OLD."venue_ko"); RETURN NULL;',
                    hash="ad92baaba53beffd0688a958a300b542a18489b2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d74a6",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                fields=("copied_from", "host"), name="event_copied_once"
            ),
        ),
        migrations.AddField(
            model_name="copying",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="committee.unitkind",
                verbose_name="kind of unit",
            ),
        ),
        migrations.AddField(
            model_name="copying",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="copyings",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="copying",
            name="started_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="started by",
            ),
        ),
        migrations.AddField(
            model_name="copying",
            name="top",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="committee.committee",
                verbose_name="committee",
            ),
        ),
    ]
