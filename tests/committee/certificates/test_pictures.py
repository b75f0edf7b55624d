"""Seals from uploads: what is taken, what is refused, and what is left of it."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from committee.certificates.pictures import PictureRefused, seal_picture


def ring(format="PNG", size=600, mode="RGB", **saved):
    picture = Image.new(mode, (size, size), "white" if mode == "RGB" else (0, 0, 0, 0))
    edge = size // 10
    ImageDraw.Draw(picture).ellipse(
        (edge, edge, size - edge, size - edge), outline="#b8261c", width=edge // 2
    )
    file = BytesIO()
    picture.save(file, format, **saved)
    return file.getvalue()


def read(png):
    return Image.open(BytesIO(png), formats=["PNG"]).convert("RGBA")


@pytest.mark.parametrize(
    "data",
    [ring(), ring("JPEG"), ring("WEBP"), ring(mode="RGBA"), ring(size=3000)],
    ids=["png", "jpeg", "webp", "transparent", "large"],
)
def test_a_seal_becomes_a_small_png_without_its_paper(data):
    png = seal_picture(data)
    picture = read(png)
    assert max(picture.size) <= 260
    assert len(png) < 8_000
    assert picture.getpixel((picture.width // 2, picture.height // 2))[3] < 8
    red, green, blue, alpha = picture.getpixel((picture.width // 2, 10))
    assert red > 150 > green
    assert blue < 90
    assert alpha > 200


def test_nothing_else_of_the_file_is_kept():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "홍길동")
    png = seal_picture(ring(pnginfo=told) + b"<?php ?>")
    assert not Image.open(BytesIO(png)).info.keys() - {"transparency"}
    assert b"php" not in png


def bomb(side=20_000):
    """A PNG of 400 million white pixels in less than 100 kB."""
    raw = zlib.compress(bytes(1 + side // 8) * 1000)
    header = side.to_bytes(4) * 2 + bytes([1, 0, 0, 0, 0])
    chunks = ((b"IHDR", header), (b"IDAT", raw), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
        for kind, data in chunks
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_picture"),
        (b"%PDF-1.7", "no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no_picture"),
        (ring("GIF"), "no_picture"),
        (ring()[:900], "no_picture"),
        (ring(size=90), "too_small"),
        (Image.new("RGB", (300, 300), "white"), "blank"),
        (bomb(), "too_large"),
        (bomb(4100), "too_large"),
        (ring() + bytes(2 * 1024 * 1024), "too_large"),
    ],
    ids=["empty", "pdf", "svg", "gif", "cut off", "small", "blank", "bomb", "many", "heavy"],
)
def test_what_is_no_seal_is_refused(data, code):
    if isinstance(data, Image.Image):
        file = BytesIO()
        data.save(file, "PNG")
        data = file.getvalue()
    with pytest.raises(PictureRefused) as refused:
        seal_picture(data)
    assert refused.value.code == code
