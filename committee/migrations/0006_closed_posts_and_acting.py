"""Lets posts be closed and vacancies be acted for, and keeps people out of what is closed."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0005_dissolutions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="seat_within_post",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="post",
            name="seats_cover_holders",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="post",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="post",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="post",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="appointment",
            name="acting",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Stands in for a vacancy and takes no seat.",
                verbose_name="acting",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                help_text="The same appointment in a committee that was merged into this one.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="continued_by",
                to="committee.appointment",
                verbose_name="continues",
            ),
        ),
        migrations.AddField(
            model_name="appointmenthistory",
            name="acting",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Stands in for a vacancy and takes no seat.",
                verbose_name="acting",
            ),
        ),
        migrations.AddField(
            model_name="appointmenthistory",
            name="continues",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="post",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="closed on"),
        ),
        migrations.AddField(
            model_name="posthistory",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="closed on"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("acting", False), ("seat__isnull", True), _connector="OR"),
                name="appointment_acting_takes_no_seat",
            ),
        ),
    ]
