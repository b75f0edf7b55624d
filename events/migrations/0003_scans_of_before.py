"""Scans from before doors knew outcomes: each check-in let somebody in, each check-out out."""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
UPDATE events_scan SET
    event_id = events_attendance.event_id,
    outcome = CASE direction WHEN 'in' THEN 'admitted' ELSE 'left' END
FROM events_attendance WHERE events_attendance.id = events_scan.attendance_id;
INSERT INTO events_stay
    (attendance_id, entry_id, exit_id, entered_at, left_at, undone, status_before)
SELECT entry.attendance_id, entry.id, leaving.id, entry.scanned_at, leaving.scanned_at, false,
    'invited'
FROM events_scan entry
LEFT JOIN LATERAL (
    SELECT id, scanned_at FROM events_scan later
    WHERE later.attendance_id = entry.attendance_id AND later.direction = 'out'
        AND later.scanned_at >= entry.scanned_at
    ORDER BY later.scanned_at LIMIT 1
) leaving ON true
WHERE entry.direction = 'in';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0002_door")]

    operations = [
        migrations.RunSQL(FILL, "DELETE FROM events_stay; SET CONSTRAINTS ALL IMMEDIATE;"),
        migrations.AlterField(
            model_name="scan",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scans",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AlterField(
            model_name="scan",
            name="outcome",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="scanhistory",
            name="event",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AlterField(
            model_name="scanhistory",
            name="outcome",
            field=models.CharField(
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
    ]
