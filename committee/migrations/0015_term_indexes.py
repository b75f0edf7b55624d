"""Finds terms by the days on which they begin and end, however many there are."""

from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committee", "0014_exports")]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(RangeStartsWith("term"), name="appointment_begins"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(RangeEndsWith("term"), name="appointment_ends"),
        ),
    ]
