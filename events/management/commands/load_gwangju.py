"""Load the demo: the Gwangju launch of January 2022."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from committee.models import Appointment, Certificate, Committee, Person
from events import demo
from events.models import Event


class Command(BaseCommand):
    help = "Loads the Gwangju launch of January 2022, once; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo's accounts have a public password, so it is loaded in demo mode only: "
                "set ROSTRUM_DEMO=1."
            )
        if not demo.load():
            self.stdout.write("The Gwangju launch is loaded already and was left as it is.")
            return
        counts = ", ".join(
            f"{model.objects.count()} {model._meta.model_name}s"
            for model in (Committee, Person, Appointment, Certificate, Event)
        )
        self.stdout.write(f"Loaded the Gwangju launch: {counts}.")
