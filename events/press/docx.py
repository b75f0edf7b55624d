"""A press release as a DOCX file."""

from __future__ import annotations

import io
import re

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from events.press.document import Document

FONT = "Malgun Gothic"
"""On every computer with Korean."""
SEAL_RED = RGBColor(0xA3, 0x18, 0x2D)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Source: XML 1.0 (fifth edition), production 2, Char."""


def to_docx(document: Document) -> bytes:
    """The document as the bytes of a file, A4 upright; what people typed is text and nothing else.

    Control characters, which the format cannot hold, are left away.
    """
    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    _set_styles(word.styles)
    lines = [
        ("Kind", document.kind),
        ("Embargo", document.embargo),
        ("Sender", f"{document.sender} · {document.dated}"),
        ("Headline", document.title),
        *(("Normal", text) for text in document.paragraphs),
        ("End", document.end),
    ]
    for style, text in lines:
        word.add_paragraph(NOT_IN_XML.sub("", text), style=style)
    about = word.core_properties
    about.title, about.language = NOT_IN_XML.sub("", document.title), document.language
    about.author = about.comments = ""
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _set_styles(styles: docx.styles.styles.Styles) -> None:
    usual = styles["Normal"]
    usual.font.name, usual.font.size = FONT, Pt(11)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    usual.paragraph_format.space_after, usual.paragraph_format.line_spacing = Pt(8), 1.4
    kind, embargo, sender, headline, end = (
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        for name in ("Kind", "Embargo", "Sender", "Headline", "End")
    )
    for style in (kind, embargo, sender, headline, end):
        style.base_style = usual
    kind.font.bold, kind.font.size = True, Pt(18)
    embargo.font.bold, embargo.font.color.rgb = True, SEAL_RED
    sender.font.size = Pt(10)
    headline.font.bold, headline.font.size = True, Pt(16)
    headline.paragraph_format.space_before = Pt(18)
    end.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
