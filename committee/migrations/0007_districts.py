"""Adds districts below provinces, and says which region replaced which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0006_closed_posts_and_acting"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="level",
            field=models.CharField(
                choices=[("province", "province"), ("district", "district")],
                db_default="province",
                default="province",
                max_length=8,
                verbose_name="level",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="districts",
                to="committee.region",
                verbose_name="province",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The region that took its place under another name or code.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaces",
                to="committee.region",
                verbose_name="replaced by",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "province"), ("parent__isnull", True)),
                    models.Q(("level", "district"), ("parent__isnull", False)),
                    _connector="OR",
                ),
                name="region_district_in_a_province",
            ),
        ),
    ]
