"""Mails that tell of a step, ordered in the transaction of the step."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.functions.uuid
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0028_reminders_and_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reminder", "reminder to answer"),
                            ("accepted", "the person accepted"),
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
                ("ordered_at", models.DateTimeField(auto_now_add=True, verbose_name="ordered at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
            ],
            options={
                "verbose_name": "mail about an appointment",
                "verbose_name_plural": "mails about appointments",
                "ordering": ["ordered_at"],
            },
        ),
        migrations.AddField(
            model_name="mailing",
            name="appointment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mailings",
                to="committee.appointment",
                verbose_name="appointment",
            ),
        ),
        migrations.AddField(
            model_name="mailing",
            name="to_account",
            field=models.ForeignKey(
                blank=True,
                help_text="Somebody at the desk; without one it goes to the holder.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="to",
            ),
        ),
    ]
