"""A page under watch: what a visitor would never report, and everybody would suffer from."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # telling of the rest would take as long again
}

# Visible texts in the other language that are not marked as such: words in Latin letters alone on
# a Korean page, Hangul on an English one. What people typed carries ``lang`` or ``translate="no"``;
# addresses and numbers are no language.
FOREIGN_TEXTS = """
(language) => {
  const latin = /[A-Za-z]{3,}/, hangul = /[가-힣]/;
  const foreign = (text) =>
    language === "ko" ? latin.test(text) && !hangul.test(text) : hangul.test(text);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const text = node.textContent.replace(/\\S+@\\S+|https?:\\S+/g, "");
    if (!foreign(text) || !parent.checkVisibility()) continue;
    if (parent.closest("[lang]:not(html), [translate=no], code, pre, option, script")) continue;
    found.push(text.trim());
  }
  return found;
}
"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Watch:
    """Visits pages, and keeps each problem with the address on which it showed."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.problems: list[str] = []
        self.expected = 200
        self.without_network = False
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.note(f"script error: {error}"))
        page.on("response", self._response)

    def note(self, problem: str) -> None:
        """Keep a problem of the page that is open."""
        self.problems.append(f"{self.page.url}: {problem}")

    def _console(self, message) -> None:
        """Errors and warnings, CSP violations among them; not the status of an expected refusal."""
        if self.without_network and "net::ERR_INTERNET_DISCONNECTED" in message.text:
            return
        refusal = "the server responded with a status of" in message.text
        if message.type in ("error", "warning") and not (refusal and self.expected != 200):
            self.note(f"console: {message.text}")

    def _response(self, response) -> None:
        """What a page asks for by itself has to be there, also where the page is a refusal."""
        if response.status >= 400 and not response.request.is_navigation_request():
            self.note(f"asked for {response.url}: {response.status}")

    def open(self, address: str, *, expect: int = 200) -> Page:
        """Go to an address, which must answer with a status, and inspect the page."""
        self.expected = expect
        response = self.page.goto(address)
        if response.status != expect:
            self.note(f"answered {response.status}, not {expect}")
        self.inspect()
        self.expected = 200
        return self.page

    def inspect(self) -> None:
        """Look at the page as it stands: axe, language, width."""
        self.page.wait_for_load_state("load")
        self.page.locator(".htmx-request").first.wait_for(state="detached")
        for violation in Axe().run(self.page, options=AXE).response["violations"]:
            where = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            self.note(f"axe: {violation['id']}: {violation['help']} ({where})")
        for text in self.page.evaluate(FOREIGN_TEXTS, self.language):
            self.note(f"not in the page's language: {text!r}")
        if (sideways := self.page.evaluate(SIDEWAYS)) > 0:
            self.note(f"scrolls sideways by {sideways} px")
