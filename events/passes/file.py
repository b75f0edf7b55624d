"""Any number of passes in one file, laid out in parts by processes of their own.

typst keeps what it laid out for the next run, some 150 KB a pass; a process that ends gives it
back, so a file of ten thousand passes needs hardly more memory than one of two hundred.
"""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from itertools import batched
from pathlib import Path
from typing import IO

from pypdf import PdfReader, PdfWriter

from committee.certificates.qr import qr_png
from events.passes.pdf import Drawn, Heading

A_PART = 150
A4 = (595, 842)  # points
CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Pass:
    """Whose pass it is. Its QR code holds the address, and that a random token alone."""

    name: str
    title: str
    address: str
    code: str

    def drawn(self) -> Drawn:
        picture = base64.b64encode(qr_png(self.address)).decode()
        return Drawn(self.name, self.title, self.code, picture)


def print_file(passes: Iterable[Pass], heading: Heading) -> IO[bytes]:
    """An open file, at its beginning, that is gone when it is closed."""
    joined = PdfWriter()
    joined.add_metadata({"/Title": heading.event})
    for part in batched(passes, A_PART):
        pages = PdfReader(io.BytesIO(_laid_out_elsewhere(part, heading)))
        joined.append(pages, import_outline=False)
        joined.reset_translation(pages)  # else it remembers every part
    if not joined.pages:
        joined.add_blank_page(*A4)
    made = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    joined.write(made)
    made.seek(0)
    return made


def _laid_out_elsewhere(part: Sequence[Pass], heading: Heading) -> bytes:
    told = {"heading": astuple(heading), "passes": [astuple(each.drawn()) for each in part]}
    done = subprocess.run(
        [sys.executable, "-m", "events.passes"],
        cwd=CHECKOUT,
        input=json.dumps(told).encode(),
        stdout=subprocess.PIPE,
        check=True,
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout
