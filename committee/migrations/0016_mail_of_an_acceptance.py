"""Names the mail by which whoever accepted gets a receipt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0015_no_names_in_findings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mailing",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reminder", "reminder to answer"),
                    ("accepted", "the person accepted"),
                    ("receipt", "receipt of the acceptance"),
                    ("declined", "the person declined"),
                    ("approved", "the appointment was approved"),
                    ("issued", "the certificate was issued"),
                    ("revoked", "the certificate was revoked"),
                    ("ended", "the appointment ended"),
                    ("resigned", "the holder resigned"),
                    ("withdrawn", "a consent was withdrawn"),
                    ("reported", "a certificate was reported"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
    ]
