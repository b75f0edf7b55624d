"""Takes names out of what runs said of people, where erasing somebody did not reach them."""

from django.db import migrations

FORGET = """
    UPDATE committee_runentry SET finding = finding #- '{1,values,person}' #- '{1,who}'
    WHERE finding #> '{1,values,person}' IS NOT NULL OR finding #> '{1,who}' IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("committee", "0014_register_without_gaps"),
    ]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
