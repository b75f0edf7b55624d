"""What templates need beside Django's own tags: tongues, terms, statuses and a few components."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.utils import pretty_name
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from committee.days import shown_days
from committee.names import shown_phone

register = template.Library()

KOREAN_LETTER = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\u3400-\u9fff\uf900-\ufaff"
KOREAN = re.compile(f"[{KOREAN_LETTER}]")
KOREAN_RUN = re.compile(f"[{KOREAN_LETTER}](?:[^A-Za-z<>&()]*[{KOREAN_LETTER}])?")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

TONES = {
    # appointments
    "nominated": ("muted", "pencil"),
    "invited": ("wait", "envelope"),
    "accepted": ("info", "check"),
    "declined": ("muted", "cross"),
    "expired": ("muted", "clock"),
    "approved": ("info", "stamp"),
    "in_force": ("good", "check-circle"),
    "ended": ("muted", "stop"),
    # imports and their rows
    "uploaded": ("wait", "clock"),
    "read": ("wait", "pencil"),
    "checking": ("wait", "clock"),
    "checked": ("info", "eye"),
    "committing": ("wait", "clock"),
    "done": ("good", "check-circle"),
    "refused": ("bad", "ban"),
    "good": ("good", "check"),
    "lookalike": ("wait", "layers"),
    "unchanged": ("muted", "dot"),
    "error": ("bad", "alert"),
    "taken": ("good", "check-circle"),
    # runs and what became of their entries
    "awaiting": ("wait", "person"),
    "running": ("wait", "clock"),
    "paused": ("info", "stop"),
    "begun": ("wait", "clock"),
    "skipped": ("muted", "cross"),
    # certificates
    "draft": ("muted", "pencil"),
    "valid": ("good", "stamp"),
    "superseded": ("muted", "layers"),
    "revoked": ("bad", "ban"),
    # reports about certificates
    "open": ("wait", "alert"),
    "settled": ("good", "check-circle"),
    # events
    "published": ("info", "calendar"),
    "held": ("good", "check-circle"),
    "archived": ("muted", "inbox"),
    "cancelled": ("bad", "ban"),
    # policy proposals
    "proposed": ("info", "pencil"),
    "in_review": ("wait", "clock"),
    "adopted": ("good", "check"),
    "carried_out": ("good", "check-circle"),
    "dropped": ("muted", "cross"),
    # attendance
    "going": ("info", "check"),
    "waiting": ("wait", "clock"),
    "attended": ("good", "check-circle"),
    "excused": ("muted", "cross"),
    "no_show": ("wait", "stop"),
    "walk_in": ("good", "person"),
    # recipients at a ceremony
    "conferred": ("good", "stamp"),
    "absent": ("muted", "cross"),
    # acts at the door
    "admitted": ("good", "check-circle"),
    "left": ("info", "check"),
    "undone": ("muted", "previous"),
    "already_inside": ("bad", "ban"),
    "not_inside": ("wait", "alert"),
    "unknown": ("bad", "ban"),
    "another_event": ("bad", "ban"),
    "conflict": ("wait", "alert"),
    # exports
    "writing": ("info", "pencil"),
    "ready": ("good", "check-circle"),
    "handed_over": ("good", "download"),
    "failed": ("bad", "alert"),
    "removed": ("muted", "stop"),
}
"""Status → tone of the badge and name of the icon in ``rostrum/icons.svg``."""


@register.filter
def own_tongue(text: Any) -> SafeString:
    """Mark the parts of ``text`` that are not in the page's language, so that they are read right.

    Hangul (and Hanja) in an English page gets ``lang="ko"``; text in Latin letters alone in a
    Korean page gets ``lang="en"``. Latin words within Korean text are everyday Korean and stay, and
    so does what has markup of its own.
    """
    if text is None:
        return mark_safe("")
    if isinstance(text, SafeString) and "<" in text:
        return text
    kept = mark_safe if isinstance(text, SafeString) else conditional_escape
    plain = str(text)
    latin, korean = LATIN.search(plain), KOREAN.search(plain)
    if not latin and not korean:
        return kept(plain)
    if (get_language() or "ko").startswith("ko"):
        return kept(plain) if korean else _foreign("en", kept(plain))
    if not korean:
        return kept(plain)
    if not latin:
        return _foreign("ko", kept(plain))
    pieces, end = [], 0
    for run in KOREAN_RUN.finditer(plain):
        pieces += [kept(plain[end : run.start()]), _foreign("ko", run.group())]
        end = run.end()
    pieces.append(kept(plain[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 - each piece was escaped above


@register.filter
def table_cells(texts: Iterable[tuple[str, str]]) -> SafeString:
    """The cells of a row, from the label of each column and its text.

    A page of a roster has hundreds, and a loop in a template takes three times as long.
    """
    return mark_safe(  # noqa: S308 - both are escaped
        "".join(
            f'<td data-label="{conditional_escape(label)}">{own_tongue(text)}</td>'
            for label, text in texts
        )
    )


def _foreign(language: str, text: str) -> SafeString:
    return format_html('<span lang="{}" translate="no">{}</span>', language, text)


@register.filter
def term(days: Any) -> str:
    """A half-open range of days with its last day, see ``shown_days``."""
    return shown_days(days)


@register.filter
def phone(number: str) -> str:
    """A number in E.164 as Koreans write it: ``010-1234-5678``."""
    return shown_phone(number)


@register.filter
def status_class(status: str) -> str:
    """The CSS class that colours a status of an appointment, a certificate or an event."""
    return f"tone-{TONES.get(str(status), ('muted', ''))[0]}"


@register.filter
def status_icon(status: str) -> str:
    """The icon that goes with a status; colour alone says nothing."""
    return TONES.get(str(status), ("", "dot"))[1]


@register.filter
def tone_icon(tone: str) -> str:
    """The icon of a notice in this tone."""
    return {"good": "check-circle", "wait": "alert", "bad": "ban"}.get(tone, "info")


@register.filter
def message_tone(tags: str) -> str:
    """The tone of a notice for the level tags of one of Django's messages."""
    for level, tone in (("error", "bad"), ("warning", "wait"), ("success", "good")):
        if level in tags:
            return tone
    return "info"


@register.filter
def labelled(form: BaseForm) -> BaseForm:
    """The form with the labels that Django makes from field names put into the page's language."""
    for name, field in form.fields.items():
        if field.label is None:
            field.label = _(pretty_name(name))
    return form


@register.filter
def plain_value(value: Any) -> SafeString:
    """A fact as text: days in the page's format, the rest marked with its own tongue."""
    if isinstance(value, date):
        return conditional_escape(date_format(value, "DATE_FORMAT"))
    return own_tongue(value)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing beside a word; it is hidden from readers who listen.

    Pages hold dozens, and a roster one a row, so each is rendered once and kept.
    """
    return _trimmed(render_to_string("components/icon.html", {"name": name}))


@register.simple_tag
@lru_cache(maxsize=512)
def status_badge(status: str, label: str) -> SafeString:
    """Where something stands, by colour, drawing and word; kept, since lists have one a row."""
    return _trimmed(
        render_to_string("components/status_badge.html", {"status": status, "label": label})
    )


@register.inclusion_tag("components/action.html", takes_context=True)
def action(context: template.Context, url: str, label: str, **options: Any) -> dict[str, Any]:
    """A button that posts to ``url``.

    Options: ``tone`` (primary, secondary, danger, outline-danger, quiet), ``small``, ``icon``,
    ``confirm`` (a question asked first, where scripts run), ``name`` and ``value`` (sent along),
    ``next``, ``scan_id`` (of an act at a door, so that sending it twice does it once).
    """
    return {"url": url, "label": label, **options}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page) -> dict[str, Any]:
    """Links to the pages of a list; nothing when there is only one."""
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
        "request": context["request"],
    }


@register.simple_block_tag
def page_header(content: SafeString, title: str, **options: Any) -> SafeString:
    """The page's heading around its actions. Options: ``lede``, ``overline``, ``status``."""
    return render_to_string(
        "components/page_header.html", {"title": title, "actions": _trimmed(content), **options}
    )


@register.simple_block_tag
def data_table(content: SafeString, label: str, stack: bool = True) -> SafeString:
    """A table around its ``<thead>`` and ``<tbody>``, in a region that scrolls by itself.

    On phones the rows become cards, and each cell's ``data-label`` names it; ``stack=False`` keeps
    the table and lets the region scroll sideways.
    """
    return render_to_string(
        "components/data_table.html", {"content": content, "label": label, "stack": stack}
    )


@register.simple_block_tag
def notice(content: SafeString, tone: str = "info", title: str = "") -> SafeString:
    """A notice around its text; tones: info, good, wait, bad."""
    return render_to_string(
        "components/notice.html", {"text": _trimmed(content), "tone": tone, "title": title}
    )


def _trimmed(content: SafeString) -> SafeString:
    return mark_safe(content.strip())  # noqa: S308 - rendered by a template, so escaped there
