"""QR codes: of certificates, and of passes for a door."""

from __future__ import annotations

import base64
import io

import zxingcpp
from PIL import Image


def qr_svg(text: str) -> str:
    """The text as a QR code in SVG: vector modules, no quiet zone (the page leaves it).

    Error correction M: about 15 % of the code may be torn or stained, and the modules of a usual
    address are still over half a millimetre wide at 21 mm.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return code.to_svg(add_quiet_zones=False)


def qr_address(text: str) -> str:
    """The same as the address of a picture, which a page holds without another request."""
    return "data:image/svg+xml;base64," + base64.b64encode(qr_svg(text).encode()).decode()


def qr_png(text: str) -> bytes:
    """The same as a picture of one pixel a module, black and white: some 270 bytes."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = code.to_image(add_quiet_zones=False)
    height, width = drawn.shape
    picture = io.BytesIO()
    Image.frombytes("L", (width, height), memoryview(drawn).tobytes()).convert("1").save(
        picture, "PNG"
    )
    return picture.getvalue()
