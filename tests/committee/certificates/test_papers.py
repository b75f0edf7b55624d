"""Every paper, upright and across, with a seal from a picture: nothing is cut off or lost."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pypdf
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from committee.certificates.design import PAPERS, Design
from committee.certificates.render import render_pdf, render_png
from tests.committee.certificates.test_render import CASES, FRAME, joined, plane

RED = (200, 20, 20)


def ring() -> bytes:
    """A seal: a red ring, as large as its picture, which is transparent elsewhere."""
    picture, file = Image.new("RGBA", (300, 300), (0, 0, 0, 0)), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((0, 0, 299, 299), outline=(*RED, 255), width=24)
    picture.save(file, "PNG")
    return file.getvalue()


RING = ring()
SEALS = {hashlib.sha256(RING).hexdigest(): RING}


@pytest.fixture(params=[(paper, across) for paper in PAPERS for across in (False, True)], ids=str)
def design(request):
    paper, landscape = request.param
    return Design(paper=paper, landscape=landscape, border=False, rosette=False)


@pytest.fixture(params=["usual", "bilingual, longest", "five signatories"])
def sealed(request, certificate, design):
    return certificate(**CASES[request.param], design=design, seal_image=next(iter(SEALS)))


def test_all_of_it_lies_on_one_page_inside_the_frame(sealed):
    assert len(pypdf.PdfReader(io.BytesIO(render_pdf(sealed, seals=SEALS))).pages) == 1
    page = plane(render_png(sealed, seals=SEALS, ppi=30), 1)
    height, width = page.shape
    edge = round(FRAME / sealed.design.size[0] * width)
    rim = [page[y, x] for y in range(height) for x in (*range(edge), *range(width - edge, width))]
    rim += [page[y, x] for x in range(width) for y in (*range(edge), *range(height - edge, height))]
    assert min(rim) > 240


def test_every_word_can_be_copied_out(sealed):
    printed = joined(render_pdf(sealed, seals=SEALS))
    for text in sealed.texts:
        expected = [text.committee[1], text.post[1], text.name[1], text.body, text.dated]
        expected += [text.campaign, *(part for pair in text.signatories for part in pair)]
        for part in expected:
            assert "".join(part.split()) in printed


def test_the_seal_is_whole(sealed):
    page = render_png(replace(sealed, mark=""), seals=SEALS, ppi=45)
    red, green = plane(page, 0), plane(page, 1)
    height, width = red.shape
    found = [(x, y) for y in range(height) for x in range(width) if red[y, x] > green[y, x] + 120]
    (left, right), (top, bottom) = (
        (min(each), max(each)) for each in ([x for x, _y in found], [y for _x, y in found])
    )
    across, down = right - left + 1, bottom - top + 1
    assert abs(across - down) <= 2, "a ring that is cut off is no longer as wide as high"
    assert across > 0.05 * min(width, height)


def test_the_qr_code_leads_to_the_check(sealed):
    ppi = 110 * 210 / min(sealed.design.size)
    found = zxingcpp.read_barcodes(plane(render_png(sealed, seals=SEALS, ppi=ppi), 1))
    assert [code.text for code in found] == [sealed.verify_url]
