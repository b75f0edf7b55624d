"""What a press release says, as the two writers take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A press release in one language; every text is plain, without markup.

    ``kind`` stands above everything (보도자료), ``embargo`` says from when on it may be reported.
    """

    language: str
    kind: str
    embargo: str
    sender: str
    dated: str
    title: str
    paragraphs: Sequence[str]
    end: str
