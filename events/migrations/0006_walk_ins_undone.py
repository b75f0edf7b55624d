"""Walk-ins that were undone at the door count no more, and an archived event refuses by act."""

from django.db import migrations, models

FORWARDS = """
    UPDATE events_stay SET status_before = 'undone' WHERE status_before = 'walk_in';
    UPDATE events_attendance a SET status = 'undone'
    WHERE status = 'walk_in'
      AND EXISTS (SELECT FROM events_stay s WHERE s.attendance_id = a.id)
      AND NOT EXISTS (SELECT FROM events_stay s WHERE s.attendance_id = a.id AND NOT s.undone);
"""
BACKWARDS = """
    UPDATE events_stay SET status_before = 'walk_in' WHERE status_before = 'undone';
    UPDATE events_attendance SET status = 'walk_in' WHERE status = 'undone';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0005_attachments_of_proposals"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attendance",
            name="status",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("going", "going"),
                    ("waiting", "on the waiting list"),
                    ("declined", "declined"),
                    ("attended", "attended"),
                    ("excused", "excused"),
                    ("no_show", "did not come"),
                    ("walk_in", "walk-in"),
                    ("undone", "walk-in, undone"),
                ],
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="attendancehistory",
            name="status",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("going", "going"),
                    ("waiting", "on the waiting list"),
                    ("declined", "declined"),
                    ("attended", "attended"),
                    ("excused", "excused"),
                    ("no_show", "did not come"),
                    ("walk_in", "walk-in"),
                    ("undone", "walk-in, undone"),
                ],
                max_length=10,
                verbose_name="status",
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
                    ("archived", "refused: the event is archived"),
                    ("conflict", "let in twice"),
                ],
                max_length=14,
                verbose_name="outcome",
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
                    ("archived", "refused: the event is archived"),
                    ("conflict", "let in twice"),
                ],
                max_length=14,
                verbose_name="outcome",
            ),
        ),
        migrations.AlterField(
            model_name="stay",
            name="status_before",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("going", "going"),
                    ("waiting", "on the waiting list"),
                    ("declined", "declined"),
                    ("attended", "attended"),
                    ("excused", "excused"),
                    ("no_show", "did not come"),
                    ("walk_in", "walk-in"),
                    ("undone", "walk-in, undone"),
                ],
                max_length=10,
                verbose_name="status before",
            ),
        ),
        migrations.AlterField(
            model_name="stayhistory",
            name="status_before",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("going", "going"),
                    ("waiting", "on the waiting list"),
                    ("declined", "declined"),
                    ("attended", "attended"),
                    ("excused", "excused"),
                    ("no_show", "did not come"),
                    ("walk_in", "walk-in"),
                    ("undone", "walk-in, undone"),
                ],
                max_length=10,
                verbose_name="status before",
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
