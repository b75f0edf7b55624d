"""What a certificate costs, beside bare typst on the same page with the same QR code.

Every certificate measured has words of its own, as in a real run: typst answers a repeated page
from its memory. Times are processor time of this process, the least of several rounds taken in
turn, so that a busy machine does not count.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from statistics import mean
from typing import Any, cast

from committee.certificates.numbers import new_printed_number, new_token
from committee.certificates.render import (
    HERE,
    compiler,
    page_data,
    render_pdf,
    render_print_file,
)
from committee.certificates.snapshot import Signatory, Snapshot, compose

ROUNDS, EACH, PAGES = 6, 40, 1000
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "민서준도윤하지우현수빈예은성호영진경희철동길"


def run() -> Iterator[dict[str, Any]]:
    """One figure after the other, as ``make bench`` prints them."""
    ours, bare = _least(render_pdf, _bare)
    yield _figure("certificate, on one core", ours, "ms", "bare typst, same page", ours / bare, 1.4)
    size = mean(len(render_pdf(each)) for each in _snapshots(EACH)) / 1000
    yield _figure("certificate, size", size, "kB", "50 kB", size / 50, 1)
    page = len(render_print_file(_snapshots(PAGES), title="bench")) / PAGES / 1000
    yield _figure("print file, size of a page", page, "kB", "8 kB", page / 8, 1)


def _figure(
    figure: str, value: float, unit: str, against: str, ratio: float, most: float
) -> dict[str, Any]:
    return {
        "figure": figure,
        "value": round(value, 2),
        "unit": unit,
        "against": against,
        "ratio": round(ratio, 2),
        "target": f"at most {most} x",
        "holds": ratio <= most,
    }


def _least(*renderers: Callable[[Snapshot], bytes]) -> list[float]:
    """Milliseconds of processor time for one certificate by each, in its best round."""
    best = [float("inf")] * len(renderers)
    for _ in range(ROUNDS):
        for place, render in enumerate(renderers):
            snapshots = _snapshots(EACH)
            start = time.process_time()
            for snapshot in snapshots:
                render(snapshot)
            best[place] = min(best[place], (time.process_time() - start) / EACH * 1000)
    return best


def _bare(snapshot: Snapshot) -> bytes:
    """The layout and its data handed to typst directly, and no PDF standard asked for."""
    printed = compiler().compile(
        HERE / f"template_{snapshot.template}.typ",
        format="pdf",
        sys_inputs={"data": json.dumps(page_data([snapshot], title=snapshot.title))},
        timestamp=0,
    )
    return cast(bytes, printed)


def _snapshots(count: int) -> list[Snapshot]:
    return [
        compose(
            verb="appoint",
            printed_number=new_printed_number(2022),
            recipient_name="".join(random.choice(letters) for letters in (SURNAMES, GIVEN, GIVEN)),
            committee_path=["균형발전위원회", "광주광역시 균형발전위원회"],
            post="부위원장",
            dated=date(2022, 1, 18),
            signatories=[Signatory(title="공동상임위원장", name="김가나")],
            campaign_name="제20대 대통령선거 선거대책위원회",
            verify_url=f"https://rostrum.example.org/verify/{new_token()}/",
            issued_at=datetime(2022, 1, 18, tzinfo=UTC),
        )
        for _ in range(count)
    ]
