"""Makes one text of person and post in the index that lets nobody hold a post twice at once."""

import django.contrib.postgres.constraints
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0004_valid_while_in_force"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="appointment",
            name="appointment_person_once_in_a_post",
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status__in", ("declined", "expired")), _negated=True),
                expressions=[
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                "person", models.TextField()
                            ),
                            django.db.models.functions.comparison.Cast("post", models.TextField()),
                            arg_joiner=" || ",
                            output_field=models.TextField(),
                            template="(%(expressions)s)",
                        ),
                        "=",
                    ),
                    ("term", "&&"),
                ],
                name="appointment_person_once_in_a_post",
            ),
        ),
    ]
