"""Lets rows of an import be put right in the browser, and whoever looks alike be told apart."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0021_desk_by_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="importrow",
            name="another_person",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="another person"
            ),
        ),
        migrations.AddField(
            model_name="importrow",
            name="corrected",
            field=models.JSONField(
                db_default=models.Value({}, models.JSONField()),
                default=dict,
                verbose_name="corrected",
            ),
        ),
        migrations.AddField(
            model_name="importrow",
            name="same_as",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="committee.person",
                verbose_name="the same person as",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("same_as", None), ("another_person", False), _connector="OR"),
                name="import_row_is_one_or_another",
            ),
        ),
    ]
