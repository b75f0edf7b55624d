"""The same certificate by ReportLab, a canvas for each, as whoever knows it well would write it.

Typefaces are read and ornaments are made into paths once a process; only their use is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from benchmarks.opponents.typefaces import truetype
from committee.certificates.fonts import FOLDER, SANS, SERIF
from committee.certificates.ornament import PER_MM, ornament_svg
from committee.certificates.qr import qr_svg
from committee.certificates.snapshot import Snapshot

FILES = {SERIF: "NotoSerifKR-Regular.otf", SANS: "NotoSansKR-Regular.otf"}
MODULES = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)")
"""Dark modules of a QR code: rectangles by their corner, width and height."""
STEP = re.compile(r"([MCQHVhvz])([^MCQHVhvz]*)")


@cache
def typefaces() -> None:
    """Read both typefaces; converted beforehand where nobody did yet."""
    for name, file in FILES.items():
        registerFont(TTFont(name, truetype(FOLDER / file)))


def reportlab(snapshot: Snapshot) -> bytes:
    """One document with one page."""
    typefaces()
    (width, height), text = snapshot.design.size, snapshot.texts[0]
    file = BytesIO()
    page = Canvas(file, pagesize=(width * mm, height * mm), lang="ko")
    page.setTitle(snapshot.title)
    _ornament(page, snapshot, height)
    page.setFillColor(HexColor(snapshot.design.ink))
    _line(page, text.number, 31, height - 31, 10.5)
    _centred(page, text.heading, width, height - 62, 52, gap=0.6)
    for place, (label, value) in enumerate((text.committee, text.post, text.name)):
        _line(page, label, 70, height - 95 - 14 * place, 11)
        _line(page, value, 90, height - 95 - 14 * place, 25 if value == text.name[1] else 14.5)
    _centred(page, text.body, width, height - 155, 13)
    _centred(page, text.dated, width, height - 180, 16)
    _centred(page, text.campaign, width, height - 198, 14.5)
    _centred(page, " ".join(text.signatories[0]), width, height - 214, 24)
    _seal(page, snapshot, width, height)
    _check(page, snapshot)
    page.showPage()
    page.save()
    return file.getvalue()


def _line(page: Canvas, words: str, x: float, y: float, size: float, font: str = SERIF) -> None:
    page.setFont(font, size)
    page.drawString(x * mm, y * mm, words)


def _centred(page: Canvas, words: str, width: float, y: float, size: float, gap: float = 0) -> None:
    page.setFont(SERIF, size)
    page.drawCentredString(width / 2 * mm, y * mm, words, charSpace=gap * size)


def _seal(page: Canvas, snapshot: Snapshot, width: float, height: float) -> None:
    page.setStrokeColor(HexColor(snapshot.design.seal))
    page.setFillColor(HexColor(snapshot.design.seal))
    page.rect((width - 60) * mm, (height - 222) * mm, 19 * mm, 19 * mm)
    for row, start in enumerate(range(0, len(snapshot.seal), 3)):
        _line(page, snapshot.seal[start : start + 3], width - 59, height - 209 - 6 * row, 16)


def _check(page: Canvas, snapshot: Snapshot) -> None:
    page.setFillColor(HexColor("#000000"))
    code = qr_svg(snapshot.verify_url)
    modules = float(code.partition('width="')[2].partition('"')[0])
    page.saveState()
    page.translate(31 * mm, 46 * mm)
    page.scale(21 * mm / modules, -21 * mm / modules)
    path = page.beginPath()
    for bar in MODULES.findall(code):
        path.rect(*map(int, bar))
    page.drawPath(path, stroke=0, fill=1)
    page.restoreState()
    page.linkURL(snapshot.verify_url, (31 * mm, 25 * mm, 52 * mm, 46 * mm))
    for row, caption in enumerate(snapshot.captions):
        _line(page, caption, 57, 38 - 5 * row, 7, SANS)


def _ornament(page: Canvas, snapshot: Snapshot, height: float) -> None:
    page.saveState()
    page.translate(0, height * mm)
    page.scale(mm / PER_MM, -mm / PER_MM)
    page.setStrokeColor(HexColor(snapshot.design.gold))
    page.setFillColor(HexColor(snapshot.design.gold))
    for path, thick, dashes, faint, filled in _paths(*snapshot.design.size, snapshot.design.gold):
        page.setStrokeAlpha(faint)
        page.setLineWidth(thick)
        page.setDash(dashes)
        page.drawPath(path, stroke=int(not filled), fill=int(filled))
    page.restoreState()


@cache
def _paths(
    width: float, height: float, colour: str
) -> list[tuple[PDFPathObject, float, list[float], float, bool]]:
    """The ornament as ReportLab draws it: paths, how thick, dashed and faint, whether filled."""
    drawn = ElementTree.fromstring(  # noqa: S314 – of our own making
        ornament_svg(width, height, colour, border=True, rosette=True)
    )
    made = []
    for each in drawn:
        path = PDFPathObject()
        if each.tag.endswith("rect"):
            path.rect(*(float(each.get(name, 0)) for name in ("x", "y", "width", "height")))
        else:
            _follow(path, each.get("d", ""))
        dashes = [float(part) for part in each.get("stroke-dasharray", "").split()]
        filled = each.get("fill") == "currentColor"
        faint = float(each.get("stroke-opacity", 1))
        made.append((path, float(each.get("stroke-width", 0)), dashes, faint, filled))
    return made


def _follow(path: PDFPathObject, steps: str) -> None:
    """Draw what the steps of an SVG path say (SVG 2, 9.3)."""
    x = y = 0.0
    for step, numbers in STEP.findall(steps):
        values = [float(number) for number in numbers.split()]
        match step:
            case "M":
                x, y = values
                path.moveTo(x, y)
            case "C":
                for points in _by(6, values):
                    path.curveTo(*points)
                    x, y = points[4:]
            case "Q":
                for middle_x, middle_y, end_x, end_y in _by(4, values):
                    path.curveTo(
                        *(x + 2 / 3 * (middle_x - x), y + 2 / 3 * (middle_y - y)),
                        *(end_x + 2 / 3 * (middle_x - end_x), end_y + 2 / 3 * (middle_y - end_y)),
                        *(end_x, end_y),
                    )
                    x, y = end_x, end_y
            case "z":
                path.close()
            case _:
                x = values[0] + (x if step == "h" else 0) if step in "hH" else x
                y = values[0] + (y if step == "v" else 0) if step in "vV" else y
                path.lineTo(x, y)


def _by(number: int, values: list[float]) -> Iterator[list[float]]:
    return (values[start : start + number] for start in range(0, len(values), number))
