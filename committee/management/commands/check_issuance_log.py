"""``manage.py check_issuance_log``: whether the log of issuances is whole."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from committee.reports.issuance_log import issuance_chain, log_is_out_of_reach

SHOWN = 20


class Command(BaseCommand):
    """Says how long the log is and its last hash; ends with 1 where something is wrong."""

    help = "Check every line of the issuance log against the one before and the certificates."

    def handle(self, *args: Any, **options: Any) -> None:
        chain = issuance_chain()
        for fault in chain.faults[:SHOWN]:
            self.stdout.write(f"WRONG: {fault}")
        if len(chain.faults) > SHOWN:
            self.stdout.write(f"WRONG: and {len(chain.faults) - SHOWN} more")
        if not log_is_out_of_reach():
            self.stdout.write(
                "NOTE: the role that the site connects as could change the log;"
                " docs/operators.md says how to take that from it."
            )
        self.stdout.write(f"{chain.lines} lines; the last hash is {chain.last}")
        if chain.faults:
            sys.exit(1)
