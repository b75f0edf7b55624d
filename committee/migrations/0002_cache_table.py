"""The table behind ``CACHES``, in which sign-in throttles count over all web processes."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command(
        "createcachetable", "site_cache", database=schema_editor.connection.alias, verbosity=0
    )


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_initial")]

    operations = [
        migrations.RunPython(create, migrations.RunPython.noop),
        migrations.RunSQL(migrations.RunSQL.noop, 'DROP TABLE IF EXISTS "site_cache"'),
    ]
