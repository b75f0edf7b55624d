"""A press release as a DOCX file.

A DOCX is a zip archive of XML parts (ISO/IEC 29500, "Office Open XML"). The four that a word
processor needs are written here: which part is of which type (``[Content_Types].xml``), where the
text is (``_rels/.rels``), the text (``word/document.xml``) and how its styles look
(``word/styles.xml``, found through ``word/_rels/document.xml.rels``). The texts are escaped, so
nothing that somebody typed becomes XML; control characters, which XML 1.0 cannot hold, are left
away. The same document gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from events.press.document import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Source: XML 1.0 (fifth edition), production 2, Char."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive can name; the time of writing is nobody's business."""

CONTENT_TYPES = f"""{DECLARATION}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/>
</Types>"""
PACKAGE_PARTS = f"""{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
DOCUMENT_PARTS = f"""{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""


def to_docx(document: Document) -> bytes:
    """The document as the bytes of a file."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_PARTS,
        "word/document.xml": _text(document),
        "word/styles.xml": _styles(document.language),
        "word/_rels/document.xml.rels": DOCUMENT_PARTS,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _text(document: Document) -> str:
    """A4 upright with margins of 2.5 cm; lengths are in twentieths of a point."""
    lines = [
        ("Kind", document.kind),
        ("Embargo", document.embargo),
        ("Sender", f"{document.sender} · {document.dated}"),
        ("Title", document.title),
        *(("Normal", text) for text in document.paragraphs),
        ("Closing", document.end),
    ]
    body = "".join(_paragraph(style, text) for style, text in lines)
    return (
        f'{DECLARATION}<w:document xmlns:w="{WORD}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
        ' w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _paragraph(style: str, text: str) -> str:
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(NOT_IN_XML.sub("", line))}</w:t>'
        for line in text.splitlines() or [""]
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{runs}</w:r></w:p>'


def _styles(language: str) -> str:
    """Malgun Gothic is on every computer with Korean; sizes are in half points."""
    tongue = "ko-KR" if language == "ko" else "en-GB"
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{shape}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
        for name, shown, shape, look in (
            ("Kind", "Release kind", "", '<w:b/><w:sz w:val="36"/>'),
            ("Embargo", "Embargo", "", '<w:b/><w:color w:val="A3182D"/>'),
            ("Sender", "Sender", "", '<w:sz w:val="20"/>'),
            ("Title", "Title", '<w:spacing w:before="360" w:after="240"/>', _TITLE),
            ("Closing", "Closing", '<w:jc w:val="center"/>', ""),
        )
    )
    return (
        f'{DECLARATION}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Malgun Gothic" w:hAnsi="Malgun Gothic" w:eastAsia="Malgun Gothic"/>'
        f'<w:sz w:val="22"/><w:lang w:val="{tongue}" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="336" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"</w:style>{others}</w:styles>"
    )


_TITLE = '<w:b/><w:sz w:val="32"/>'
