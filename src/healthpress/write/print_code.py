"""The QR code of an address, for those who hold the page on paper.

In: an address. Out: SVG. It stands apart because its library is slow to import, and only pages that are rendered need
it.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_DARK = re.compile(rb"\0+")


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
    here = number * size
    parts: list[str] = []
    for run in _DARK.finditer(modules, here, here + size):
        start, end = run.span()
        parts.append(f"m{start - here} 0h{end - start}" if parts else f"M{start - here} {number}h{end - start}")
        here = end
    return "".join(parts)
