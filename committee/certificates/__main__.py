"""``python -m committee.certificates``: prints one part of a large file, and ends.

Reads JSON from the standard input: ``kind`` (print, labels or calling), ``title`` and ``rows``, for
certificates ``blank_backs`` and ``seals``, for a list ``words``; writes the PDF. Hundreds of pages
at once take memory that a worker would keep; a process gives it back.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode

from committee.certificates.lists import render_calling_list, render_labels
from committee.certificates.render import render_print_file
from committee.certificates.snapshot import Snapshot


def main() -> None:
    """Print what the standard input asks for."""
    asked = json.load(sys.stdin)
    rows, title = asked["rows"], asked["title"]
    if asked["kind"] == "print":
        snapshots = [Snapshot.from_dict(row) for row in rows]
        seals = {digest: b64decode(png) for digest, png in asked["seals"].items()}
        backs = asked["blank_backs"]
        pdf = render_print_file(snapshots, title=title, seals=seals, blank_backs=backs)
    elif asked["kind"] == "labels":
        pdf = render_labels(rows, title=title)
    else:
        pdf = render_calling_list(rows, title=title, words=asked["words"])
    sys.stdout.buffer.write(pdf)


main()
