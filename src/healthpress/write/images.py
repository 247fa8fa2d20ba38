"""Pictures: what a file holds, and smaller versions of it for small screens.

In: the bytes of a picture file. Out: its size and type, or a finding; and WebP renditions of given widths.
It stands apart because Pillow, slow to import, is needed only for pictures that are new or changed.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "AVIF": "image/avif",
    "SVG": "image/svg+xml",
}
SUFFIXES = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".avif": "AVIF",
    ".svg": "SVG",
}
WIDTHS = (480, 800)
"""Widths in pixels of the smaller versions: a card, or a phone's screen at one and at two device pixels."""

MOST_PIXELS = 100_000_000
_QUALITY = 80

_SVG_ROOT = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture's size in pixels and its media type."""

    width: int
    height: int
    type: str


def probe(data: bytes, suffix: str) -> ImageFacts | str:
    """The facts of a picture, or in words why its bytes are none. `suffix` is the file name's, such as ".jpg"."""
    expected = SUFFIXES.get(suffix.lower())
    if expected is None:
        return f'"{suffix}" is no kind of picture that browsers show.'
    if expected == "SVG":
        return _probe_svg(data)
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                width, height = _upright(image.size, image.getexif().get(0x0112, 1))
                kind = image.format or ""
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as fault:
        return f"The file cannot be read as a picture ({type(fault).__name__})."
    if kind == "MPO":
        kind = "JPEG"
    if kind != expected:
        return f"The file is named {suffix} but holds a picture of kind {kind}."
    if width * height > MOST_PIXELS:
        return f"The picture has {width} × {height} pixels; more than {MOST_PIXELS:,} are refused."
    return ImageFacts(width, height, MEDIA_TYPES[kind])


def _upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """The size as shown: orientations 5 to 8 of the Exif standard lie on their side."""
    width, height = size
    return (height, width) if orientation >= 5 else (width, height)  # noqa: PLR2004


def _probe_svg(data: bytes) -> ImageFacts | str:
    root = _SVG_ROOT.search(data)
    if root is None:
        return "The file holds no <svg> element."
    tag = root[0].decode("utf-8", errors="replace")
    sides = [_LENGTH.fullmatch(_attribute(tag, name)) for name in ("width", "height")]
    if all(sides):
        width, height = (float(side[1]) for side in sides if side)
    else:
        box = re.split(r"[\s,]+", _attribute(tag, "viewBox").strip())
        try:
            width, height = (float(side) for side in box[2:4])
        except ValueError:
            return "The <svg> element has neither width and height nor a viewBox."
    if not (0 < width < 1e5 and 0 < height < 1e5):  # noqa: PLR2004
        return "The <svg> element has no usable size."
    return ImageFacts(round(width) or 1, round(height) or 1, MEDIA_TYPES["SVG"])


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)", tag)
    return found[1] if found else ""


def renditions(data: bytes, facts: ImageFacts) -> dict[int, bytes]:
    """WebP versions by width, upright and without metadata; none for SVG, animations and pictures already small."""
    wanted = [width for width in WIDTHS if width < facts.width * 0.9]
    if facts.type in {MEDIA_TYPES["SVG"], MEDIA_TYPES["GIF"]} or not wanted:
        return {}
    from PIL import Image, ImageCms, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        if getattr(image, "is_animated", False):
            return {}
        upright = ImageOps.exif_transpose(image)
        profile = upright.info.get("icc_profile")
        if profile and upright.mode in {"RGB", "RGBA"}:
            try:
                source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                upright = ImageCms.profileToProfile(upright, source, ImageCms.createProfile("sRGB")) or upright
            except ImageCms.PyCMSError:
                pass
        plain = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
    made = {}
    for width in wanted:
        height = max(1, round(facts.height * width / facts.width))
        buffer = io.BytesIO()
        smaller = plain.resize((width, height), Image.Resampling.LANCZOS)
        smaller.save(buffer, "WEBP", quality=_QUALITY, method=4)
        made[width] = buffer.getvalue()
    return made
