"""Versions of a picture: sizes for screens in the formats that browsers know, and crops for other sites.

In: the bytes of an original. Out: the bytes of its versions by name ("800.avif", "4x3-50-30.jpg"). Which versions a
picture has follows from its facts alone, so that pages can name them before they exist. Equal originals give equal
bytes on one version of Pillow, in any process.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from healthpress.model.card import Focus
from healthpress.text import rules
from healthpress.write.images import MEDIA_TYPES, ImageFacts, Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (400, 800, 1200, 1600)
"""Widths in pixels: a card, or a phone, at one to three device pixels; text or half a wide screen at two."""

SMALLEST = 100
"""Pixels: the width below which one file serves every screen."""

CROPS = ((1, 1), (4, 3), (16, 9))
"""The proportions that Google asks for in structured data of articles."""

CROP_WIDTH = 1200
LEAST_CROP = 50_000
"""Pixels of the smallest crop that Google takes."""

RECIPE = "pictures 1"
"""Another recipe, another name: raise the number when versions are made in another way."""

_AVIF_PHOTO = {"quality": 55, "speed": 8, "max_threads": 1}
_AVIF_DRAWING = {"quality": 75, "speed": 8, "max_threads": 1, "subsampling": "4:4:4"}
_WEBP = {"quality": 78, "method": 2}
_WEBP_DRAWING = {"quality": 90, "method": 2}
_JPEG = {"quality": 80, "progressive": True, "optimize": True}
_JPEG_DRAWING = {"quality": 90, "progressive": True, "optimize": True, "subsampling": 0}
_ALIKE = 0.02
"""Two proportions that differ by less are one."""

_NARROWER = 0.9
"""A version must be narrower than the next by at least a tenth to be worth a file."""


@dataclass(frozen=True, slots=True)
class Version:
    """One file to make of a picture: `box` is what is cut out of the upright original (left, top, right, bottom)."""

    name: str
    width: int
    height: int
    type: str
    box: tuple[int, int, int, int] | None = None


def sizes(facts: ImageFacts, *, clear: bool) -> tuple[Version, ...]:
    """The versions of a still picture for screens: AVIF, WebP, then what every browser reads, each from small to wide.

    `clear` says that some of it is transparent.
    """
    widest = min(facts.width, WIDTHS[-1])
    widths = (*(width for width in WIDTHS if width < widest * _NARROWER), widest)
    plain = "PNG" if clear else "JPEG"
    if facts.width < SMALLEST:
        return (_sized(facts, widest, plain),)
    last = tuple(width for width in widths if width in {800, widest})
    return tuple(
        _sized(facts, width, kind)
        for kind, wanted in (("AVIF", widths), ("WEBP", widths), (plain, last))
        for width in wanted
    )


def _sized(facts: ImageFacts, width: int, kind: str) -> Version:
    ending = "jpg" if kind == "JPEG" else kind.lower()
    height = max(1, round(facts.height * width / facts.width))
    return Version(f"{width}.{ending}", width, height, MEDIA_TYPES[kind])


def crops(facts: ImageFacts, focus: Focus) -> tuple[Version, ...]:
    """The crops of a still picture around a point, given in per cent from its left and top; none of a small one.

    A proportion that the picture has already is left out.
    """
    made = []
    for across, down in CROPS:
        if abs(facts.width * down / (facts.height * across) - 1) < _ALIKE:
            continue
        width = min(facts.width, facts.height * across // down)
        height = min(facts.height, facts.width * down // across)
        shown = min(width, CROP_WIDTH)
        shown_height = round(shown * down / across)
        if shown * shown_height < LEAST_CROP:
            continue
        left, top = _start(facts.width, width, focus[0]), _start(facts.height, height, focus[1])
        name = f"{across}x{down}-{focus[0]}-{focus[1]}.jpg"
        box = (left, top, left + width, top + height)
        made.append(Version(name, shown, shown_height, MEDIA_TYPES["JPEG"], box))
    return tuple(made)


def _start(whole: int, part: int, focus: int) -> int:
    """Where a part of a side begins, so that the focus is in its middle as far as the side reaches."""
    return min(max(0, whole * focus // 100 - part // 2), whole - part)


class Versions(Protocol):
    """Which versions a picture shall have."""

    def __call__(self, facts: ImageFacts, *, clear: bool) -> tuple[Version, ...]:
        """Those of a picture with these facts; `clear` says that some of it is transparent."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a picture: whether some of it is transparent, and files by name."""

    clear: bool
    files: dict[str, bytes]


def make(data: bytes, facts: ImageFacts, versions: Versions, known: Collection[str]) -> Made | Refusal:
    """The versions of a still picture, those that are `known` already left out; or why it cannot be decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _make(data, facts, versions, known)
    except MemoryError:
        raise
    except Exception as fault:  # whatever a hostile file makes a decoder say
        return Refusal(rules.UNREADABLE_IMAGE, f"The picture is damaged ({fault or type(fault).__name__}).")


def _make(data: bytes, facts: ImageFacts, versions: Versions, known: Collection[str]) -> Made:
    from PIL import Image

    original, scale, drawing = _decoded(data, facts)
    clear = original.mode == "RGBA" and original.getchannel("A").getextrema() != (255, 255)
    if original.mode == "RGBA" and not clear:
        original = original.convert("RGB")
    files: dict[str, bytes] = {}
    resized: dict[tuple[object, int], Image.Image] = {}
    for version in versions(facts, clear=clear):
        if version.name in known or version.name in files:
            continue
        at = (version.box, version.width)
        if at not in resized:
            box = tuple(side / scale for side in version.box) if version.box else None
            size = (version.width, version.height)
            resized[at] = original.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)  # type: ignore[arg-type]
        files[version.name] = _encoded(resized[at], version.type, drawing=drawing)
    return Made(clear, files)


def _decoded(data: bytes, facts: ImageFacts) -> tuple[Image, float, bool]:
    """The picture upright, in sRGB, RGB or RGBA; how many pixels of the original one of its is; whether it is drawn.

    A JPEG much larger than needed is decoded at a half, a quarter or an eighth of its size, which saves most time.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        drawing = image.format == "PNG"
        if image.format == "JPEG" and image.mode in {"RGB", "L"}:
            side = 2 * WIDTHS[-1]
            image.draft(image.mode, (side, side))
        image.load()
        upright = _in_srgb(ImageOps.exif_transpose(image))
    return upright, facts.width / upright.width, drawing


def _in_srgb(image: Image) -> Image:
    """The picture in sRGB, which is what every browser takes a picture without a profile for.

    Colours outside it come to its edge (relative colorimetric, with black points matched), as browsers show them on
    the screens that most readers have. A profile that cannot be read counts as none.
    """
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    elif image.mode == "P" or image.mode in {"LA", "PA", "1"}:
        seen_through = "transparency" in image.info or image.mode in {"LA", "PA"}
        image = image.convert("RGBA" if seen_through else "RGB")
    elif image.mode in {"RGB", "L"} and "transparency" in image.info:
        image = image.convert("RGBA")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        image = _converted(image, profile)
    plain = image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")
    plain.info.clear()
    return plain


def _converted(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return made or image


def _encoded(image: Image, kind: str, *, drawing: bool) -> bytes:
    """A picture's bytes without metadata or profile."""
    from PIL import Image as Images

    buffer = io.BytesIO()
    if kind == MEDIA_TYPES["JPEG"]:
        if image.mode == "RGBA":
            ground = Images.new("RGBA", image.size, "white")
            image = Images.alpha_composite(ground, image).convert("RGB")
        image.save(buffer, "JPEG", **(_JPEG_DRAWING if drawing else _JPEG))
    elif kind == MEDIA_TYPES["PNG"]:
        image.save(buffer, "PNG", optimize=True)
    elif kind == MEDIA_TYPES["WEBP"]:
        image.save(buffer, "WEBP", **(_WEBP_DRAWING if drawing else _WEBP))
    else:
        image.save(buffer, "AVIF", **(_AVIF_DRAWING if drawing else _AVIF_PHOTO))
    return buffer.getvalue()
