"""Lets the clock find quickly whom nobody invited in time, and whom a dissolution left to erase."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0011_reason_of_an_end_to_come"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("status", "nominated")),
                fields=["nominated_at"],
                name="appointment_not_invited",
            ),
        ),
        migrations.AddIndex(
            model_name="endedterm",
            index=models.Index(
                condition=models.Q(
                    ("left_status", "ended"), ("status__in", ("nominated", "invited"))
                ),
                fields=["appointment"],
                name="ended_term_never_accepted",
            ),
        ),
    ]
