"""Lets the index that the planner takes for who sits in a post begin with the post."""

import django.contrib.postgres.constraints
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
                expressions=[("post", "="), ("person", "="), ("term", "&&")],
                name="appointment_person_once_in_a_post",
            ),
        ),
    ]
