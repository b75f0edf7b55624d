"""The QR code of a certificate."""

from __future__ import annotations

import zxingcpp


def qr_svg(text: str) -> str:
    """The text as a QR code in SVG: vector modules, no quiet zone (the page leaves it).

    Error correction M: about 15 % of the code may be torn or stained, and the modules of a usual
    address are still over half a millimetre wide at 21 mm.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return code.to_svg(add_quiet_zones=False)
