"""The QR code of an address, for those who hold the page on paper.

In: an address. Out: SVG. It stands apart because its library is slow to import, and only pages that are rendered need
it.
"""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

_RUN = re.compile(rb"\xff*\0+")
"""Dark modules with the light ones before them."""


def print_code(address: str) -> Markup:
    """The QR code of an address as SVG without a margin, hidden from screen readers: the address stands beside it.

    Level M restores 15 % of a damaged code (ISO/IEC 18004). An address too long for any, of over 2,331 bytes, gives "".
    """
    import zxingcpp

    try:
        code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError:
        return Markup()
    image = code.to_image(add_quiet_zones=False)
    size = image.shape[0]
    modules = bytes(image)  # type: ignore[call-overload]  # its stub does not say that it is a buffer
    path = "".join(_row(modules, number, size) for number in range(size))
    return Markup(
        '<svg viewBox="0 0 {0} {0}" aria-hidden="true" focusable="false" shape-rendering="crispEdges">'
        '<path transform="translate(0 .5)" stroke="#000" d="{1}"/></svg>'
    ).format(size, path)


def _row(modules: bytes, number: int, size: int) -> str:
    """The dark runs of a row as strokes, each but the first drawn from where the one before it ends."""
    first, *others = _RUN.findall(modules, number * size, (number + 1) * size) or [b""]
    return f"M{first.count(0xFF)} {number}h{first.count(0)}" + "".join(map(_stroke, others))


@cache
def _stroke(run: bytes) -> str:
    """A run as a stroke; kept, because a code is made of some three hundred runs of a dozen kinds."""
    return f"m{run.count(0xFF)} 0h{run.count(0)}"
