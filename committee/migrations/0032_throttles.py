"""Requests of late from one address, in a table that is not logged."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0031_certificate_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "digest",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="keyed hash"
                    ),
                ),
                ("requests", models.PositiveIntegerField(verbose_name="requests")),
                ("until", models.DateTimeField(db_index=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "throttle",
                "verbose_name_plural": "throttles",
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE committee_throttle SET UNLOGGED",
            migrations.RunSQL.noop,  # the table goes with the operation before
        ),
    ]
