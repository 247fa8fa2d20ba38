"""What a picture file holds: its kind, its size as shown, and whether it can be trusted to be opened.

In: the bytes of a file and the ending of its name. Out: facts, or a refusal with the rule that it breaks. Nothing is
decoded here; `write/renditions.py` does that.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass

from healthpress.text import rules
from healthpress.text.diagnostic import Rule

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

MOST_PIXELS = 100_000_000
"""Pixels of the largest picture that is opened: 300 MB in memory; good cameras make up to 60 million."""

MOST_SCANS = 200
"""Passes of the longest progressive JPEG that is decoded. Cameras and programs write about ten; each further one of a
small hostile file costs as much time as the whole picture."""

_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
"""Tags of Exif 2.32."""

_SCAN = b"\xff\xda"
_SVG_ROOT = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture's size in pixels as shown, its media type, and whether it stays one picture (no film, no drawing).

    `located` says that the file tells where it was taken (Exif, GPS).
    """

    width: int
    height: int
    type: str
    still: bool = True
    located: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not used as a picture."""

    rule: Rule
    message: str
    help: str = ""


def probe(data: bytes, suffix: str) -> ImageFacts | Refusal:
    """The facts of a picture, or why its bytes are refused. `suffix` is the file name's, such as ".jpg"."""
    expected = SUFFIXES.get(suffix.lower())
    if expected is None:
        return Refusal(rules.UNREADABLE_IMAGE, f'"{suffix}" is no kind of picture that browsers show.')
    if not data:
        return Refusal(rules.UNREADABLE_IMAGE, "The file is empty.")
    return _probe_svg(data) if expected == "SVG" else _probe_pixels(data, suffix, expected)


def _probe_pixels(data: bytes, suffix: str, expected: str) -> ImageFacts | Refusal:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                kind = image.format or ""
                if image.width * image.height > MOST_PIXELS:
                    return _too_many(*image.size)
                exif = image.getexif()
                width, height = _upright(image.size, exif.get(_ORIENTATION, 1))
                located = _LATITUDE in exif.get_ifd(_GPS)
                still = kind in {"JPEG", "MPO"} or (kind != "GIF" and getattr(image, "n_frames", 1) == 1)
    except Image.DecompressionBombError:
        return Refusal(rules.IMAGE_TOO_LARGE, f"The picture has more than {MOST_PIXELS:,} pixels.")
    except UnidentifiedImageError:
        advice = _named_for_what_it_is(data)
        return Refusal(rules.UNREADABLE_IMAGE, "The file is no picture of a known kind.", advice)
    except MemoryError:
        raise
    except Exception as fault:  # whatever a hostile file makes a decoder say
        return Refusal(rules.UNREADABLE_IMAGE, f"The file cannot be read as a picture ({type(fault).__name__}).")
    if kind == "MPO":
        kind = "JPEG"
    if kind != expected:
        right = next((ending for ending, name in SUFFIXES.items() if name == kind), "")
        advice = f"Rename it to end in {right}, or save it as {expected}." if right else ""
        return Refusal(
            rules.WRONG_IMAGE_NAME, f"The file is named {suffix} but holds a picture of kind {kind}.", advice
        )
    if kind == "JPEG" and data.count(_SCAN) > MOST_SCANS:
        return Refusal(rules.IMAGE_TOO_LARGE, f"The picture is stored in more than {MOST_SCANS} passes.")
    return ImageFacts(width, height, MEDIA_TYPES[kind], still, located)


def _too_many(width: int, height: int) -> Refusal:
    message = f"The picture has {width} × {height} pixels; more than {MOST_PIXELS:,} are refused."
    return Refusal(rules.IMAGE_TOO_LARGE, message)


def _named_for_what_it_is(data: bytes) -> str:
    """Advice for files that often get a picture's name by mistake; "" for others."""
    start = data[:512].lstrip().lower()
    if start.startswith((b"<svg", b"<?xml")):
        return "It begins as an SVG drawing does: rename it to end in .svg."
    if start.startswith((b"<!doctype html", b"<html")):
        return "It holds a web page, as a download that failed often does: save the picture itself again."
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "It is a HEIC photo of a phone, which browsers do not show: export it as JPEG."
    return ""


def _upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """The size as shown: orientations 5 to 8 of the Exif standard lie on their side."""
    width, height = size
    return (height, width) if orientation in range(5, 9) else (width, height)


def _probe_svg(data: bytes) -> ImageFacts | Refusal:
    root = _SVG_ROOT.search(data)
    if root is None:
        return Refusal(rules.UNREADABLE_IMAGE, "The file holds no <svg> element.")
    tag = root[0].decode("utf-8", errors="replace")
    sides = [_LENGTH.fullmatch(_attribute(tag, name)) for name in ("width", "height")]
    try:
        if all(sides):
            width, height = (float(side[1]) for side in sides if side)
        else:
            box = re.split(r"[\s,]+", _attribute(tag, "viewBox").strip())
            width, height = (float(side) for side in box[2:4])
    except ValueError:
        return Refusal(rules.UNREADABLE_IMAGE, "The <svg> element has neither width and height nor a viewBox.")
    if not (0 < width < 1e5 and 0 < height < 1e5):  # noqa: PLR2004
        return Refusal(rules.UNREADABLE_IMAGE, "The <svg> element has no usable size.")
    return ImageFacts(round(width) or 1, round(height) or 1, MEDIA_TYPES["SVG"], still=False)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)", tag)
    return found[1] if found else ""
