"""Adds templates from which usual committees are set up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0007_districts"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name_ko", models.CharField(max_length=60, verbose_name="name (Korean)")),
                ("name_en", models.CharField(max_length=80, verbose_name="name (English)")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "province"), ("district", "district")],
                        max_length=8,
                        verbose_name="set up for a",
                    ),
                ),
                (
                    "unit_name_ko",
                    models.CharField(
                        help_text="{region} and {parent} stand for the names of the region and the committee.",
                        max_length=80,
                        verbose_name="name of the unit (Korean)",
                    ),
                ),
                (
                    "unit_name_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="name of the unit (English)"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="committee.unitkind",
                        verbose_name="kind of unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "template of a unit",
                "verbose_name_plural": "templates of units",
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="TemplatePost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committee.title",
                        verbose_name="title",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="committee.unittemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "post of a template",
                "verbose_name_plural": "posts of a template",
                "ordering": ["title__rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("template", "title"), name="template_title_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="template_post_has_a_seat"
                    ),
                ],
            },
        ),
    ]
