"""Pictures for paper.

In: the bytes of a picture file. Out: bytes of a kind that Typst takes, no larger than paper shows, and the size.
"""

from __future__ import annotations

import io
import warnings

from healthpress.model.leaflet import PaperPicture
from healthpress.write.images import Refusal, probe

MOST_PIXELS_WIDE = 1200
"""130 mm at 230 dots an inch."""

_QUALITY = 82


def for_paper(data: bytes, suffix: str) -> tuple[str, PaperPicture] | None:
    """The ending that the picture's name must have, and the picture; None where the file is none."""
    facts = probe(data, suffix)
    if isinstance(facts, Refusal):
        return None
    if facts.type == "image/svg+xml":
        return ".svg", PaperPicture(data, facts.width, facts.height)
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data)) as image:
            try:
                upright = ImageOps.exif_transpose(image)
                clear = "A" in upright.getbands() or "transparency" in upright.info
                plain = upright.convert("RGBA" if clear else "RGB")
            except (OSError, ValueError, SyntaxError):
                return None
    plain.thumbnail((MOST_PIXELS_WIDE, 2 * MOST_PIXELS_WIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    if clear:
        plain.save(buffer, "PNG")
    else:
        plain.save(buffer, "JPEG", quality=_QUALITY)
    return ".png" if clear else ".jpg", PaperPicture(buffer.getvalue(), plain.width, plain.height)
