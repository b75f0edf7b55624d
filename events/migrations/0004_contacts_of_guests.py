"""Contacts under which guests are asked to events; no history keeps them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_copies")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="guest",
            name="update_update",
        ),
        migrations.AddField(
            model_name="guest",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="mail address"),
        ),
        migrations.AddField(
            model_name="guest",
            name="phone",
            field=models.CharField(blank=True, max_length=16, verbose_name="mobile phone"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."affiliation_en" IS DISTINCT FROM (NEW."affiliation_en") OR OLD."affiliation_ko" IS DISTINCT FROM (NEW."affiliation_ko") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_ko" IS DISTINCT FROM (NEW."name_ko") OR OLD."office" IS DISTINCT FROM (NEW."office"))',
                    func='INSERT INTO "events_guesthistory" ("affiliation_en", "affiliation_ko", "campaign_id", "id", "name_en", "name_ko", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."affiliation_en", NEW."affiliation_ko", NEW."campaign_id", NEW."id", NEW."name_en", NEW."name_ko", NEW."office", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="b6e4da70f5eed75aa0fcb73173884c83aa14aa08",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5afc0",
                    table="events_guest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""), ("phone__regex", "^\\+[1-9][0-9]{6,14}$"), _connector="OR"
                ),
                name="guest_phone_in_e164",
            ),
        ),
    ]
