"""Photographs as they are taken in: read within limits, and written anew without what they tell.

A camera writes into its file where and when it was used, and by whom. Nothing of that is copied:
the pixels alone are drawn into new files, turned upright first.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from committee.errors import FileRefused

MOST_PIXELS = 60_000_000
"""A telephone's camera takes 12 to 50 million; a file of a few bytes may claim billions."""

TAKEN = ("JPEG", "PNG", "WEBP")
SIDES = {"large": 1600, "small": 400}
"""The longest side of each size, in pixels."""

FORMATS = {"webp": ("WEBP", 80), "jpg": ("JPEG", 82)}
"""Of each ending: the format and its quality. JPEG is for what shows a link to a page."""


@dataclass(frozen=True)
class Picture:
    """A photograph in every size and format, by file name, with width and height of the large."""

    files: dict[str, bytes]
    width: int
    height: int


def redrawn(file: IO[bytes]) -> Picture:
    """The photograph drawn anew. Raises ``FileRefused`` with a sentence that says what to do."""
    upright = _read(file)
    files = {}
    large = upright
    for size, side in SIDES.items():
        shown = upright.copy()
        shown.thumbnail((side, side), Image.Resampling.LANCZOS)
        large = shown if size == "large" else large
        for ending, (name, quality) in FORMATS.items():
            target = io.BytesIO()
            shown.save(target, name, quality=quality)
            files[f"{size}.{ending}"] = target.getvalue()
    return Picture(files, *large.size)


def _read(file: IO[bytes]) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, which is not kept anyway
            with Image.open(file, formats=TAKEN) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise FileRefused(said=_too_many_pixels(image))
                image.draft(
                    "RGB", (SIDES["large"] * 2,) * 2
                )  # a JPEG is read no larger than needed
                image.load()
                return _plain(ImageOps.exif_transpose(image))
    except UnidentifiedImageError:
        said = _("it is no JPEG, PNG or WebP picture. Save a HEIC picture as JPEG first.")
        raise FileRefused(said=said) from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        said = _("the picture is damaged. Open it on a computer, save it as JPEG and try again.")
        raise FileRefused(said=said) from None


def _too_many_pixels(image: Image.Image) -> str:
    said = _("it has %(width)s × %(height)s pixels, more than %(most)s million. Make it smaller.")
    values = {"width": image.width, "height": image.height, "most": MOST_PIXELS // 1_000_000}
    return said % values


def _plain(image: Image.Image) -> Image.Image:
    """Red, green and blue as screens show them, on white, with nothing beside the pixels."""
    if profile := image.info.get("icc_profile"):
        with suppress(ImageCms.PyCMSError):  # of a broken profile the colours stay as they are
            image = ImageCms.profileToProfile(  # type: ignore[assignment]
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
    colours = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(colours, mask=colours.getchannel("A"))
    return paper
