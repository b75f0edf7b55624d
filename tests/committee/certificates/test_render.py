"""What is printed, read back from the PDF and from the picture of the page."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import subprocess
import sys
import zlib
from dataclasses import replace

import pypdf
import pytest
import zxingcpp

from committee.certificates.design import Design
from committee.certificates.render import DoesNotFit, render_pdf, render_png, render_print_file
from committee.certificates.snapshot import Signatory

LONG_NAME = "가나다라마바사아자차" * 6
LONG_PATH = [
    "대통령 후보 직속 국가균형발전위원회",
    "광주전남 초광역 에너지 공동체 특별위원회",
    "지역발전본부 광주광역시 동남갑 지역위원회",
]
FRAME = 18.5
"""mm. Words stay this far from the edge of the paper, and so inside of the innermost line."""


def words(pdf: bytes) -> str:
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return page.extract_text()


def joined(pdf: bytes) -> str:
    """The words of a page without white space, however they were broken into lines."""
    return "".join(words(pdf).split())


def plane(png: bytes, channel: int) -> memoryview:
    """One channel of a picture as rows × columns of 0 to 255 (format: PNG, ISO/IEC 15948)."""
    width, height, depth, kind = struct.unpack_from(">IIBB", png, 16)
    assert (depth, kind) == (8, 6), "typst draws in RGBA"
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    data, stride = zlib.decompress(packed), 4 * width + 1
    rows, above = bytearray(), bytearray(width)
    for start in range(0, height * stride, stride):
        above = _unfiltered(data[start], data[start + 1 + channel : start + stride : 4], above)
        rows += above
    return memoryview(rows).cast("B", (height, width))


def _unfiltered(kind: int, row: bytes, above: bytearray) -> bytearray:
    if kind in (2, 4) and not any(row) and len(set(above)) == 1:
        return above
    found, left, corner = bytearray(), 0, 0
    for value, up in zip(row, above, strict=True):
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda near: abs(guess - near)) if kind == 4 else 0
        left = (value + (0, left, up, (left + up) // 2, nearest)[kind]) % 256
        corner = up
        found.append(left)
    return found


CASES = {
    "usual": {},
    "shortest": {"recipient_name": "홍가", "post": "단장", "committee_path": ["청년본부"]},
    "longest": {
        "recipient_name": LONG_NAME,
        "committee_path": LONG_PATH,
        "post": "공동수석부위원장 겸 대변인",
    },
    "hanja": {"recipient_name": "諸葛 喆秀"},
    "commission": {"verb": "commission", "post": "상임고문"},
    "english": {"variant": "en"},
    "english, widest": {"variant": "en", "recipient_name_latin": "W" * 60},
    "bilingual": {"variant": "ko+en"},
    "bilingual, longest": {
        "variant": "ko+en",
        "recipient_name": LONG_NAME,
        "recipient_name_latin": "W" * 60,
        "committee_path": LONG_PATH,
        "committee_path_en": ["Committee " * 6] * 3,
    },
    "five committees of the greatest length": {"committee_path": ["가나다라 " * 24] * 5},
    "landscape": {"design": Design(landscape=True)},
    "landscape, longest": {
        "design": Design(landscape=True),
        "recipient_name": LONG_NAME,
        "committee_path": LONG_PATH,
    },
    "large paper": {"design": Design(paper="a3")},
    "five signatories": {"signatories": [Signatory(title="공동위원장", name="김가나")] * 5},
    "long signatory": {"signatories": [Signatory(title="공동상임위원장" * 4, name=LONG_NAME)]},
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_everything_stays_on_one_page_inside_the_frame(certificate, case):
    snapshot = certificate(**case)
    plain = replace(snapshot, design=replace(snapshot.design, border=False, rosette=False))
    assert len(pypdf.PdfReader(io.BytesIO(render_pdf(plain))).pages) == 1
    page = plane(render_png(plain, ppi=40), 1)
    height, width = page.shape
    edge = round(FRAME / snapshot.design.size[0] * width)
    inked = [
        (x, y)
        for y in range(height)
        for x in range(width)
        if page[y, x] < 240 and not (edge < x < width - edge and edge < y < height - edge)
    ]
    assert inked == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_word_can_be_copied_out_of_the_pdf(certificate, case):
    snapshot = certificate(**case)
    printed = joined(render_pdf(snapshot))
    for text in snapshot.texts:
        expected = [text.committee[1], text.post[1], text.name[1], text.body, text.dated]
        expected += [text.campaign, *(part for pair in text.signatories for part in pair)]
        for part in expected:
            assert "".join(part.split()) in printed
    for caption in snapshot.captions:
        assert "".join(caption.split()) in printed


def test_what_is_too_long_is_refused_and_never_printed_in_part(certificate):
    with pytest.raises(DoesNotFit):
        render_pdf(certificate(committee_path=["가나다라 " * 100] * 10))


def test_korean_is_broken_between_words_only(certificate):
    snapshot = certificate(committee_path=LONG_PATH)
    lines = words(render_pdf(snapshot)).split()
    for word in snapshot.texts[0].body.split():
        assert word in lines


@pytest.mark.parametrize("case", ["usual", "bilingual, longest", "landscape"])
def test_the_qr_code_leads_to_the_check(certificate, case):
    snapshot = certificate(**CASES[case])
    found = zxingcpp.read_barcodes(plane(render_png(snapshot, ppi=110), 1))
    assert [code.text for code in found] == [snapshot.verify_url]


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x")',
        "*bold*",
        "_slanted_",
        "$x^2$",
        "@ref",
        "<label>",
        '#read("/etc/passwd")',
        '#image("seal.png")',
        "= heading",
        "`raw` // comment",
        "\\u{41} \\",
        "\"quoted\" 'single' --- ...",
        "[block] {code} ~ https://example.org",
        "#import",
        '","pages":[]}',
    ],
)
def test_nothing_that_is_typed_is_read_as_markup(certificate, name):
    snapshot = certificate(recipient_name=name, post=name, variant="ko+en", campaign_name=name)
    assert joined(render_pdf(snapshot)).count("".join(name.split())) >= 4


def test_the_same_snapshot_gives_the_same_bytes_in_another_process(certificate):
    snapshot = certificate(variant="ko+en")
    script = (
        "import hashlib, json, sys\n"
        "from committee.certificates.render import render_pdf\n"
        "from committee.certificates.snapshot import Snapshot\n"
        "snapshot = Snapshot.from_dict(json.loads(sys.stdin.buffer.read()))\n"
        "print(hashlib.sha256(render_pdf(snapshot)).hexdigest())\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], input=snapshot.canonical_json(), stdout=-1, check=True
    ).stdout
    render_pdf(certificate(recipient_name="다른 사람"))
    here = render_pdf(snapshot)
    assert hashlib.sha256(here).hexdigest() == other.decode().strip()
    assert render_pdf(snapshot) == here


def test_it_can_be_archived_and_read_aloud(certificate):
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(certificate())))
    catalog = reader.trailer["/Root"]
    metadata = catalog["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", metadata, re.DOTALL)
    assert "pdfuaid:part>1<" in metadata
    assert catalog["/Lang"] == "ko"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/StructTreeRoot"]
    assert reader.metadata
    assert reader.metadata.title == "임명장 제2022-7K3F9Q호 홍길동"
    assert reader.metadata.creation_date.isoformat() == "2022-01-18T01:00:00+00:00"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert all("/FontFile3" in _descriptor(font) for font in fonts)


def _descriptor(font):
    return font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def test_the_english_one_says_that_it_is_english(certificate):
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(certificate(variant="en"))))
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize(
    ("case", "most"),
    [("usual", 45), ("hanja", 46), ("english", 41), ("longest", 49), ("bilingual", 49)],
)
def test_a_certificate_is_small(certificate, case, most):
    assert len(render_pdf(certificate(**CASES[case]))) <= most * 1000


def test_a_print_file_shares_what_its_pages_share(certificate):
    snapshots = [certificate(recipient_name=f"홍길동 {place}") for place in range(100)]
    pdf = render_print_file(snapshots, title="임명장 100장")
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 100
    assert "홍길동 99" in pages[99].extract_text()
    assert len(pdf) <= 8000 * 100


def test_a_print_file_for_both_sides_has_empty_backs(certificate):
    pdf = render_print_file([certificate()] * 3, title="임명장 3장", blank_backs=True)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert [bool(page.extract_text().strip()) for page in pages] == [True, False] * 3


def test_a_print_file_has_one_design(certificate):
    with pytest.raises(ValueError, match="one design"):
        render_print_file(
            [certificate(), certificate(design=Design(paper="a3"))], title="Two papers"
        )
    with pytest.raises(ValueError, match="one design"):
        render_print_file([], title="None")


def test_no_seal_where_none_is_wanted(certificate):
    def red(snapshot):
        picture = render_png(snapshot, ppi=40)
        pairs = zip(plane(picture, 0).tobytes(), plane(picture, 1).tobytes(), strict=True)
        return any(red > 150 and green < 90 for red, green in pairs)

    assert red(certificate())
    assert not red(certificate(seal=""))
