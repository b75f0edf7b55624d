"""The demo's mailbox: what would have been mailed, read from the files of the mail backend."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

END_OF_MESSAGE = b"\n" + b"-" * 79 + b"\n"
NEWEST = 200


@dataclass(frozen=True)
class Letter:
    """One mail as it was written to a file; ``name`` is the file's stem and the place in it."""

    name: str
    subject: str
    sender: str
    recipients: str
    sent_at: datetime
    body: str

    @property
    def language(self) -> str:
        """The tongue of the text, for readers who listen: Korean wherever Hangul stands in it."""
        return "ko" if re.search("[\uac00-\ud7a3]", self.body) else "en"


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All mails of the demo, the newest first. Exists in the demo alone."""
    return render(request, "demo/mailbox.html", {"letters": _letters()})


@require_safe
def message(request: HttpRequest, name: str) -> HttpResponse:
    """One mail with its links. The name is looked up among those listed, never made a path."""
    letter = next((letter for letter in _letters() if letter.name == name), None)
    if letter is None:
        raise Http404
    return render(request, "demo/message.html", {"letter": letter})


def _letters() -> list[Letter]:
    if not settings.DEMO:
        raise Http404
    files = sorted(Path(settings.MAILBOX).glob("*.log"), reverse=True)[:NEWEST]
    letters = [letter for file in files for letter in _letters_in(file)]
    return sorted(letters, key=lambda letter: letter.sent_at, reverse=True)


def _letters_in(file: Path) -> list[Letter]:
    parts = [part for part in file.read_bytes().split(END_OF_MESSAGE) if part.strip()]
    return [_letter(f"{file.stem}.{number}", part) for number, part in enumerate(parts, start=1)]


def _letter(name: str, raw: bytes) -> Letter:
    parsed = email.message_from_bytes(raw, policy=email.policy.default, _class=EmailMessage)
    body = parsed.get_body(preferencelist=("plain",))
    try:
        sent_at = parsedate_to_datetime(str(parsed["Date"]))
    except ValueError:
        sent_at = timezone.now()
    if timezone.is_naive(sent_at):
        sent_at = timezone.make_aware(sent_at)
    return Letter(
        name=name,
        subject=str(parsed["Subject"] or ""),
        sender=str(parsed["From"] or ""),
        recipients=str(parsed["To"] or ""),
        sent_at=sent_at,
        body=body.get_content().strip() if body is not None else "",
    )
