"""Committees and posts as files name them: by path, by name, by number."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from committee.findings import Finding
from committee.models import Committee, Import, Post

STEP = re.compile(r"\s*[>›»→|/\\]\s*")
MOST_SUGGESTED_FOR = 100
"""Different unknown names that get suggestions; a file with more is not misspelt but misplaced."""
SUGGESTIONS = 3
MOST_TITLES = 10


class Node(NamedTuple):
    """A committee of the tree."""

    pk: int
    path: str
    name_ko: str
    name_en: str
    dissolved_on: date | None


class Seat(NamedTuple):
    """A post by the names that a file may give it."""

    pk: int
    committee: int
    closed_on: date | None
    title_ko: str
    title_en: str
    slug: str
    announced_ko: str
    announced_en: str

    @property
    def keys(self) -> set[str]:
        names = (self.title_ko, self.title_en, self.slug, self.announced_ko, self.announced_en)
        return {key(name) for name in names if name}


@dataclass(frozen=True)
class Place:
    """A post, or the finding that says why there is none."""

    post: int | None = None
    finding: Finding | None = None


def key(text: str) -> str:
    """A name without spaces and case."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _by_likeness(wanted: str, seats: list[Seat]) -> list[Seat]:
    """The posts of a committee, the one whose title most resembles ``wanted`` first."""

    def unlike(seat: Seat) -> float:
        return -difflib.SequenceMatcher(None, wanted, key(seat.title_ko)).ratio()

    return sorted(seats, key=unlike)


class Places:
    """The committees and posts of one import's part of the tree; of others it knows nothing.

    Reads them in two queries, then answers from memory, and each question once.
    """

    def __init__(self, taken: Import) -> None:
        self.starts_on = taken.starts_on
        committees = Committee.objects.within(taken.committee).order_by("path")
        self.nodes = [
            Node(*row)
            for row in committees.values_list("pk", "path", "name_ko", "name_en", "dissolved_on")
        ]
        self.by_key: dict[str, list[Node]] = defaultdict(list)
        self.children: dict[str, list[Node]] = defaultdict(list)
        self.names = {node.path: node.name_ko for node in self.nodes}
        for node in self.nodes:
            self.children[node.path[: -Committee.steplen]].append(node)
            for name in {key(node.name_ko), key(node.name_en)} - {""}:
                self.by_key[name].append(node)
        self.by_pk = {node.pk: node for node in self.nodes}
        self.posts: dict[int, list[Seat]] = defaultdict(list)
        for row in Post.objects.filter(
            committee__path__startswith=taken.committee.path
        ).values_list(
            *("pk", "committee_id", "closed_on", "title__name_ko", "title__name_en"),
            *("title__slug", "announced_ko", "announced_en"),
        ):
            seat = Seat(*row)
            self.posts[seat.committee].append(seat)
        self.answers: dict[tuple[str, str], Place] = {}
        self.similar: dict[str, list[str]] = {}

    def find(self, committee: str, post: str) -> Place:
        """The post called ``post`` in the committee called ``committee``."""
        asked = (committee, post)
        if asked not in self.answers:
            self.answers[asked] = self._find(committee, post)
        return self.answers[asked]

    def _find(self, committee: str, post: str) -> Place:
        nodes = self.committees(committee)
        if not nodes:
            return Place(finding=self._unknown(committee))
        if len(nodes) > 1:
            paths = [self.path(node) for node in nodes[:SUGGESTIONS]]
            return Place(finding=("ambiguous_committee", {"value": committee, "similar": paths}))
        node, wanted = nodes[0], key(post)
        here = self.posts[node.pk]
        seat = next((seat for seat in here if wanted in seat.keys), None)
        if seat is None:
            values = {"committee": node.name_ko, "value": post}
            if not here:
                return Place(finding=("unknown_post", values))
            titles = [seat.title_ko for seat in _by_likeness(wanted, here)[:MOST_TITLES]]
            return Place(finding=("unknown_post_like", values | {"similar": titles}))
        if node.dissolved_on or seat.closed_on:
            closed = {"post": f"{node.name_ko} {seat.title_ko}"}
            return Place(finding=("place_is_closed", closed))
        return Place(post=seat.pk)

    def committees(self, text: str) -> list[Node]:
        """Those that ``text`` may mean: a number, a name, or names from above to below.

        A path may leave steps out, and its later steps may be the start of a name:
        ``균형발전위원회 > 광주`` is the Gwangju committee below that one.
        """
        number = text.strip().lstrip("#")
        if number.isdecimal() and number.isascii() and int(number) in self.by_pk:
            return [self.by_pk[int(number)]]
        found = self.by_key.get(key(text), [])
        steps = [key(step) for step in STEP.split(text.strip()) if key(step)]
        if found or len(steps) < 2:
            return found
        found = self.by_key.get(steps[0], [])
        for step in steps[1:]:
            found = self._below(found, step)
        return found

    def _below(self, nodes: list[Node], step: str) -> list[Node]:
        above = tuple(node.path for node in nodes)
        exact = [
            node
            for node in self.by_key.get(step, [])
            if node.path.startswith(above) and node.path not in above
        ]
        if exact or not above:
            return exact
        return [
            child
            for path in above
            for child in self.children[path]
            if key(child.name_ko).startswith(step) or key(child.name_en).startswith(step)
        ]

    def path(self, node: Node) -> str:
        """The committee's names from the import's own committee down to it."""
        step = Committee.steplen
        ends = range(step, len(node.path) + step, step)
        return " > ".join(
            self.names[node.path[:end]] for end in ends if node.path[:end] in self.names
        )

    def _unknown(self, text: str) -> Finding:
        if text not in self.similar and len(self.similar) < MOST_SUGGESTED_FOR:
            last = (STEP.split(text.strip()) or [text])[-1]
            near = difflib.get_close_matches(key(last), self.by_key, n=SUGGESTIONS, cutoff=0.6)
            self.similar[text] = [self.path(self.by_key[name][0]) for name in near]
        similar = self.similar.get(text)
        if similar:
            return ("unknown_committee_like", {"value": text, "similar": similar})
        return ("unknown_committee", {"value": text})
