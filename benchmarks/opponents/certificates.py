"""The same certificate by others: bare typst, and WeasyPrint from HTML (ReportLab: canvas.py).

Same words, typefaces, QR code and ornament; each item is a document of its own.
"""

from __future__ import annotations

import json
import logging
from html import escape
from typing import cast

from committee.certificates import render
from committee.certificates.fonts import FOLDER, SANS, SERIF
from committee.certificates.ornament import ornament_svg
from committee.certificates.qr import qr_svg
from committee.certificates.snapshot import Snapshot

PAGE = """<!doctype html><html lang="ko"><head><title>{title}</title><style>
@font-face {{ font-family: "{serif}"; src: url("file://{folder}/NotoSerifKR-Regular.otf"); }}
@font-face {{ font-family: "{sans}"; src: url("file://{folder}/NotoSansKR-Regular.otf"); }}
@page {{ size: 210mm 297mm; margin: 27mm 31mm 24mm; }}
body {{ font: 20pt "{serif}", "{sans}"; text-align: center; }}
h1 {{ font-size: 52pt; letter-spacing: .6em; margin: 14mm 0; }}
dl {{ font-size: 14.5pt; margin: 0 0 16mm 50mm; text-align: left; }}
.ornament {{ position: fixed; left: -31mm; top: -27mm; width: 210mm; }}
.qr {{ height: 21mm; width: 21mm; }}
footer {{ font-size: 7pt; margin-top: 20mm; text-align: left; }}
</style></head><body><div class="ornament">{ornament}</div>
<p>{number}</p><h1>{heading}</h1><dl>{rows}</dl><p>{body}</p><p>{dated}</p><p>{campaign}</p>
<p>{signed} {seal}</p><footer><div class="qr">{qr}</div>{captions}</footer></body></html>"""


def typst(snapshot: Snapshot) -> bytes:
    """The layout and its data handed to typst directly, and no PDF standard asked for."""
    data = json.dumps(render.page_data([snapshot], title=snapshot.title))
    printed = render.compiler().compile(
        render.HERE / f"template_{snapshot.template}.typ",
        format="pdf",
        sys_inputs={"data": data},
        timestamp=0,
    )
    return cast(bytes, printed)


def weasyprint(snapshot: Snapshot) -> bytes:
    """A page in HTML, as most would write it."""
    from weasyprint import HTML

    for name in ("weasyprint", "weasyprint.progress"):
        logging.getLogger(name).setLevel(logging.WARNING)
    text, design = snapshot.texts[0], snapshot.design
    rows = (text.committee, text.post, text.name)
    page = PAGE.format(
        title=escape(snapshot.title),
        serif=SERIF,
        sans=SANS,
        folder=FOLDER,
        ornament=ornament_svg(*design.size, design.gold, border=True, rosette=True),
        number=escape(text.number),
        heading=escape(text.heading),
        rows="".join(f"<dt>{escape(label)}<dd>{escape(value)}" for label, value in rows),
        body=escape(text.body),
        dated=escape(text.dated),
        campaign=escape(text.campaign),
        signed=escape(" ".join(text.signatories[0])),
        seal=escape(snapshot.seal),
        qr=qr_svg(snapshot.verify_url),
        captions=escape(" ".join(snapshot.captions)),
    )
    return cast(bytes, HTML(string=page).write_pdf())
