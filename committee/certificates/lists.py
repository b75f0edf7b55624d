"""Paper beside the certificates: labels, and the list from which names are called.

Rows are dictionaries with ``committee``, ``post``, ``name`` and ``latin``; as on certificates,
everything reaches the page as data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from committee.certificates.fonts import SANS, SERIF
from committee.certificates.render import HERE, compiler

LABELS_A_PAGE = 24
"""Three columns of eight on A4, 70 × 37 mm each."""


def render_labels(rows: Sequence[Mapping[str, str]], *, title: str) -> bytes:
    """A label for each row, 24 to a sheet of A4 without margins."""
    return _compile("labels.typ", {"title": title, "rows": rows})


def render_calling_list(
    rows: Sequence[Mapping[str, str]], *, title: str, words: Mapping[str, str]
) -> bytes:
    """The rows in the order in which they are called, each with a box to tick.

    ``words`` are the language and the headings: ``language``, ``number``, ``committee``, ``post``,
    ``name``.
    """
    return _compile("calling.typ", {"title": title, "rows": rows, "words": words})


def _compile(layout: str, data: Mapping[str, Any]) -> bytes:
    inputs = json.dumps({"serif": SERIF, "sans": SANS, **data}, ensure_ascii=False)
    printed = compiler().compile(HERE / layout, format="pdf", sys_inputs={"data": inputs})
    return cast(bytes, printed)
