"""Says of a campaign's last day that its data have to be destroyed, not that they are."""

from django.db import migrations, models

KEPT_UNTIL = {
    "verbose_name": "personal data kept until",
    "help_text": "After this day the personal data of the campaign has to be destroyed;"
    " the operators' guide says how.",
}


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0009_levels_of_the_tree"),
    ]

    operations = [
        migrations.AlterField("campaign", "retain_until", models.DateField(**KEPT_UNTIL)),
        migrations.AlterField("campaignhistory", "retain_until", models.DateField(**KEPT_UNTIL)),
    ]
