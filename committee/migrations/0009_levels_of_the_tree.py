"""Finds the topmost levels of a large tree by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0008_acting_in_the_index"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="committee",
            index=models.Index(fields=["depth"], name="committee_depth"),
        ),
    ]
