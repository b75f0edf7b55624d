"""Says in the index of who sits in a post who only acts, so that vacancies are read from it alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0007_mail_of_a_decline"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="appointment",
            name="appointment_sitting",
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("status__in", ("in_force", "ended"))),
                fields=["post"],
                include=("person", "term", "status", "acting"),
                name="appointment_sitting",
            ),
        ),
    ]
