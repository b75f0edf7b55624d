"""Lets rosters and counts of a branch be read post by post, without looking at each appointment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committee", "0008_unit_templates")]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                fields=["post"],
                include=["person", "term", "status"],
                condition=models.Q(status__in=("in_force", "ended")),
                name="appointment_sitting",
            ),
        ),
    ]
