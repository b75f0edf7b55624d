"""Pictures of seals: read within limits from what somebody uploaded, and written anew."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageChops, ImageOps

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
LEAST_SIDE = 100
"""Pixels; a seal of fewer is a blur on paper."""

SIDE = 260
"""Pixels of what is kept: 22 mm at 300 dots to the inch."""

COLOURS = 12
FORMATS = ("PNG", "JPEG", "WEBP")
PAPER, INK = 240, 150
"""Of the darkest of the three colours: from PAPER on nothing is printed, below INK all."""


class PictureRefused(ValueError):
    """What cannot become a seal; ``code`` is too_large, no_picture, too_small or blank."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def seal_picture(data: bytes) -> bytes:
    """The picture as a small PNG of few colours, its paper transparent, nothing else of the file.

    PNG, JPEG and WebP are read, whatever the file is called.

    Raises:
        PictureRefused: over 2 MiB or 16 million pixels, no such picture, under 100 pixels, or all
            of it paper.
    """
    if len(data) > MOST_BYTES:
        raise PictureRefused("too_large")
    picture = _read(data)
    if picture.getchannel("A").getextrema() == (255, 255):
        picture.putalpha(_ink(picture))
    inked = picture.getchannel("A").getbbox()
    if inked is None:
        raise PictureRefused("blank")
    picture = picture.crop(inked)
    if max(picture.size) < LEAST_SIDE:
        raise PictureRefused("too_small")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _read(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise PictureRefused("too_large")
                return ImageOps.exif_transpose(opened).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefused("too_large") from None
    except PictureRefused:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError):
        raise PictureRefused("no_picture") from None


def _ink(picture: Image.Image) -> Image.Image:
    """How much ink is where, of a picture on white paper."""
    red, green, blue, _alpha = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return darkest.point(
        lambda value: max(0, min(255, round((PAPER - value) * 255 / (PAPER - INK))))
    )
