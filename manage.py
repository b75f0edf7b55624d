#!/usr/bin/env python
"""Django's commands; in the demo, with the embedded database running while one needs it."""

import os
import sys

from django.core.management import execute_from_command_line

from config import embedded

WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "make_signing_key",
    "makemessages",
    "verify_credential",
    "version",
}


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command = sys.argv[1].lstrip("-") if len(sys.argv) > 1 else "help"
    demo = os.environ.get("ROSTRUM_DEMO") == "1"
    if demo and command not in WITHOUT_DATABASE and "--help" not in sys.argv:
        embedded.ensure()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
