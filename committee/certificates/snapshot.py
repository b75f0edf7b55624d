"""What a certificate says, word for word, fixed on the day it is issued.

A snapshot holds every character on the page and nothing has to be looked up to print it: after
renamed committees and ten years it prints the same. It is kept as JSON; its hash is taken over
canonical JSON (sorted keys, no spaces, UTF-8), which survives PostgreSQL's ``jsonb``.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from committee.certificates import wording
from committee.certificates.design import Design
from committee.certificates.fonts import unprintable
from committee.certificates.placeholders import fill
from committee.certificates.seal import seal_text
from committee.certificates.wording import Verb, Wording

TEMPLATE = 2
"""The layout that new certificates are printed with. A published layout is never edited."""

SINCE_2 = {"since": 2}
"""Marks what snapshots of layout 1 do not have; they keep the hash that they were given."""


class Variant(StrEnum):
    """The languages of a certificate, the larger one first."""

    KO = "ko"
    EN = "en"
    BOTH = "ko+en"


class UnprintableText(ValueError):
    """Characters that the typefaces have no glyph for; they would come out as boxes."""

    def __init__(self, characters: Sequence[str]) -> None:
        self.characters = list(characters)
        shown = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in characters)
        super().__init__(f"a certificate cannot print {shown}")


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs: an office and a name. Either may be empty, and English falls back to Korean."""

    title: str = ""
    name: str = ""
    title_en: str = ""
    name_en: str = ""

    def written(self, language: str) -> tuple[str, str]:
        """Title and name in one language."""
        if language == "en":
            return _clean(self.title_en or self.title), _clean(self.name_en or self.name)
        return _clean(self.title), _clean(self.name)


@dataclass(frozen=True, kw_only=True)
class Text:
    """All words of the page in one language, in the order in which they are read."""

    language: str
    number: str
    heading: str
    committee: tuple[str, str]
    """The label and what stands behind it; so are the next two."""
    post: tuple[str, str]
    name: tuple[str, str]
    body: str
    dated: str
    campaign: str
    signatories: tuple[tuple[str, str], ...]
    """Title and name of each."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One certificate: the facts behind it, and the texts as printed."""

    variant: Variant
    verb: Verb
    printed_number: str
    recipient_name: str
    recipient_name_latin: str
    committee_path: tuple[str, ...]
    post: str
    dated: date
    campaign_name: str
    verify_url: str
    issued_at: datetime
    texts: tuple[Text, ...]
    captions: tuple[str, str]
    """What the QR code is for, in Korean and in English."""
    seal: str
    """The characters cut into the seal, in reading order; none, no seal."""
    template: int = TEMPLATE
    design: Design = field(default_factory=Design)
    design_id: int = field(default=0, metadata=SINCE_2)
    """The campaign's design, 0 for the usual one; so is its version."""
    design_version: int = field(default=0, metadata=SINCE_2)
    seal_image: str = field(default="", metadata=SINCE_2)
    """The SHA-256 of the picture that stands in place of a cut seal, in hexadecimal."""
    mark: str = field(default="", metadata=SINCE_2)
    """Said above of what is no certificate: a specimen, a preview."""

    @property
    def title(self) -> str:
        """The title of the document: what it is, its number, whose it is."""
        text = self.texts[0]
        return f"{text.heading} {text.number} {text.name[1]}"

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a JSON column: lists, strings and numbers; dates in ISO 8601."""
        data: dict[str, Any] = json.loads(json.dumps(asdict(self), default=_iso))
        return {name: data[name] for name in self._fields_of(self.template)}

    @classmethod
    def _fields_of(cls, template: int) -> list[str]:
        """The fields that snapshots of this layout have."""
        return [each.name for each in fields(cls) if each.metadata.get("since", 1) <= template]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Snapshot:
        """The snapshot that ``to_dict`` gave.

        Raises:
            ValueError: a field is missing, unknown or of the wrong form.
        """
        known = cls._fields_of(data.get("template", TEMPLATE))
        if odd := data.keys() ^ known:
            raise ValueError(f"not a certificate: {sorted(odd)} do not match")
        return cls(
            **{
                **data,
                "variant": Variant(data["variant"]),
                "verb": Verb(data["verb"]),
                "committee_path": tuple(data["committee_path"]),
                "dated": date.fromisoformat(data["dated"]),
                "issued_at": datetime.fromisoformat(data["issued_at"]),
                "texts": tuple(_text(each) for each in data["texts"]),
                "captions": tuple(data["captions"]),
                "design": Design(**data["design"]),
            }
        )

    def canonical_json(self) -> bytes:
        """The one spelling of this snapshot in JSON."""
        return json.dumps(
            self.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ).encode()

    @property
    def sha256(self) -> str:
        """The hash of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.canonical_json()).hexdigest()


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _text(data: dict[str, Any]) -> Text:
    pairs = {key: tuple(data[key]) for key in ("committee", "post", "name")}
    return Text(**{**data, **pairs, "signatories": tuple(map(tuple, data["signatories"]))})


def compose(
    *,
    verb: Verb | str,
    printed_number: str,
    recipient_name: str,
    committee_path: Sequence[str],
    post: str,
    dated: date,
    signatories: Sequence[Signatory],
    campaign_name: str,
    verify_url: str,
    issued_at: datetime,
    recipient_name_latin: str = "",
    committee_path_en: Sequence[str] = (),
    post_en: str = "",
    campaign_name_en: str = "",
    variant: Variant | str = Variant.KO,
    seal: str | None = None,
    design: Design | None = None,
    words: Wording | None = None,
    design_id: int = 0,
    design_version: int = 0,
    seal_image: str = "",
    mark: str = "",
) -> Snapshot:
    """Write down the certificate of one person.

    The path leads from the root to the committee of the post. Where an English name is missing,
    the Korean one stands in. ``dated`` is the day on the paper, ``issued_at`` (with a time zone)
    the moment of issue. The seal carries the root committee's name unless it is given; an empty
    string leaves it out, and a ``seal_image`` stands in its place. ``words`` are the campaign's own
    heading and sentence. All text is brought to NFC with single spaces.

    Raises:
        UnprintableText: some characters would come out as boxes.
        PatternError: a sentence has a gap that stands for nothing.
        ValueError: an unknown verb or variant, no committee, or ``issued_at`` without a time zone.
    """
    verb, variant, words = Verb(verb), Variant(variant), words or Wording()
    if issued_at.tzinfo is None:
        raise ValueError("issued_at needs a time zone")
    path = tuple(_clean(name) for name in committee_path)
    if not path:
        raise ValueError("a certificate names at least one committee")
    path_en = tuple(_clean(name) for name in committee_path_en) or path
    name, latin = _clean(recipient_name), _clean(recipient_name_latin)
    post, campaign_name, number = map(_clean, (post, campaign_name, printed_number))
    gaps = {
        "ko": {
            "committee": " ".join(path),
            "post": post,
            "name": name,
            "campaign": campaign_name,
            "date": wording.date_ko(dated),
            "number": number,
        },
        "en": {
            "committee": wording.committee_en(path_en),
            "post": _clean(post_en) or post,
            "name": latin or name,
            "campaign": _clean(campaign_name_en) or campaign_name,
            "date": wording.date_en(dated),
            "number": wording.number_en(number),
        },
    }
    snapshot = Snapshot(
        variant=variant,
        verb=verb,
        printed_number=number,
        recipient_name=name,
        recipient_name_latin=latin,
        committee_path=path,
        post=post,
        dated=dated,
        campaign_name=campaign_name,
        verify_url=verify_url,
        issued_at=issued_at,
        texts=tuple(
            _written(language, verb, words, gaps[language], signatories)
            for language in variant.split("+")
        ),
        captions=wording.captions(verb),
        seal=seal_text(path[0]) if seal is None else _clean(seal),
        design=design or Design(),
        design_id=design_id,
        design_version=design_version,
        seal_image=seal_image,
        mark=mark,
    )
    if odd := unprintable(" ".join(_strings(asdict(snapshot)))):
        raise UnprintableText(odd)
    return snapshot


def _written(
    language: str,
    verb: Verb,
    words: Wording,
    gaps: dict[str, str],
    signatories: Sequence[Signatory],
) -> Text:
    labels = wording.LABELS[language]
    verbal = {"verb": wording.VERBS[language, verb]}
    return Text(
        language=language,
        number=gaps["number"],
        heading=_clean(words.heading(language, verb)),
        committee=(labels[0], gaps["committee"]),
        post=(labels[1], gaps["post"]),
        name=(labels[2], gaps["name"]),
        body=fill(_clean(words.body(language)), gaps | verbal),
        dated=gaps["date"],
        campaign=gaps["campaign"],
        signatories=tuple(who.written(language) for who in signatories),
    )


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    return [text for each in value for text in _strings(each)] if _nested(value) else []


def _nested(value: Any) -> bool:
    return hasattr(value, "__iter__")
