"""The QR code of a certificate."""

from __future__ import annotations

import zxingcpp


def qr_svg(text: str) -> str:
    """The text as a QR code in SVG: vector modules, no quiet zone (the page leaves it).

    Error correction Q: a quarter of the code may be torn, stained or stamped over.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    return code.to_svg(add_quiet_zones=False)
