"""``manage.py verify_credential FILE``: checks a statement or credential without the database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from committee.certificates.checking import check
from committee.certificates.keys import NotAKey, PublicKey, read_key_set
from committee.services.proofs import published_keys

LARGEST = 1_000_000
"""Bytes of a file; a credential has about two thousand."""

LARGEST_LIST = 10_000_000


class Command(BaseCommand):
    """Says valid or invalid, and why; ends with 0 or 1, and with 2 where it cannot tell."""

    help = "Check a signed statement or a credential against published keys, without the database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the statement (.jws) or credential (.jwt)")
        parser.add_argument(
            "--keys", help="a copy of /.well-known/jwks.json; this site's own keys if left out"
        )
        parser.add_argument(
            "--revocations", help="a copy of /credentials/status, to see what was revoked since"
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        keys = _keys(options["keys"])
        listed = options["revocations"]
        verdict = check(
            _read(file, LARGEST),
            keys,
            status_list=_read(listed, LARGEST_LIST).strip() if listed else None,
        )
        self.stdout.write(f"{'VALID' if verdict.valid else 'INVALID'}: {verdict.why}")
        for name, value in verdict.facts.items():
            self.stdout.write(f"  {name}: {value}")
        if not verdict.valid:
            sys.exit(1)


def _keys(path: str | None) -> list[PublicKey]:
    if path is None:
        keys = published_keys()
    else:
        try:
            keys = read_key_set(_read(path, LARGEST))
        except NotAKey as error:
            raise CommandError(f"{path}: {error}.", returncode=2) from None
    if not keys:
        raise CommandError("There is no key to check with; give a list by --keys.", returncode=2)
    return keys


def _read(path: str, largest: int) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from None
    if len(content) > largest:
        raise CommandError(f"{path} is too large to be that.", returncode=2)
    return content.decode(errors="replace")
