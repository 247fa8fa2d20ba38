"""A card for link previews, drawn: Typst sets its words, Pillow puts the picture behind the hole that they leave.

In: a card, the template, the fonts and the bytes of a picture. Out: a JPEG, or why there is none. Typst does what is
hard about words: it joins Arabic, orders both directions, and breaks long words and Chinese lines.
"""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthpress.model.social import CARD_HEIGHT, CARD_WIDTH, SocialCard
from healthpress.text.languages import direction, primary_tag

if TYPE_CHECKING:
    from typst import Compiler

FONTS = Path(__file__).parents[1] / "fonts"

QUALITY = 84
_PIXELS_AN_INCH = 72.0
"""One point of the template is one pixel."""

_ONLY_CLEAR = [0] * 255 + [255]


def words_of(card: SocialCard, mark: str) -> dict[str, Any]:
    """What the template is told: the card's texts, how they are written, and the site's `mark`, an SVG or ""."""
    return {
        "title": card.title,
        "label": card.label,
        "line": card.line,
        "site": card.site,
        "lang": primary_tag(card.lang),
        "rtl": direction(card.lang) == "rtl",
        "picture": bool(card.picture),
        "mark": mark,
    }


def draw(card: SocialCard, template: str, mark: str, picture: bytes) -> bytes | str:
    """A card as JPEG; in words what is wrong with the template or the picture."""
    from typst import TypstError

    try:
        told = json.dumps(words_of(card, mark), ensure_ascii=False)
        page = _compiler().compile(template.encode(), format="png", ppi=_PIXELS_AN_INCH, sys_inputs={"card": told})
    except TypstError as fault:
        return str(fault.diagnostic or fault)
    if not isinstance(page, bytes):
        return "The template makes more than one page."
    return _with_picture(page, picture, card)


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    """One compiler a process: it keeps what it laid out before."""
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(root=str(FONTS), font_paths=fonts)


def _with_picture(page: bytes, picture: bytes, card: SocialCard) -> bytes | str:
    """The page on its picture, which fills what the page leaves transparent, around its focus."""
    from PIL import Image, ImageChops, ImageOps

    with Image.open(io.BytesIO(page)) as opened:
        front = opened.convert("RGBA")
    if front.size != (CARD_WIDTH, CARD_HEIGHT):
        return f"The template makes a page of {front.width} × {front.height} points, not {CARD_WIDTH} × {CARD_HEIGHT}."
    alpha = front.getchannel("A")
    hole = ImageChops.invert(alpha).point(_ONLY_CLEAR).getbbox()
    ground = Image.new("RGB", front.size, "white")
    if picture and hole:
        size = (hole[2] - hole[0], hole[3] - hole[1])
        with Image.open(io.BytesIO(picture)) as original:
            scale = max(size[0] / original.width, size[1] / original.height)
            original.draft("RGB", (round(original.width * scale), round(original.height * scale)))
            upright = original.convert("RGBA" if "A" in original.getbands() else "RGB")
        behind = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=_centre(card, upright.size, size))
        ground.paste(behind, hole[:2], behind if behind.mode == "RGBA" else None)
    ground.paste(front, mask=alpha)
    buffer = io.BytesIO()
    ground.save(buffer, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return buffer.getvalue()


def _centre(card: SocialCard, whole: tuple[int, int], shown: tuple[int, int]) -> tuple[float, float]:
    """Where to cut, as Pillow wants it: the share of what is left out that lies before the part that is shown."""
    scale = max(shown[0] / whole[0], shown[1] / whole[1])
    return _share(card.focus[0], whole[0] * scale, shown[0]), _share(card.focus[1], whole[1] * scale, shown[1])


def _share(focus: int, whole: float, shown: int) -> float:
    left = whole - shown
    return min(1.0, max(0.0, (focus / 100 * whole - shown / 2) / left)) if left > 1 else 0.5
