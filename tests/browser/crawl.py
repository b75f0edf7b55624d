"""Every page as every role, in both languages and themes, narrow and wide.

Pages are found, not listed: the addresses that need no argument, and every link on every page. The
suite samples; ``make crawl`` opens all of them.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from itertools import product
from urllib.parse import urlsplit

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from tests.test_access_matrix import ADDRESSES

ROLES = ("stranger", "admin", "gwangju", "busan", "member", "door")
LOOKS = list(product(("ko", "en"), ("light", "dark"), (360, 1280)))
PAGES_OF_A_KIND = 1
EVERYTHING = "ROSTRUM_CRAWL"
NO_PAGES = {
    "account_logout",  # would end the walk
    "batch_file",
    "certificate_pdf",
    "did",
    "door_worker",
    "event_file",
    "find_duplicates",
    "import_template",
    "left_out",
    "livez",
    "mfa_download_recovery_codes",
    "passes",
    "photo_file",
    "press_file",
    "published_keys",
    "readyz",
    "rejected_rows",
    "seal_file",
    "set_language",
    "signed_statement",
    "status_list",
    "theme",
    "verify_json",
}


def walks(seed: int):
    """Which role looks at the site how: all of it, or a sample that shows every look once."""
    if os.environ.get(EVERYTHING) == "all":
        return list(product(ROLES, LOOKS))
    dice = random.Random(seed)
    looks = dice.sample(LOOKS, len(LOOKS))
    roles = [*ROLES, *dice.sample(ROLES, len(LOOKS) - len(ROLES))]
    return list(zip(roles, looks, strict=True))


def starts():
    """Addresses that need no argument; signing out and what is no page are left away."""
    for name in ADDRESSES:
        if name.startswith(("admin:", "api:")) or name in NO_PAGES:
            continue
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def kind_of(address: str) -> str | None:
    """The name of a page's address; None for what is no page of ours."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    if match.namespace in ("admin", "api") or match.url_name in NO_PAGES:
        return None
    return match.url_name


LINKS = """
links => links.map(link => new URL(link.getAttribute("href"), document.baseURI).href)
"""
"""Where they lead; a link in a drawing has no ``href`` that is a text."""


class Crawl:
    """One walk over the site: opens what it finds until nothing new is left."""

    def __init__(self, watch, more=()) -> None:
        self.watch = watch
        self.queue = [*more, *starts()]
        self.seen: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self.refusals: set[int] = set()

    def run(self) -> Counter[str]:
        """How many pages of each kind were opened."""
        while self.queue:
            address = self.queue.pop(0)
            kind = kind_of(address)
            if kind and address not in self.seen and self._wanted(kind):
                self.seen.add(address)
                self._open(address, kind)
        return self.kinds

    def _wanted(self, kind: str) -> bool:
        return os.environ.get(EVERYTHING) == "all" or self.kinds[kind] < PAGES_OF_A_KIND

    def _new(self, path: str) -> bool:
        kind = kind_of(path)
        new = bool(kind) and path not in self.seen and self._wanted(kind)
        self.seen.add(path)
        self.kinds[kind] += new
        return new

    def _refused(self, status: int) -> None:
        """Look at one refusal of each sort; the access matrix says where one is right."""
        if status != 405 and status not in self.refusals:
            self.refusals.add(status)
            self.watch.inspect()

    def _open(self, address: str, kind: str) -> None:
        page = self.watch.page
        response = page.goto(address)
        if response.status in (403, 404, 405):
            self._refused(response.status)
            return
        self.kinds[kind] += 1
        if response.status >= 400:
            self.watch.note(f"answered {response.status}")
        here = urlsplit(page.url)
        if here.path != urlsplit(address).path and not self._new(here.path):
            return  # led to a page that was inspected or is still to come
        self.watch.inspect()
        for link in page.eval_on_selector_all("a[href]", LINKS):
            target = urlsplit(link)
            if target.netloc == here.netloc:
                self.queue.append(target.path + (f"?{target.query}" if target.query else ""))
