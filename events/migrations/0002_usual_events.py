"""The usual events and their programmes."""

from django.db import migrations

from events.reference import EVENT_TEMPLATES


def load(apps, schema_editor):
    template_model = apps.get_model("events", "EventTemplate")
    item_model = apps.get_model("events", "TemplateItem")
    for position, (slug, kind, ko, en, event_ko, event_en, items) in enumerate(EVENT_TEMPLATES, 1):
        template = template_model.objects.create(
            slug=slug,
            position=position,
            kind=kind,
            name_ko=ko,
            name_en=en,
            event_name_ko=event_ko,
            event_name_en=event_en,
        )
        item_model.objects.bulk_create(
            item_model(
                template=template,
                position=number,
                kind=item_kind,
                title_ko=title_ko,
                title_en=title_en,
                planned_minutes=minutes,
            )
            for number, (item_kind, title_ko, title_en, minutes) in enumerate(items, 1)
        )


def forget(apps, schema_editor):
    apps.get_model("events", "EventTemplate").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    replaces = [  # for databases from before these were one
        ("events", "0002_door"),
        ("events", "0003_scans_of_before"),
        ("events", "0004_guests"),
        ("events", "0005_press_releases"),
        ("events", "0006_policies"),
        ("events", "0007_before_the_event"),
        ("events", "0008_run_sheet"),
        ("events", "0009_ceremony"),
        ("events", "0010_programme_versions"),
        ("events", "0011_usual_events"),
        ("events", "0012_photographs"),
        ("events", "0013_steps_of_an_event"),
    ]

    operations = [migrations.RunPython(load, forget)]
