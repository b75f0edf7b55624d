"""Lets rosters, counts and searches be answered from indexes, without a look at each row."""

from django.db import migrations, models

from committee.models.person import Choseong

SITTING = models.Q(status__in=("in_force", "ended"))


class Migration(migrations.Migration):
    dependencies = [("committee", "0011_former_places")]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                fields=["post"],
                include=["person", "term", "status"],
                condition=SITTING,
                name="appointment_sitting",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                fields=["person"],
                include=["post", "term", "status", "id"],
                condition=SITTING,
                name="appointment_of_person",
            ),
        ),
        migrations.RemoveIndex(model_name="person", name="person_initials"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(Choseong("name"), name="person_initials", include=["id", "name"]),
        ),
    ]
