"""Compare every certificate with its file, and print again what is lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from committee.services.stocktaking import take_stock


class Command(BaseCommand):
    help = "Compare every certificate with its file, and print again what is lost or damaged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-mend", action="store_true", help="look, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        stock = take_stock(mend=not options["no_mend"])
        self.stdout.write(
            f"{stock.certificates} certificates, {len(stock.late)} printed late, "
            f"{len(stock.mended)} printed again, "
            f"{stock.unfinished} unfinished files removed"
        )
        for key in stock.lost:
            self.stderr.write(f"lost, and not to be printed the same: {key}")
        for path in stock.strays:
            self.stderr.write(f"belongs to no certificate: {path}")
        if not stock.agrees:
            raise CommandError("Files and certificates do not agree; see above.")
