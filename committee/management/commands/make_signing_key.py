"""``manage.py make_signing_key``: a key for statements and credentials."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from committee.certificates.keys import SigningKey, new_seed


class Command(BaseCommand):
    """Prints what to put into the environment, and keeps nothing."""

    help = "Make a key that signs statements and credentials; print it for the environment."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        key = SigningKey(new_seed())
        self.stdout.write(f"CERTIFICATE_SIGNING_KEY={key.seed}")
        former = list(settings.CERTIFICATE_FORMER_KEYS)
        if settings.CERTIFICATE_SIGNING_KEY:
            former.insert(0, SigningKey(settings.CERTIFICATE_SIGNING_KEY).public.x)
        if former:
            self.stdout.write(f"CERTIFICATE_FORMER_KEYS={','.join(former)}")
        self.stderr.write(
            f"The new key is {key.public.id}. Keep the first line secret; with the second,"
            " what the present key signed can still be checked."
        )
